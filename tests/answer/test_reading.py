from itertools import pairwise

from hypothesis import given

from bot.answer.reading import read_passage, stems_of
from bot.answer.types import Type
from bot.search.tokens import stem, tokenize
from tests.answer.conftest import any_text

PASSAGE = "Mayor Idris Quill was sorry. He said that the bridge, an old bridge, would close."


def test_a_passage_is_read_into_sentences_with_their_offsets():
    first, second = read_passage(PASSAGE)

    assert first.text == "Mayor Idris Quill was sorry."
    assert PASSAGE[second.start : second.end] == second.text


def test_a_sentence_knows_its_stems_their_places_and_their_capitals():
    first, second = read_passage(PASSAGE)

    assert stem("bridge") in second.stems
    one, two = second.places_of(stem("bridge"))
    assert one < two
    assert second.places_of(stem("harbour")) == []
    assert first.capitals == {stem("idris"), stem("quill")}


def test_a_sentence_that_points_back_leans():
    first, second = read_passage(PASSAGE)

    assert not first.leans
    assert second.leans


def test_a_sentence_knows_its_candidates_and_their_stems():
    first, _ = read_passage(PASSAGE)
    [name] = [one for one in first.candidates if "Idris Quill" in first.text[one.start : one.end]]

    assert first.stems_between(name.start, name.end) >= {stem("idris"), stem("quill")}


def test_the_stems_of_a_headline_are_those_of_its_words():
    assert stems_of("Old bridges") == {stem("old"), stem("bridges")}


@given(any_text)
def test_sentences_of_any_passage_are_its_parts_in_order(text: str):
    sentences = read_passage(text)

    assert all(text[one.start : one.end] == one.text for one in sentences)
    assert all(one.end <= two.start for one, two in pairwise(sentences))
    for one in sentences:
        for types in (*({kind} for kind in Type), set(Type)):
            found = one.candidates_of(types)
            assert sorted(found) == sorted(c for c in one.candidates if c.type in types)
        for place in range(len(one.order)):
            assert place in one.places_of(one.order[place])
        tokens = tokenize(one.text)
        assert one.order == tuple(token.term for token in tokens)
        assert one.capitals == {t.term for t in tokens[1:] if one.text[t.start].isupper()}
