"""How long an answer takes, from the question to its extracts, by the size of the library."""

import time
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

import numpy as np

from bot.answer.answer import answer
from bot.measure.bench_articles import PASSAGES, is_name, write_articles
from bot.measure.bench_report import AnswerTiming
from bot.news.article import Article, Head, Published
from bot.search.snapshot import Snapshot
from bot.search.wordlists import STOP_WORDS
from bot.serving import settled

LIBRARIES = (1_400, 100_000 // PASSAGES)
"""Articles of the libraries that are asked; the larger has some 100,000 passages."""

_NOW = datetime(2030, 1, 2, tzinfo=UTC)
_FIRST = 20  # questions that are asked before the clock runs
# What 300 questions of real news ask for: a person 28 in a hundred, somebody's words 13, a number
# 13, and so on; they have 3 to 7 words that are no stop words, half of them 5 and more.
_OPENINGS = {
    "who": 28,
    "what did {} say about": 13,
    "how many": 13,
    "when did": 10,
    "what": 9,
    "where did": 8,
    "why did": 7,
    "how much money": 7,
    "which company": 5,
    "how long did": 2,
}
_FEWEST, _MOST = 3, 7


def measure_answers(
    articles: int, questions: int, *, say: Callable[[str], None] = lambda _: None
) -> AnswerTiming:
    """Ask a library of written articles that many different questions, on one core.

    Every question is answered, with the three extracts that a face shows: none is refused, which
    would cost less. Raises ValueError for less than one article or question.
    """
    if articles < 1 or questions < 1:
        raise ValueError("a measurement needs at least one article and one question")
    say(f"writing and indexing {articles:,} articles")
    snapshot = Snapshot.build(map(_article, write_articles(articles)))
    texts = _write_questions(snapshot, _FIRST + questions)
    say(f"asking them {questions:,} questions")
    took, worked = [], []
    with settled():
        for text in texts:
            started, busy = time.perf_counter(), time.process_time()
            answer(text, snapshot, now=_NOW, threshold=0.0)
            worked.append((time.process_time() - busy) * 1e3)
            took.append((time.perf_counter() - started) * 1e3)
    del took[:_FIRST], worked[:_FIRST]
    return AnswerTiming(
        articles=articles,
        passages=snapshot.passages,
        questions=questions,
        median_ms=float(np.median(took)),
        p99_ms=float(np.percentile(took, 99)),
        processor_ms=float(np.median(worked)),
    )


def _write_questions(snapshot: Snapshot, count: int) -> list[str]:
    """Questions about single sentences, in the words and the order of these."""
    random = Random(1)  # noqa: S311 - nothing secret
    openings = random.choices(list(_OPENINGS), list(_OPENINGS.values()), k=count)
    questions: list[str] = []
    while len(questions) < count:
        body = snapshot.body(random.randrange(len(snapshot)))
        sentence = random.choice(body.replace("\n", " ").split(". ")).lower()
        words = [word.strip("“”,.") for word in sentence.split()]
        telling = [
            word for word in dict.fromkeys(words) if word.isalpha() and word not in STOP_WORDS
        ]
        size = min(len(telling), random.randint(_FEWEST, _MOST))
        if size < _FEWEST:
            continue
        some = sorted(random.sample(range(len(telling)), size))
        name = next(filter(is_name, telling), telling[0])
        asked = " ".join(telling[n] for n in some)
        questions.append(f"{openings[len(questions)].format(name)} {asked}?")
    return questions


def _article(record: dict[str, str]) -> Article:
    published = Published.parse(record["published"])
    return Article(
        Head(record["id"], record["title"], record["outlet"], None, published, None, None),
        record["body"],
    )
