"""An answer as JSON: the shape that programs read."""

from typing import Literal

from pydantic import BaseModel

from bot.answer.values import Answer, Extract, NoAnswer
from bot.news.article import Head


class HeadJSON(BaseModel):
    """An article without its body."""

    article_id: str
    title: str
    outlet: str | None
    byline: str | None
    published: str | None
    url: str | None


class QuoteJSON(HeadJSON):
    """One quotation; `start`, `end` and `highlights` count characters of the stored body."""

    text: str
    start: int
    end: int
    speaker: str | None
    highlights: list[tuple[int, int]]
    score: float
    also_in: list[HeadJSON]
    reasons: list[tuple[str, float]] | None = None


class CorrectionJSON(BaseModel):
    """A word that occurs nowhere and the word searched instead."""

    asked: str
    used: str


class AnswerJSON(BaseModel):
    """The answer to one question."""

    id: str | int | None
    question: str
    status: Literal["answered", "not_found"]
    reason: str | None
    quotes: list[QuoteJSON]
    nearest: list[HeadJSON]
    corrections: list[CorrectionJSON]
    elapsed_ms: float


def to_json(
    answer: Answer | NoAnswer,
    *,
    id: str | int | None = None,  # noqa: A002 - the contract's word
    elapsed_ms: float = 0.0,
    explain: bool = False,
) -> AnswerJSON:
    """The contract's form of an answer; `reasons` of the quotes only when they are asked for."""
    extracts = answer.extracts if isinstance(answer, Answer) else ()
    nearest = answer.nearest if isinstance(answer, NoAnswer) else ()
    return AnswerJSON(
        id=id,
        question=answer.question,
        status="answered" if extracts else "not_found",
        reason=answer.reason.value if isinstance(answer, NoAnswer) else None,
        quotes=[_quote(one, explain) for one in extracts],
        nearest=[_head(one) for one in nearest],
        corrections=[CorrectionJSON(asked=c.asked, used=c.used) for c in answer.corrections],
        elapsed_ms=round(elapsed_ms, 3),
    )


def _head(head: Head) -> HeadJSON:
    return HeadJSON.model_validate(_facts(head))


def _facts(head: Head) -> dict[str, object]:
    return {
        "article_id": head.id,
        "title": head.title,
        "outlet": head.outlet,
        "byline": head.byline,
        "published": str(head.published) if head.published else None,
        "url": head.url,
    }


def _quote(extract: Extract, explain: bool) -> QuoteJSON:
    return QuoteJSON.model_validate(
        {
            **_facts(extract.head),
            "text": extract.text,
            "start": extract.start,
            "end": extract.end,
            "speaker": extract.speaker.name if extract.speaker else None,
            "highlights": [(span.start, span.end) for span in extract.highlights],
            "score": round(extract.score, 4),
            "also_in": [_head(head) for head in extract.also_in],
            "reasons": list(extract.reasons) if explain else None,
        }
    )
