from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from bot.news.article import Head, Precision, Published
from bot.news.fields import FieldError, make_record, read_fields
from bot.news.outlets import Outlet, Outlets
from bot.news.reading import Record

SEOUL = ZoneInfo("Asia/Seoul")
COURIER = Outlet(
    "The Eastmoor Courier", aliases=("Courier",), domains=("courier.example",), language="en"
)
MIRROR = Outlet("Hanbit Mirror", domains=("hanbit.example",), zone=SEOUL, language="ko")
OUTLETS = Outlets([COURIER, MIRROR])


def read(**fields: Any) -> Record:
    values = {"title": "Pier closed", "body": "The pier is closed.", **fields}
    return make_record(read_fields(values), values["body"], 1, OUTLETS)


def head(**fields: Any) -> Head:
    return read(**fields).article.head


@pytest.mark.parametrize("name", ["title", "headline", "Title", "HEADLINE"])
def test_a_title_goes_by_several_names(name: str) -> None:
    record = make_record(read_fields({name: " Pier\n closed "}), "Text.", None, OUTLETS)
    assert record.article.head.title == "Pier closed"


@pytest.mark.parametrize("name", ["body", "text", "content"])
def test_a_body_goes_by_several_names(name: str) -> None:
    assert read_fields({name: "The pier."}).body == "The pier."


@pytest.mark.parametrize("name", ["published", "published_at", "publishedAt", "date"])
def test_a_date_goes_by_several_names(name: str) -> None:
    assert str(head(**{name: "2024-02-28T10:19:33+09:00"}).published) == "2024-02-28T10:19+09:00"


@pytest.mark.parametrize("name", ["source", "outlet", "publisher"])
def test_an_outlet_goes_by_several_names_and_gets_its_own(name: str) -> None:
    assert head(**{name: "courier"}).outlet == "The Eastmoor Courier"
    assert head(**{name: "Unheard Times"}).outlet == "Unheard Times"


def test_an_outlet_may_be_an_object_or_come_from_the_url() -> None:
    assert head(source={"id": None, "name": "Courier"}).outlet == "The Eastmoor Courier"
    assert head(url="https://www.courier.example/pier").outlet == "The Eastmoor Courier"
    assert head(link="https://www.unheard.example/pier").outlet == "unheard.example"
    assert head().outlet is None


@pytest.mark.parametrize(
    ("value", "byline"),
    [
        ("By Ada Quill", "Ada Quill"),
        ("Ada Quill", "Ada Quill"),
        (["Ada Quill", "Bo Marsh"], "Ada Quill, Bo Marsh"),
        ([{"name": "Ada Quill"}, {"url": "x"}], "Ada Quill"),
        (None, None),
        ([], None),
        ("", None),
    ],
)
def test_a_byline_may_be_a_text_or_a_list(value: Any, byline: str | None) -> None:
    assert head(author=value).byline == byline


@pytest.mark.parametrize(
    ("value", "own"),
    [("a-1", "a-1"), (7, "7"), (1.5, "1.5"), (True, "true"), (" x ", "x"), (0, "0")],
)
def test_an_id_of_any_plain_type_becomes_text(value: Any, own: str) -> None:
    assert head(id=value).id == own


def test_null_fields_are_missing_and_leave_room_for_other_names() -> None:
    got = head(headline="Other", author=None, url=None, date=None, id=None, source=None)
    assert (got.byline, got.url, got.published, got.outlet) == (None, None, None, None)
    assert read_fields({"title": None, "headline": "Pier"}).title == "Pier"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"body": "x"}, "has no title"),
        ({"title": "x", "body": " \n"}, "has no body"),
        ({}, "has no title and no body"),
        ({"title": "x", "body": ["a", "b"]}, "has no plain text as body"),
        ({"title": {"a": 1}, "body": 5}, "has no plain text as title and body"),
        ({"title": "x", "body": "y", "url": ["z"]}, "has no plain text as url"),
    ],
)
def test_fields_that_make_no_article_are_refused(values: dict[str, Any], reason: str) -> None:
    def make() -> Record:
        fields = read_fields(values)
        return make_record(fields, fields.body or "", 1, OUTLETS)

    with pytest.raises(FieldError, match=f"^{reason}$"):
        make()


def test_a_moment_with_a_zone_is_kept_to_the_minute_in_the_outlets_zone() -> None:
    published = head(date="2024-02-28T01:19:33Z", source="Hanbit Mirror").published
    assert str(published) == "2024-02-28T10:19+09:00"
    assert str(head(date="Wed, 28 Feb 2024 10:19:00 +0900").published) == "2024-02-28T10:19+09:00"


def test_a_date_without_a_time_is_known_to_the_day() -> None:
    for value in ("2024-02-28", "2024-02-28T00:00:00", 20240228, "20240228"):
        record = read(date=value)
        assert str(record.article.head.published) == "2024-02-28"
        assert record.warnings == ()


def test_a_time_without_a_zone_is_the_outlets_where_that_is_known() -> None:
    known = head(date="2024-02-28 10:19", source="Hanbit Mirror").published
    assert str(known) == "2024-02-28T10:19+09:00"
    record = read(date="2024-02-28 10:19", source="Courier")
    assert str(record.article.head.published) == "2024-02-28"
    assert record.warnings == ("time not certain: 10:19 is stated without a known time zone",)


@pytest.mark.parametrize("factor", [1, 10**3, 10**6])
def test_a_number_is_an_epoch_in_seconds_or_its_parts(factor: int) -> None:
    at = datetime(2024, 2, 28, 1, 19, tzinfo=UTC)
    published = head(date=int(at.timestamp()) * factor).published
    assert published == Published.moment(at)
    assert published.precision is Precision.MINUTE
    assert head(date=str(at.timestamp()), source="Hanbit Mirror").published == Published.moment(
        at.astimezone(SEOUL)
    )


@pytest.mark.parametrize("value", [2024, 99999999, -5, 1e300, "soon", True, "31/31/2024"])
def test_a_date_that_is_none_is_unknown_with_a_warning(value: Any) -> None:
    record = read(date=value)
    assert record.article.head.published is None
    assert record.warnings


def test_an_update_is_kept_when_it_is_later() -> None:
    first, later = "2024-02-28T10:00:00Z", "2024-02-29T10:00:00Z"
    assert str(head(date=first, updated=later).updated) == "2024-02-29T10:00+00:00"
    assert head(date=later, updated=first).updated is None
    assert head(updated=later).updated is None


@pytest.mark.parametrize(
    "url", ["ftp://x.example/a", "/relative", "javascript:alert(1)", "http://"]
)
def test_a_url_that_leads_nowhere_is_unknown_with_a_warning(url: str) -> None:
    record = read(url=url)
    assert record.article.head.url is None
    assert record.warnings == (f"url not understood: {url!r}",)


def test_a_text_that_its_source_holds_back_is_said() -> None:
    assert read(body="The pier… [+1234 chars]").warnings == ("its text is cut short at the source",)


def test_the_language_is_two_letters_or_the_outlets() -> None:
    assert head(language="en-GB").language == "en"
    assert head(lang="english").language is None
    assert head(source="Courier").language == "en"
    assert head(source="Hanbit Mirror").language is None  # what is Korean about this text?
    assert head(body="다리를 닫는다.").language == "ko"


def test_the_day_of_an_epoch_is_the_outlets_day() -> None:
    at = datetime(2024, 2, 28, 20, 0, tzinfo=UTC)
    published = head(date=at.timestamp(), source="Hanbit Mirror").published
    assert published is not None
    assert published.day == (at + timedelta(hours=9)).date()
