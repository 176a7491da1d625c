import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.html.linked_data import LinkedArticle, read_linked_data
from tests.news.html.pages import news


def read(value: Any) -> list[LinkedArticle]:
    return read_linked_data([value if isinstance(value, str) else json.dumps(value)])


def only(**fields: Any) -> LinkedArticle:
    (article,) = read(news(**fields))
    return article


@pytest.mark.parametrize(
    "value",
    [
        news(headline="Pier"),
        [news(headline="Pier")],
        {"@graph": [{"@type": "Person"}, news(headline="Pier")]},
        {"@type": "WebPage", "mainEntity": news(headline="Pier")},
        {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"], "headline": "Pier"},
        {"@type": "BlogPosting", "name": "Pier"},
        "<!-- " + json.dumps(news(headline="Pier")) + " -->",
        "//<![CDATA[\n" + json.dumps(news(headline="Pier")) + "\n//]]>",
        '{"@type": "Article", "headline": "Pi\ter"}'.replace("\t", ""),
    ],
)
def test_articles_are_found_wherever_pages_put_them(value: Any) -> None:
    assert [article.headline for article in read(value)] == ["Pier"]


@pytest.mark.parametrize(
    "value",
    [
        "{broken",
        "",
        "null",
        "[" * 100_000,
        {"@type": "WebSite", "name": "Courier"},
        {"@type": "ItemList", "itemListElement": [{"item": news(headline="Pier")}]},
        {"@type": 5, "headline": "Pier"},
        {"@graph": {"@graph": "x"}},
    ],
)
def test_what_is_no_article_or_broken_is_passed_over(value: Any) -> None:
    assert read(value) == []


def test_a_broken_script_does_not_cost_the_next() -> None:
    assert len(read_linked_data(["{broken", json.dumps(news(headline="Pier"))])) == 1


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ada Quill", ("Ada Quill",)),
        ({"name": "Ada Quill"}, ("Ada Quill",)),
        ([{"name": ["Ada Quill"]}, {"name": "Bo Marsh"}], ("Ada Quill", "Bo Marsh")),
        ({"@id": "#ada"}, ("Ada Quill",)),
        ("https://courier.example/ada", ()),
        ([None, 5, {"name": None}], ("5",)),
        (None, ()),
    ],
)  # fmt: skip
def test_authors_come_in_many_shapes(author: Any, names: tuple[str, ...]) -> None:
    graph = {"@graph": [{"@id": "#ada", "name": "Ada Quill"}, news(headline="P", author=author)]}
    assert read(graph)[0].authors == names


def test_markup_and_entities_in_values_are_undone() -> None:
    article = only(headline="Fish &amp; <i>chips</i>\n on the pier", articleBody="<p>A.</p>\n<p>B.")
    assert article.headline == "Fish & chips on the pier"
    assert article.body is not None
    assert [line.strip() for line in article.body.split("\n")] == ["A.", "B."]


def test_urls_are_taken_from_where_they_stand() -> None:
    assert only(url="https://x.example/a").url == "https://x.example/a"
    assert only(mainEntityOfPage={"@id": "https://x.example/b"}).url == "https://x.example/b"
    assert only(mainEntityOfPage="https://x.example/c").url == "https://x.example/c"
    assert only(url=5).url is None


@pytest.mark.parametrize(("value", "free"), [(False, False), ("False", False), (True, True)])
def test_texts_for_subscribers_are_told(value: Any, free: bool) -> None:
    assert only(isAccessibleForFree=value).is_free is free
    assert only().is_free


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "name", "headline", "author", "url", "publisher",
                         "datePublished", "articleBody", "mainEntityOfPage"]),
        inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@given(VALUES)
@settings(max_examples=150, deadline=None)
def test_any_json_is_read(value: Any) -> None:
    for article in read([value, news(headline=value, author=value, url=value)]):
        assert article.headline is None or article.headline.strip()
