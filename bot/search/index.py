"""The inverted index: rank_bm25's scores, summed over postings."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.search.model import PassageModel
from bot.search.postings import Postings, build_postings


class Index:
    """Scores passages as `rank_bm25.BM25Plus` does, in the order of its operations."""

    def __init__(self, terms: dict[str, int], postings: Postings) -> None:
        self._terms = terms
        self._postings = postings
        lengths = postings.lengths
        self._model = PassageModel(len(lengths), int(lengths.sum()), postings.pairs)
        self._gains = self._model.gains()

    @classmethod
    def of(cls, passages: Iterable[Sequence[str]]) -> "Index":
        """The index of passages given as their terms."""
        terms: dict[str, int] = {}
        numbers: list[int] = []
        lengths: list[int] = []
        for passage in passages:
            numbers += [terms.setdefault(term, len(terms)) for term in passage]
            lengths.append(len(passage))
        places = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        built = build_postings(np.array(numbers, np.int32), places, len(lengths), len(terms))
        return cls(terms, built)

    def df(self, term: str) -> int:
        """In how many passages a term stands."""
        number = self._terms.get(term)
        if number is None:
            return 0
        return int(self._postings.starts[number + 1] - self._postings.starts[number])

    def idf(self, term: str) -> float:
        """rank_bm25's idf; 0 for a term that stands nowhere."""
        return self._model.idf_of(self.df(term))

    def get_scores(
        self, query: Sequence[str], weights: Sequence[float] | None = None
    ) -> NDArray[np.float64]:
        """The score of every passage, shape (passages,), equal to rank_bm25's.

        A term given twice counts twice. `weights` multiply the terms' contributions.
        """
        postings = self._postings
        scores = np.zeros(len(postings.lengths))
        for position, term in enumerate(query):
            number = self._terms.get(term)
            if number is None:
                continue
            weight = self.idf(term) * (1.0 if weights is None else weights[position])
            start, end = postings.starts[number], postings.starts[number + 1]
            scores[postings.docs[start:end]] += weight * self._gains[postings.codes[start:end]]
        return scores

    def top(
        self,
        query: Sequence[str],
        k: int,
        weights: Sequence[float] | None = None,
        allowed: NDArray[np.bool_] | None = None,
        owners: NDArray[np.int32] | None = None,
    ) -> list[tuple[int, float]]:
        """The `k` passages with the highest scores above 0, with these; lower numbers first
        among equals.

        `allowed` says which articles count, `owners` which article each passage is of.
        """
        scores = self.get_scores(query, weights)
        found = np.flatnonzero(scores > 0)
        if allowed is not None and owners is not None:
            found = found[allowed[owners[found]]]
        values = scores[found]
        if k < len(found):
            # Everything as good as the k-th, since equals are told apart by their numbers.
            least = np.partition(values, len(found) - k)[len(found) - k] if k > 0 else np.inf
            keep = np.flatnonzero(values >= least)
            found, values = found[keep], values[keep]
        order = np.argsort(-values, kind="stable")[: max(k, 0)]
        return list(zip(found[order].tolist(), values[order].tolist(), strict=True))
