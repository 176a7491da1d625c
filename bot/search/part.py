"""One part of an index: terms and postings, scored with the statistics of the whole."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis import Lexicon
from bot.search.finding import (
    Among,
    FinderType,
    Scored,
    Wanted,
    score_all,
)
from bot.search.joining import join_postings
from bot.search.model import PassageModel
from bot.search.postings import Postings, build_postings
from bot.search.pruning import PruningFinder
from bot.search.vocabulary import Vocabulary

SMALL = 20_000
"""Passages up to which numpy is fast enough, and numba not worth its memory and its start."""


def fastest_finder(size: int = SMALL + 1) -> FinderType:
    """The search for so many passages: compiled where numba is installed, else in numpy."""
    if size <= SMALL:
        return PruningFinder
    try:
        from bot.search.compiled import CompiledFinder
    except ImportError:
        return PruningFinder
    return CompiledFinder


Weighed = tuple[str, float]
"""A term of a question, and its idf times its weight."""


class Terms(NamedTuple):
    """One part of an index: terms, their postings, and which passages are alive (None: all)."""

    vocabulary: Vocabulary
    postings: Postings
    alive: NDArray[np.bool_] | None = None


def invert(passages: Iterable[Sequence[str]], run: int = 100_000) -> Terms:
    """The terms and postings of passages given as their terms, read in runs."""
    known = Lexicon()
    rest = iter(passages)
    parts: list[Terms] = []
    while some := list(islice(rest, run)):
        lengths = np.fromiter(map(len, some), np.int64, len(some))
        flat = map(known.__getitem__, chain.from_iterable(some))
        numbers = np.fromiter(flat, np.int32, int(lengths.sum()))
        vocabulary, numbers = known.choose(numbers)
        places = np.repeat(np.arange(len(some), dtype=np.int32), lengths)
        built = build_postings(numbers, places, len(some), len(vocabulary))
        parts.append(Terms(vocabulary, built))
    sizes = [len(part.postings.lengths) for part in parts]
    ends = np.cumsum([0, *sizes]).tolist()
    moved = [
        np.arange(start, start + size, dtype=np.int32)
        for start, size in zip(ends, sizes, strict=False)
    ]
    if len(parts) == 1:
        return parts[0]
    if not parts:
        none = np.empty(0, np.int32)
        return Terms(Vocabulary.of(()), build_postings(none, none, 0, 0))
    joined = join_postings(
        [part.vocabulary for part in parts], [part.postings for part in parts], moved, ends[-1]
    )
    return Terms(*joined)


class Part:
    """A part with the statistics of the whole."""

    def __init__(self, terms: Terms, size: int, tokens: int, find: FinderType) -> None:
        self._vocabulary, self._postings, alive = terms
        postings = self._postings
        self._views = postings.firsts.data, postings.places.data
        self.everything = Among(0, len(postings.lengths), alive)
        model = PassageModel(size, tokens, postings.pairs)
        self._gains = model.gains()
        # The peaks were taken at this part's own average length. With d times that, no gain
        # grows to more than d times of what it was, and with less none grows at all.
        own = float(postings.lengths.mean()) if len(postings.lengths) else 0.0
        growth = max(1.0, model.avgdl / own) if own else 1.0
        self._find = find(postings, self._gains, growth)

    def df(self, term: str) -> int:
        """In how many of its passages a term stands, of those gone too."""
        number = self._vocabulary.number(term)
        if number is None:
            return 0
        firsts, places = self._views
        return int(places[firsts[number + 1]] - places[firsts[number]])

    def score_all(self, query: Sequence[Weighed]) -> NDArray[np.float64]:
        """The score of every passage, added up in the order of rank_bm25."""
        return score_all(self._postings, self._gains, self._wanted(query))

    def find(self, query: Sequence[Weighed], k: int, among: Among, floor: float) -> Scored:
        """The best `k` that reach `floor`, and what equals the last; best first."""
        return self._find(self._wanted(query), k, among, floor)

    def _wanted(self, query: Sequence[Weighed]) -> list[Wanted]:
        numbered = ((self._vocabulary.number(term), weight) for term, weight in query)
        return [Wanted(n, weight) for n, weight in numbered if n is not None and weight > 0]
