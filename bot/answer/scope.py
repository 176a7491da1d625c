"""The filters that a question sets in its own words: its outlets and its days."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from bot.answer.outlets import Mastheads
from bot.answer.periods import find_period
from bot.search.snapshot import Snapshot
from bot.search.tokens import fold
from bot.search.values import Filters


@dataclass(frozen=True, slots=True)
class Scope:
    """What a question asks to be looked at, and what it asks beside that.

    `outlets`, `after` and `before` are as in Filters; empty and None where the question says
    nothing. `rest` is the question without the words of the filters, `unbound` the question to
    ask where the filters allow no answer: it keeps the words that may be part of the matter.
    `certain`: the words can mean nothing but a filter.
    """

    rest: str
    unbound: str
    outlets: tuple[str, ...] = ()
    after: date | None = None
    before: date | None = None
    certain: bool = True

    def __bool__(self) -> bool:
        return bool(self.outlets or self.after or self.before)

    def narrow(self, filters: Filters) -> Filters:
        """What both the scope and `filters` allow."""
        outlets = filters.outlets
        if self.outlets:
            folded = frozenset(map(fold, outlets or ()))
            outlets = frozenset(
                name for name in self.outlets if outlets is None or fold(name) in folded
            )
        after = max((day for day in (self.after, filters.after) if day), default=None)
        before = min((day for day in (self.before, filters.before) if day), default=None)
        return Filters(outlets, after, before, filters.articles)


def read_scope(question: str, snapshot: Snapshot, now: datetime) -> Scope:
    """The filters in the words of `question`. `now` is aware; its own day is today."""
    period = find_period(question, now.date())
    names = tuple(name for name, _, _ in snapshot.outlets())
    sources = _mastheads(names).find(question)
    if period is None and not sources:
        return Scope(question, question)
    spans = [(source.start, source.end) for source in sources]
    sure = [(source.start, source.end) for source in sources if source.certain]
    if period is not None:
        spans.append((period.start, period.end))
    return Scope(
        rest=_without(question, spans),
        unbound=_without(question, sure),
        outlets=tuple(dict.fromkeys(source.outlet for source in sources)),
        after=period.after if period else None,
        before=period.before if period else None,
        certain=all(source.certain for source in sources) and (period is None or period.certain),
    )


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """The text without some of its parts."""
    for start, end in sorted(spans, reverse=True):
        text = f"{text[:start].rstrip()} {text[end:].lstrip()}"
    return text.strip()


@lru_cache(8)
def _mastheads(names: tuple[str, ...]) -> Mastheads:
    return Mastheads(names)
