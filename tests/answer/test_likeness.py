import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.coverage import match
from bot.answer.likeness import liken, summarize
from bot.answer.reading import read_passage
from tests.answer.conftest import Understand


def likeness(question: str, text: str, understood: Understand) -> dict[str, float]:
    """What is most like each word of the question in the text."""
    asked = understood(question)
    sentences = read_passage(text)
    rows = liken(asked, sentences, [match(asked, sentence) for sentence in sentences])
    assert rows.shape == (len(sentences), len(asked.terms))
    return {term.word: value for term, value in zip(asked.terms, rows[0].tolist(), strict=True)}


def test_a_word_that_stands_there_is_like_itself(understood: Understand):
    assert likeness("who closed the bridge", "The bridge was closed.", understood) == {
        "closed": 1,
        "bridge": 1,
    }


def test_a_word_of_near_meaning_is_more_like_than_any_other(understood: Understand):
    near = likeness("who owns the vessel", "The ship is old.", understood)
    far = likeness("who owns the vessel", "The soup is hot.", understood)

    assert far["vessel"] < near["vessel"] < 1


def test_a_sentence_of_unknown_words_is_like_nothing(understood: Understand):
    assert likeness("who owns the vessel", "Zyqqx vrrkt.", understood) == {"vessel": 0}


@given(st.lists(st.tuples(*(st.floats(0, 1, allow_subnormal=False) for _ in range(3))), min_size=1))
def test_shares_lie_between_nothing_and_the_sum_of_weights(terms: list[tuple[float, ...]]):
    weights, names, alike = ([term[n] for term in terms] for n in range(3))
    found = summarize(weights, names, alike)
    most = sum(weights) + 1e-9

    assert 0 <= found.alike <= found.somewhat <= most
    assert 0 <= found.words <= most
    assert 0 <= found.plain <= 1 + 1e-9
    assert 0 <= found.least <= 1


def test_the_plain_word_that_is_least_alike_is_told():
    found = summarize([0.5, 0.3, 0.2], [1.0, 0.0, 0.0], [0.0, 0.9, 0.4])

    assert found.least == 0.4  # the first word is a name
    assert found.plain == pytest.approx((0.3 * 0.9 + 0.2 * 0.4) / 0.5)
    assert np.isclose(found.alike, 0.3)
