"""Postings: for every term, the passages that hold it, as plain arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.model import PassageModel
from bot.search.runs import first_of_each, flat_ranges, starts_of

LOW = 0xFFFFFFFF
_DENSE = 1 << 24  # cells of the table that tells (tf, length) apart without sorting

Codes = NDArray[np.uint16 | np.uint32]


@dataclass(frozen=True)
class Postings:
    """The postings of a collection of passages.

    Term number t stands in the passages `docs[starts[t]:starts[t + 1]]`, ascending, at least
    one; the code beside each is a row of `pairs`, the (tf, length) of the term in that
    passage. Statistics of the collection stand nowhere in them, so they may change without
    them. `peaks` are the largest gains of each term when these postings were the collection.
    """

    starts: NDArray[np.int64]
    docs: NDArray[np.int32]
    codes: Codes
    pairs: NDArray[np.int32]
    lengths: NDArray[np.int32]  # of the passages, in terms
    peaks: NDArray[np.float32]

    def check(self) -> None:
        """Raises ValueError for what a look-up without bounds would stumble over."""
        starts = self.starts
        if not len(self.docs) == len(self.codes) == starts[-1] or starts[0] != 0:
            raise ValueError("postings have parts of different lengths")
        if (starts[1:] <= starts[:-1]).any() or len(self.peaks) != len(starts) - 1:
            raise ValueError("postings are out of order")
        if self.pairs.ndim != 2 or self.pairs.shape[1] != 2:
            raise ValueError("postings lack their (tf, length)")
        if len(self.docs) == 0:
            return
        if self.docs.min() < 0 or self.docs.max() >= len(self.lengths):
            raise ValueError("a posting is of no passage")
        for low, high in flat_ranges(starts):
            docs = self.docs[starts[low] : starts[high]]
            ascending = docs[1:] > docs[:-1]
            ascending[starts[low + 1 : high] - starts[low] - 1] = True  # from term to term
            if not ascending.all():
                raise ValueError("postings are out of order")
        if self.codes.max() >= len(self.pairs):
            raise ValueError("a posting has no (tf, length)")


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
    docs = (keys & LOW).astype(np.int32)
    keys >>= 32
    starts = starts_of(keys, vocabulary)
    pairs, codes = _encode(tf, lengths[docs])
    return finish_postings(starts, docs, codes, pairs, lengths)


def finish_postings(
    starts: NDArray[np.int64],
    docs: NDArray[np.int32],
    codes: Codes,
    pairs: NDArray[np.int32],
    lengths: NDArray[np.int32],
) -> Postings:
    """The postings with their peaks."""
    gains = PassageModel(len(lengths), int(lengths.sum()), pairs).gains().astype(np.float32)
    gains = np.nextafter(gains, np.float32(np.inf))
    peaks = np.empty(len(starts) - 1, np.float32)
    for low, high in flat_ranges(starts):
        begin = starts[low]
        some = gains[codes[begin : starts[high]]]
        peaks[low:high] = np.maximum.reduceat(some, starts[low:high] - begin)
    return Postings(starts, docs, codes, pairs, lengths, peaks)


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
