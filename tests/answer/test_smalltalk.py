import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.smalltalk import is_goodbye, is_small_talk


@pytest.mark.parametrize(
    "text",
    "quit|exit|bye!|Thanks, bye|Thank you so much!|thx|ok cool|lol|LOL!!|hahaha nice|hi"
    "|hello newsbot|good morning everyone|that's all|what's up|sorry|no|???||  |감사합니다|ㅋㅋㅋ"
    "|👍|안녕하세요|thanks for the help|good to know, thanks|got it".split("|"),
)
def test_thanks_greetings_and_leaving_are_small_talk(text: str):
    assert is_small_talk(text)


@pytest.mark.parametrize(
    "text",
    "why?|and where?|ok and where?|thanks, and when was that?|stop the ferry|night ferry"
    "|hello kitty|who said thanks|more|what happened|bridge|good news from Dunmere"
    "|no more boats".split("|"),
)
def test_questions_are_not_small_talk(text: str):
    assert not is_small_talk(text)
    assert not is_goodbye(text)


@pytest.mark.parametrize(
    "text", ["quit", "exit", "Bye!", "ok, thanks, bye", "good night", "that's all"]
)
def test_leaving_is_a_goodbye(text: str):
    assert is_goodbye(text)


@pytest.mark.parametrize("text", ["thanks", "ok", "hi", "", "👍"])
def test_other_small_talk_ends_nothing(text: str):
    assert is_small_talk(text)
    assert not is_goodbye(text)


@given(st.text())
def test_whatever_is_a_goodbye_is_small_talk(text: str):
    assert is_small_talk(text) or not is_goodbye(text)
