from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.calendars import find_days, has_date

DAY = date(2024, 2, 28)


def day_of(text: str, country: str | None = None) -> date | None:
    (found,) = find_days(text, country)
    return found.day


@pytest.mark.parametrize(
    "text",
    [
        "Feb. 28, 2024",
        "February 28th, 2024",
        "28 February 2024",
        "28th of February, 2024",
        "28-Feb-2024",
        "2024-02-28",
        "2024.02.28.",
        "2024/2/28",
        "2024年2月28日",
        "2024년 2월 28일",
        "28. Februar 2024",
        "28 février 2024",
        "28 de febrero de 2024",
        "28 lutego 2024",
        "28 февраля 2024",
        "28.02.2024",
        "28/02/2024",
        "2/28/2024",
        "2/28/24",
    ],
)
def test_a_day_is_read_in_the_forms_of_many_pages(text: str) -> None:
    assert day_of(f"Seen on {text} | page") == DAY


@pytest.mark.parametrize(
    ("country", "day"),
    [("US", date(2024, 3, 4)), ("GB", date(2024, 4, 3)), ("KR", None), (None, None)],
)
def test_the_outlets_country_decides_the_order_of_numbers_or_nobody_does(
    country: str | None, day: date | None
) -> None:
    assert day_of("03/04/2024", country) == day


def test_numbers_between_full_stops_are_day_month_year() -> None:
    assert day_of("3.4.2024") == date(2024, 4, 3)


def test_numbers_that_are_the_same_either_way_are_certain() -> None:
    assert day_of("04/04/2024") == date(2024, 4, 4)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("Feb. 28", "has no year"),
        ("28 February", "has no year"),
        ("Feb. 30, 2024", "there is no day"),
        ("31/31/2024", "there is no day"),
        ("01/02/03", "two ways"),
    ],
)
def test_a_day_that_is_not_certain_is_unknown_with_the_reason(text: str, doubt: str) -> None:
    (found,) = find_days(text)
    assert found.day is None
    assert found.doubt is not None
    assert doubt in found.doubt


@pytest.mark.parametrize(
    "text",
    ["6,700 containers", "since July", "version 1.2.2024.5", "10.12.14.16", "a 2024 report", ""],
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert not has_date(text)


def test_a_year_with_the_time_glued_to_it_is_read() -> None:
    assert day_of("Published Wed, Feb 28 20244:29 AM") == DAY


@given(st.text(alphabet="0123456789/.-, Febmar年月日:", max_size=60))
def test_a_found_day_stands_where_it_says(text: str) -> None:
    for found in find_days(text):
        assert 0 <= found.start < found.end <= len(text)
        assert (found.day is None) == (found.doubt is not None)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_day_is_read_back_from_its_usual_forms(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%b. %d, %Y", "%d.%m.%Y"):
        assert day_of(day.strftime(form)) == day
    assert day_of(day.strftime("%m/%d/%Y"), "US") == day
    assert day_of(day.strftime("%d/%m/%y"), "GB") == day
