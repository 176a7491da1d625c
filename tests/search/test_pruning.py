"""Every way of finding the best finds what adding everything up finds."""

import itertools
from functools import partial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.search.finding import Among, FinderType
from bot.search.index import Index
from bot.search.part import SMALL, fastest_finder, invert
from bot.search.postings import BLOCK
from bot.search.pruning import PruningFinder
from bot.search.segment import to_arrays

FINDERS = list(dict.fromkeys([PruningFinder, partial(PruningFinder, many=0), fastest_finder()]))
RANDOM = np.random.default_rng(5)
WORDS = [f"w{number}" for number in range(200)]
ODDS = 1 / np.arange(1, len(WORDS) + 1)
LENGTHS = np.append(RANDOM.integers(0, 40, 3_000), RANDOM.integers(0, 9, 2 * BLOCK))
DRAWN = RANDOM.choice(len(WORDS), LENGTHS.sum(), p=ODDS / ODDS.sum())
DRAWN[80_000:] %= 150  # the others stand in the first block only
CORPUS = [
    [WORDS[number] for number in numbers]
    for numbers in np.split(DRAWN, np.cumsum(LENGTHS)[:-1].tolist())
]
TERMS = invert(CORPUS, run=7_000)


@pytest.mark.parametrize("finder", FINDERS)
@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([*WORDS, "unheard"]), max_size=12),
    st.integers(0, 80),
    st.data(),
)
def test_nothing_that_belongs_to_the_best_is_left_out(
    finder: FinderType, query: list[str], k: int, data: st.DataObject
) -> None:
    weights = data.draw(
        st.none()
        | st.lists(st.just(0.0) | st.floats(1e-6, 4), min_size=len(query), max_size=len(query))
    )
    low = data.draw(st.integers(0, len(CORPUS)))
    high = data.draw(st.integers(low, len(CORPUS)))
    mask = data.draw(st.none() | st.integers(1, 60).map(lambda n: np.arange(len(CORPUS)) % n == 0))
    index = Index([TERMS], find=finder)
    scores = index.get_scores(query, weights)
    count = scores > 0
    count[:low] = count[high:] = False
    if mask is not None:
        count &= mask
    ranked = sorted(np.flatnonzero(count).tolist(), key=lambda n: (-scores[n], n))
    found = index.find(query, k, weights, [Among(low, high, mask)])
    assert found.passages[:k].tolist() == ranked[:k]
    assert found.scores[:k].tolist() == [scores[n] for n in ranked[:k]]


def test_a_small_index_is_searched_without_numba() -> None:
    assert fastest_finder(SMALL) is PruningFinder


@pytest.mark.parametrize("finder", FINDERS)
def test_a_part_that_cannot_reach_the_best_of_another_gives_none(finder: FinderType) -> None:
    weak = invert([["w0", *["w9"] * 80]] * 3)
    index = Index([TERMS, weak], find=finder)
    assert set(index.find(["w0", "w199"], 1).parts.tolist()) == {0}


def test_passages_read_in_runs_have_the_postings_of_those_read_at_once() -> None:
    once = dict(to_arrays(invert(CORPUS).postings))
    for name, array in to_arrays(TERMS.postings):
        np.testing.assert_array_equal(array, once[name])


@pytest.mark.parametrize("finder", FINDERS)
def test_the_smallest_weight_counts_while_places_are_free(finder: FinderType) -> None:
    index = Index([TERMS], find=finder)
    query, weights = ["w0", "w22", "w35", "w0"], [0.0, 1.0, 1.0, 1e-6]
    found = index.find(query, 3, weights, [Among(0, 4)])
    assert found.passages.tolist() == [1, 3, 0]


@pytest.mark.parametrize("finder", FINDERS)
@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8), st.integers(1, 40), st.data())
def test_parts_are_searched_as_one(
    finder: FinderType, query: list[str], k: int, data: st.DataObject
) -> None:
    corpus = CORPUS[:3_000]
    cuts = sorted(data.draw(st.lists(st.integers(0, len(corpus)), min_size=1, max_size=3)))
    bounds = [0, *cuts, len(corpus)]
    pieces = [corpus[low:high] for low, high in itertools.pairwise(bounds)]
    whole = Index([invert(corpus)], find=PruningFinder)
    parts = Index(list(map(partial(invert, run=1_000), pieces)), find=finder)
    assert parts.size == whole.size
    assert [parts.df(term) for term in query] == [whole.df(term) for term in query]
    found = parts.find(query, k)
    numbers = (np.array(bounds)[found.parts] + found.passages)[:k].tolist()
    assert numbers == [number for number, _ in whole.top(query, k)]
    np.testing.assert_allclose(found.scores[:k], [s for _, s in whole.top(query, k)], atol=1e-9)
