"""Postings: for every term, the passages that hold it, as plain arrays."""

from dataclasses import dataclass
from typing import Any

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
    first = first_of_each(keys)
    tf = np.diff(first, append=len(keys))
    keys = keys[first]
    docs = (keys & _LOW).astype(np.int32)
    starts = np.zeros(vocabulary + 1, np.int64)
    np.cumsum(np.bincount(keys >> 32, minlength=vocabulary), out=starts[1:])
    pairs, codes = _encode(tf, lengths[docs])
    return Postings(starts, docs, codes, pairs, lengths)


def first_of_each(values: NDArray[Any]) -> NDArray[np.int64]:
    """Where each distinct value first stands in ascending ones."""
    new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return np.flatnonzero(new)


def _encode(
    tf: NDArray[np.int64], length: NDArray[np.int32]
) -> tuple[NDArray[np.int64], NDArray[np.uint16 | np.uint32]]:
    """The distinct (tf, length), and for each posting which of them it has."""
    values = tf << 32 | length
    distinct = np.sort(values)
    distinct = distinct[first_of_each(distinct)]
    codes = np.searchsorted(distinct, values)
    pairs = np.stack([distinct >> 32, distinct & _LOW], axis=1)
    if len(distinct) <= np.iinfo(np.uint16).max:
        return pairs, codes.astype(np.uint16)
    return pairs, codes.astype(np.uint32)
