"""Sentences that depend on what they speak of."""

from datetime import UTC, date, datetime

import pytest

from bot.terminal import words

DAY, NEXT = date(2031, 3, 4), date(2031, 3, 5)


@pytest.mark.parametrize(
    ("outlets", "after", "before", "said"),
    [
        (("One",), None, None, "in One"),
        (("One", "Two"), DAY, None, "in One or Two, since 2031-03-04"),
        ((), None, DAY, "until 2031-03-04"),
        ((), DAY, NEXT, "from 2031-03-04 to 2031-03-05"),
        ((), DAY, DAY, "on 2031-03-04"),
    ],
)
def test_the_filters_of_a_question_are_said(
    outlets: tuple[str, ...], after: date | None, before: date | None, said: str
) -> None:
    assert words.scope(outlets, after, before) == said


def test_one_article_is_not_articles() -> None:
    assert words.holds(1, 1_200, 3) == "1 article in 1,200 passages, version 3"


def test_an_index_that_is_not_on_disk_has_no_size() -> None:
    assert words.sizes(1_250_000, 0) == "Database 1.2 MB"
    assert words.sizes(1_250_000, 400_000) == "Database 1.2 MB, index 0.4 MB"


def test_the_last_reload_is_in_utc_or_never() -> None:
    assert words.last_reload(None) == "Corpus folder last read: never"
    at = datetime(2031, 3, 4, 9, 30, tzinfo=UTC)
    assert words.last_reload(at) == "Corpus folder last read: 2031-03-04 09:30 UTC"


def test_published_commands_are_named_with_where_they_are() -> None:
    assert words.published(["ask", "latest"], None, []) == (
        "2 commands published everywhere: ask, latest."
    )
    assert words.published(["ask"], 42, ["ask"]) == (
        "1 command published in server 42: ask. "
        "Shown twice there, as published everywhere too: ask."
    )
    assert words.published([], 42, []) == "0 commands published in server 42."


def test_a_long_list_of_outlets_is_cut() -> None:
    said = words.no_such_outlet("X", [f"Outlet {n}" for n in range(20)])
    assert said.endswith("Outlet 11, ….")
    assert words.no_such_outlet("X", []).endswith("called X.")
