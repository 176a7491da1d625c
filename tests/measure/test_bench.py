import json
from collections.abc import Callable
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from bot.measure.bench import run_bench
from bot.measure.bench_articles import PASSAGES, write_articles, write_files
from bot.measure.bench_engines import build_ours, build_peers, largest_difference
from bot.measure.bench_report import BenchReport
from bot.measure.bench_texts import STORY, ask_about, read_passages, write_passages
from bot.measure.plot import plot
from bot.news.outlets import Outlets
from bot.news.read import read
from bot.search.passages import split_passages
from bot.search.tokens import STOP_WORDS


@pytest.fixture(scope="module")
def report() -> BenchReport:
    return run_bench([200, 50, 50], queries=6, peers=False)


def test_other_engines_are_asked_where_they_are_installed() -> None:
    (size,) = run_bench([300], queries=5).sizes
    names = {timing.engine for timing in size.timings}
    assert {"newsbot", "rank_bm25", "SQLite FTS5"} <= names
    for package, engine in (
        ("bm25s", "bm25s"),
        ("tantivy", "tantivy"),
        ("numba", "newsbot, numba"),
    ):
        assert (engine in names) == (find_spec(package) is not None)


def test_every_engine_finds_the_passage_that_a_question_was_made_of(tmp_path: Path) -> None:
    corpus = list(write_passages(120))
    asked = dict.fromkeys(term for term in corpus[7] if term not in STOP_WORDS)
    ours, engines = build_ours(corpus)
    with ExitStack() as stack:
        engines += build_peers(corpus, tmp_path, stack)
        for engine in engines:
            assert FIRST[engine.name](engine.search(list(asked)), corpus) == 7, engine.name
    assert largest_difference(ours, list(asked)) == 0


FIRST: dict[str, Callable[[Any, list[list[str]]], int]] = {
    "newsbot": lambda found, _: found[0][0],
    "newsbot, numba": lambda found, _: found[0][0],
    "rank_bm25": lambda found, corpus: corpus.index(found[0]),
    "bm25s": lambda found, _: int(found.documents[0][0]),
    "bm25s, numba": lambda found, _: int(found.documents[0][0]),
    "tantivy": lambda found, _: found[0][1].doc,
    "SQLite FTS5": lambda found, _: found[0][0] - 1,
}


def test_the_picture_has_a_line_for_each_engine(report: BenchReport) -> None:
    root = ElementTree.fromstring(plot(report))  # noqa: S314 - our own
    lines = root.findall("{http://www.w3.org/2000/svg}polyline")
    assert len(lines) == len(report.sizes[0].timings)
    words = "".join(root.itertext())
    for part in ("newsbot", "rank_bm25", "50", "200", report.machine):
        assert part in words


def test_nothing_measured_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="nothing"):
        plot(BenchReport("", "", ()))


def test_written_articles_are_the_same_each_time_and_read_as_news(tmp_path: Path) -> None:
    assert list(write_articles(3)) == list(write_articles(3))
    (file,) = write_files(tmp_path / "articles", 3)
    reading = read(file.read_bytes(), file.name, outlets=Outlets(()))
    articles = [record.article for record in reading.records]
    assert [article.head.id for article in articles] == [f"bench-1-{n}" for n in range(3)]
    assert articles[0].head.outlet == "The Rare Record"
    passages = [len(split_passages(article.body)) for article in articles]
    assert all(10 <= count <= PASSAGES for count in passages)
    words = [word for article in articles for word in article.body.split()]
    assert 0.1 < sum(word[0].isupper() for word in words) / len(words) < 0.25
    assert 0.01 < sum(any(map(str.isdigit, word)) for word in words) / len(words) < 0.04
    assert any("” said " in article.body.replace(",”", "”") for article in articles)


def test_each_size_is_measured_once_from_the_smallest(report: BenchReport) -> None:
    assert [size.passages for size in report.sizes] == [50, 200]


def test_newsbot_and_rank_bm25_are_asked_and_agree(report: BenchReport) -> None:
    for size in report.sizes:
        ours, theirs = size.timing("newsbot"), size.timing("rank_bm25")
        assert ours.questions == 6
        assert 5 <= theirs.questions <= 6
        assert 0 < ours.median_ms <= ours.p99_ms
        assert size.times_faster == theirs.median_ms / ours.median_ms
        assert size.difference < 1e-9


def test_the_table_names_machine_text_sizes_and_both_engines(report: BenchReport) -> None:
    table = report.table()
    for part in (report.machine, report.text, "newsbot", "rank_bm25", "200", "times faster"):
        assert part in table


def test_the_report_is_json_for_programs(report: BenchReport) -> None:
    read = json.loads(json.dumps(report.to_dict()))
    assert read["sizes"][0]["passages"] == 50
    assert read["sizes"][0]["times_faster"] > 0


def test_answers_are_timed_by_the_size_of_the_library() -> None:
    report = run_bench([40], 5, peers=False, libraries=[3, 6])
    assert [timing.articles for timing in report.answers] == [3, 6]
    for timing in report.answers:
        assert 10 * timing.articles <= timing.passages <= PASSAGES * timing.articles
        assert timing.questions == 5
        assert 0 < timing.median_ms <= timing.p99_ms
        assert timing.processor_ms > 0
    rows = [line.split() for line in report.table().splitlines()]
    assert ["articles", "passages", "median", "p99", "processor", "questions"] in rows
    assert len(json.loads(json.dumps(report.to_dict()))["answers"]) == 2
    with pytest.raises(ValueError, match="at least one"):
        run_bench([40], 5, peers=False, libraries=[0])


@pytest.mark.parametrize(("sizes", "queries"), [([], 5), ([0], 5), ([10, -1], 5), ([10], 0)])
def test_nothing_to_measure_is_refused(sizes: list[int], queries: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        run_bench(sizes, queries)


def test_written_text_is_the_same_each_time_and_as_news_was_measured() -> None:
    passages = list(write_passages(10 * STORY + 1))
    assert passages == list(write_passages(10 * STORY + 1))
    lengths = [len(passage) for passage in passages]
    assert sum(lengths) / len(lengths) == pytest.approx(115, rel=0.05)
    distinct = sum(len(set(passage)) for passage in passages) / len(passages)
    assert distinct == pytest.approx(81, rel=0.05)
    stops = sum(term in STOP_WORDS for passage in passages for term in passage) / sum(lengths)
    assert stops == pytest.approx(0.41, abs=0.03)


def test_passages_of_a_written_article_begin_with_its_headline() -> None:
    beginnings = [tuple(passage[:9]) for passage in write_passages(3 * STORY)]
    assert [len(set(beginnings[n : n + STORY])) for n in (0, STORY, 2 * STORY)] == [1, 1, 1]
    assert len(set(beginnings)) == 3


def test_questions_are_made_of_the_words_of_one_passage_and_say_something() -> None:
    passages = list(write_passages(40))
    for question in ask_about(passages, 30):
        assert question.content
        assert not set(question.content) & STOP_WORDS
        assert any(set(question.asked) <= set(passage) for passage in passages)


def test_given_articles_are_measured_instead(tmp_path: Path) -> None:
    body = "The harbour of Lindmark opened on Monday, the mayor said. " * 30
    lines = [
        json.dumps({"id": str(n), "title": f"Harbour {n}", "body": f"{n} {body}"}) for n in range(5)
    ]
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    passages = read_passages(file)
    assert len(passages) >= 5
    assert passages[0][0] == "harbor"
    report = run_bench([10_000], 3, file, peers=False)
    assert report.text == "articles.jsonl"
    assert [size.passages for size in report.sizes] == [len(passages)]


def test_a_file_without_articles_is_refused_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_text('{"title": ', encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.json"):
        run_bench([10], 3, file, peers=False)
    with pytest.raises(ValueError, match="No such file"):
        run_bench([10], 3, tmp_path / "missing.jsonl")
