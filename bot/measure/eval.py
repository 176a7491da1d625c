"""Answer quality: is the right sentence the first one quoted?"""

import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from bot.answer.answer import THRESHOLD, answer
from bot.answer.question import understand
from bot.answer.rank import find_passages, gather
from bot.answer.thesaurus import load_thesaurus
from bot.answer.values import LONGEST_QUOTE, Answer
from bot.measure.articles import load_articles
from bot.measure.figures import Figures, summarize
from bot.measure.questions import Asked, read_questions
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of one question.

    `rank` counts from 1 among the quotations that were or would have been given, None when
    none of them answers; `confidence` is how sure the first was; `lost` says where a right
    sentence was lost. `highlighted`: the first quotation is right and its highlight contains
    an answer string (None where that does not apply).
    """

    asked: Asked
    rank: int | None
    confidence: float
    article_first: bool
    highlighted: bool | None
    verbatim: bool
    milliseconds: float
    first: str
    lost: str | None


_SHOWN = 5  # quotations looked at, for the reciprocal rank


def judge(asked: Asked, snapshot: Snapshot, now: datetime) -> Judged:
    """Ask one question, without refusing, and look at the quotations."""
    started = time.perf_counter()
    found = answer(asked.question, snapshot, now=now, limit=_SHOWN, threshold=0.0)
    elapsed = (time.perf_counter() - started) * 1000
    if not isinstance(found, Answer):
        lost = _where_lost(asked, snapshot) if asked.answerable else None
        return Judged(asked, None, 0.0, False, None, True, elapsed, found.reason.value, lost)
    rank = None
    verbatim = True
    for place, extract in enumerate(found.extracts, 1):
        number = snapshot.number(extract.head.id)
        body = snapshot.body(number) if number is not None else ""
        fits = extract.end - extract.start <= LONGEST_QUOTE
        verbatim &= fits and body[extract.start : extract.end] == extract.text
        right = asked.is_answered_by(extract.head.id, extract.start, extract.end, extract.text)
        if right and rank is None:
            rank = place
    first = found.extracts[0]
    highlighted = None
    if rank == 1 and asked.answers:
        marked = [
            first.text[span.start - first.start : span.end - first.start].lower()
            for span in first.highlights
        ]
        highlighted = any(one.lower() in mark for one in asked.answers for mark in marked)
    lost = None if rank == 1 or not asked.answerable else _where_lost(asked, snapshot)
    return Judged(
        asked, rank, found.confidence, first.head.id == asked.article, highlighted, verbatim,
        elapsed, first.text, lost,
    )  # fmt: skip


def _where_lost(asked: Asked, snapshot: Snapshot) -> str:
    """The step at which the right sentence was lost, and its rank there."""
    question = understand(asked.question, snapshot, load_thesaurus())
    hits = find_passages(question, snapshot, EVERYTHING) if question.terms else []
    if asked.article not in {snapshot.heads[hit.article].id for hit in hits}:
        return "article not found"
    ranking = gather(question, snapshot)
    for place in ranking.places:
        text = snapshot.body(place.article)[place.start : place.end]
        head = snapshot.heads[place.article]
        if asked.is_answered_by(head.id, place.start, place.end, text):
            return "sentence ranked low"
    return "passage not found"


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All questions judged, and the figures drawn from them."""

    judged: tuple[Judged, ...]
    figures: Figures
    articles: int

    def to_dict(self) -> dict[str, object]:
        """The figures for programs."""
        return {"articles": self.articles, **asdict(self.figures)}

    def write_misses(self, path: Path) -> None:
        """One JSON object a line for every question whose first quotation is wrong."""
        with path.open("w", encoding="utf-8") as file:
            for one in self.judged:
                if one.asked.answerable and one.rank != 1:
                    row = {
                        "id": one.asked.id, "type": one.asked.type,
                        "question": one.asked.question, "rank": one.rank, "lost": one.lost,
                        "confidence": round(one.confidence, 3), "first": one.first,
                        "answer": list(one.asked.answers),
                    }  # fmt: skip
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")


def evaluate(
    snapshot: Snapshot, questions: Sequence[Asked], now: datetime, threshold: float = THRESHOLD
) -> Evaluation:
    """Ask every question and draw the figures."""
    judged = tuple(judge(asked, snapshot, now) for asked in questions)
    return Evaluation(judged, summarize(judged, threshold), len(snapshot))


def run_eval(
    articles: Path, questions: Path, now: datetime, threshold: float = THRESHOLD
) -> Evaluation:
    """Load `articles` into a temporary library and evaluate `questions` (both JSONL).

    Raises QuestionsError and OSError.
    """
    asked = read_questions(questions)
    return evaluate(load_articles(articles), asked, now, threshold)
