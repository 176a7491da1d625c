from hypothesis import given
from hypothesis import strategies as st

from bot.chat.custom_ids import OpenArticle, ShowEveryone, Vote
from bot.chat.keys import key
from bot.chat.message import Button, Message, fitted
from tests.chat.accepted import check_accepted
from tests.chat.strategies import NAMES, TEXT, URLS

PRESSES = st.builds(OpenArticle, st.text(max_size=3).map(key), st.integers(0, 2), st.booleans())
BUTTONS = st.builds(Button, NAMES, press=PRESSES) | st.builds(Button, NAMES, url=URLS)


@given(TEXT.map(lambda text: text * 8), st.lists(st.lists(BUTTONS, max_size=8), max_size=8))
def test_whatever_goes_in_discord_accepts_what_comes_out(text: str, rows: list[list[Button]]):
    check_accepted(fitted(text, rows))


def test_a_link_that_is_none_and_a_doubled_button_are_left_out():
    button = Button("Open", OpenArticle(key("a"), 0, turn=False))

    message = fitted("x", [[button, button, Button("Site", url="javascript:alert(1)")], []])

    assert message.rows == ((button,),)


def test_a_message_without_a_kind_of_button_has_no_empty_row():
    helpful = Button("Helpful", Vote(helpful=True))
    message = Message("x", ((Button("Show", ShowEveryone(1)),), (helpful,)))

    assert message.without(ShowEveryone) == Message("x", ((helpful,),))
