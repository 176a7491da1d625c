import pytest
from lxml.html import fromstring

from bot.news.html.declared import Declared, read_declared
from tests.news.html.pages import linked, meta, news, page


def read(head: str, attributes: str = "") -> Declared:
    return read_declared(fromstring(page("<p>x</p>", head, attributes=attributes)))


CANONICAL = '<link rel="canonical" href="{}">'


@pytest.mark.parametrize(
    ("head", "url"),
    [
        (CANONICAL.format("https://x.example/pier"), "https://x.example/pier"),
        (CANONICAL.format("/pier") + meta(og__url="https://x.example/a"), "https://x.example/pier"),
        (CANONICAL.format("https://x.example/") + meta(og__url="https://x.example/pier"),
         "https://x.example/pier"),
        (CANONICAL.format("https://x.example/"), "https://x.example/"),
        (CANONICAL.format("/pier"), None),
        (CANONICAL.format("javascript:x"), None),
        (meta(og__url="https://x.example/pier"), "https://x.example/pier"),
        (linked(news(url="https://x.example/pier")), "https://x.example/pier"),
        ("<!-- saved from url=(0022)https://x.example/pier -->", "https://x.example/pier"),
        ("", None),
    ],
)  # fmt: skip
def test_the_url_is_the_canonical_one_or_what_else_is_declared(head: str, url: str | None) -> None:
    assert read(head).url == url


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (meta(og__site_name="The Eastmoor Courier"), "The Eastmoor Courier"),
        (meta(og__site_name="Courier | News that matters"), "Courier"),
        (meta(og__site_name="courier.example") + linked(news(publisher={"name": "The Courier"})),
         "The Courier"),
        (meta(og__site_name="courier"), "courier"),
        ("", None),
    ],
)  # fmt: skip
def test_the_outlet_is_the_name_that_is_written_as_one(head: str, outlet: str | None) -> None:
    assert read(head).outlet == outlet


@pytest.mark.parametrize(
    ("attributes", "head", "language"),
    [
        (' lang="ko-KR"', "", "ko"),
        (' lang="EN"', meta(og__locale="de_DE"), "en"),
        ("", meta(og__locale="de_DE"), "de"),
        ("", linked(news(inLanguage="fr")), "fr"),
        (' lang="english"', "", None),
    ],
)
def test_the_language_is_two_letters(attributes: str, head: str, language: str | None) -> None:
    assert read(head, attributes).language == language


def test_dates_titles_and_authors_are_listed_best_first_and_once() -> None:
    declared = read(
        meta(date="2024-03-03", article__published_time="2024-03-01", og__title="Pier",
             twitter__title="Pier", author="Ada Quill", article__author="https://x.example/ada",
             article__modified_time="2024-03-02")
    )  # fmt: skip
    assert declared.published == ("2024-03-01", "2024-03-03")
    assert declared.updated == ("2024-03-02",)
    assert declared.titles == ("Pier",)
    assert declared.authors == ("Ada Quill",)


def test_an_article_and_a_front_page_are_told_by_what_they_declare() -> None:
    assert read(meta(og__type="Article")).is_article
    assert read(linked(news(headline="Pier"))).is_article
    assert not read(meta(og__type="website")).is_article
    assert read(CANONICAL.format("https://x.example/")).is_front_page
    assert not read(CANONICAL.format("https://x.example/?p=5")).is_front_page
    assert not read(CANONICAL.format("https://x.example/") + meta(og__type="article")).is_front_page
    assert not read("").is_front_page
