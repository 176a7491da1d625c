"""The same search compiled by numba (extra `fast`), without which this module is not imported.

Passages are gone through in windows (MaxScore, document at a time): in each, the lists of
the weighty terms are added up, and the others are looked up only for the passages that still
can be among the best. Compiled code is kept beside this module, or where numba keeps it when
that cannot be written to. It checks no bounds: postings are checked when they are loaded.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numba import njit
from numpy.typing import NDArray

from bot.search.postings import Postings
from bot.search.pruning import Among, Run, Scored

_WINDOW = 4_096  # passages, whose scores fit in the first cache of a processor
_SLACK = 1e-9  # relative: what the order of additions changes


def _compiled(function: Any) -> Any:
    return njit(nogil=True, cache=True, boundscheck=False)(function)


@_compiled
def _first_from(docs, low, high, value):  # type: ignore[no-untyped-def]
    """The first place from `low` whose passage is not before `value`, galloping."""
    step = 1
    start = low
    while start + step < high and docs[start + step] < value:
        start += step
        step *= 2
    end = min(start + step + 1, high)
    while start < end:
        middle = (start + end) >> 1
        if docs[middle] < value:
            start = middle + 1
        else:
            end = middle
    return start


@_compiled
def _push(heap, size, value):  # type: ignore[no-untyped-def]
    """Put a value in a min-heap, in place of its least when that is full; the new size."""
    if size < len(heap):
        at = size
        while at > 0 and heap[(at - 1) >> 1] > value:
            heap[at] = heap[(at - 1) >> 1]
            at = (at - 1) >> 1
        heap[at] = value
        return size + 1
    at = 0
    while True:
        child = 2 * at + 1
        if child >= size:
            break
        if child + 1 < size and heap[child + 1] < heap[child]:
            child += 1
        if heap[child] >= value:
            break
        heap[at] = heap[child]
        at = child
    heap[at] = value
    return size


@_compiled
def _find(  # type: ignore[no-untyped-def]
    docs, codes, gains, runs, k, low, high, mask, floor, totals, seen
):
    """`runs` is a row for each term: start and end of its postings, weight, bound. `totals`
    holds zeros, before and after."""
    lists = len(runs)
    order = np.argsort(-runs[:, 3])
    cursors, ends = np.empty(lists, np.int64), np.empty(lists, np.int64)
    weights, rests = np.empty(lists), np.zeros(lists + 1)
    for i in range(lists - 1, -1, -1):
        run = runs[order[i]]
        cursors[i], ends[i], weights[i] = int(run[0]), int(run[1]), run[2]
        rests[i] = rests[i + 1] + run[3] * (1 + _SLACK)
    needed = lists  # lists in one of which a passage must stand
    threshold = floor * (1 - _SLACK)
    window = len(totals)
    heap = np.empty(k, np.float64)
    size = 0
    found = np.empty(max(4 * k, 256), np.int32)
    scores = np.empty(len(found), np.float64)
    many = 0
    while True:
        while needed > 0 and rests[needed - 1] < threshold:
            needed -= 1
        base = high
        for i in range(needed):
            if cursors[i] < ends[i]:
                base = min(base, docs[cursors[i]])
        if base >= high:
            break
        limit = min(base + window, high)
        touched = 0
        for i in range(needed):
            at, end, weight = cursors[i], ends[i], weights[i]
            while at < end and docs[at] < limit:
                place = docs[at] - base
                if totals[place] == 0.0:
                    seen[touched] = place
                    touched += 1
                totals[place] += weight * gains[codes[at]]
                at += 1
            cursors[i] = at
        for i in range(needed, lists):
            cursors[i] = _first_from(docs, cursors[i], ends[i], base)
        for n in range(touched):
            place = seen[n]
            total = totals[place]
            totals[place] = 0.0
            doc = base + place
            if total == 0.0 or total + rests[needed] < threshold:
                continue
            if len(mask) > 0 and not mask[doc]:
                continue
            for i in range(needed, lists):
                if total + rests[i] < threshold:
                    break
                at = _first_from(docs, cursors[i], ends[i], doc)
                if at < ends[i] and docs[at] == doc:
                    total += weights[i] * gains[codes[at]]
            if total < threshold:
                continue
            if size < k or total > heap[0]:
                size = _push(heap, size, total)
                if size == k:
                    threshold = max(threshold, heap[0] * (1 - _SLACK))
            if many == len(found):
                kept = 0
                for m in range(many):
                    if scores[m] >= threshold:
                        found[kept], scores[kept] = found[m], scores[m]
                        kept += 1
                many = kept
                if 2 * many > len(found):
                    more = np.empty(2 * len(found), np.int32)
                    more_scores = np.empty(len(more), np.float64)
                    more[:many] = found[:many]
                    more_scores[:many] = scores[:many]
                    found, scores = more, more_scores
            found[many] = doc
            scores[many] = total
            many += 1
    best = np.sort(found[:many][scores[:many] >= threshold])
    # Scored anew in the order of the terms, as rank_bm25 adds them up.
    exact = np.zeros(len(best))
    for run in runs:
        at, end, weight = int(run[0]), int(run[1]), run[2]
        for n in range(len(best)):
            at = _first_from(docs, at, end, best[n])
            if at == end:
                break
            if docs[at] == best[n]:
                exact[n] += weight * gains[codes[at]]
    return best, exact


class CompiledFinder:
    """The search in compiled code, which holds no lock of the interpreter."""

    def __init__(self, postings: Postings, gains: NDArray[np.float64]) -> None:
        self._docs = _read_only(postings.docs)
        self._codes = _read_only(postings.codes)
        self._gains = _read_only(gains)
        self._free: list[tuple[NDArray[np.float64], NDArray[np.int32]]] = []  # one a search
        self((), 1, Among(0, 0), 0.0)  # compiles now rather than in the first question

    def __call__(self, runs: Sequence[Run], k: int, among: Among, floor: float) -> Scored:
        try:
            totals, seen = self._free.pop()
        except IndexError:
            totals, seen = np.zeros(_WINDOW), np.empty(_WINDOW, np.int32)
        found: Scored = _find(
            self._docs,
            self._codes,
            self._gains,
            np.array(runs, np.float64).reshape(-1, 4),
            k,
            among.low,
            among.high,
            _NO_MASK if among.mask is None else _read_only(among.mask),
            floor,
            totals,
            seen,
        )
        self._free.append((totals, seen))
        return found


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    """A view that is not written to, as those of files are: one type, compiled once."""
    view = array.view(np.ndarray)
    view.flags.writeable = False
    return view


_NO_MASK = _read_only(np.empty(0, bool))
