import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.phrasing import (
    asked_noun,
    asked_voice,
    counted_unit,
    quoted_phrases,
    strip_filler,
)
from bot.search.tokens import stem
from tests.answer.conftest import any_text


@pytest.mark.parametrize(
    ("typed", "bare"),
    [
        ("hey, can you tell me who closed the bridge pls", "who closed the bridge"),
        ("any news on the oysters?", "the oysters?"),
        ("what's the deal with the bridge lol", "the bridge"),
        ("ok so who paid thanks", "who paid"),
        ("who closed the bridge", "who closed the bridge"),
        ("tell me ", "tell me "),
        ("pls", "pls"),
    ],
)
def test_small_talk_around_the_matter_is_left_out(typed: str, bare: str):
    assert strip_filler(typed).strip() in (bare, bare.strip())


def test_quoted_phrases_are_told():
    assert quoted_phrases('who said "a closed bridge" and “dark water”') == (
        "a closed bridge",
        "dark water",
    )
    assert quoted_phrases("who said that's all") == ()


def test_what_is_counted_is_told():
    assert counted_unit("how many boats does the fleet have") == stem("boats")
    assert counted_unit("how many of the drivers cross it") == stem("drivers")
    assert counted_unit("how long is it") is None


def test_what_is_named_is_told():
    assert asked_noun("which law firm represents the town") == stem("firm")
    assert asked_noun("who represents the town") is None


@pytest.mark.parametrize(
    ("question", "voice"),
    [
        ("what did Orla Venn say about boats", {"orla", "venn"}),
        ("how did the mayor react", {"mayor"}),
        ("who is right according to Farrow?", {"farrow"}),
        ("quill's comment on the beams", {"quill"}),
        ("who closed the bridge", set()),
        ("what did people say", set()),
    ],
)
def test_whose_words_are_asked_for_is_told(question: str, voice: set[str]):
    assert asked_voice(question) == {stem(word) for word in voice}


@given(any_text | st.text(alphabet="whatdi sy\"“”'? ", max_size=60))
def test_any_text_can_be_phrased(text: str):
    assert strip_filler(text) in text or strip_filler(text) == text
    assert all(phrase in text for phrase in quoted_phrases(text))
    assert isinstance(asked_voice(text), frozenset)
    assert asked_noun(text) != ""
    assert counted_unit(text) != ""
