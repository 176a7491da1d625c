"""Postings: for every term, the passages that hold it, as plain arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LOW = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of a collection of passages.

    Term number t stands in the passages `docs[starts[t]:starts[t + 1]]`, ascending; the
    code beside each is a row of `pairs`, the (tf, length) of the term in that passage.
    Statistics of the collection stand nowhere in them, so they may change without them.
    """

    starts: NDArray[np.int64]
    docs: NDArray[np.int32]
    codes: NDArray[np.uint16 | np.uint32]
    pairs: NDArray[np.int64]
    lengths: NDArray[np.int32]  # of the passages, in terms


def build_postings(
    numbers: NDArray[np.int32], passages: NDArray[np.int32], size: int, vocabulary: int
) -> Postings:
    """Postings from every occurrence of a term: its number and its passage's number.

    The occurrences come in any order; `size` is how many passages there are, `vocabulary`
    how many terms.
    """
    lengths = np.bincount(passages, minlength=size).astype(np.int32)
    keys = numbers.astype(np.int64) << 32 | passages
    keys.sort()
    first = np.flatnonzero(np.concatenate([keys[:1] >= 0, keys[1:] != keys[:-1]]))
    tf = np.diff(first, append=len(keys))
    keys = keys[first]
    docs = (keys & _LOW).astype(np.int32)
    starts = np.zeros(vocabulary + 1, np.int64)
    np.cumsum(np.bincount(keys >> 32, minlength=vocabulary), out=starts[1:])
    distinct, codes = np.unique(tf << 32 | lengths[docs], return_inverse=True)
    pairs = np.stack([distinct >> 32, distinct & _LOW], axis=1)
    narrow = np.uint16 if len(pairs) <= np.iinfo(np.uint16).max else np.uint32
    return Postings(starts, docs, codes.astype(narrow), pairs, lengths)
