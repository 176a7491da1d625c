"""Finding the best passages in numpy, without touching every posting where there are many.

MaxScore (Turtle and Flood 1995, "Query evaluation: strategies and optimizations"): once the
k-th best score so far exceeds all that some terms can give, a passage that has only these
cannot come among the best; they are looked up for the passages that still can. What the k-th
best reaches at least is known from the passages of the rarest term.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.finding import Among, Scored, Wanted, best_of
from bot.search.postings import BITS, Codes, Postings

MANY = 50_000
"""Postings up to which adding all of them up costs less than finding out which to leave."""

_RARE = 4_096  # postings of a term whose passages are scored first
_LITTLE = 0.5  # of the k-th best score: what terms that are looked up may add all together
_SLACK = 1e-9  # relative: what the order of additions changes
_LEAST = float(np.nextafter(0, 1))


class _List(NamedTuple):
    """The passages of a term, the codes beside them, and its weight."""

    term: int
    weight: float
    docs: NDArray[np.int64]
    codes: Codes


class PruningFinder:
    """The search in numpy."""

    def __init__(
        self, postings: Postings, gains: NDArray[np.float64], growth: float, many: int = MANY
    ) -> None:
        self._many = many
        self._postings, self._gains, self._growth = postings, gains, growth
        self._size = len(postings.lengths)

    def __call__(self, query: Sequence[Wanted], k: int, among: Among, floor: float) -> Scored:
        read = (self._read(term, weight, among) for term, weight in query)
        lists = [one for one in read if len(one.docs)]
        if not lists:
            return np.empty(0, np.int32), np.empty(0)
        rarest = np.empty(0, np.int64)  # of those that say what the k-th best has at least
        for one in sorted(lists, key=lambda one: len(one.docs)):
            rarest = one.docs if among.mask is None else one.docs[among.mask.take(one.docs)]
            if len(rarest) >= k:
                break
        least, added = floor, lists
        left: list[tuple[float, _List]] = []
        if sum(len(one.docs) for one in lists) > self._many and k <= len(rarest) <= _RARE:
            least = max(least, _least_of(self._score(lists, rarest), k) * (1 - _SLACK))
            added, left = self._divide(lists, least)
            if not added:  # all terms together cannot reach the floor
                return np.empty(0, np.int32), np.empty(0)
        rest = sum(bound for bound, _ in left) * (1 + _SLACK)
        passages, scores, least = self._add_up(added, rarest, k, among, least, rest)
        if left:
            passages = self._narrow(left, k, least, passages, scores)
            scores = self._score(lists, passages)
        return best_of(passages.astype(np.int32), scores, k, floor)

    def _read(self, term: int, weight: float, among: Among) -> _List:
        """The postings of a term from the first to the last passage that counts."""
        postings = self._postings
        first, last = postings.firsts[term : term + 2].tolist()
        narrow = among.low > 0 or among.high < self._size
        if narrow:
            ends = among.low >> BITS, (among.high - 1 >> BITS) + 1
            low, high = postings.blocks[first:last].searchsorted(ends).tolist()
            first, last = first + low, first + max(low, high)
        docs = postings.passages(first, last)
        codes = postings.codes[postings.places[first] : postings.places[last]]
        if narrow:
            low, high = docs.searchsorted((among.low, among.high)).tolist()
            docs, codes = docs[low:high], codes[low:high]
        return _List(term, weight, docs, codes)

    def _divide(
        self, lists: Sequence[_List], least: float
    ) -> tuple[list[_List], list[tuple[float, _List]]]:
        """The terms to add up, in their order, and those to look up, with the most that each
        adds to a score, ascending."""
        firsts, peaks = self._postings.firsts, self._postings.peaks
        bounds = [
            one.weight * self._growth * float(peaks[slice(*firsts[one.term : one.term + 2])].max())
            for one in lists
        ]
        order = sorted(range(len(lists)), key=bounds.__getitem__)
        sums = accumulate(bounds[at] for at in order)
        few = sum(together < _LITTLE * least for together in sums)
        left = set(order[:few])
        added = [one for at, one in enumerate(lists) if at not in left]
        return added, [(bounds[at], lists[at]) for at in order[:few]]

    def _score(self, lists: Sequence[_List], passages: NDArray[np.int64]) -> NDArray[np.float64]:
        """The scores of ascending passages, added up in the order of rank_bm25."""
        scores = np.zeros(len(passages))
        for one in lists:
            there, codes = _look_up(one, passages)
            scores[there] += one.weight * self._gains[codes]
        return scores

    def _add_up(
        self,
        lists: Sequence[_List],
        rarest: NDArray[np.int64],
        k: int,
        among: Among,
        least: float,
        rest: float,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64], float]:
        """The passages that can reach the k-th best with `rest` more, ascending, what they
        have of these terms, and what the k-th best has at least."""
        docs = np.concatenate([one.docs for one in lists])
        docs -= among.low
        gains = np.concatenate([one.weight * self._gains.take(one.codes) for one in lists])
        totals = np.asarray(np.bincount(docs, gains, among.high - among.low), np.float64)
        if k <= len(rarest):
            least = max(least, _least_of(totals.take(rarest - among.low), k) * (1 - _SLACK))
        enough = totals >= max(least - rest, _LEAST)
        if among.mask is not None:
            enough &= among.mask[among.low : among.high]
        passages = enough.nonzero()[0]
        return passages + among.low, totals.take(passages), least

    def _narrow(
        self,
        lists: Sequence[tuple[float, _List]],
        k: int,
        least: float,
        passages: NDArray[np.int64],
        scores: NDArray[np.float64],
    ) -> NDArray[np.int64]:
        """Those of the passages that can be among the best after what these terms add."""
        rest = sum(bound for bound, _ in lists)
        for bound, one in reversed(lists):
            rest -= bound
            there, codes = _look_up(one, passages)
            scores[there] += one.weight * self._gains[codes]
            least = max(least, _least_of(scores, k) * (1 - _SLACK))
            kept = (scores + rest * (1 + _SLACK) >= least).nonzero()[0]
            passages, scores = passages[kept], scores[kept]
        return passages


def _look_up(one: _List, passages: NDArray[np.int64]) -> tuple[NDArray[np.int64], Codes]:
    """Which of ascending passages hold a term, and the codes of these."""
    places = one.docs.searchsorted(passages)
    np.minimum(places, len(one.docs) - 1, out=places)
    there = (one.docs[places] == passages).nonzero()[0]
    return there, one.codes[places[there]]


def _least_of(scores: NDArray[np.float64], k: int) -> float:
    """The `k`-th best score; 0 when there are fewer."""
    if len(scores) < k:
        return 0.0
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])
