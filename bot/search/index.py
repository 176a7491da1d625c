"""The inverted index: rank_bm25's scores, summed over postings."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.analysis import Numbers, number_anew
from bot.search.joining import join_postings
from bot.search.model import PassageModel
from bot.search.postings import Postings, build_postings
from bot.search.pruning import Among, Finder, FinderType, PruningFinder, Run
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


class Terms(NamedTuple):
    """One part of an index: terms, their postings, and which passages are alive (None: all)."""

    vocabulary: Vocabulary
    postings: Postings
    alive: NDArray[np.bool_] | None = None


def invert(passages: Iterable[Sequence[str]], run: int = 100_000) -> Terms:
    """The terms and postings of passages given as their terms, read in runs."""
    known = Numbers()
    rest = iter(passages)
    parts: list[Terms] = []
    while some := list(islice(rest, run)):
        lengths = np.fromiter(map(len, some), np.int64, len(some))
        flat = map(known.__getitem__, chain.from_iterable(some))
        numbers = np.fromiter(flat, np.int32, int(lengths.sum()))
        vocabulary, numbers = number_anew(list(known), numbers)
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


class Found(NamedTuple):
    """Passages found: the part of each, its number in the part, its score; best first."""

    parts: NDArray[np.int32]
    passages: NDArray[np.int32]
    scores: NDArray[np.float64]


class Index:
    """Scores passages as `rank_bm25.BM25Plus` does, in the order of its operations.

    All statistics are those of the whole collection: the passages of all parts that are
    alive. `gone` says in how many passages that are not each term stands.
    """

    def __init__(
        self,
        parts: Sequence[Terms],
        gone: Mapping[str, int] | None = None,
        *,
        find: FinderType | None = None,
    ) -> None:
        """`find` is what finds the best; without one, the fastest there is."""
        self._gone = gone or {}
        lengths = [
            part.postings.lengths if part.alive is None else part.postings.lengths[part.alive]
            for part in parts
        ]
        self.size = sum(map(len, lengths))
        tokens = sum(int(some.sum()) for some in lengths)
        self._parts = [_Part(part, self.size, tokens, find) for part in parts]
        self._model = PassageModel(self.size, tokens, np.empty((0, 2), np.int32))

    @classmethod
    def of(cls, passages: Iterable[Sequence[str]], *, find: FinderType | None = None) -> "Index":
        """The index of passages given as their terms."""
        return cls([invert(passages)], find=find)

    def df(self, term: str) -> int:
        """In how many passages a term stands."""
        return sum(part.df(term) for part in self._parts) - self._gone.get(term, 0)

    def idf(self, term: str) -> float:
        """rank_bm25's idf; 0 for a term that stands nowhere."""
        return self._model.idf_of(self.df(term))

    def weigh(
        self, query: Sequence[str], weights: Sequence[float] | None = None
    ) -> list[tuple[str, float]]:
        """The terms of a query that stand somewhere, with their idf times their weight."""
        weighed = []
        for position, term in enumerate(query):
            idf = self.idf(term)
            if idf:
                weighed.append((term, idf * (1.0 if weights is None else weights[position])))
        return weighed

    def get_scores(
        self, query: Sequence[str], weights: Sequence[float] | None = None
    ) -> NDArray[np.float64]:
        """The score of every passage of all parts, shape (passages,), equal to rank_bm25's.

        A term given twice counts twice. `weights` multiply the terms' contributions.
        """
        weighed = self.weigh(query, weights)
        scores = [part.score_all(part.look_up(weighed)) for part in self._parts]
        return np.concatenate([np.empty(0), *scores])

    def find(
        self,
        query: Sequence[str],
        k: int,
        weights: Sequence[float] | None = None,
        among: Sequence[Among | None] | None = None,
    ) -> Found:
        """The `k` passages with the highest scores above 0, and all that score as much as the
        last of them; those of the first part, then of lower number, first among equals.

        `weights` are not negative. `among` says for each part which passages count, with None
        for a part of which none do; they are to be alive.
        """
        weighed = self.weigh(query, weights)
        found, floor = [], 0.0
        for number, part in enumerate(self._parts):
            where = part.everything if among is None else among[number]
            if k <= 0 or where is None:
                continue
            passages, scores = part.find(part.look_up(weighed), k, where, floor)
            if len(passages):
                found.append((np.full(len(passages), number, np.int32), passages, scores))
                best = np.concatenate([scores for _, _, scores in found])
                if len(best) >= k:
                    floor = float(np.partition(best, len(best) - k)[len(best) - k])
        if not found:
            return Found(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0))
        parts, passages, scores = map(np.concatenate, zip(*found, strict=True))
        order = np.flatnonzero(scores >= floor)
        order = order[np.argsort(-scores[order], kind="stable")]
        return Found(parts[order], passages[order], scores[order])

    def top(self, query: Sequence[str], k: int) -> list[tuple[int, float]]:
        """The `k` best passages of an index of one part; lower numbers first among equals."""
        found = self.find(query, k)
        return list(zip(found.passages[:k].tolist(), found.scores[:k].tolist(), strict=True))


class _Part:
    """A part with the statistics of the whole."""

    def __init__(self, terms: Terms, size: int, tokens: int, find: FinderType | None) -> None:
        self._vocabulary, self._postings, alive = terms
        postings = self._postings
        self.everything = Among(0, len(postings.lengths), alive)
        model = PassageModel(size, tokens, postings.pairs)
        self._gains = model.gains()
        kind = find or (fastest_finder() if self.everything.high > EXHAUSTIVE else None)
        self._find = None if kind is None else kind(postings, self._gains)
        # The peaks were taken at this part's own average length. With d times that, no gain
        # grows to more than d times of what it was, and with less none grows at all.
        own = float(postings.lengths.mean()) if len(postings.lengths) else 0.0
        self._growth = max(1.0, model.avgdl / own) if own else 1.0

    def df(self, term: str) -> int:
        number = self._vocabulary.number(term)
        if number is None:
            return 0
        return int(self._postings.starts[number + 1] - self._postings.starts[number])

    def look_up(self, weighed: Sequence[tuple[str, float]]) -> list[tuple[int, float]]:
        """The numbers of the terms that this part has, with their weights."""
        found = ((self._vocabulary.number(term), weight) for term, weight in weighed)
        return [(number, weight) for number, weight in found if number is not None]

    def score_all(self, terms: Sequence[tuple[int, float]]) -> NDArray[np.float64]:
        postings = self._postings
        scores = np.zeros(len(postings.lengths))
        for number, weight in terms:
            start, end = postings.starts[number], postings.starts[number + 1]
            scores[postings.docs[start:end]] += weight * self._gains[postings.codes[start:end]]
        return scores

    def find(
        self, terms: Sequence[tuple[int, float]], k: int, among: Among, floor: float
    ) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """The best `k` that reach `floor`, and what equals the last; numbers ascending."""
        if self._find is None:
            passages, scores = self._try_all(terms, among)
        else:
            passages = self._candidates(self._find, terms, k, among, floor)
            scores = self._score(terms, passages)
        least = max(floor, np.nextafter(0, 1))
        if k < len(scores):
            least = max(least, np.partition(scores, len(scores) - k)[len(scores) - k])
        kept = np.flatnonzero(scores >= least)
        return passages[kept], scores[kept]

    def _try_all(
        self, terms: Sequence[tuple[int, float]], among: Among
    ) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        scores = self.score_all(terms)[among.low : among.high]
        found = np.flatnonzero(scores)
        if among.mask is not None:
            found = found[among.mask[found + among.low]]
        return (found + among.low).astype(np.int32), scores[found]

    def _candidates(
        self,
        find: Finder,
        terms: Sequence[tuple[int, float]],
        k: int,
        among: Among,
        floor: float,
    ) -> NDArray[np.int32]:
        postings = self._postings
        weights: dict[int, float] = {}
        for number, weight in terms:
            weights[number] = weights.get(number, 0.0) + weight
        runs = []
        for number, weight in weights.items():
            start, end = int(postings.starts[number]), int(postings.starts[number + 1])
            if among.low > 0 or among.high < len(postings.lengths):
                here = postings.docs[start:end]
                low, high = np.searchsorted(here, (among.low, among.high)).tolist()
                start, end = start + low, start + high
            if weight > 0 and start < end:
                bound = weight * float(postings.peaks[number]) * self._growth
                runs.append(Run(start, end, weight, bound))
        return find(runs, k, among, floor)

    def _score(
        self, terms: Sequence[tuple[int, float]], passages: NDArray[np.int32]
    ) -> NDArray[np.float64]:
        """The scores of some passages, added up as `score_all` does."""
        postings = self._postings
        scores = np.zeros(len(passages))
        for number, weight in terms:
            start, end = int(postings.starts[number]), int(postings.starts[number + 1])
            here = postings.docs[start:end]
            places = np.searchsorted(here, passages)
            np.minimum(places, len(here) - 1, out=places)
            there = np.flatnonzero(here[places] == passages)
            scores[there] += weight * self._gains[postings.codes[start + places[there]]]
        return scores
