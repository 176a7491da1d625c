"""rank_bm25's model, fed with statistics instead of passages.

`BM25Plus` is the variant: its idf is log((N+1)/n), positive for every term of every
corpus. `BM25Okapi` weighs a term that stands in half of the passages with 0 and commoner ones
by a negative floor in a small corpus, so that a library of one article answers nothing. In
rank_bm25 the variant's delta is added to the passages that lack a term as well, once per term
of the question: it moves all scores alike and no ranking. Here it is 0, so that a
passage without any term of the question scores exactly 0.

k1 and b are rank_bm25's own defaults, 1.5 and .75: on passages of news and of encyclopedias
(k1 from .9 to 2, b from .3 to .75) no other pair was better by more than chance.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rank_bm25 import BM25Plus

DELTA = 0

_ANY = ""


class PassageModel(BM25Plus):  # type: ignore[misc]
    """BM25Plus over `size` passages of `tokens` terms in all.

    `pairs` are the distinct (tf, length) of the collection, shape (m, 2): all that a
    passage's score for a term depends on beside the term's idf. rank_bm25 sees each pair as
    a passage that holds one term, so the formula that computes `gains` is its own.
    """

    def __init__(self, size: int, tokens: int, pairs: NDArray[np.int32]) -> None:
        self._statistics = size, tokens
        super().__init__(pairs.tolist(), delta=DELTA)

    def _initialize(self, corpus: Sequence[tuple[int, int]]) -> dict[str, int]:
        self.corpus_size, tokens = self._statistics
        # Where every term is of a removed passage the average is 0; no score depends on it.
        self.avgdl = tokens / self.corpus_size if tokens else 1.0
        self.doc_freqs = [{_ANY: tf} for tf, _ in corpus]
        self.doc_len = [length for _, length in corpus]
        return {}

    def gains(self) -> NDArray[np.float64]:
        """What a term of idf 1 adds to the score of a passage with each pair; shape (m,)."""
        self.idf[_ANY] = 1.0
        everything = range(len(self.doc_len))
        return np.array(self.get_batch_scores([_ANY], everything), np.float64)

    def idf_of(self, df: int) -> float:
        """The idf of a term that stands in `df` passages; 0 when it stands nowhere."""
        if df == 0:
            return 0.0
        self._calc_idf({_ANY: df})
        return float(self.idf[_ANY])
