"""Postings: for every term, the passages that hold it, as plain arrays.

Passages are numbered in blocks of BLOCK, so that two bytes name one within its block; the
postings of a term in a block are a run. With a run stands the most that the term adds to a
score there, which a search for the best compares with what it has.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from bot.search.model import PassageModel
from bot.search.runs import first_of_each, flat_ranges, starts_of

BITS = 14
BLOCK = 1 << BITS
"""Passages of a block: their scores fit in the nearer caches of a processor."""

LOW = 0xFFFFFFFF
_DENSE = 1 << 24  # cells of the table that tells (tf, length) apart without sorting

Codes = NDArray[np.uint16 | np.uint32]


@dataclass(frozen=True)
class Postings:
    """The postings of a collection of passages.

    Term number t has the runs `firsts[t]` to `firsts[t + 1]`, at least one; run r is of the
    passages of block `blocks[r]`, namely `docs[places[r]:places[r + 1]]` of them, and both
    ascend. The code beside each passage is a row of `pairs`, the (tf, length) of the term in
    that passage. Statistics of the collection stand nowhere in them, so they may change
    without them. `peaks` are the largest gains of each run when these postings were the
    collection.
    """

    firsts: NDArray[np.int64]
    blocks: NDArray[np.uint16]
    places: NDArray[np.int64]
    peaks: NDArray[np.float32]
    docs: NDArray[np.uint16]
    codes: Codes
    pairs: NDArray[np.int32]
    lengths: NDArray[np.int32]  # of the passages, in terms

    @cached_property
    def starts(self) -> NDArray[np.int64]:
        """Where the postings of each term start, and where the last end."""
        return self.places[self.firsts]

    def passages(self, first: int, last: int) -> NDArray[np.int64]:
        """The passages of consecutive runs."""
        bases = self.blocks[first:last].astype(np.int64)
        bases <<= BITS
        places = self.places[first : last + 1]
        passages = np.repeat(bases, places[1:] - places[:-1])
        passages += self.docs[places[0] : places[-1]]
        return passages

    def check(self) -> None:
        """Raises ValueError for what a look-up without bounds would stumble over."""
        firsts, places = self.firsts, self.places
        if not len(self.docs) == len(self.codes) == places[-1] or places[0] != 0:
            raise ValueError("postings have parts of different lengths")
        if not len(self.blocks) == len(self.peaks) == len(places) - 1 == firsts[-1]:
            raise ValueError("postings have runs of different lengths")
        if firsts[0] != 0 or (firsts[1:] <= firsts[:-1]).any() or not _ascends(self.blocks, firsts):
            raise ValueError("the runs of postings are out of order")
        if self.pairs.ndim != 2 or self.pairs.shape[1] != 2:
            raise ValueError("postings lack their (tf, length)")
        if (places[1:] <= places[:-1]).any() or not _ascends(self.docs, places):
            raise ValueError("postings are out of order")
        if len(self.docs) == 0:
            return
        last = self.docs[places[1:] - 1].astype(np.int64)
        if last.max() >= BLOCK or ((self.blocks.astype(np.int64) << BITS) + last).max() >= len(
            self.lengths
        ):
            raise ValueError("a posting is of no passage")
        if self.codes.max() >= len(self.pairs):
            raise ValueError("a posting has no (tf, length)")


def _ascends(values: NDArray[np.uint16], starts: NDArray[np.int64]) -> bool:
    """Whether each run of the values ascends."""
    for low, high in flat_ranges(starts):
        some = values[starts[low] : starts[high]]
        ascending = some[1:] > some[:-1]
        ascending[starts[low + 1 : high] - starts[low] - 1] = True  # from run to run
        if not ascending.all():
            return False
    return True


def build_postings(
    numbers: NDArray[np.int32], passages: NDArray[np.int32], size: int, vocabulary: int
) -> Postings:
    """Postings from every occurrence of a term: its number and its passage's number.

    The occurrences come in any order; `size` is how many passages there are, `vocabulary`
    how many terms, each of which occurs.
    """
    lengths = np.bincount(passages, minlength=size).astype(np.int32)
    keys = numbers.astype(np.int64) << 32
    keys |= passages
    keys.sort()
    first = first_of_each(keys)
    tf = np.diff(first, append=len(keys))
    keys = keys[first]
    pairs, codes = _encode(tf, lengths[keys & LOW])
    terms, blocks, starts = find_runs(keys)
    places = np.append(starts, len(keys))
    peaks = find_peaks(places, codes, pairs, lengths)
    firsts = starts_of(terms, vocabulary)
    return Postings(firsts, blocks, places, peaks, inside(keys), codes, pairs, lengths)


def find_runs(
    keys: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.uint16], NDArray[np.int64]]:
    """The runs of postings given as ascending keys, each a term and its passage (LOW): the
    term and the block of each run, and where it starts."""
    blocks = keys >> BITS
    starts = first_of_each(blocks)
    blocks = blocks[starts]
    return blocks >> (32 - BITS), (blocks & (LOW >> BITS)).astype(np.uint16), starts


def inside(passages: NDArray[np.int64]) -> NDArray[np.uint16]:
    """The numbers of passages within their blocks."""
    return (passages & (BLOCK - 1)).astype(np.uint16)


def find_peaks(
    places: NDArray[np.int64],
    codes: Codes,
    pairs: NDArray[np.int32],
    lengths: NDArray[np.int32],
) -> NDArray[np.float32]:
    """The largest gain of each run where these are all passages there are."""
    gains = PassageModel(len(lengths), int(lengths.sum()), pairs).gains().astype(np.float32)
    gains = np.nextafter(gains, np.float32(np.inf))
    peaks = np.empty(len(places) - 1, np.float32)
    for low, high in flat_ranges(places):
        begin = places[low]
        some = gains.take(codes[begin : places[high]])
        peaks[low:high] = np.maximum.reduceat(some, places[low:high] - begin)
    return peaks


def _encode(tf: NDArray[np.int64], length: NDArray[np.int32]) -> tuple[NDArray[np.int32], Codes]:
    """The distinct (tf, length), and for each posting which of them it has."""
    wide = int(length.max(initial=0)) + 1
    values = tf * wide + length
    cells = (int(tf.max(initial=0)) + 1) * wide
    if cells <= _DENSE:
        there = np.zeros(cells, bool)
        there[values] = True
        distinct = np.flatnonzero(there)
        table = np.zeros(cells, np.uint32)
        table[distinct] = np.arange(len(distinct), dtype=np.uint32)
        codes = table[values]
    else:
        distinct = np.unique(values)
        codes = np.searchsorted(distinct, values).astype(np.uint32)
    pairs = np.stack([distinct // wide, distinct % wide], axis=1).astype(np.int32)
    return pairs, codes.astype(code_type(len(pairs)))


def code_type(kinds: int) -> type[np.uint16] | type[np.uint32]:
    """What a code is stored in."""
    return np.uint16 if kinds <= np.iinfo(np.uint16).max else np.uint32
