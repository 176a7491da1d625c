import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.bylines import (
    find_agency,
    find_byline,
    is_byline_word,
    is_names,
    is_person,
    read_byline,
    read_name_above_role,
)
from bot.news.outlets import Outlets


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Yonhap", "Yonhap"),
        ("By ADA QUILL, Associated Press", "ADA QUILL, Associated Press"),
        ("Written by Ada Quill and Tom van der Berg", "Ada Quill and Tom van der Berg"),
        ("By: Ada O’Quill-Smith @adaquill", "Ada O’Quill-Smith"),
        ("By Ada Quill ada@gazette.example", "Ada Quill"),
        ("by J. R. Quill", "J. R. Quill"),
        ("Von Ada Quill", "Ada Quill"),
        ("Par Ada Quill", "Ada Quill"),
        ("By Gazette staff", "Gazette staff"),
        ("By the Gazette science desk", "the Gazette science desk"),
        ("By Gazette reporters", "Gazette reporters"),
        ("김아라 기자", "김아라"),
        ("【山田花子記者】", "山田花子"),
    ],
)
def test_a_byline_is_read_without_its_word(line: str, byline: str) -> None:
    assert read_byline(line) == byline


@pytest.mark.parametrize(
    "line",
    [
        "By the time they came, the hall was empty.",
        "By 2030 all ferries will be electric",
        "By Admin",
        "By our own staff",
        "By staff",
        "By",
        "Par excellence",
        "",
        "By " + "Ada " * 400,
    ],
)
def test_what_only_begins_like_a_byline_is_none(line: str) -> None:
    assert read_byline(line) is None


@pytest.mark.parametrize(
    ("text", "byline"),
    [
        ("Ada Quill | Reuters", "Ada Quill | Reuters"),
        ("ADA QUILL, STAFF WRITER", "ADA QUILL, STAFF WRITER"),
        ("Ada Quill, Gazette Correspondent", "Ada Quill, Gazette Correspondent"),
        ("Ada Quill@adaquill", "Ada Quill"),
        ("By Ada Quill - Science Writer | Space", "Ada Quill - Science Writer"),
    ],
)
def test_a_name_beside_a_role_an_outlet_or_a_handle_is_a_byline(
    outlets: Outlets, text: str, byline: str
) -> None:
    assert find_byline(text, outlets, dated=False)[0] == byline


@pytest.mark.parametrize("text", ["Marrow Bay", "Middle East | World", "Related Stories"])
def test_a_name_alone_is_no_byline(outlets: Outlets, text: str) -> None:
    assert find_byline(text, outlets, dated=False)[0] is None


def test_a_name_on_the_line_of_the_date_is_a_byline(outlets: Outlets) -> None:
    assert find_byline("Ada Quill | | 4 comments", outlets, dated=True) == (
        "Ada Quill",
        "4 comments",
    )


def test_a_section_on_the_line_of_the_date_is_no_byline(outlets: Outlets) -> None:
    assert find_byline("All News", outlets, dated=True)[0] is None


def test_a_name_counts_above_a_role_or_with_a_place() -> None:
    assert read_name_above_role("Ada Quill", "Marine correspondent") == "Ada Quill"
    assert read_name_above_role("Ada Quill in Marrow Bay", "") == "Ada Quill in Marrow Bay"
    assert read_name_above_role("Ada Quill", "The harbour is closed") is None


def test_by_alone_announces_a_name() -> None:
    assert is_byline_word("By")
    assert is_byline_word("Written by:")
    assert not is_byline_word("By and by")


@pytest.mark.parametrize(
    ("first", "last", "agency"),
    [
        ("SEOUL, Feb. 28 (Yonhap) -- A quay closed.", "It opens in May.", "Yonhap"),
        ("MARROW BAY (AP) — A quay closed.", "It opens in May.", "AP"),
        ("A quay closed.", "It opens in May. (Yonhap)", "Yonhap"),
        ("A quay (AP) closed.", "It opens in May (or June).", None),
        ("A quay closed.", "It is run by the council (MBC)", None),
    ],
)
def test_an_agency_is_named_by_the_dateline_or_the_last_words(
    outlets: Outlets, first: str, last: str, agency: str | None
) -> None:
    assert find_agency(first, last, outlets) == agency


@given(st.text(max_size=80))
def test_names_and_persons_are_decided_for_any_text(text: str) -> None:
    assert is_names(text) or not is_person(text)
    read_byline(f"By {text}")
