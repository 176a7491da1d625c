import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi, BM25Plus

from bot.search.finding import Among
from bot.search.index import Index
from bot.search.model import DELTA

WORDS = ["austin", "shin", "call", "port", "a", "신원"]
corpora = st.lists(st.lists(st.sampled_from(WORDS), max_size=30), min_size=1, max_size=12)
queries = st.lists(st.sampled_from([*WORDS, "unheard"]), max_size=6)


@given(corpora.filter(any), queries)
def test_scores_are_those_of_rank_bm25(corpus: list[list[str]], query: list[str]) -> None:
    theirs = BM25Plus(corpus, delta=DELTA).get_scores(query)
    np.testing.assert_array_equal(Index.of(corpus).get_scores(query), theirs)


@given(corpora.filter(any), queries)
def test_scores_differ_from_rank_bm25s_default_by_the_same_for_every_passage(
    corpus: list[list[str]], query: list[str]
) -> None:
    index = Index.of(corpus)
    theirs = BM25Plus(corpus).get_scores(query)
    shift = sum(index.idf(term) for term in query)
    np.testing.assert_allclose(index.get_scores(query) + shift, theirs, rtol=0, atol=1e-9)


@given(corpora, queries, st.data())
def test_weights_multiply_what_a_term_contributes(
    corpus: list[list[str]], query: list[str], data: st.DataObject
) -> None:
    weights = [data.draw(st.floats(0, 3)) for _ in query]
    index = Index.of(corpus)
    expected = sum(
        (weight * index.get_scores([term]) for term, weight in zip(query, weights, strict=True)),
        start=np.zeros(len(corpus)),
    )
    np.testing.assert_allclose(index.get_scores(query, weights), expected, atol=1e-9)


@given(corpora, queries, st.integers(0, 14), st.data())
def test_the_top_is_the_head_of_all_that_count_in_order_of_score_and_number(
    corpus: list[list[str]], query: list[str], k: int, data: st.DataObject
) -> None:
    index = Index.of(corpus)
    low = data.draw(st.integers(0, len(corpus)))
    high = data.draw(st.integers(low, len(corpus)))
    mask = np.array([data.draw(st.booleans()) for _ in corpus])
    scores = index.get_scores(query)
    ranked = sorted(
        (number for number in range(low, high) if scores[number] > 0 and mask[number]),
        key=lambda number: (-scores[number], number),
    )
    found = index.find(query, k, among=[Among(low, high, mask)])
    assert found.passages[:k].tolist() == ranked[:k]
    assert found.scores[:k].tolist() == [scores[number] for number in ranked[:k]]
    equals = [n for n in ranked[k:] if k and scores[n] == scores[ranked[k - 1]]]
    assert found.passages[k:].tolist() == equals


def test_one_passage_answers_though_okapi_gives_it_no_score() -> None:
    corpus = [["the", "ferry", "left"]]
    assert Index.of(corpus).get_scores(["ferry"])[0] > 0
    assert BM25Okapi(corpus).get_scores(["ferry"])[0] < 0


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]])
def test_an_index_without_a_term_finds_nothing(corpus: list[list[str]]) -> None:
    index = Index.of(corpus)
    assert index.top(["ferry"], 3) == []
    assert index.get_scores(["ferry"]).tolist() == [0.0] * len(corpus)
    assert (index.df("ferry"), index.idf("ferry")) == (0, 0.0)
