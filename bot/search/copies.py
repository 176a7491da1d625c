"""Copies: articles that carry the same text or most of it, as wire copies do.

A body is known by its shingles, hashed runs of SHINGLE terms. One in SAMPLE is kept, chosen
by its hash, so that the same runs are kept wherever they stand (Broder 1997, "On the
resemblance and containment of documents": the part of the kept shingles that two texts share
estimates the part of all).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import LOW
from bot.search.runs import count_up, first_of_each

SHINGLE, SAMPLE, CONTAINED = 5, 16, 0.6
"""Terms of a shingle; one in how many is kept; the part of the smaller body's kept shingles
that a copy shares."""

_FEWEST = 4  # kept shingles below which sampling says nothing
_MOST_SHARED = 200  # bodies that share a shingle before it is boilerplate
_PRIMES = np.array([1_000_003, 998_244_353, 1_000_000_007, 754_974_721, 167_772_161], np.uint64)
_MIX = np.uint64(0x9E3779B97F4A7C15)
_NONE = np.empty(0, np.int32)


@dataclass(frozen=True)
class Sketches:
    """The kept shingles of all articles in order, the article that holds each, and how many
    each article holds."""

    values: NDArray[np.uint32]
    holders: NDArray[np.int32]
    sizes: NDArray[np.int32]

    def check(self) -> None:
        """Raises ValueError for a shingle of no article."""
        if len(self.values) != len(self.holders):
            raise ValueError("shingles lack their articles")
        if len(self.holders) and not 0 <= self.holders.min() <= self.holders.max() < len(
            self.sizes
        ):
            raise ValueError("a shingle is of no article")

    def of(self, article: int) -> NDArray[np.uint32]:
        """The kept shingles of one article."""
        return np.asarray(self.values[self.holders == article])

    def holding(self, sketch: NDArray[np.uint32]) -> list[NDArray[np.int32]]:
        """The articles that hold each value of a sketch."""
        low = np.searchsorted(self.values, sketch, "left").tolist()
        high = np.searchsorted(self.values, sketch, "right").tolist()
        return [self.holders[start:end] for start, end in zip(low, high, strict=True)]


def sharing(parts: Sequence[Sketches], sketch: NDArray[np.uint32]) -> list[NDArray[np.int32]]:
    """For each part the articles that share enough of `sketch`, or most of whose own is in it."""
    runs = [part.holding(sketch) for part in parts]
    rare = [sum(map(len, same)) <= _MOST_SHARED for same in zip(*runs, strict=True)]
    found = []
    for part, held in zip(parts, runs, strict=True):
        kept = [run for run, is_rare in zip(held, rare, strict=True) if is_rare]
        articles, shared = np.unique(np.concatenate([_NONE, *kept]), return_counts=True)
        sizes = np.minimum(part.sizes[articles], len(sketch))
        found.append(articles[shared >= CONTAINED * sizes])
    return found


def build_sketches(hashes: NDArray[np.uint64], articles: NDArray[np.int32], size: int) -> Sketches:
    """Sketches of `size` articles from the hash of each of their terms, in reading order.

    `articles` is the article of each term, ascending. An article of too few kept shingles is
    known by one hash over all its terms.
    """
    kept_at, kept = _shingles(hashes, articles)
    counts = np.bincount(kept_at, minlength=size)
    short = np.flatnonzero(counts < _FEWEST)
    whole = _whole(hashes, articles, short)
    enough = counts[kept_at] >= _FEWEST
    owners = np.concatenate([kept_at[enough], short[whole != 0]])
    values = np.concatenate([kept[enough], whole[whole != 0]])
    return _in_order(values, owners, size)


def join_sketches(parts: Sequence[Sketches], places: Sequence[NDArray[np.int32]]) -> Sketches:
    """The sketches of all parts; `places` are the new numbers of a part's articles, -1 for
    those to be left out."""
    owners = np.concatenate([new[part.holders] for part, new in zip(parts, places, strict=True)])
    values = np.concatenate([part.values for part in parts])
    kept = owners >= 0
    size = sum(int((new >= 0).sum()) for new in places)
    return _in_order(values[kept].astype(np.uint64), owners[kept], size)


def _in_order(values: NDArray[np.uint64], owners: NDArray[Any], size: int) -> Sketches:
    keys = values << np.uint64(32) | owners.astype(np.uint64)
    keys.sort()
    keys = keys[first_of_each(keys)]
    holders = (keys & np.uint64(LOW)).astype(np.int32)
    sizes = np.bincount(holders, minlength=size).astype(np.int32)
    return Sketches((keys >> np.uint64(32)).astype(np.uint32), holders, sizes)


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
    hashes: NDArray[np.uint64], articles: NDArray[np.int32], short: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """One 32-bit value over all the terms of each of the articles `short`, 0 for one without
    terms."""
    first = np.searchsorted(articles, short)
    counts = np.searchsorted(articles, short, "right") - first
    places = count_up(counts)
    found = hashes[np.repeat(first, counts) + places] + np.uint64(1)
    sums = np.zeros(len(short), np.uint64)
    filled = np.flatnonzero(counts)
    if len(filled):
        products = found * (places.astype(np.uint64) * _MIX + _MIX)
        starts = (np.cumsum(counts) - counts)[filled]
        sums[filled] = np.add.reduceat(products, starts)
    return sums * _MIX >> np.uint64(32)
