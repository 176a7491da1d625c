import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.identity import article_id, plain_url
from bot.news.reading import IdSource

PAGE = "https://www.marrowherald.example/harbour/closes?page=2"


def test_an_id_of_its_own_is_kept_as_it_is() -> None:
    assert article_id("A 7/β", PAGE, None, "t", "b") == ("A 7/β", IdSource.OWN)


@pytest.mark.parametrize(
    "same",
    [
        "http://marrowherald.example/harbour/closes?page=2",
        "https://www.MarrowHerald.example/harbour/closes/?page=2#comments",
        "https://marrowherald.example:443/harbour/closes?utm_source=x&page=2&fbclid=1",
    ],
)
def test_links_to_one_page_give_one_id(same: str) -> None:
    assert article_id(None, same, None, "a", "b") == article_id(None, PAGE, None, "c", "d")


@pytest.mark.parametrize(
    "other",
    [
        "https://marrowherald.example/harbour/closes?page=3",
        "https://marrowherald.example/harbour/opens?page=2",
        "https://marrowherald.example:8080/harbour/closes?page=2",
    ],
)
def test_links_to_other_pages_give_other_ids(other: str) -> None:
    assert plain_url(other) != plain_url(PAGE)


@pytest.mark.parametrize("text", ["", "no url", "ftp://x.example/a", "http://[1", "javascript:1"])
def test_what_is_no_web_address_has_no_plain_form(text: str) -> None:
    assert plain_url(text) is None
    assert article_id(None, text, None, "t", "b")[1] is IdSource.CONTENT


def test_space_case_and_punctuation_make_no_second_article() -> None:
    first = article_id(None, None, "The Herald", "Quay closes", "The quay,\n\nit closed.")
    assert first == article_id(None, None, "the herald", "QUAY CLOSES!", "the quay it closed")


def test_words_that_move_from_title_to_body_make_another_article() -> None:
    assert article_id(None, None, None, "a b", "c") != article_id(None, None, None, "a", "b c")


@given(st.text(), st.text(), st.text())
def test_an_id_is_short_and_safe_anywhere(outlet: str, title: str, body: str) -> None:
    id_, _ = article_id(None, None, outlet, title, body)
    assert len(id_) == 12
    assert id_.isascii()
    assert id_.isalnum()
