from hypothesis import given

from bot.answer.quote import quote_around
from bot.answer.reading import read_passage
from bot.answer.values import LONGEST_QUOTE
from tests.answer.conftest import any_text


def quoted(passage: str, beginning: str) -> str:
    sentences = read_passage(passage)
    chosen = next(n for n, one in enumerate(sentences) if one.text.startswith(beginning))
    first, last = quote_around(passage, sentences, chosen)
    return passage[sentences[first].start : sentences[last].end]


def test_a_sentence_that_stands_alone_is_quoted_alone():
    assert quoted("It rained. The bridge fell. It was old.", "The") == "The bridge fell."


def test_a_sentence_that_points_back_brings_the_one_before():
    passage = "Quill opened the bridge. He said it was safe."

    assert quoted(passage, "He") == passage


def test_a_paragraph_is_not_crossed():
    assert (
        quoted("Quill opened the bridge.\n\nHe said it was safe.", "He") == "He said it was safe."
    )


def test_a_colon_brings_what_it_announces_even_over_a_paragraph():
    passage = "The mayor gave two reasons:\n\nRot and rust."

    assert quoted(passage, "The") == passage


def test_a_quotation_is_not_cut_in_its_middle():
    passage = "“The beams are rotten. They must go,” Quill said. Nobody spoke."

    assert quoted(passage, "“The") == "“The beams are rotten. They must go,” Quill said."
    assert quoted(passage, "They") == "“The beams are rotten. They must go,” Quill said."


def test_a_long_sentence_before_is_left_out():
    long = "The bridge " + "and the bridge " * 25 + "fell."

    assert quoted(f"{long} He said it was safe, and he had said so before.", "He").startswith("He")


@given(any_text)
def test_no_quotation_of_more_sentences_is_longer_than_allowed(text: str):
    sentences = read_passage(text)
    for chosen in range(len(sentences)):
        first, last = quote_around(text, sentences, chosen)
        assert 0 <= first <= chosen <= last < len(sentences)
        if first < last:
            assert sentences[last].end - sentences[first].start <= LONGEST_QUOTE
