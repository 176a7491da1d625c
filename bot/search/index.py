"""The inverted index: rank_bm25's scores, summed over postings."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.search.finding import Among, FinderType
from bot.search.model import PassageModel
from bot.search.part import Part, Terms, Weighed, fastest_finder, invert


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
        find = find or fastest_finder(self.size)
        self._parts = [Part(part, self.size, tokens, find) for part in parts]
        self._model = PassageModel(self.size, tokens, np.empty((0, 2), np.int32))

    @classmethod
    def of(cls, passages: Iterable[Sequence[str]], *, find: FinderType | None = None) -> "Index":
        """The index of passages given as their terms."""
        return cls([invert(passages)], find=find)

    def df(self, term: str) -> int:
        """In how many passages a term stands."""
        df = -self._gone.get(term, 0)
        for part in self._parts:
            df += part.df(term)
        return df

    def idf(self, term: str) -> float:
        """rank_bm25's idf; 0 for a term that stands nowhere."""
        return self._model.idf_of(self.df(term))

    def weigh(self, query: Sequence[str], weights: Sequence[float] | None = None) -> list[Weighed]:
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
        scores = [part.score_all(weighed) for part in self._parts]
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

        `weights` are 0 or a millionth and more. `among` says for each part which passages
        count, with None for a part of which none do; they are to be alive.
        """
        weighed = self.weigh(query, weights)
        found, floor = [], 0.0
        for number, part in enumerate(self._parts):
            where = part.everything if among is None else among[number]
            if k <= 0 or where is None:
                continue
            passages, scores = part.find(weighed, k, where, floor)
            if len(passages):
                found.append((np.full(len(passages), number, np.int32), passages, scores))
                best = np.concatenate([scores for _, _, scores in found])
                if len(best) >= k:
                    floor = float(np.partition(best, len(best) - k)[len(best) - k])
        if not found:
            return Found(np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0))
        if len(found) == 1:
            return Found(*found[0])
        parts, passages, scores = map(np.concatenate, zip(*found, strict=True))
        order = np.flatnonzero(scores >= floor)
        order = order[np.argsort(-scores[order], kind="stable")]
        return Found(parts[order], passages[order], scores[order])

    def top(self, query: Sequence[str], k: int) -> list[tuple[int, float]]:
        """The `k` best passages of an index of one part; lower numbers first among equals."""
        found = self.find(query, k)
        return list(zip(found.passages[:k].tolist(), found.scores[:k].tolist(), strict=True))
