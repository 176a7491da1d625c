import pytest
from hypothesis import given

from bot.answer.kinds import Kind
from bot.answer.question import rarity, understand
from bot.answer.thesaurus import load_thesaurus
from bot.answer.values import Correction
from bot.search.snapshot import Snapshot
from bot.search.tokens import stem
from tests.answer.conftest import ARTICLES, Understand, any_text, write

LIBRARY = Snapshot.build(ARTICLES)


def test_the_words_that_decide_are_kept_and_the_others_left_out(understood: Understand):
    question = understood("who closed the Old Tannery Bridge?")

    assert question.kind is Kind.PERSON
    assert {stem("closed"), stem("tannery"), stem("bridge")} <= set(question.stems)
    assert not {"who", "the"} & set(question.stems)


def test_rare_words_weigh_more_than_common_and_empty_ones(understood: Understand):
    weights = {
        term.word: term.weight for term in understood("what happened to solberg in dunmere").terms
    }

    assert weights["solberg"] > weights["dunmere"] > weights["happened"]


def test_rarity_falls_with_every_passage_and_stays_above_zero():
    values = [rarity(df, 10) for df in range(11)]

    assert values == sorted(values, reverse=True)
    assert values[-1] > 0


def test_a_typing_error_is_corrected_and_told(understood: Understand):
    question = understood("who found the giant oystres?")

    assert question.corrections == (Correction("oystres", "oysters"),)
    assert stem("oysters") in question.stems


def test_a_genitive_without_apostrophe_is_understood_silently(understood: Understand):
    question = understood("what is solbergs estimate")

    assert stem("solberg") in question.stems
    assert question.corrections == ()


def test_parts_of_a_hyphenated_word_share_its_weight(understood: Understand):
    weights = {term.word: term.weight for term in understood("who met Won-sik and Gorfel").terms}

    assert {"wonsik", "won", "sik"} <= set(weights)
    assert max(weights["wonsik"], weights["won"], weights["sik"]) < weights["gorfel"]


def test_voice_unit_noun_and_phrases_are_told(understood: Understand):
    assert understood("what did Farrow say").voice == {stem("farrow")}
    assert understood("how many boats has the fleet").unit == stem("boats")
    assert understood("which town council voted").noun == stem("council")
    assert understood('who said "a closed bridge"').phrases == ("a closed bridge",)


def test_a_few_words_are_a_topic_and_no_question(understood: Understand):
    assert understood("old tannery bridge").keywords
    assert not understood("who closed the bridge").keywords


def test_a_phrase_of_everyday_speech_stands_for_the_words_of_newspapers():
    thesaurus = load_thesaurus()
    phrase, stems = next(
        (phrase, stems) for phrase, stems in sorted(thesaurus.phrases.items()) if len(stems) > 1
    )
    library = Snapshot.build(
        [*ARTICLES, write("x", f"The word is {' '.join(stems)} and no other.")]
    )
    question = understand(f"who {' '.join(phrase)}", library, thesaurus)

    reached = set(question.stems).union(*(term.related for term in question.terms))
    assert set(stems) & reached


def test_the_two_rarest_terms_of_one_word_are_the_same(understood: Understand):
    assert understood("oysters?").rarest == (0, 0)


@given(any_text)
def test_the_weights_of_any_question_sum_to_one(text: str):
    question = understand(text, LIBRARY, load_thesaurus())

    assert question.text == text
    assert all(term.weight > 0 for term in question.terms)
    if question.terms:
        assert sum(question.weights) == pytest.approx(1)
    assert len(set(question.stems)) == len(question.stems)
    assert question.asked == set(question.stems)


@pytest.mark.parametrize("text", ["", "   ", "???", "who is the", "\u200f", "🚢"])
def test_a_question_without_a_word_has_no_terms(text: str, understood: Understand):
    assert understood(text).terms == ()


def test_a_page_is_cut_to_the_length_of_a_question(understood: Understand):
    words = " ".join(f"w{letter}{other}x" for letter in "abcdefgh" for other in "abcdefgh")

    assert 0 < len(understood(words).terms) < 64


def test_initials_in_the_genitive_are_no_correction():
    library = Snapshot.build([write("a", "QZF paid for the boats.")])
    question = understand("what did qzfs owner pay", library, load_thesaurus())

    assert stem("qzf") in question.stems
    assert question.corrections == ()
