from itertools import pairwise

import numpy as np
from hypothesis import given

from bot.answer.reading import read_passage, stems_of, vector_of
from bot.search.tokens import stem
from tests.answer.conftest import any_text

PASSAGE = "Mayor Idris Quill was sorry. He said that the bridge, an old bridge, would close."


def test_a_passage_is_read_into_sentences_with_their_offsets():
    first, second = read_passage(PASSAGE)

    assert first.text == "Mayor Idris Quill was sorry."
    assert PASSAGE[second.start : second.end] == second.text


def test_a_sentence_knows_its_stems_their_places_and_their_capitals():
    first, second = read_passage(PASSAGE)

    assert stem("bridge") in second.stems
    assert len(second.places[stem("bridge")]) == 2
    assert second.places[stem("bridge")] == sorted(second.places[stem("bridge")])
    assert first.capitals == {stem("idris"), stem("quill")}


def test_a_sentence_that_points_back_leans():
    first, second = read_passage(PASSAGE)

    assert not first.leans
    assert second.leans


def test_a_sentence_knows_its_candidates_and_their_stems():
    first, _ = read_passage(PASSAGE)
    names = [first.text[one.start : one.end] for one in first.candidates]

    assert any("Idris Quill" in name for name in names)
    assert len(first.candidate_stems) == len(first.candidates)
    assert any(stem("quill") in stems for stems in first.candidate_stems)


def test_meanings_are_unit_vectors():
    first, _ = read_passage(PASSAGE)

    assert (
        np.linalg.norm(first.vector) == np.float32(1)
        or abs(np.linalg.norm(first.vector) - 1) < 1e-5
    )
    assert vector_of("the old bridge").shape == first.vector.shape
    assert stems_of("Old bridges") == {stem("old"), stem("bridges")}


@given(any_text)
def test_sentences_of_any_passage_are_its_parts_in_order(text: str):
    sentences = read_passage(text)

    assert all(text[one.start : one.end] == one.text for one in sentences)
    assert all(one.end <= two.start for one, two in pairwise(sentences))
    for one in sentences:
        assert len(one.candidates) == len(one.candidate_stems)
        assert set(one.places) == one.stems
