"""How long an answer takes, from the question to its extracts, by the size of the library."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

import numpy as np

from bot.answer.answer import answer
from bot.measure.bench_articles import PASSAGES, write_articles
from bot.measure.bench_asking import write_questions
from bot.measure.bench_report import AnswerTiming
from bot.news.article import Article, Head, Published
from bot.search.snapshot import Snapshot

LIBRARIES = (1_400, 100_000 // PASSAGES)
"""Articles of the libraries that are asked; the larger has some 100,000 passages."""

_NOW = datetime(2030, 1, 2, tzinfo=UTC)
_FIRST = 20  # questions that are asked before the clock runs


def measure_answers(
    articles: int, questions: int, *, say: Callable[[str], None] = lambda _: None
) -> AnswerTiming:
    """Ask a library of written articles that many different questions, on one core.

    Raises ValueError for less than one article or question.
    """
    if articles < 1 or questions < 1:
        raise ValueError("a measurement needs at least one article and one question")
    say(f"writing and indexing {articles:,} articles")
    snapshot = Snapshot.build(map(_article, write_articles(articles)))
    texts = write_questions(snapshot, _FIRST + questions)
    for text in texts[:_FIRST]:
        answer(text, snapshot, now=_NOW)
    say(f"asking them {questions:,} questions")
    took, worked = [], []
    for text in texts[_FIRST:]:
        started, busy = time.perf_counter(), time.process_time()
        answer(text, snapshot, now=_NOW)
        worked.append((time.process_time() - busy) * 1e3)
        took.append((time.perf_counter() - started) * 1e3)
    return AnswerTiming(
        articles=articles,
        passages=snapshot.passages,
        questions=questions,
        median_ms=float(np.median(took)),
        p99_ms=float(np.percentile(took, 99)),
        processor_ms=float(np.median(worked)),
    )


def _article(record: dict[str, str]) -> Article:
    published = Published.parse(record["published"])
    return Article(
        Head(record["id"], record["title"], record["outlet"], None, published, None, None),
        record["body"],
    )
