"""A collection: segments with what has been taken out of them, changed a little at a time.

What is new becomes a small segment beside the others; what goes is marked; and small segments
are merged when there are many (a log-structured merge, O'Neil et al. 1996). The statistics
are those of the articles that are alive, so the scores are those of one fresh segment.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from math import log

import numpy as np
from numpy.typing import NDArray

from bot.news.article import Article
from bot.search.analysis import Analysis
from bot.search.builder import Builder
from bot.search.heads import in_order
from bot.search.merge import merge
from bot.search.segment import Segment
from bot.search.snapshot import Bodies, Gone, Snapshot

Text = tuple[int, Article]
"""The number of a text in the library (its revision), and the article with it."""

_TIER, _MOST_ALIKE = 8, 4  # segments of a size within a factor, and how many of them may be
_MOST_GONE = 0.25  # the part of a segment's articles after which it is written anew


@dataclass(frozen=True)
class Holding:
    """A segment, which of its articles are alive, and what the others take with them."""

    segment: Segment
    alive: NDArray[np.bool_]
    gone: Gone = field(default_factory=Gone)

    @classmethod
    def of(cls, segment: Segment) -> "Holding":
        """A segment with all its articles."""
        return cls(segment, np.ones(len(segment), bool))

    @cached_property
    def revisions(self) -> NDArray[np.int64]:
        """The texts of the articles that are alive, ascending."""
        return np.sort(self.segment.heads.revisions[self.alive])

    def without(self, revisions: NDArray[np.int64], bodies: Bodies) -> "Holding":
        """The same without some texts; those it does not hold do not matter."""
        heads = self.segment.heads
        going = self.alive & np.isin(heads.revisions, revisions)
        places = np.flatnonzero(going).tolist()
        if not places:
            return self
        numbers = heads.revisions[going].tolist()
        texts = zip(places, bodies(numbers), strict=True)
        tally = build_segment(
            (n, Article(heads.read(place), body)) for n, (place, body) in enumerate(texts)
        )
        df = np.diff(tally.postings.starts).tolist()
        gone = Gone(
            _add(self.gone.terms, zip(tally.terms.words.to_list(), df, strict=True)),
            _add(
                self.gone.words,
                zip(tally.words.words.words.to_list(), tally.words.counts.tolist(), strict=True),
            ),
        )
        return Holding(self.segment, self.alive & ~going, gone)


@dataclass(frozen=True)
class Collection:
    """All holdings; an article is alive in one of them at most."""

    holdings: tuple[Holding, ...] = ()

    @property
    def revisions(self) -> NDArray[np.int64]:
        """The texts of all articles that are alive, ascending."""
        found = [np.empty(0, np.int64), *(holding.revisions for holding in self.holdings)]
        return np.sort(np.concatenate(found))

    def without(self, revisions: NDArray[np.int64], bodies: Bodies) -> "Collection":
        """The same without some texts."""
        held = (holding.without(revisions, bodies) for holding in self.holdings)
        return Collection(tuple(holding for holding in held if holding.alive.any()))

    def plus(self, segment: Segment) -> "Collection":
        """The same with one more segment."""
        return Collection((*self.holdings, Holding.of(segment)))

    def snapshot(self, bodies: Bodies, version: int) -> Snapshot:
        """What the collection holds, to be asked."""
        # The largest first, which sets the score that the others have to reach.
        held = sorted(self.holdings, key=lambda holding: -holding.segment.passages)
        return Snapshot(
            [holding.segment for holding in held],
            bodies,
            version,
            [holding.alive for holding in held],
            Gone(
                _add({}, *(holding.gone.terms.items() for holding in held)),
                _add({}, *(holding.gone.words.items() for holding in held)),
            ),
        )

    def untidy(self) -> tuple[Holding, ...]:
        """The holdings to be merged next; none when all is well."""
        for holding in self.holdings:
            if 1 - holding.alive.mean() > _MOST_GONE:
                return tuple(one for one in self.holdings if _tier(one) <= _tier(holding))
        tiers = Counter(map(_tier, self.holdings))
        full = [tier for tier, count in tiers.items() if count > _MOST_ALIKE]
        return tuple(one for one in self.holdings if full and _tier(one) <= max(full))

    def replaced(self, merged: Sequence[Holding], segment: Segment, bodies: Bodies) -> "Collection":
        """The same with `segment` in place of the holdings it was made of, whatever has gone
        from these since."""
        old = {holding.segment for holding in merged}
        there = [holding for holding in self.holdings if holding.segment in old]
        kept = [holding for holding in self.holdings if holding.segment not in old]
        alive = Collection(tuple(there)).revisions
        new = Holding.of(segment)
        new = new.without(np.setdiff1d(new.revisions, alive), bodies)
        return Collection((*kept, new) if new.alive.any() else tuple(kept))


def merge_holdings(holdings: Sequence[Holding]) -> Segment:
    """One segment of what is alive in several."""
    return merge(
        [holding.segment for holding in holdings],
        [holding.alive for holding in holdings],
        _add({}, *(holding.gone.words.items() for holding in holdings)),
    )


def build_segment(texts: Iterable[Text], analysis: Analysis | None = None) -> Segment:
    """The segment of some articles, in any order; for `analysis` see Builder."""
    listed = {article.head.id: (number, article) for number, article in texts}
    builder = Builder(analysis)
    for article in in_order(article for _, article in listed.values()):
        builder.add(article, listed[article.head.id][0])
    return builder.finish()


def _tier(holding: Holding) -> int:
    return int(log(holding.segment.passages + 1, _TIER))


def _add(counts: Mapping[str, int], *more: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    total = Counter(counts)
    for items in more:
        for key, value in items:
            total[key] += value
    return total
