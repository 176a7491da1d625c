"""Finding the best passages without touching every posting (MaxScore, term at a time).

Turtle and Flood 1995, "Query evaluation: strategies and optimizations": once the k-th best
score so far exceeds all that the remaining terms can give, a passage that has none of the
terms seen cannot come among the best; the remaining terms are looked up only for those that
still can. That is done in single precision; what is left is scored exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import Postings
from bot.search.runs import first_of_each

SLACK = 1e-5
"""How much rough scores may be off, relatively: some 100 additions in single precision."""

_LEAST = np.float32(1e-30)  # what a posting adds at least, so that 0 means untouched


class Run(NamedTuple):
    """Postings `start` to `end` of one term, its weight, and the most it adds to a score."""

    start: int
    end: int
    weight: float
    bound: float


@dataclass(frozen=True, slots=True)
class Among:
    """The passages that count: from `low` to `high`, and of these those in `mask` if any."""

    low: int
    high: int
    mask: NDArray[np.bool_] | None = None


Scored = tuple[NDArray[np.int32], NDArray[np.float64]]
"""Passages, ascending, and their scores."""


class Finder(Protocol):
    """Finds, for the runs of a question's terms in their order, passages among which are the
    `k` best that score `floor` or more, and all that score as much as the last of them."""

    def __call__(self, runs: Sequence[Run], k: int, among: Among, floor: float) -> Scored: ...


class FinderType(Protocol):
    """Makes a Finder over postings; `gains` are what a term of weight 1 adds to the score of a
    passage with each code."""

    def __call__(self, postings: Postings, gains: NDArray[np.float64]) -> Finder: ...


class PruningFinder:
    """The search in numpy."""

    def __init__(self, postings: Postings, gains: NDArray[np.float64]) -> None:
        self._docs, self._codes = postings.docs, postings.codes
        self._exact, self._gains = gains, gains.astype(np.float32)
        self._size = len(postings.lengths)
        self._free: list[NDArray[np.float32]] = []  # a 0 for every passage, one a search

    def __call__(self, runs: Sequence[Run], k: int, among: Among, floor: float) -> Scored:
        passages = self._find(runs, k, among, floor)
        return passages, self._score(runs, passages)

    def _score(self, runs: Sequence[Run], passages: NDArray[np.int32]) -> NDArray[np.float64]:
        """The scores of some passages, added up in the order of rank_bm25."""
        scores = np.zeros(len(passages))
        for run in runs:
            docs = self._docs[run.start : run.end]
            places = np.searchsorted(docs, passages)
            np.minimum(places, len(docs) - 1, out=places)
            there = np.flatnonzero(docs[places] == passages)
            codes = self._codes[run.start + places[there]]
            scores[there] += run.weight * self._exact[codes]
        return scores

    def _find(self, runs: Sequence[Run], k: int, among: Among, floor: float) -> NDArray[np.int32]:
        # First what settles most for its length: rare and weighty terms.
        runs = sorted(runs, key=lambda run: run.bound / (run.start - run.end))
        rests = _rests(runs)
        best = _Best(k, floor)
        touched: list[NDArray[np.int32]] = []
        found = [np.empty(0, np.int32)]
        try:
            totals = self._free.pop()
        except IndexError:
            totals = np.zeros(self._size, np.float32)
        for run in runs:
            if rests[len(touched)] < best.threshold:
                break
            docs, gains = self._read(run, among.mask)
            before = totals[docs]
            gains += before
            totals[docs] = gains
            found.append(docs[before == 0] if touched else docs)
            touched.append(docs)
            if len(touched) < len(runs):
                best.take_in(docs, gains, totals)
        candidates = np.concatenate(found)
        scores = totals[candidates]
        for docs in touched:
            totals[docs] = 0
        self._free.append(totals)
        return self._narrow(runs[len(touched) :], k, best.threshold, candidates, scores)

    def _read(
        self, run: Run, mask: NDArray[np.bool_] | None
    ) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """Passages that hold a term, and what it adds to each."""
        docs, codes = self._docs[run.start : run.end], self._codes[run.start : run.end]
        if mask is not None:
            kept = np.flatnonzero(mask[docs])
            docs, codes = docs[kept], codes[kept]
        return docs, np.maximum(self._gains * np.float32(run.weight), _LEAST)[codes]

    def _narrow(
        self,
        runs: Sequence[Run],
        k: int,
        threshold: float,
        candidates: NDArray[np.int32],
        scores: NDArray[np.float32],
    ) -> NDArray[np.int32]:
        """The candidates that can be among the best, after what the remaining runs add."""
        runs = sorted(runs, key=lambda run: -run.bound)
        rests = _rests(runs)
        if runs:
            kept = np.flatnonzero(scores >= (threshold - rests[0]) * (1 - SLACK))
            kept = kept[np.argsort(candidates[kept])]
            candidates, scores = candidates[kept], scores[kept]
        for run, rest in zip(runs, rests[1:], strict=True):
            docs = self._docs[run.start : run.end]
            places = np.searchsorted(docs, candidates)
            np.minimum(places, len(docs) - 1, out=places)
            there = np.flatnonzero(docs[places] == candidates)
            codes = self._codes[run.start + places[there]]
            scores[there] += np.float32(run.weight) * self._gains[codes]
            threshold = max(threshold, least_of(scores, k) * (1 - SLACK))
            kept = np.flatnonzero(scores >= (threshold - rest) * (1 - SLACK))
            candidates, scores = candidates[kept], scores[kept]
        threshold = max(threshold, least_of(scores, k) * (1 - SLACK))
        return np.sort(candidates[scores >= threshold])


def _rests(runs: Sequence[Run]) -> list[float]:
    """What each run and those after it add at most, and 0 for the end."""
    sums = accumulate((run.bound for run in reversed(runs)), initial=0.0)
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
        if len(docs) > self._k:
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
