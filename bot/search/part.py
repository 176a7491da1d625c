"""One part of an index: terms and postings, scored with the statistics of the whole."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis import Lexicon
from bot.search.joining import join_postings
from bot.search.model import PassageModel
from bot.search.postings import Postings, build_postings
from bot.search.pruning import Among, FinderType, PruningFinder, Run, Scored
from bot.search.vocabulary import Vocabulary

EXHAUSTIVE = 20_000
"""Passages up to which adding everything up costs less than leaving something out."""


def fastest_finder() -> FinderType:
    """The compiled search where numba is installed, else the one in numpy."""
    try:
        from bot.search.kernels import CompiledFinder
    except ImportError:
        return PruningFinder
    return CompiledFinder


Weighed = tuple[str, float]
"""A term of a question, and its idf times its weight."""

_LEAST = float(np.nextafter(0, 1))


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

    def __init__(self, terms: Terms, size: int, tokens: int, find: FinderType | None) -> None:
        self._vocabulary, self._postings, alive = terms
        postings = self._postings
        self._views = postings.starts.data, postings.peaks.data
        self.everything = Among(0, len(postings.lengths), alive)
        model = PassageModel(size, tokens, postings.pairs)
        self._gains = model.gains()
        kind = find or (fastest_finder() if self.everything.high > EXHAUSTIVE else None)
        self._find = None if kind is None else kind(postings, self._gains)
        # The peaks were taken at this part's own average length. With d times that, no gain
        # grows to more than d times of what it was, and with less none grows at all.
        own = float(postings.lengths.mean()) if len(postings.lengths) else 0.0
        self._growth = max(1.0, model.avgdl / own) if own else 1.0

    def _entry(self, term: str) -> tuple[int, int, float]:
        """Where the postings of a term start and end, and their peak."""
        number = self._vocabulary.number(term)
        if number is None:
            return 0, 0, 0.0
        starts, peaks = self._views
        return starts[number], starts[number + 1], peaks[number]

    def df(self, term: str) -> int:
        """In how many of its passages a term stands, of those gone too."""
        start, end, _ = self._entry(term)
        return end - start

    def score_all(self, query: Sequence[Weighed]) -> NDArray[np.float64]:
        """The score of every passage, added up in the order of rank_bm25."""
        postings = self._postings
        scores = np.zeros(len(postings.lengths))
        for term, weight in query:
            start, end, _ = self._entry(term)
            scores[postings.docs[start:end]] += weight * self._gains[postings.codes[start:end]]
        return scores

    def find(self, query: Sequence[Weighed], k: int, among: Among, floor: float) -> Scored:
        """The best `k` that reach `floor`, and what equals the last; numbers ascending."""
        if self._find is None:
            passages, scores = self._try_all(query, among)
        else:
            passages, scores = self._find(self._runs(query, among), k, among, floor)
        least = max(floor, _LEAST)
        if k < len(scores):
            least = max(least, np.partition(scores, len(scores) - k)[len(scores) - k])
        kept = np.flatnonzero(scores >= least)
        return passages[kept], scores[kept]

    def _try_all(self, query: Sequence[Weighed], among: Among) -> Scored:
        scores = self.score_all(query)[among.low : among.high]
        found = np.flatnonzero(scores)
        if among.mask is not None:
            found = found[among.mask[found + among.low]]
        return (found + among.low).astype(np.int32), scores[found]

    def _runs(self, query: Sequence[Weighed], among: Among) -> list[Run]:
        narrow = among.low > 0 or among.high < len(self._postings.lengths)
        runs = []
        for term, weight in query:
            start, end, peak = self._entry(term)
            if narrow:
                docs = self._postings.docs[start:end]
                low, high = np.searchsorted(docs, (among.low, among.high)).tolist()
                start, end = start + low, start + high
            if weight > 0 and start < end:
                runs.append(Run(start, end, weight, weight * peak * self._growth))
        return runs
