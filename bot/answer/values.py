"""What the core returns: an answer made of extracts, or the reason why there is none."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.news.article import Head
from bot.search.values import Span

LONGEST_QUOTE = 400
"""Characters a quotation may have: more is no longer a quotation but a copy."""


class NotVerbatimError(ValueError):
    """An extract was asked for whose text is not what the body says at its offsets."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said what an extract reports: the name, and where the body says so."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extract:
    """A quotation. `text` is `body[start:end]`, checked when built with `cut`.

    `highlights` are spans of the body inside [start, end): the words that answer.
    `also_in` are articles of other outlets that carry the same words.
    `reasons` say why it was chosen, as (name, contribution) pairs, largest first.
    """

    head: Head
    start: int
    end: int
    text: str
    score: float = 0.0
    highlights: tuple[Span, ...] = ()
    speaker: Speaker | None = None
    also_in: tuple[Head, ...] = ()
    reasons: tuple[tuple[str, float], ...] = ()

    def verify(self, body: str) -> None:
        """Raise NotVerbatimError unless the text is exactly what `body` says there."""
        if not 0 <= self.start < self.end <= len(body) or body[self.start : self.end] != self.text:
            raise NotVerbatimError(f"{self.head.id}[{self.start}:{self.end}] differs from its body")
        if self.end - self.start > LONGEST_QUOTE:
            raise NotVerbatimError(f"{self.head.id}[{self.start}:{self.end}] is too long")


class NoAnswerReason(StrEnum):
    """Why nothing is quoted."""

    EMPTY_LIBRARY = "empty_library"  # there are no articles at all
    NO_QUESTION = "no_question"  # nothing to look for: filler, stop words, signs
    NOTHING_MATCHED = "nothing_matched"  # the decisive words stand nowhere
    TOO_WEAK = "too_weak"  # articles touch the topic, no sentence answers
    EXCLUDED = "excluded"  # something would match, the filters exclude it


@dataclass(frozen=True, slots=True)
class Correction:
    """A word of the question that occurs nowhere, and the word searched instead."""

    asked: str
    used: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Extracts best first (never empty) and how the question was understood.

    `after` and `before` are the date range that the question's own words asked for
    ("last week"), `outlets` likewise; `within` is False where they hold no answer and the
    extracts come from elsewhere. `version` is the snapshot's. `confidence` is how likely the
    first extract answers, in (0, 1).
    """

    question: str
    extracts: tuple[Extract, ...]
    version: int
    corrections: tuple[Correction, ...] = ()
    outlets: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    confidence: float = 1.0
    within: bool = True


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why nothing is quoted, with the nearest headlines."""

    question: str
    reason: NoAnswerReason
    version: int
    nearest: tuple[Head, ...] = field(default=())
    corrections: tuple[Correction, ...] = ()
    outlets: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
