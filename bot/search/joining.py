"""Joining postings: those of several parts in the order of one."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import LOW, Postings, code_type, find_peaks, find_runs, inside
from bot.search.runs import flat_ranges
from bot.search.vocabulary import Vocabulary, join_vocabularies


def join_postings(
    vocabularies: Sequence[Vocabulary],
    parts: Sequence[Postings],
    passages: Sequence[NDArray[np.int32]],
    size: int,
) -> tuple[Vocabulary, Postings]:
    """All terms and their postings.

    `passages` are for each part the new numbers of its passages, -1 for those to be left out,
    and `size` is how many there are then.
    """
    terms, numbers = join_vocabularies(vocabularies)
    pairs, codes_of = _join_pairs([part.pairs for part in parts])
    totals = np.zeros(len(terms), np.int64)
    for part, new in zip(parts, numbers, strict=True):
        totals[new] += np.diff(part.starts)
    bounds = np.concatenate([np.zeros(1, np.int64), np.cumsum(totals)])
    docs = np.empty(int(bounds[-1]), np.uint16)
    codes = np.empty(len(docs), code_type(len(pairs)))
    done = 0
    runs: list[tuple[NDArray[Any], ...]] = [find_runs(np.empty(0, np.int64))]
    for low, high in flat_ranges(bounds):
        keys, some = [], []
        for part, new, moved, recoded in zip(parts, numbers, passages, codes_of, strict=True):
            begin, end = np.searchsorted(new, (low, high)).tolist()
            doc = moved[part.passages(*part.firsts[[begin, end]].tolist())]
            where = slice(*part.starts[[begin, end]].tolist())
            term = np.repeat(new[begin:end], np.diff(part.starts[begin : end + 1]))
            there = doc >= 0
            keys.append((term.astype(np.int64) << 32 | doc)[there])
            some.append(recoded[part.codes[where]][there])
        key = np.concatenate(keys)
        order = np.argsort(key)
        key = key[order]
        docs[done : done + len(key)] = inside(key)
        codes[done : done + len(key)] = np.concatenate(some)[order]
        of, blocks, starts = find_runs(key)
        runs.append((of, blocks, starts + done))
        done += len(key)
    if done < len(docs):
        docs, codes = docs[:done].copy(), codes[:done].copy()
    of, blocks, starts = map(np.concatenate, zip(*runs, strict=True))
    counts = np.bincount(of, minlength=len(terms))
    used = np.flatnonzero(counts)
    if len(used) < len(terms):
        terms = terms.take(used)
    firsts = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts[used])])
    places = np.append(starts, done)
    lengths = scatter([part.lengths for part in parts], passages, size)
    peaks = find_peaks(places, codes, pairs, lengths)
    return terms, Postings(firsts, blocks, places, peaks, docs, codes, pairs, lengths)


def _join_pairs(
    parts: Sequence[NDArray[np.int32]],
) -> tuple[NDArray[np.int32], list[NDArray[Any]]]:
    """The distinct (tf, length) of all parts, and the new code of each part's."""
    keys = [part[:, 0].astype(np.int64) << 32 | part[:, 1] for part in parts]
    distinct = np.unique(np.concatenate(keys))
    pairs = np.stack([distinct >> 32, distinct & LOW], axis=1).astype(np.int32)
    kind = code_type(len(pairs))
    return pairs, [np.searchsorted(distinct, key).astype(kind) for key in keys]


def scatter(
    arrays: Sequence[NDArray[np.int32]], places: Sequence[NDArray[np.int32]], size: int
) -> NDArray[np.int32]:
    """The elements of all arrays at their new places, of which there are `size`."""
    joined = np.zeros(size, np.int32)
    for array, new in zip(arrays, places, strict=True):
        kept = new >= 0
        joined[new[kept]] = array[kept]
    return joined
