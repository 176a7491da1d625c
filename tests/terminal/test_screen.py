"""What reaches a terminal, and that nothing in an article can act on it."""

import io
import json

from hypothesis import given
from hypothesis import strategies as st

from bot.terminal.screen import Screen, link, plain, plain_line
from tests.terminal.conftest import Desk

HOSTILE = "a\x1b[31mb\x07c\x9b2Jd\u202ee\x00f [bold]g[/] :smile: \x1b]0;title\x07"


def test_escapes_and_markup_in_text_are_shown_not_obeyed(pipe: Desk) -> None:
    pipe.screen.say(plain(HOSTILE))
    assert pipe.out == "a[31mbc2Jdef [bold]g[/] :smile: ]0;title\n"


@given(st.text())
def test_no_control_character_of_any_text_reaches_a_console(text: str) -> None:
    for shown in (plain(text).plain, plain_line(text).plain):
        assert not any(ord(char) < 32 and char != "\n" for char in shown)
        assert not any(0x7F <= ord(char) < 0xA0 for char in shown)
    assert "\n" not in plain_line(text).plain


def test_lines_are_wrapped_for_people_behind_their_indent(terminal: Desk) -> None:
    terminal.screen.say(plain("word " * 40), indent="| ")
    rows = terminal.out.splitlines()
    assert len(rows) > 3
    assert all(row.startswith("| word") and len(row.rstrip()) <= 60 for row in rows)


def test_wide_letters_count_for_two_columns(terminal: Desk) -> None:
    terminal.screen.say(plain("기차역" * 40))
    assert all(len(row) <= 30 for row in terminal.out.splitlines())


def test_lines_stay_whole_for_programs(pipe: Desk) -> None:
    pipe.screen.say(plain("word " * 100), indent="| ")
    assert len(pipe.out.splitlines()) == 1


def test_styles_are_for_terminals_only(pipe: Desk, terminal: Desk) -> None:
    for desk in (pipe, terminal):
        desk.screen.say(plain("bright", "bold"))
    assert "\x1b[1m" in terminal.out
    assert "\x1b" not in pipe.out


def test_only_web_addresses_become_links() -> None:
    assert link("https://harbour.example/ferry").link == "https://harbour.example/ferry"
    assert link("javascript:alert(1)").link is None
    assert "\x1b" not in (link("https://x.example/\x1b\\\x1b[31m").link or "")


def test_programs_get_utf8_whatever_the_encoding_of_the_terminal() -> None:
    raw = io.BytesIO()
    stdout = io.TextIOWrapper(raw, encoding="ascii", errors="replace")
    screen = Screen(io.StringIO(), stdout, io.StringIO())
    screen.say("인사")
    screen.json({"word": "인사"})
    first, rest = raw.getvalue().decode("utf-8").split("\n", 1)
    assert first == "??"
    assert json.loads(rest) == {"word": "인사"}


def test_reading_ends_with_the_input(pipe: Desk) -> None:
    pipe.type("one\n")
    assert [pipe.screen.read("? "), pipe.screen.read("? ")] == ["one", ""]


def test_a_conversation_needs_a_person_at_both_ends(pipe: Desk, terminal: Desk) -> None:
    assert not pipe.screen.interactive
    assert terminal.screen.interactive
