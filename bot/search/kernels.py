"""The search for the best passages, compiled by numba (extra `fast`).

Block by block, those that promise most first, the gains of the terms are added up in an array
that stays in the processor's nearest caches, and this is read through, 64 sums at a time, for
what reaches the k-th best so far. That is done in single precision; what is left is scored
exactly. Terms that could add little are only looked up for passages near the best, and blocks
whose passages cannot come among them are left out (MaxScore and block-max, see pruning).

Compiled code is kept beside this module, or where numba keeps it when that cannot be written
to. It checks no bounds: postings are checked when they are loaded.
"""

from typing import Any

import numpy as np
from numba import njit

from bot.search.postings import BITS, BLOCK

_SLACK = 1e-5  # relative: what single precision changes in some 100 additions
_LEAST = np.float32(1e-30)  # less than any posting adds
_LITTLE = np.float32(0.3)  # of the k-th best score: what is looked up rather than added
_ROW = 64  # sums read at once
_FEW = 512  # postings of a block that are faster gone through again than all its sums


def _compiled(function: Any) -> Any:
    return njit(nogil=True, cache=True, boundscheck=False)(function)


@_compiled
def _first_from(docs, low, high, value):  # type: ignore[no-untyped-def]
    """The first place from `low` to `high` whose passage is not before `value`."""
    left = high - low
    while left > 1:
        half = left >> 1
        low += half * (docs[low + half - 1] < value)
        left -= half
    return low + (left == 1 and docs[low] < value)


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
def _kth(sums, docs, start, end, base, low, high, mask, heap):  # type: ignore[no-untyped-def]
    """The least sum that as many passages reach as the heap takes, as far as some postings
    tell; 0 when there are fewer."""
    full = 0
    for at in range(start, end):
        doc = base + docs[at]
        if low <= doc < high and (len(mask) == 0 or mask[doc]):
            score = sums[docs[at]]
            if full < len(heap) or score > heap[0]:
                full = _push(heap, full, score)
    return heap[0] if full == len(heap) else np.float32(0)


@_compiled
def _leave_out(sums, mask):  # type: ignore[no-untyped-def]
    for i in range(len(mask)):
        if not mask[i]:
            sums[i] = 0


@_compiled
def _take_all(sums, least, chosen, scores):  # type: ignore[no-untyped-def]
    """Take out the sums of `least` and more, and clear all; how many there were."""
    many = 0
    rows = sums.reshape(-1, _ROW)
    for number in range(len(rows)):
        row = rows[number]
        hit = np.int32(0)
        for i in range(_ROW):
            hit |= np.int32(row[i] >= least)
        if hit:
            for i in range(_ROW):
                if row[i] >= least:
                    chosen[many] = number * _ROW + i
                    scores[many] = row[i]
                    many += 1
        for i in range(_ROW):
            row[i] = 0
    return many


@_compiled
def _take_few(sums, docs, start, end, least, chosen, scores, many):  # type: ignore[no-untyped-def]
    """The same for the sums of some postings."""
    for at in range(start, end):
        doc = docs[at]
        score = sums[doc]
        sums[doc] = 0
        if score >= least:
            chosen[many] = doc
            scores[many] = score
            many += 1
    return many


@_compiled
def _best(  # type: ignore[no-untyped-def]
    docs, codes, places, gains, query, runs, first, found, k, floor
):
    """Passages scored in the order of the terms, as rank_bm25 adds them up, and arranged;
    `runs` are those of each term in each block from `first`."""
    found = np.sort(found)
    scores = np.zeros(len(found))
    for i in range(len(query)):
        for n in range(len(found)):
            run = runs[i, (found[n] >> BITS) - first]
            if run >= 0:
                doc = found[n] & (BLOCK - 1)
                at = _first_from(docs, places[run], places[run + 1], doc)
                if at < places[run + 1] and docs[at] == doc:
                    scores[n] += query[i, 1] * gains[codes[at]]
    order = np.argsort(-scores, kind="mergesort")
    count = 0
    while count < len(order):
        score = scores[order[count]]
        if score < floor or (count >= k and score < scores[order[k - 1]]):
            break
        count += 1
    return found[order[:count]], scores[order[:count]]


@_compiled
def find_best(  # type: ignore[no-untyped-def]
    firsts, blocks, places, peaks, docs, codes, gains, query, growth, k, low, high, mask, floor,
    scratch,
):  # fmt: skip
    """`query` is a row for each term: its number and weight. `scratch` begins with BLOCK
    zeros, before and after."""
    rough, exact = gains
    sums, scores = scratch[:BLOCK], scratch[BLOCK : 2 * BLOCK]
    chosen = scratch[2 * BLOCK :].view(np.int32)
    lists = len(query)
    begin = low >> BITS
    size = max(((high - 1) >> BITS) + 1 - begin, 0)
    bounds, runs = np.zeros(size, np.float32), np.full((lists, size), -1, np.int64)
    for i in range(lists):
        term = int(query[i, 0])
        for run in range(firsts[term], firsts[term + 1]):
            block = np.int64(blocks[run]) - begin
            if 0 <= block < size:
                bounds[block] += query[i, 1] * growth * peaks[run]
                runs[i, block] = run
    threshold = np.float32(floor * (1 - _SLACK))
    heap, other, full = np.empty(k, np.float32), np.empty(k, np.float32), 0
    found, rated, many = np.empty(256, np.int32), np.empty(256, np.float32), 0
    starts, ends = np.empty(lists, np.int64), np.empty(lists, np.int64)
    weights, most = np.empty(lists, np.float32), np.empty(lists, np.float32)
    rests = np.zeros(lists + 1, np.float32)
    for block in np.argsort(-bounds):
        if bounds[block] == 0 or bounds[block] * (1 + _SLACK) < threshold:
            break
        here = 0
        for i in range(lists):  # those that may add most come first
            run = runs[i, block]
            if run < 0:
                continue
            bound = np.float32(query[i, 1] * growth * peaks[run])
            at = here
            while at > 0 and most[at - 1] < bound:
                most[at], weights[at] = most[at - 1], weights[at - 1]
                starts[at], ends[at] = starts[at - 1], ends[at - 1]
                at -= 1
            most[at], weights[at] = bound, query[i, 1]
            starts[at], ends[at] = places[run], places[run + 1]
            here += 1
        rests[here] = 0
        for i in range(here - 1, -1, -1):
            rests[i] = rests[i + 1] + most[i] * np.float32(1 + _SLACK)
        added = here
        while added > 1 and rests[added - 1] < _LITTLE * threshold:
            added -= 1
        postings = 0
        for i in range(added):
            weight = weights[i]
            for at in range(starts[i], ends[i]):
                sums[docs[at]] += weight * rough[codes[at]]
            postings += ends[i] - starts[i]
        base = (begin + block) << BITS
        if full < k:  # the rarest term tells what is to be reached before all sums are read
            rare = -1
            for i in range(added):
                many_enough = ends[i] - starts[i] >= k
                if many_enough and (rare < 0 or ends[i] - starts[i] < ends[rare] - starts[rare]):
                    rare = i
            if rare >= 0:
                reached = _kth(sums, docs, starts[rare], ends[rare], base, low, high, mask, other)
                threshold = max(threshold, reached * np.float32(1 - _SLACK))
        least = max(threshold - rests[added], _LEAST)
        count = 0
        if postings < _FEW:
            for i in range(added):
                count = _take_few(sums, docs, starts[i], ends[i], least, chosen, scores, count)
        else:
            _leave_out(sums, mask[base : base + BLOCK])
            count = _take_all(sums, least, chosen, scores)
        for n in range(count):
            score, inside = scores[n], chosen[n]
            doc = base + inside
            if doc < low or doc >= high or (len(mask) > 0 and not mask[doc]):
                continue
            for i in range(added, here):
                if score + rests[i] < threshold:
                    break
                at = _first_from(docs, starts[i], ends[i], inside)
                if at < ends[i] and docs[at] == inside:
                    score += weights[i] * rough[codes[at]]
            if score < threshold:
                continue
            if full < k or score > heap[0]:
                full = _push(heap, full, score)
                if full == k:
                    threshold = max(threshold, heap[0] * np.float32(1 - _SLACK))
            if many == len(found):
                kept = np.flatnonzero(rated[:many] >= threshold)
                many = len(kept)
                found = np.concatenate((found[kept], np.empty(2 * many + 256, np.int32)))
                rated = np.concatenate((rated[kept], np.empty(2 * many + 256, np.float32)))
            found[many], rated[many] = doc, score
            many += 1
    found = found[:many][rated[:many] >= threshold]
    return _best(docs, codes, places, exact, query, runs, begin, found, k, floor)
