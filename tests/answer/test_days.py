import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.days import FORMS, Days

TODAY = date(2024, 3, 6)  # a Wednesday


def read(text: str, today: date = TODAY) -> Days | None:
    """What the first form that `text` fits as a whole means."""
    for form in FORMS:
        match = re.fullmatch(form.pattern, text)
        if match:
            return form.read(match, today)
    raise AssertionError(f"{text!r} is no day")


def day(text: str) -> Days:
    return Days(date.fromisoformat(text), date.fromisoformat(text))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("today", "2024-03-06"),
        ("tonight", "2024-03-06"),
        ("this morning", "2024-03-06"),
        ("yesterday", "2024-03-05"),
        ("yesterday's", "2024-03-05"),
        ("yesterday evening", "2024-03-05"),
        ("last night", "2024-03-05"),
        ("the day before yesterday", "2024-03-04"),
        ("three days ago", "2024-03-03"),
        ("a week ago", "2024-02-28"),
        ("wednesday", "2024-03-06"),
        ("last wednesday", "2024-02-28"),
        ("monday", "2024-03-04"),
        ("thursday night", "2024-02-29"),
        ("feb. 28", "2024-02-28"),
        ("february 28th, 2023", "2023-02-28"),
        ("28 february 2024", "2024-02-28"),
        ("the 1st of march", "2024-03-01"),
        ("march 6", "2024-03-06"),
        ("march 7", "2023-03-07"),
        ("2024-02-29", "2024-02-29"),
        ("오늘", "2024-03-06"),
        ("어제의", "2024-03-05"),
    ],
)
def test_a_day_is_counted_from_today(said: str, meant: str):
    assert read(said) == day(meant)


@pytest.mark.parametrize(
    ("said", "first", "last"),
    [
        ("this week", "2024-03-04", "2024-03-10"),
        ("last week", "2024-02-26", "2024-03-03"),
        ("the past week", "2024-02-28", "2024-03-06"),
        ("this month", "2024-03-01", "2024-03-31"),
        ("last month", "2024-02-01", "2024-02-29"),
        ("the past month", "2024-02-05", "2024-03-06"),
        ("last weekend", "2024-03-02", "2024-03-03"),
        ("the weekend", "2024-03-02", "2024-03-03"),
        ("the last 3 days", "2024-03-03", "2024-03-06"),
        ("last couple of weeks", "2024-02-21", "2024-03-06"),
        ("past 24 hours", "2024-03-05", "2024-03-06"),
        ("past 25 hours", "2024-03-04", "2024-03-06"),
        ("past hour", "2024-03-05", "2024-03-06"),
        ("october", "2023-10-01", "2023-10-31"),
        ("march", "2024-03-01", "2024-03-31"),
        ("last march", "2023-03-01", "2023-03-31"),
        ("dec 2022", "2022-12-01", "2022-12-31"),
        ("february of 2023", "2023-02-01", "2023-02-28"),
        ("이번 주", "2024-03-04", "2024-03-10"),
        ("지난주에", "2024-02-26", "2024-03-03"),
        ("지난 달", "2024-02-01", "2024-02-29"),
    ],
)
def test_several_days_go_from_the_first_to_the_last(said: str, first: str, last: str):
    assert read(said) == Days(date.fromisoformat(first), date.fromisoformat(last))


def test_the_month_before_january_is_december():
    assert read("last month", date(2024, 1, 15)) == Days(date(2023, 12, 1), date(2023, 12, 31))


def test_the_29th_of_february_is_looked_for_in_the_last_leap_year_only_when_that_is_near():
    assert read("feb 29", date(2025, 3, 1)) == day("2024-02-29")
    assert read("feb 29", date(2026, 3, 1)) is None


@pytest.mark.parametrize("said", ["february 30", "31 april 2024", "2024-13-01", "march 0"])
def test_a_day_that_no_calendar_has_is_no_day(said: str):
    assert read(said) is None


@pytest.mark.parametrize(
    "said", ["last 0 days", "last 9999 weeks", "0 days ago", "9999 months ago"]
)
def test_a_length_beyond_reason_is_no_period(said: str):
    assert read(said) is None


@given(
    st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    st.sampled_from("mon tues wednes thurs fri satur sun".split()),
)
def test_a_weekday_is_the_most_recent_one(today: date, name: str):
    found = read(f"{name}day", today)

    assert found is not None
    assert found.first == found.last
    assert 0 <= (today - found.first).days < 7
    assert f"{found.first:%A}".lower() == f"{name}day"
