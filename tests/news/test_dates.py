from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.article import Precision
from bot.news.dates import Dated, Kind, find_date, find_dates, settle, without_dates
from bot.news.outlets import Outlet, Outlets


def outlet_of(outlets: Outlets, name: str | None) -> Outlet | None:
    found = outlets.find(name) if name else None
    assert (found is None) == (name is None)
    return found


@pytest.mark.parametrize(
    ("text", "outlet", "published"),
    [
        ("Published : Feb. 28, 2024 - 10:19", "The Korea Herald", "2024-02-28T10:19+09:00"),
        ("28 February 2024", "The Korea Herald", "2024-02-28"),
        ("2024-02-28T10:19:00+09:00", None, "2024-02-28T10:19+09:00"),
        ("2024-02-28T01:19:33.120Z", "The Korea Herald", "2024-02-28T10:19+09:00"),
        ("Wed 28 Feb 2024 10.19 GMT", "The Guardian", "2024-02-28T10:19+00:00"),
        ("2024.02.28 10:19", "The Korea Herald", "2024-02-28T10:19+09:00"),
        ("2024年2月28日 午後7時05分", "NHK World", "2024-02-28T19:05+09:00"),
        ("입력 2024년 2월 28일 오후 3시 19분", "The Korea Herald", "2024-02-28T15:19+09:00"),
        ("3:14 PM EST, Mon January 8, 2024", None, "2024-01-08T15:14-05:00"),
        ("10:19 a.m. ET Feb. 28, 2024", None, "2024-02-28T10:19-05:00"),
        ("12:05 am ET, Feb. 28, 2024", None, "2024-02-28T00:05-05:00"),
        ("Published 28 Feb 2024, 10:19 am AEDT", None, "2024-02-28T10:19+11:00"),
        ("February 28, 2024 10:19 am IST", "The Hindu", "2024-02-28T10:19+05:30"),
        ("28.02.2024, 10:19 Uhr", "Der Spiegel", "2024-02-28T10:19+01:00"),
        ("le 28 février 2024 à 10h19", "Le Monde", "2024-02-28T10:19+01:00"),
        ("Feb 28, 2024 1019 GMT", None, "2024-02-28T10:19+00:00"),
        ("28-Feb-2024 10:19 GMT+5:30", None, "2024-02-28T10:19+05:30"),
        ("Nov 19, 2019 / 06:55 PM EST", None, "2019-11-19T18:55-05:00"),
        ("28 février 2024 à 10h19 et plus", "Le Monde", "2024-02-28T10:19+01:00"),
        ("Feb 28 2024, 10:18am ist", "The Hindu", "2024-02-28T10:18+05:30"),
        ("Feb 28 2024, 10:18 gmt", "The Hindu", "2024-02-28T15:48+05:30"),
        ("Published Nov 20 20194:29 AM ESTUpdated an hour ago", None, "2019-11-20T04:29-05:00"),
        ("February 28, 202410:19 AM GMT+9Updated 5 hours ago", None, "2024-02-28T10:19+09:00"),
        ("Feb 28, 2024 10:19 Eastern Time", None, "2024-02-28T10:19-05:00"),
        ("Published Wed, Nov 20 20194:29 AM EST", None, "2019-11-20T04:29-05:00"),
    ],
)
def test_a_date_line_gives_the_moment_of_publication(
    outlets: Outlets, text: str, outlet: str | None, published: str
) -> None:
    found = find_date(text, outlet_of(outlets, outlet))
    assert str(found.published) == published
    assert found.warnings == ()


def test_the_day_is_the_outlets_own(outlets: Outlets) -> None:
    found = find_date("Feb. 27, 2024 20:00 GMT", outlet_of(outlets, "The Korea Herald"))
    assert found.published is not None
    assert found.published.day.isoformat() == "2024-02-28"


@pytest.mark.parametrize(
    ("text", "outlet", "day", "warning"),
    [
        ("Feb. 28, 2024 10:19", None, "2024-02-28", "10:19 is stated without a known time zone"),
        ("28 février 2024, 10:19 est", "Le Monde", "2024-02-28", "EST means different zones"),
        ("Feb. 28, 2024 10:19 IST", None, "2024-02-28", "IST means different zones"),
        ("July 8, 2024 8:03 am EST", "CNN", "2024-07-08", "EST is not in force"),
        ("Nov 3, 2024 1:30 am", "CNN", "2024-11-03", "clocks were changed at 01:30"),
        ("Feb. 28, 2024 0:30 pm ET", None, "2024-02-28", "there is no time"),
        ("Feb. 28, 2024 24:10 KST", None, "2024-02-28", "there is no time"),
        ("Feb. 28, 2024 10:19 XQT", "CNN", "2024-02-28", "zone XQT is not known"),
    ],
)
def test_a_time_that_is_not_certain_leaves_the_day_and_a_warning(
    outlets: Outlets, text: str, outlet: str | None, day: str, warning: str
) -> None:
    found = find_date(text, outlet_of(outlets, outlet))
    assert found.published is not None
    assert found.published.precision is Precision.DAY
    assert str(found.published) == day
    assert warning in " ".join(found.warnings)


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("03/04/2024", "'03/04/2024' can be read in two ways"),
        ("Tue Feb 28, 2024", "2024-02-28 is no Tue"),
        ("Feb. 28", "has no year"),
        ("Published Feb. 28, 2024. Published March 2, 2024", "states 2024-02-28, 2024-03-02"),
        ("Updated Feb. 28, 2024", "only the time of an update is stated"),
        ("Published Feb. 28, 2024, updated Feb. 27, 2024", "updated 2024-02-27 but published"),
    ],
)
def test_a_date_that_is_not_certain_is_unknown_with_a_warning(text: str, warning: str) -> None:
    found = find_date(text)
    assert found.published is None
    assert warning in " ".join(found.warnings)


def test_labels_stand_before_or_after_their_dates() -> None:
    before = find_date("Published Feb. 28, 2024 10:19 KST / Updated Feb. 29, 2024 11:00 KST")
    after = find_date("Feb. 28, 2024 10:19 KST (published) / Feb. 29, 2024 11:00 KST (updated)")
    assert before == after
    assert str(after.published) == "2024-02-28T10:19+09:00"
    assert str(after.updated) == "2024-02-29T11:00+09:00"


def test_a_label_goes_with_the_date_behind_it_only() -> None:
    kinds = [stamp.kind for stamp in find_dates("28.02.2024 | updated 29.02.2024")]
    assert kinds == [Kind.PLAIN, Kind.UPDATED]


def test_two_times_on_one_day_leave_the_day() -> None:
    found = settle(find_dates("Feb. 28, 2024 10:19 KST, Feb. 28, 2024 11:19 KST"))
    assert str(found.published) == "2024-02-28"
    assert found.warnings == ("time not certain: the page states several",)


def test_text_without_dates_says_nothing() -> None:
    assert find_date("about 6,700 containers since July 2023") == Dated()


def test_what_stands_beside_the_dates_is_left() -> None:
    text = "Ada Quill - Posted: Fri 6:45 PM, Feb 16, 2018"
    assert without_dates(text, find_dates(text)).strip(" |-:") == "Ada Quill"


@given(st.text(alphabet="0123456789:.,-/ Feb28KSTamp(updated)年月日", max_size=80))
def test_no_line_breaks_the_reader_and_stamps_do_not_overlap(text: str) -> None:
    end = 0
    for stamp in find_dates(text):
        assert end <= stamp.start < stamp.end <= len(text)
        assert stamp.when is not None or stamp.doubt is not None
        end = stamp.end
    find_date(text)


@given(st.datetimes(), st.integers(-14 * 60, 14 * 60))
def test_iso_times_are_read_back_to_the_minute(moment: datetime, offset: int) -> None:
    if not 1800 <= moment.year <= 2099:
        return
    sign, minutes = ("-" if offset < 0 else "+"), abs(offset)
    text = f"{moment:%Y-%m-%dT%H:%M}{sign}{minutes // 60:02}:{minutes % 60:02}"
    assert str(find_date(text).published) == text
