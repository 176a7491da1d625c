import json
from pathlib import Path

import pytest

from bot.measure.bench import BenchReport, run_bench
from bot.measure.bench_texts import ask_about, read_passages, write_passages
from bot.search.tokens import STOP_WORDS


@pytest.fixture(scope="module")
def report() -> BenchReport:
    return run_bench([200, 50, 50], queries=6)


def test_each_size_is_measured_once_from_the_smallest(report: BenchReport) -> None:
    assert [size.passages for size in report.sizes] == [50, 200]


def test_newsbot_and_rank_bm25_are_asked_and_agree(report: BenchReport) -> None:
    for size in report.sizes:
        assert size.newsbot.questions == 6
        assert 5 <= size.rank_bm25.questions <= 6
        assert 0 < size.newsbot.median_ms <= size.newsbot.p99_ms
        assert size.times_faster == size.rank_bm25.median_ms / size.newsbot.median_ms
        assert size.difference < 1e-9


def test_the_table_names_machine_text_sizes_and_both_engines(report: BenchReport) -> None:
    table = report.table()
    for part in (report.machine, report.text, "newsbot", "rank_bm25", "200", "times faster"):
        assert part in table


def test_the_report_is_json_for_programs(report: BenchReport) -> None:
    read = json.loads(json.dumps(report.to_dict()))
    assert read["sizes"][0]["passages"] == 50
    assert read["sizes"][0]["times_faster"] > 0


@pytest.mark.parametrize(("sizes", "queries"), [([], 5), ([0], 5), ([10, -1], 5), ([10], 0)])
def test_nothing_to_measure_is_refused(sizes: list[int], queries: int) -> None:
    with pytest.raises(ValueError, match="at least one"):
        run_bench(sizes, queries)


def test_written_text_is_the_same_each_time_and_as_long_as_news() -> None:
    passages = list(write_passages(300))
    assert passages == list(write_passages(300))
    lengths = [len(passage) for passage in passages]
    assert 80 < sum(lengths) / len(lengths) < 140
    common = sum(term in STOP_WORDS for passage in passages for term in passage) / sum(lengths)
    assert 0.3 < common < 0.6  # about half of English is stop words


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
    report = run_bench([10_000], 3, file)
    assert report.text == "articles.jsonl"
    assert [size.passages for size in report.sizes] == [len(passages)]


def test_a_file_without_articles_is_refused_with_its_reason(tmp_path: Path) -> None:
    file = tmp_path / "broken.json"
    file.write_text('{"title": ', encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.json"):
        run_bench([10], 3, file)
    with pytest.raises(ValueError, match="No such file"):
        run_bench([10], 3, tmp_path / "missing.jsonl")
