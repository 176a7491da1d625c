"""Copies: articles that carry the same text or most of it, as wire copies do.

A body is known by its shingles, hashed runs of SHINGLE terms. One in SAMPLE is kept, chosen
by its hash, so that the same runs are kept wherever they stand (Broder 1997, "On the
resemblance and containment of documents": the part of the kept shingles that two texts share
estimates the part of all).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import first_of_each

SHINGLE, SAMPLE, CONTAINED = 5, 8, 0.6
"""Terms of a shingle; one in how many is kept; the part of the smaller body's kept shingles
that a copy shares."""

_FEWEST = 4  # kept shingles below which sampling says nothing
_MOST_SHARED = 200  # bodies that share a shingle before it is boilerplate
_PRIMES = np.array([1_000_003, 998_244_353, 1_000_000_007, 754_974_721, 167_772_161], np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True, slots=True)
class Sketches:
    """The kept shingles of every article: those of article a are `values[first[a]:first[a+1]]`.

    `sorted_values` are all of them in order, `holders` the article of each.
    """

    first: NDArray[np.int64]
    values: NDArray[np.uint32]
    sorted_values: NDArray[np.uint32]
    holders: NDArray[np.int32]

    def of(self, article: int) -> NDArray[np.uint32]:
        """The kept shingles of an article."""
        return self.values[self.first[article] : self.first[article + 1]]

    def sharing(self, sketch: NDArray[np.uint32]) -> list[int]:
        """The articles that share enough of `sketch`, or most of whose own is in it."""
        low = np.searchsorted(self.sorted_values, sketch, "left")
        high = np.searchsorted(self.sorted_values, sketch, "right")
        runs = [
            self.holders[start:end]
            for start, end in zip(low.tolist(), high.tolist(), strict=True)
            if end - start <= _MOST_SHARED
        ]
        if not runs:
            return []
        articles, shared = np.unique(np.concatenate(runs), return_counts=True)
        sizes = np.minimum(self.first[articles + 1] - self.first[articles], len(sketch))
        found: list[int] = articles[shared >= CONTAINED * sizes].tolist()
        return found


def build_sketches(hashes: NDArray[np.uint64], articles: NDArray[np.int32], size: int) -> Sketches:
    """Sketches of `size` articles from the hash of each of their terms, in reading order.

    `articles` is the article of each term, ascending. An article of too few kept shingles is
    known by one hash over all its terms.
    """
    kept_at, kept = _shingles(hashes, articles)
    counts = np.bincount(kept_at, minlength=size)
    short = np.flatnonzero(counts < _FEWEST)
    whole = _whole(hashes, articles, size)[short]
    enough = counts[kept_at] >= _FEWEST
    owners = np.concatenate([kept_at[enough], short[whole != 0]])
    values = np.concatenate([kept[enough], whole[whole != 0]])
    keys = owners.astype(np.uint64) << np.uint64(32) | values
    keys.sort()
    keys = keys[first_of_each(keys)]
    owners, values = (keys >> np.uint64(32)).astype(np.int32), keys.astype(np.uint32)
    first = np.zeros(size + 1, np.int64)
    np.cumsum(np.bincount(owners, minlength=size), out=first[1:])
    order = np.argsort(values, kind="stable")
    return Sketches(first, values, values[order], owners[order])


def _shingles(
    hashes: NDArray[np.uint64], articles: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.uint64]]:
    """The article and the 32-bit value of each shingle that is kept."""
    many = max(len(hashes) - SHINGLE + 1, 0)
    rolled = np.zeros(many, np.uint64)
    for place, prime in enumerate(_PRIMES):
        rolled += hashes[place : place + many] * prime
    values = rolled * _MIX >> np.uint64(32)
    inside = articles[:many] == articles[len(articles) - many :]
    kept = inside & (values % np.uint64(SAMPLE) == 0)
    return articles[:many][kept], values[kept]


def _whole(
    hashes: NDArray[np.uint64], articles: NDArray[np.int32], size: int
) -> NDArray[np.uint64]:
    """One 32-bit value over all the terms of each article, 0 for one without terms."""
    first = np.searchsorted(articles, np.arange(size))
    places = np.arange(len(articles)) - first[articles]
    sums = np.zeros(size, np.uint64)
    np.add.at(sums, articles, (hashes + np.uint64(1)) * (places.astype(np.uint64) * _MIX + _MIX))
    return sums * _MIX >> np.uint64(32)
