import numpy as np
import pytest

from bot.answer.vectors import load_vectors
from bot.search.tokens import stem, terms


def meaning(text: str) -> np.ndarray:
    return load_vectors().of([terms(text)])[0]


def test_texts_of_one_matter_are_nearer_than_texts_of_two():
    ferry = meaning("the ferry sank in the harbor")

    assert ferry @ meaning("a ship went down near the port") > ferry @ meaning(
        "bread and rye prices"
    )


def test_a_text_has_length_one_and_an_unknown_one_none():
    vectors = load_vectors()
    known, unknown, empty = vectors.of([terms("the old bridge"), ["qwzrtx"], []])

    assert np.linalg.norm(known) == pytest.approx(1, abs=1e-5)
    assert not unknown.any()
    assert not empty.any()
    assert vectors.of([]).shape == (0, known.shape[0])


def test_a_weighed_text_leans_to_its_heavier_word():
    vectors = load_vectors()
    ferry, bread = stem("ferry"), stem("bread")
    mixed = vectors.weighed([(ferry, 0.9), (bread, 0.1), ("qwzrtx", 5.0)])

    assert np.linalg.norm(mixed) == pytest.approx(1, abs=1e-5)
    assert mixed @ vectors.of([[ferry]])[0] > mixed @ vectors.of([[bread]])[0]
    assert not vectors.weighed([("qwzrtx", 1.0)]).any()


def test_names_are_told_from_words():
    vectors = load_vectors()

    assert vectors.is_name(stem("berlin"))
    assert vectors.is_name("qwzrtx")
    assert not vectors.is_name(stem("bridges"))
    assert not vectors.is_name("1931")
