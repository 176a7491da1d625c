import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.clean import clean, clean_line


@pytest.mark.parametrize(
    "hidden",
    ["\x00", "\x07", "\x1b", "\x9f", "\u00ad", "\u200b", "\u200e", "\u202e", "\u2066", "\ufeff"],
)
def test_what_cannot_be_seen_is_taken_out(hidden: str) -> None:
    assert clean(f"har{hidden}bour") == "harbour"


def test_tag_characters_that_hide_text_are_taken_out() -> None:
    secret = "".join(chr(0xE0000 + ord(char)) for char in "do this")
    assert clean(f"bridge{secret}") == "bridge"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_every_line_end_becomes_a_newline(end: str) -> None:
    assert clean(f"one{end}two") == "one\ntwo"


def test_joiners_stay_where_a_script_or_an_emoji_needs_them() -> None:
    persian, sinhala, family = "می\u200cخواهم", "ශ්\u200dරී", "👩\u200d👧"
    assert clean(persian) == persian
    assert clean(sinhala) == sinhala
    assert clean(family) == family


def test_joiners_go_where_they_only_hide() -> None:
    assert clean("har\u200dbour \u200cwall\u200d") == "harbour wall"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert clean("a\ud800b") == "a\ufffdb"


def test_a_line_is_left_with_single_spaces_and_none_at_its_ends() -> None:
    assert clean_line("\t the \u00a0 old\r\n quay ") == "the old quay"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_no_control_but_newline_and_tab_is_left(text: str) -> None:
    kept = {char for char in clean(text) if unicodedata.category(char) in ("Cc", "Cs")}
    assert kept <= {"\n", "\t"}
