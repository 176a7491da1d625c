from zoneinfo import ZoneInfo

import pytest

from bot.news.html.dating import date_article
from bot.news.html.page import PageArticle
from bot.news.outlets import Outlet

SEOUL = Outlet("Hanbit Mirror", zone=ZoneInfo("Asia/Seoul"))


def dated(
    published: tuple[str, ...] = (),
    shown: tuple[str, ...] = (),
    updated: tuple[str, ...] = (),
    outlet: Outlet | None = None,
) -> tuple[str, str, tuple[str, ...]]:
    found = date_article(
        PageArticle("Body.", published=published, shown=shown, updated=updated), outlet
    )
    return str(found.published), str(found.updated), found.warnings


def test_a_declared_moment_that_is_also_shown_is_given_in_the_zone_it_is_shown_in() -> None:
    assert dated(("2024-03-01T01:19:00Z",), ("March 1, 2024 10:19 GMT+9",)) == (
        *("2024-03-01T10:19+09:00", "None"), (),
    )  # fmt: skip


def test_a_declared_moment_is_given_in_the_outlets_zone() -> None:
    assert dated(("2024-03-01T22:19:00.000Z",), outlet=SEOUL)[0] == "2024-03-02T07:19+09:00"


def test_days_that_differ_by_one_are_the_same_in_different_zones() -> None:
    assert dated(("2024-03-01T22:19:00Z",), ("March 2, 2024",)) == (
        *("2024-03-01T22:19+00:00", "None"), (),
    )  # fmt: skip


def test_declared_and_shown_dates_that_disagree_leave_the_date_unknown() -> None:
    published, _, warnings = dated(("2024-03-01T10:00:00Z",), ("February 20, 2024",))
    assert published == "None"
    assert warnings == ("date not certain: the page declares 2024-03-01 and shows 2024-02-20",)


def test_declared_dates_that_disagree_leave_the_date_unknown() -> None:
    published, _, warnings = dated(("2024-03-01", "2023-03-01"))
    assert published == "None"
    assert warnings == ("date not certain: the page declares 2024-03-01 and 2023-03-01",)


def test_a_page_that_shows_only_its_update_does_not_disagree() -> None:
    assert dated(
        ("2024-03-01T10:00:00Z",), ("Updated: March 5, 2024",), ("2024-03-05T10:00:00Z",)
    ) == ("2024-03-01T10:00+00:00", "2024-03-05T10:00+00:00", ())
    assert dated(("2024-03-01T10:00:00Z",), ("March 5, 2024",), ("2024-03-05T10:00:00Z",)) == (
        *("2024-03-01T10:00+00:00", "2024-03-05T10:00+00:00"), (),
    )  # fmt: skip


@pytest.mark.parametrize(
    "declared", ["2024-03-01T00:00:00Z", "2024-03-01 00:00:00", "2024-03-01T00:00+01:00"]
)
def test_midnight_is_a_day_without_a_time(declared: str) -> None:
    assert dated((declared,)) == ("2024-03-01", "None", ())


def test_a_declared_time_without_a_zone_is_not_certain_unless_shown_with_one() -> None:
    assert dated(("2024-03-01 10:00:00",)) == (
        *("2024-03-01", "None"),
        ("time not certain: 10:00 is stated without a known time zone",),
    )
    assert dated(("2024-03-01 10:00:00",), ("March 1, 2024 10:00 UTC",)) == (
        *("2024-03-01T10:00+00:00", "None"), (),
    )  # fmt: skip


def test_moments_that_disagree_within_a_day_leave_the_day() -> None:
    assert dated(
        ("2024-03-01T04:31:13-06:00", "2024-03-01T04:31:13+00:00"), ("Feb. 29, 2024",)
    ) == ("2024-02-29", "None", ("time not certain: the page declares several",))


def test_a_shown_time_before_the_declared_one_leaves_the_day() -> None:
    assert dated(
        ("2024-03-01T07:09:00Z",), ("1 Mar 2024 05:44 GMT",), ("2024-03-01T05:44:00Z",)
    ) == ("2024-03-01", "None", ("time not certain: the page shows an earlier time",))


def test_shown_dates_alone_are_used_when_they_agree() -> None:
    assert dated((), ("Posted March 1, 2024", "March 1, 2024"))[0] == "2024-03-01"
    published, _, warnings = dated((), ("March 1, 2024", "March 9, 2024"))
    assert published == "None"
    assert warnings


def test_a_year_one_is_how_programs_say_that_they_do_not_know() -> None:
    assert dated(("0001-01-01T00:00:00Z",), ("March 1, 2024",))[0] == "2024-03-01"
    assert dated(("0001-01-01T00:00:00Z",)) == ("None", "None", ())


def test_without_any_date_the_date_is_unknown() -> None:
    assert dated() == ("None", "None", ())
