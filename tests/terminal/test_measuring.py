"""The commands that measure, on small files of their own."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.measure.bench_library import LibraryReport
from bot.terminal.arguments import parse
from bot.terminal.measuring import bench, evaluate, train
from tests.terminal.conftest import Desk

NOW = datetime(2031, 3, 5, tzinfo=UTC)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Options that name one article and two questions, one of them with no answer."""
    body = "Harbour master Ilo Brandt reopened the west quay of Port Selm on Tuesday."
    article = {"id": "quay-1", "title": "Port Selm reopens its west quay", "body": body}
    asked = [
        {
            "id": "1", "question": "who reopened the west quay?", "type": "who",
            "article": "quay-1", "answer": ["Ilo Brandt"], "must": ["Ilo Brandt"],
        },
        {
            "id": "2", "question": "who won the chess olympiad?", "type": "unanswerable",
            "article": None, "answer": [], "must": [],
        },
    ]  # fmt: skip
    (tmp_path / "articles.jsonl").write_text(json.dumps(article), "utf-8")
    (tmp_path / "questions.jsonl").write_text("\n".join(map(json.dumps, asked)), "utf-8")
    return [
        f"--articles={tmp_path / 'articles.jsonl'}",
        f"--questions={tmp_path / 'questions.jsonl'}",
    ]


def test_eval_prints_its_figures(pipe: Desk, files: list[str]) -> None:
    assert evaluate(pipe.screen, parse(["eval", *files]), NOW) == 0
    figures = dict(line.split(maxsplit=1) for line in pipe.out.splitlines()[:2])
    assert figures["questions"] == "2"
    assert figures["hit@1"].startswith("1.000")


def test_eval_gives_its_figures_to_programs(pipe: Desk, files: list[str]) -> None:
    assert evaluate(pipe.screen, parse(["eval", *files, "--json"]), NOW) == 0
    value = json.loads(pipe.out)
    assert value["articles"] == 1
    assert value["hit_1"]["value"] == 1.0


def test_eval_writes_what_was_not_answered_right(
    pipe: Desk, files: list[str], tmp_path: Path
) -> None:
    questions = tmp_path / "questions.jsonl"
    questions.write_text(questions.read_text("utf-8").replace('"must": ["Ilo', '"must": ["Ada'))
    misses = tmp_path / "misses.jsonl"
    assert evaluate(pipe.screen, parse(["eval", *files, f"--misses={misses}"]), NOW) == 0
    assert [json.loads(line)["id"] for line in misses.read_text("utf-8").splitlines()] == ["1"]


def test_eval_names_a_file_that_is_missing_or_no_questions(
    pipe: Desk, files: list[str], tmp_path: Path
) -> None:
    nowhere = parse(["eval", files[0], "--questions", str(tmp_path / "none.jsonl")])
    assert evaluate(pipe.screen, nowhere, NOW) == 2
    (tmp_path / "questions.jsonl").write_text("nonsense\n")
    assert evaluate(pipe.screen, parse(["eval", *files]), NOW) == 2
    first, second = pipe.err.splitlines()
    assert first == f"There is no file {tmp_path / 'none.jsonl'}."
    assert "questions.jsonl:1: " in second


def test_bench_prints_both_engines_and_their_ratio(pipe: Desk) -> None:
    assert bench(pipe.screen, parse(["bench", "--sizes", "60", "--queries", "5"])) == 0
    assert "rank_bm25" in pipe.out
    assert "times faster" in pipe.out


def test_bench_draws_cost_against_size(pipe: Desk, tmp_path: Path) -> None:
    picture = tmp_path / "cost.svg"
    options = ["--sizes", "40", "80", "--queries", "5", "--plot", str(picture)]
    assert bench(pipe.screen, parse(["bench", *options])) == 0
    assert picture.read_text("utf-8").startswith("<svg")


def test_bench_gives_its_figures_to_programs(pipe: Desk) -> None:
    assert bench(pipe.screen, parse(["bench", "--sizes", "60", "--queries", "5", "--json"])) == 0
    assert json.loads(pipe.out)["sizes"][0]["passages"] == 60


def test_bench_measures_a_whole_library(pipe: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    # The measurement itself takes 10 s; tests/measure/test_bench_library.py makes one.
    def measure(articles: int, questions: int, *, say: Callable[[str], None]) -> LibraryReport:
        say("asking")
        figures = dict.fromkeys(LibraryReport.__dataclass_fields__, 12)
        return LibraryReport(**figures | {"articles": articles, "passages": questions})

    monkeypatch.setattr("bot.measure.bench_library.measure_library", measure)
    options = ["bench", "--library", "30", "--queries", "3"]
    assert bench(pipe.screen, parse([*options, "--json"])) == 0
    value = json.loads(pipe.out)
    assert (value["articles"], value["passages"], value["at_once"]) == (30, 3, 12)
    assert bench(pipe.screen, parse(options)) == 0
    assert ["articles", "30.00"] in [line.split() for line in pipe.out.splitlines()]
    assert pipe.err == "asking\nasking\n"


def test_bench_refuses_a_file_without_articles(pipe: Desk, tmp_path: Path) -> None:
    assert bench(pipe.screen, parse(["bench", "--articles", str(tmp_path / "none.jsonl")])) == 2
    assert pipe.out == ""
    assert pipe.err.count("none.jsonl") >= 1


PEOPLE = ("Ilo Brandt", "Ada Torv", "Hollis Vane", "Tilda Maas", "Orm Sandel", "Vera Quill")
TOWNS = ("Selm", "Norrin", "Tarn", "Ostrey", "Kilda", "Marrow")


def test_train_writes_weights_and_says_what_cross_validation_gives(
    pipe: Desk, tmp_path: Path
) -> None:
    articles, questions = [], []
    for person, town in zip(PEOPLE, TOWNS, strict=True):
        body = f"{person} opened the bridge of {town} on Tuesday. Rain fell on the guests."
        articles.append({"id": town, "title": f"The bridge of {town} opens", "body": body})
        questions.append(
            {
                "id": town, "question": f"who opened the bridge of {town}?", "type": "who",
                "article": town, "answer": [person], "must": [person],
            }
        )  # fmt: skip
    (tmp_path / "news").mkdir()
    for name, rows in (("articles", articles), ("questions", questions)):
        (tmp_path / "news" / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    output = tmp_path / "weights.json"
    assert train(pipe.screen, parse(["train", str(tmp_path), "--output", str(output)])) == 0
    assert "hit@1 1.000" in pipe.out
    assert any(json.loads(output.read_text("utf-8"))["ranking"].values())


def test_train_names_a_file_that_is_missing_or_cannot_be_written(
    pipe: Desk, tmp_path: Path
) -> None:
    assert train(pipe.screen, parse(["train", str(tmp_path / "no"), "--output", "w.json"])) == 2
    assert "articles.jsonl" in pipe.err
    assert pipe.err.count("\n") == 1
