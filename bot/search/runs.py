"""Runs: ranges of a large array, worked on piece by piece.

numpy holds the interpreter's lock in some operations (`repeat`, `add.at`) and needs temporary
arrays in most: in pieces of CHUNK neither is felt.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

CHUNK = 1 << 20
"""Elements worked on at once."""


def flat_ranges(offsets: NDArray[np.int64], chunk: int = CHUNK) -> Iterator[tuple[int, int]]:
    """Consecutive ranges of runs that hold about `chunk` elements each, or one run.

    Run r is `offsets[r]` to `offsets[r + 1]`.
    """
    low, last = 0, len(offsets) - 1
    while low < last:
        high = int(np.searchsorted(offsets, offsets[low] + chunk, "right")) - 1
        high = min(max(high, low + 1), last)
        yield low, high
        low = high


def count_up(counts: NDArray[Any]) -> NDArray[np.int64]:
    """0, 1, … count-1 for each of the counts, in a row."""
    ends = np.cumsum(counts, dtype=np.int64)
    total = int(ends[-1]) if len(ends) else 0
    counted: NDArray[np.int64] = np.arange(total) - np.repeat(ends - counts, counts)
    return counted


def first_of_each(values: NDArray[Any]) -> NDArray[np.int64]:
    """Where each distinct value first stands in ascending ones."""
    new = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=new[1:])
    return np.flatnonzero(new)


def starts_of(numbers: NDArray[Any], size: int) -> NDArray[np.int64]:
    """Where the runs of 0, 1, … size-1 start in ascending numbers, and where the last ends."""
    starts = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(numbers, minlength=size), out=starts[1:])
    return starts
