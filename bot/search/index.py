"""The inverted index: rank_bm25's scores, summed over postings."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.search.model import PassageModel
from bot.search.postings import Postings


class Index:
    """Scores passages exactly as `rank_bm25.BM25Plus` does, in the order of its operations."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self._model = PassageModel(postings.passages, postings.tokens, postings.pairs)
        self._gains = self._model.gains()

    def idf(self, term: str) -> float:
        """rank_bm25's idf; 0 for a term that stands nowhere."""
        return self._model.idf_of(self.postings.df(term))

    def get_scores(
        self, query: Sequence[str], weights: Sequence[float] | None = None
    ) -> NDArray[np.float64]:
        """The score of every passage, shape (passages,), equal to rank_bm25's.

        A term given twice counts twice. `weights` multiply the terms' contributions.
        """
        scores = np.zeros(self.postings.passages)
        for position, term in enumerate(query):
            number = self.postings.terms.get(term)
            if number is None:
                continue
            weight = self.idf(term) * (1.0 if weights is None else weights[position])
            span = slice(self.postings.starts[number], self.postings.starts[number + 1])
            scores[self.postings.docs[span]] += weight * self._gains[self.postings.codes[span]]
        return scores
