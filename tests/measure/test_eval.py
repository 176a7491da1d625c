import json
import re
from datetime import UTC, datetime
from pathlib import Path

from bot.measure.articles import load_articles
from bot.measure.eval import evaluate, judge, run_eval
from bot.measure.questions import Asked, read_questions

NOW = datetime(2024, 4, 1, tzinfo=UTC)


def ask(data: Path, question_id: str) -> Asked:
    asked = read_questions(data / "news" / "questions.jsonl")
    return next(one for one in asked if one.id == question_id)


def test_a_question_is_judged_by_its_quotations(data: Path):
    snapshot = load_articles(data / "news" / "articles.jsonl")
    judged = judge(ask(data, "0-cost"), snapshot, NOW)

    assert judged.rank == 1
    assert judged.article_first
    assert judged.verbatim
    assert judged.highlighted
    assert judged.lost is None
    assert 0 < judged.confidence <= 1
    assert judged.milliseconds > 0
    assert "2 million crowns" in judged.first


def asked(question: str, must: str, article: str | None = "a0", kind: str = "who") -> Asked:
    return Asked("x", question, kind, article, (re.compile(must),), (), ())


def test_where_a_right_sentence_was_lost_is_told(data: Path):
    snapshot = load_articles(data / "news" / "articles.jsonl")
    lost = {
        name: judge(one, snapshot, NOW).lost
        for name, one in {
            "nowhere": asked("zzzqqx", "Dunmere"),
            "elsewhere": asked("who painted the mill in Orle", "Dunmere", "a99"),
            "no such words": asked("who closed the bridge in Dunmere", "never written"),
            "another sentence": asked("what did the council of Dunmere decide", "are angry"),
        }.items()
    }

    assert lost == {
        "nowhere": "article not found",
        "elsewhere": "article not found",
        "no such words": "passage not found",
        "another sentence": "sentence ranked low",
    }


def test_an_unanswerable_question_is_lost_nowhere(data: Path):
    snapshot = load_articles(data / "news" / "articles.jsonl")
    judged = judge(ask(data, "0-none"), snapshot, NOW)

    assert (judged.rank, judged.lost) == (None, None)
    assert judge(asked("zzzqqx", "x", None, "unanswerable"), snapshot, NOW).confidence == 0


def test_an_evaluation_counts_every_question(data: Path):
    evaluation = run_eval(
        data / "news" / "articles.jsonl", data / "news" / "questions.jsonl", NOW, threshold=0.0
    )
    figures = evaluation.figures

    assert (evaluation.articles, figures.questions) == (8, 32)
    assert figures.hit_1.count == 24
    assert figures.hit_1.value > 0.5
    assert figures.quotes_not_verbatim == 0
    assert figures.refused_unanswerable.value == 0
    written = evaluation.to_dict()
    assert written["articles"] == 8
    assert json.loads(json.dumps(written))["hit_1"]["count"] == 24


def test_misses_are_written_with_where_they_were_lost(data: Path, tmp_path: Path):
    snapshot = load_articles(data / "news" / "articles.jsonl")
    questions = [
        ask(data, "0-cost"),
        ask(data, "0-none"),
        asked("who closed the mill", "never written"),
    ]
    evaluation = evaluate(snapshot, questions, NOW)
    evaluation.write_misses(tmp_path / "misses.jsonl")
    [miss] = map(json.loads, (tmp_path / "misses.jsonl").read_text("utf-8").splitlines())

    assert (miss["id"], miss["rank"], miss["lost"]) == ("x", None, "passage not found")
    assert miss["first"]
