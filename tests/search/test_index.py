import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from bot.search.index import Index
from bot.search.model import DELTA, K1, B

words = st.sampled_from(["austin", "shin", "call", "port", "a", "신원"])
corpora = st.lists(st.lists(words, max_size=30), min_size=1, max_size=12).filter(any)
queries = st.lists(st.sampled_from(["austin", "shin", "call", "a", "신원", "unheard"]), max_size=6)


@given(corpora, queries)
def test_scores_are_those_of_rank_bm25(corpus: list[list[str]], query: list[str]) -> None:
    theirs = BM25Plus(corpus, k1=K1, b=B, delta=DELTA).get_scores(query)
    np.testing.assert_allclose(Index.of(corpus).get_scores(query), theirs, atol=1e-9)
