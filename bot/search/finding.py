"""Finding the best passages of one part: what is asked for, and what is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import numpy as np
from numpy.typing import NDArray

from bot.search.postings import Postings

_LEAST = float(np.nextafter(0, 1))


class Wanted(NamedTuple):
    """A term of a question by its number, and its idf times its weight, above 0."""

    term: int
    weight: float


@dataclass(frozen=True, slots=True)
class Among:
    """The passages that count: from `low` to `high`, and of these those in `mask` if any."""

    low: int
    high: int
    mask: NDArray[np.bool_] | None = None


Scored = tuple[NDArray[np.int32], NDArray[np.float64]]
"""Passages and their scores, best first, and of equal ones those of lower number."""


class Finder(Protocol):
    """Finds for the terms of a question, in their order, the `k` best passages that score
    `floor` or more, and all that score as much as the last of them."""

    def __call__(self, query: Sequence[Wanted], k: int, among: Among, floor: float) -> Scored: ...


class FinderType(Protocol):
    """Makes a Finder over postings; `gains` are what a term of weight 1 adds to the score of a
    passage with each code, `growth` times the peaks of the postings at most."""

    def __call__(self, postings: Postings, gains: NDArray[np.float64], growth: float) -> Finder: ...


def score_all(
    postings: Postings, gains: NDArray[np.float64], query: Sequence[Wanted]
) -> NDArray[np.float64]:
    """The score of every passage, added up in the order of rank_bm25."""
    scores = np.zeros(len(postings.lengths))
    for term, weight in query:
        first, last = postings.firsts[term : term + 2].tolist()
        codes = postings.codes[postings.places[first] : postings.places[last]]
        np.add.at(scores, postings.passages(first, last), weight * gains.take(codes))
    return scores


def best_of(
    passages: NDArray[np.int32], scores: NDArray[np.float64], k: int, floor: float
) -> Scored:
    """The `k` best of ascending passages, as a Finder gives them."""
    least = max(floor, _LEAST)
    if k < len(scores):
        least = max(least, np.partition(scores, len(scores) - k)[len(scores) - k])
    kept = np.flatnonzero(scores >= least)
    kept = kept[np.argsort(-scores[kept], kind="stable")]
    return passages[kept], scores[kept]
