"""The values that pass between search and those who ask it."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Span(NamedTuple):
    """A half-open range of characters of a text."""

    start: int
    end: int


class Token(NamedTuple):
    """One indexed term and the characters of the text it stands for."""

    term: str
    start: int
    end: int


class Hit(NamedTuple):
    """A passage that matched: its number, its article's number, its span of the body."""

    passage: int
    article: int
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Filters:
    """What may be searched. None means no restriction.

    `outlets` are compared without regard to case. `after` and `before` are the first and
    the last outlet-local day allowed, both inclusive; an article without a date is outside
    every date range. `articles` are article ids.
    """

    outlets: frozenset[str] | None = None
    after: date | None = None
    before: date | None = None
    articles: frozenset[str] | None = None

    def __bool__(self) -> bool:
        return any(
            part is not None for part in (self.outlets, self.after, self.before, self.articles)
        )


EVERYTHING = Filters()
