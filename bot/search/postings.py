"""Postings: for every term, the passages that hold it, as plain arrays."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Postings:
    """The postings of a collection of passages.

    Term number t stands in the passages `docs[starts[t]:starts[t + 1]]`, ascending; the
    code beside each is a row of `pairs`, the (tf, length) of the term in that passage.
    Statistics of the collection stand nowhere in it, so they may change without it.
    """

    terms: dict[str, int]
    starts: NDArray[np.int64]
    docs: NDArray[np.int32]
    codes: NDArray[np.uint16 | np.uint32]
    pairs: NDArray[np.int64]
    passages: int
    tokens: int

    def df(self, term: str) -> int:
        """In how many passages the term stands."""
        number = self.terms.get(term)
        return 0 if number is None else int(self.starts[number + 1] - self.starts[number])


def build_postings(passages: Iterable[Sequence[str]]) -> Postings:
    """The postings of passages given as their terms."""
    numbers: defaultdict[str, int] = defaultdict()
    numbers.default_factory = numbers.__len__
    flat: list[int] = []
    lengths: list[int] = []
    for passage in passages:
        flat += [numbers[term] for term in passage]
        lengths.append(len(passage))
    length = np.array(lengths, np.int64)
    owner = np.repeat(np.arange(len(lengths), dtype=np.int64), length)
    keys = np.array(flat, np.int64) << 32 | owner
    unique, tf = np.unique(keys, return_counts=True)
    docs = (unique & 0xFFFFFFFF).astype(np.int32)
    starts = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(np.bincount(unique >> 32, minlength=len(numbers)), out=starts[1:])
    coded, codes = np.unique(tf.astype(np.int64) << 32 | length[docs], return_inverse=True)
    pairs = np.stack([coded >> 32, coded & 0xFFFFFFFF], axis=1)
    narrow = np.uint16 if len(pairs) <= np.iinfo(np.uint16).max else np.uint32
    return Postings(
        dict(numbers),
        starts,
        docs,
        codes.astype(narrow),
        pairs,
        len(lengths),
        int(length.sum()),
    )
