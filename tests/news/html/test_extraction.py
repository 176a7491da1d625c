import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.html.extraction import extract
from bot.news.html.page import Page, PageArticle
from tests.news.html.pages import OTHER, STORY, article, linked, meta, news, page, paragraphs

BODY = "\n\n".join(STORY)
OTHER_BODY = "\n\n".join(OTHER)


def only(text: str) -> PageArticle:
    found = extract(text)
    assert found.problem is None
    assert len(found.articles) == 1
    return found.articles[0]


def problem(text: str) -> str:
    found = extract(text)
    assert found.articles == ()
    assert found.problem is not None
    return found.problem


def test_a_body_is_its_paragraphs_and_the_rest_of_the_page_is_not() -> None:
    got = only(
        page(
            "<nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav>"
            + article()
            + "<aside><h2>More</h2><p><a href='/b'>Ten things to do in Eastmoor</a></p></aside>"
            "<footer><p>Copyright The Eastmoor Courier. All rights reserved.</p></footer>"
        )
    )
    assert got.title == "Old pier to be repaired"
    assert got.body == BODY


def test_headings_lists_and_tables_stay_apart_from_the_paragraphs() -> None:
    got = only(
        page(
            f"<article><h1>Old pier to be repaired</h1><p>{STORY[0]}</p><h2>What it costs</h2>"
            f"<p>{STORY[1]}<br><br>{STORY[2]}</p><ul><li>two cranes</li><li>nine boats</li></ul>"
            f"<table><tr><td>Crane</td><td>5</td></tr><tr><td>Boat</td><td>9</td></tr></table>"
            f"<p>{STORY[3]}</p></article>"
        )
    )
    assert got.body.split("\n\n") == [
        *(STORY[0], "What it costs", STORY[1], STORY[2], "two cranes\nnine boats"),
        *("Crane | 5\nBoat | 9", STORY[3]),
    ]


def test_inline_elements_do_not_tear_words_apart() -> None:
    got = only(page(f"<article><h1>Pier</h1><p>The <b>o</b>ld <a href='/x'>pier</a>, <i>Ada</i>’s,"
                    f" is shut.</p>{paragraphs()}</article>"))  # fmt: skip
    assert got.body.startswith("The old pier, Ada’s, is shut.")


def test_captions_are_kept_apart_and_once() -> None:
    caption = "The old pier of Eastmoor at dawn, before the storm that broke it. (Ada Quill)"
    figure = f"<figure><img src=p.jpg><figcaption>{caption}</figcaption></figure>"
    got = only(page(f"<article><h1>Pier</h1>{figure}<p>{caption}</p>{paragraphs()}</article>"))
    assert got.captions == (caption,)
    assert caption not in got.body


def test_json_ld_is_declared_first_and_describes_the_page_it_matches() -> None:
    got = extract(
        page(
            article(),
            linked(
                {"@context": "x", "@graph": [{"@type": "WebSite", "name": "Courier"}]},
                news(headline="Another story on the page", author="Nobody Here"),
                {"@graph": [news(
                    headline="Old pier to be repaired", author=[{"name": "Ada Quill"}, "Bo Marsh"],
                    datePublished="2024-03-01T10:00:00Z", dateModified="2024-03-02T10:00:00Z",
                    url="https://courier.example/pier", publisher={"name": "The Courier"},
                    isAccessibleForFree="False",
                )]},
            )
            + meta(article__published_time="2024-03-01", author="A. Q."),
        )
    )  # fmt: skip
    (only_one,) = got.articles
    assert only_one.bylines[:2] == ("Ada Quill, Bo Marsh", "A. Q.")
    assert only_one.published == ("2024-03-01T10:00:00Z", "2024-03-01")
    assert only_one.updated == ("2024-03-02T10:00:00Z",)
    assert only_one.url == "https://courier.example/pier"
    assert only_one.is_cut
    assert (got.outlet, got.language) == ("The Courier", "en")


def test_a_declared_body_stands_in_where_the_page_shows_little_of_it() -> None:
    teaser = page(
        f"<article><h1>Old pier to be repaired</h1><p>{STORY[0]}</p></article>",
        linked(news(headline="Old pier to be repaired", articleBody="\n".join((BODY, OTHER_BODY)))),
    )
    assert only(teaser).body.startswith(BODY)
    whole = page(article(), linked(news(headline="Old pier to be repaired", articleBody="Short.")))
    assert only(whole).body == BODY


def test_two_article_elements_are_two_articles() -> None:
    found = extract(
        page(
            "<article><h2><a href='/pier'>Old pier to be repaired</a></h2><p>By Ada Quill</p>"
            f"<time datetime='2024-03-01'>March 1, 2024</time>{paragraphs()}</article>"
            f"<article><h2>Library opens a hall</h2>{paragraphs(OTHER)}</article>",
            meta(og__url="https://courier.example/"),
        )
    )
    first, second = found.articles
    assert (first.title, second.title) == ("Old pier to be repaired", "Library opens a hall")
    assert first.body.endswith(BODY)
    assert second.body == OTHER_BODY
    assert first.url == "https://courier.example/pier"
    assert "2024-03-01" in first.shown


def test_teasers_of_other_articles_are_no_articles() -> None:
    teasers = "".join(
        f"<article><h3>Story number {n} of the week</h3><p>{OTHER[n]}</p></article>"
        for n in range(4)
    )
    assert only(page(article() + teasers)).body == BODY


def test_two_declared_articles_with_whole_texts_are_two_articles() -> None:
    found = extract(
        page(
            "<div id=root></div>",
            linked([
                news(headline="Old pier to be repaired", articleBody=BODY, author="Ada Quill"),
                news(headline="Library opens a hall", articleBody=OTHER_BODY),
            ]),
        )
    )  # fmt: skip
    assert [one.body for one in found.articles] == [BODY, OTHER_BODY]
    assert found.articles[0].bylines == ("Ada Quill",)


def test_two_documents_in_one_file_are_two_articles() -> None:
    found = extract(page(article()) + "\n" + page(article("Library opens a hall", OTHER)))
    assert [one.title for one in found.articles] == [
        "Old pier to be repaired",
        "Library opens a hall",
    ]
    assert [one.body for one in found.articles] == [BODY, OTHER_BODY]


def test_two_headlines_with_whole_texts_and_no_marks_between_are_refused() -> None:
    text = page(
        f"<h1>Old pier to be repaired</h1>{paragraphs()}<h1>Library opens a hall</h1>"
        f"{paragraphs(OTHER)}"
    )
    assert problem(text) == (
        "holds 2 articles and does not mark where they end; save each as a file: "
        "Old pier to be repaired · Library opens a hall"
    )


def test_a_headline_that_is_repeated_or_stands_over_a_form_is_no_second_article() -> None:
    text = page(
        f"<h1>Old pier to be repaired</h1>{paragraphs(STORY[:2])}"
        f"<h1>Old pier to be repaired</h1>{paragraphs(STORY[2:])}"
        f"<form><h1>Write to us today</h1>{paragraphs(OTHER)}</form>"
    )
    assert only(text).title == "Old pier to be repaired"


@pytest.mark.parametrize("text", ["", "   ", "plain words", "<>", "<html></html>", "<!-- x -->"])
def test_what_holds_no_html_is_no_article(text: str) -> None:
    assert problem(text) in ("holds no HTML", "holds no article text")


def test_entities_of_a_document_type_are_not_expanded() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    text = f'<!DOCTYPE html [<!ENTITY e0 "boom">{bomb}]><html><body>{article()}<p>&e11;</p></body>'
    assert "boom" not in only(text).body


PIECES = (
    *("<article>", "</article>", "<h1>", "</h1>", "<p>", "</p>", "<br>", "<li>", "<table><tr><td>"),
    *(
        '<script type=application/ld+json>{"@type":',
        "</script>",
        "<meta name=date content=",
    ),
    *("<time datetime=", "<!--", "-->", "&#x0;", "some words", "</html><html>", "\ud7ff\u202e"),
    *(STORY[0], STORY[1]),
)


@given(st.lists(st.sampled_from(PIECES), max_size=25))
@settings(max_examples=60, deadline=None)
def test_any_page_gives_articles_or_a_problem(parts: list[str]) -> None:
    found = extract("<html><body>" + "".join(parts))
    assert isinstance(found, Page)
    assert bool(found.articles) != bool(found.problem)
    for one in found.articles:
        assert all(part.strip() for part in one.body.split("\n\n"))
