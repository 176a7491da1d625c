"""Finding the best passages without touching every posting (MaxScore, term at a time).

Turtle and Flood 1995, "Query evaluation: strategies and optimizations": once the k-th best
score so far exceeds all that the remaining terms can give, a passage that has none of the
terms seen cannot come among the best; the remaining terms are looked up only for those that
still can. That is done in single precision; what is left is scored exactly.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.finding import Among, Scored, Wanted, best_of
from bot.search.postings import BITS, Codes, Postings
from bot.search.runs import first_of_each

SLACK = 1e-5
"""How much rough scores may be off, relatively: some 100 additions in single precision."""

_LITTLE = 0.5
"""Of the k-th best score so far: terms that add less all together are looked up for those
passages that still can be among the best, others are added up."""

_LEAST = np.float32(1e-30)  # what a posting adds at least, so that 0 means untouched


class _List(NamedTuple):
    """Passages of a term, the codes beside them, its weight, and the most it adds to a score."""

    docs: NDArray[np.int32]
    codes: Codes
    weight: float
    bound: float


class PruningFinder:
    """The search in numpy."""

    def __init__(self, postings: Postings, gains: NDArray[np.float64], growth: float) -> None:
        self._postings, self._growth = postings, growth
        self._exact, self._gains = gains, gains.astype(np.float32)
        self._size = len(postings.lengths)
        self._free: list[NDArray[np.float32]] = []  # a 0 for every passage, one a search

    def __call__(self, query: Sequence[Wanted], k: int, among: Among, floor: float) -> Scored:
        lists = [self._read(term, weight, among) for term, weight in query]
        passages = self._find(lists, k, among.mask, floor)
        return best_of(passages, self._score(lists, passages), k, floor)

    def _read(self, term: int, weight: float, among: Among) -> _List:
        """The postings of a term from the first to the last passage that counts."""
        postings = self._postings
        first, last = postings.firsts[term : term + 2].tolist()
        narrow = among.low > 0 or among.high < self._size
        if narrow:
            ends = among.low >> BITS, (among.high - 1 >> BITS) + 1
            low, high = np.searchsorted(postings.blocks[first:last], ends).tolist()
            first, last = first + low, first + max(low, high)
        docs = postings.passages(first, last)
        codes = postings.codes[postings.places[first] : postings.places[last]]
        if narrow:
            low, high = docs.searchsorted((among.low, among.high)).tolist()
            docs, codes = docs[low:high], codes[low:high]
        peak = float(postings.peaks[first:last].max(initial=0.0))
        return _List(docs, codes, weight, weight * peak * self._growth)

    def _score(self, lists: Sequence[_List], passages: NDArray[np.int32]) -> NDArray[np.float64]:
        """The scores of some passages, added up in the order of rank_bm25."""
        scores = np.zeros(len(passages))
        for one in lists:
            there, codes = _look_up(one, passages)
            scores[there] += one.weight * self._exact[codes]
        return scores

    def _find(
        self, lists: Sequence[_List], k: int, mask: NDArray[np.bool_] | None, floor: float
    ) -> NDArray[np.int32]:
        # First what settles most for its length: rare and weighty terms.
        lists = sorted(
            (one for one in lists if len(one.docs)), key=lambda one: -one.bound / len(one.docs)
        )
        rests = _rests(lists)
        best = _Best(k, floor)
        touched: list[NDArray[np.int32]] = []
        try:
            totals = self._free.pop()
        except IndexError:
            totals = np.zeros(self._size, np.float32)
        for one in lists:
            if rests[len(touched)] < _LITTLE * best.threshold:
                break
            docs, codes = one.docs, one.codes
            if mask is not None:
                kept = mask.take(docs).nonzero()[0]
                docs, codes = docs[kept], codes[kept]
            sums = np.maximum(self._gains * np.float32(one.weight), _LEAST).take(codes)
            sums += totals.take(docs)
            totals[docs] = sums
            touched.append(docs)
            if len(touched) < len(lists):
                best.take_in(docs, sums, totals)
        rest = lists[len(touched) :]
        least = max((best.threshold - rests[len(touched)]) * (1 - SLACK), float(_LEAST))
        candidates, scores = [np.empty(0, np.int32)], [np.empty(0, np.float32)]
        for docs in touched:
            sums = totals.take(docs)
            kept = (sums >= least).nonzero()[0]
            candidates.append(docs[kept])
            scores.append(sums[kept])
            totals[docs] = 0  # so that none is taken twice
        self._free.append(totals)
        return self._narrow(
            rest, k, best.threshold, np.concatenate(candidates), np.concatenate(scores)
        )

    def _narrow(
        self,
        lists: Sequence[_List],
        k: int,
        threshold: float,
        candidates: NDArray[np.int32],
        scores: NDArray[np.float32],
    ) -> NDArray[np.int32]:
        """The candidates that can be among the best, after what the remaining terms add."""
        lists = sorted(lists, key=lambda one: -one.bound)
        rests = _rests(lists)
        if lists:
            order = np.argsort(candidates)
            candidates, scores = candidates[order], scores[order]
        for one, rest in zip(lists, rests[1:], strict=True):
            there, codes = _look_up(one, candidates)
            scores[there] += np.float32(one.weight) * self._gains[codes]
            threshold = max(threshold, least_of(scores, k) * (1 - SLACK))
            kept = (scores >= (threshold - rest) * (1 - SLACK)).nonzero()[0]
            candidates, scores = candidates[kept], scores[kept]
        threshold = max(threshold, least_of(scores, k) * (1 - SLACK))
        return np.sort(candidates[scores >= threshold])


def _look_up(one: _List, passages: NDArray[np.int32]) -> tuple[NDArray[np.int64], Codes]:
    """Which of ascending passages hold a term, and the codes of these."""
    if not len(one.docs):
        return np.empty(0, np.int64), one.codes
    places = one.docs.searchsorted(passages)
    np.minimum(places, len(one.docs) - 1, out=places)
    there = (one.docs[places] == passages).nonzero()[0]
    return there, one.codes[places[there]]


def _rests(lists: Sequence[_List]) -> list[float]:
    """What each term and those after it add at most, and 0 for the end."""
    sums = accumulate((one.bound for one in reversed(lists)), initial=0.0)
    return list(sums)[::-1]


class _Best:
    """The best passages so far, to know which score is worth being looked at."""

    def __init__(self, k: int, floor: float) -> None:
        self._k = k
        self._docs = np.empty(0, np.int32)
        self.threshold = floor * (1 - SLACK)

    def take_in(
        self, docs: NDArray[np.int32], scores: NDArray[np.float32], totals: NDArray[np.float32]
    ) -> None:
        """Take in passages whose scores grew."""
        if self.threshold > 0:
            docs = docs[(scores >= self.threshold).nonzero()[0]]
        elif len(docs) > self._k:
            docs = docs[np.argpartition(scores, len(scores) - self._k)[len(scores) - self._k :]]
        together = np.sort(np.concatenate([self._docs, docs]))
        together = together[first_of_each(together)]
        values = totals[together]
        if len(values) > self._k:
            kept = np.argpartition(values, len(values) - self._k)[len(values) - self._k :]
            together, values = together[kept], values[kept]
        self._docs = together
        if len(values) == self._k:
            self.threshold = max(self.threshold, float(values.min()) * (1 - SLACK))


def least_of(scores: NDArray[np.float32], k: int) -> float:
    """The `k`-th best score; 0 when there are fewer."""
    if len(scores) < k:
        return 0.0
    return float(np.partition(scores, len(scores) - k)[len(scores) - k])
