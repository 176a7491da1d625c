from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.custom_ids import (
    FollowUp,
    InContext,
    More,
    MyData,
    OpenArticle,
    Place,
    Press,
    RemoveArticle,
    ShowEveryone,
    TurnLatest,
    Vote,
    read,
    write,
)
from bot.chat.keys import article_key, check, key
from bot.chat.limits import CUSTOM_ID, TOPIC, length

KEYS = st.text(max_size=40).map(key)
ARTICLES = st.text(max_size=40).map(article_key) | st.from_regex(r"=[\w-]{1,20}", fullmatch=True)
OFFSETS = st.integers(0, 10**8)
PLACES = st.builds(Place, ARTICLES, OFFSETS, OFFSETS, st.text().map(check))
DAYS = st.none() | st.dates()
TOPICS = st.text(max_size=TOPIC, alphabet=st.characters(codec="utf-8", max_codepoint=0xFFFF))
PRESSES: st.SearchStrategy[Press] = st.one_of(
    st.builds(More, st.integers(0, 1000), st.just("") | KEYS, DAYS, DAYS, st.none() | PLACES),
    st.builds(InContext, PLACES),
    st.builds(ShowEveryone, st.integers(0, 2**64 - 1)),
    st.builds(Vote, st.booleans()),
    st.just(FollowUp()),
    st.builds(OpenArticle, ARTICLES, OFFSETS, st.booleans()),
    st.builds(
        TurnLatest,
        st.booleans(),
        st.integers(1, 10),
        ARTICLES,
        st.none() | st.integers(-(10**11), 10**12),
        st.just("") | KEYS,
        TOPICS,
    ),
    st.builds(RemoveArticle, ARTICLES),
    st.builds(MyData, st.booleans()),
)


@given(PRESSES)
def test_a_press_is_read_back_as_it_was_written_and_fits(press: Press):
    custom_id = write(press)

    assert read(custom_id) == press
    assert 0 < length(custom_id) <= CUSTOM_ID


@given(st.text() | st.text().map("news:more:".__add__) | st.text().map("news:latest:".__add__))
def test_anything_else_is_read_as_nothing_or_as_a_press(text: str):
    press = read(text)

    assert press is None or read(write(press)) == press


@pytest.mark.parametrize(
    "custom_id",
    ["", "news", "news:more", "news:more:x:y", "news:flip:1", "other:more:1", "news:vote:2"],
)
def test_what_is_not_ours_or_from_another_version_is_nothing(custom_id: str):
    assert read(custom_id) is None


def test_a_button_remembers_the_days_asked_for():
    press = More(3, key("Harbour Post"), date(2024, 2, 1), date(2024, 2, 28))

    assert read(write(press)) == press


def test_a_topic_that_would_not_fit_is_refused():
    with pytest.raises(ValueError, match="topic"):
        TurnLatest(True, 5, key("a"), None, topic="x" * (TOPIC + 1))
