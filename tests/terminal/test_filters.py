"""Filters of the command line, by the names that outlets have in the library."""

from datetime import date

import pytest

from bot.news.article import Article, Head
from bot.news.outlets import Outlet, Outlets
from bot.search.snapshot import Snapshot
from bot.search.values import Filters
from bot.terminal.arguments import parse
from bot.terminal.filters import build_filters
from tests.terminal.conftest import Desk

SNAPSHOT = Snapshot.build(
    [
        Article(Head("1", "Ferry docks", "Selm Courier"), "The ferry docked at noon."),
        Article(Head("2", "Ferry leaves", "The Selm Gazette"), "The ferry left at one."),
    ]
)
OUTLETS = Outlets([Outlet("The Selm Gazette", aliases=("Gazette",), domains=("gazette.example",))])


def filters_of(desk: Desk, *options: str) -> Filters:
    return build_filters(parse(["latest", *options]), SNAPSHOT, OUTLETS, desk.screen)


def test_without_options_nothing_is_filtered(pipe: Desk) -> None:
    assert not filters_of(pipe)


@pytest.mark.parametrize("name", ["selm gazette", "THE SELM GAZETTE", "Gazette", "gazette.example"])
def test_an_outlet_is_found_by_name_alias_and_domain(pipe: Desk, name: str) -> None:
    assert filters_of(pipe, "--outlet", name).outlets == {"The Selm Gazette"}
    assert pipe.err == ""


def test_an_outlet_of_which_the_library_has_nothing_is_pointed_out(pipe: Desk) -> None:
    assert filters_of(pipe, "--outlet", "Evening \x1b[1mStar").outlets == {"Evening \x1b[1mStar"}
    assert pipe.err == (
        "The library has no article from an outlet called Evening [1mStar. "
        "There are: Selm Courier, The Selm Gazette.\n"
    )


def test_days_are_passed_on(pipe: Desk) -> None:
    filters = filters_of(pipe, "--after", "2024-01-02", "--before", "2024-01-03")
    assert (filters.after, filters.before) == (date(2024, 1, 2), date(2024, 1, 3))
