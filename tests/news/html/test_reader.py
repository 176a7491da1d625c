from zoneinfo import ZoneInfo

import pytest

from bot.news.html.process import HtmlParser
from bot.news.html.reader import read_html
from bot.news.outlets import Outlet, Outlets
from bot.news.reading import IdSource, Record
from bot.news.titles import NOT_KNOWN
from tests.news.html.pages import OTHER, STORY, article, linked, meta, news, page, paragraphs

OUTLETS = Outlets(
    [
        Outlet(
            "The Eastmoor Courier",
            aliases=("courier",),
            domains=("courier.example",),
            zone=ZoneInfo("Europe/Dublin"),
            language="en",
            junk=("Read the Courier every day.",),
        )
    ]
)
URL = '<link rel="canonical" href="https://www.courier.example/pier?utm_source=x">'


def read(parser: HtmlParser, text: str) -> Record:
    reading = read_html(text, "pier.html", OUTLETS, parser)
    assert reading.refused == ()
    (record,) = reading.records
    return record


def test_a_page_becomes_an_article_with_all_it_declares(parser: HtmlParser) -> None:
    record = read(
        parser,
        page(
            "<header><h2>The Eastmoor Courier</h2></header>" + article(),
            URL
            + "<title>Old pier to be repaired | Courier</title>"
            + meta(og__site_name="Courier", og__type="article")
            + linked(
                news(
                    headline="Old pier to be repaired",
                    author={"@type": "Person", "name": "By Ada Quill"},
                    datePublished="2024-07-01T09:30:00Z",
                    dateModified="2024-07-02T09:30:00Z",
                )
            ),
        ),
    )
    head = record.article.head
    assert head.title == "Old pier to be repaired"
    assert head.outlet == "The Eastmoor Courier"
    assert head.byline == "Ada Quill"
    assert str(head.published) == "2024-07-01T10:30+01:00"
    assert str(head.updated) == "2024-07-02T10:30+01:00"
    assert head.url == "https://www.courier.example/pier?utm_source=x"
    assert head.language == "en"
    assert record.id_source is IdSource.URL
    assert record.article.body == "\n\n".join(STORY)
    assert record.warnings == ()


def test_an_unknown_outlet_is_called_as_the_page_calls_it_or_by_its_host(
    parser: HtmlParser,
) -> None:
    url = '<link rel="canonical" href="https://www.mirror.example/pier">'
    assert read(parser, page(article(), url)).article.head.outlet == "mirror.example"
    named = page(article(), url + meta(og__site_name="Hanbit Mirror"))
    assert read(parser, named).article.head.outlet == "Hanbit Mirror"
    assert read(parser, page(article())).article.head.outlet is None


@pytest.mark.parametrize(
    ("markup", "byline"),
    [
        ('<p class="byline">By Ada Quill | March 1, 2024 10:30 AM</p>', "Ada Quill"),
        ('<a rel="author" href="/ada">Ada Quill</a>', "Ada Quill"),
        ('<span class="author-name">admin</span>', None),
        ("", None),
    ],
)  # fmt: skip
def test_a_byline_is_read_where_the_page_shows_it(
    parser: HtmlParser, markup: str, byline: str | None
) -> None:
    text = page(f"<article><h1>Pier</h1>{markup}{paragraphs()}</article>")
    assert read(parser, text).article.head.byline == byline


@pytest.mark.parametrize(
    ("lines", "author", "byline"),
    [
        (("By Ada Quill",), None, "Ada Quill"),
        (("By ADA QUILL, Strait Wire",), "Ada Quill", "Ada Quill"),
        (("Strait Wire",), "Strait Wire", "Strait Wire"),
        (("March 1, 2024 10:30 AM by Ada Quill",), None, "Ada Quill"),
        (("By Ada Quill", "Published: March 1, 2024"), None, "Ada Quill"),
    ],
)
def test_lines_that_tell_byline_and_date_are_no_part_of_the_body(
    parser: HtmlParser, lines: tuple[str, ...], author: str | None, byline: str
) -> None:
    head = meta(author=author) if author else ""
    told = "".join(f"<p>{line}</p>" for line in lines)
    record = read(parser, page(f"<div><h1>Pier</h1>{told}{paragraphs()}</div>", head))
    assert record.article.head.byline == byline
    assert record.article.body == "\n\n".join(STORY)
    assert set(lines) <= set(record.article.leftovers)


def test_a_date_told_above_the_body_is_its_date(parser: HtmlParser) -> None:
    told = "<p>Published: March 1, 2024</p>"
    record = read(parser, page(f"<div><h1>Pier</h1>{told}{paragraphs()}</div>"))
    assert str(record.article.head.published) == "2024-03-01"


@pytest.mark.parametrize("first", ["Ada Quill", "Monday, March 4", "By the sea"])
def test_a_short_first_line_that_may_be_the_articles_stays(parser: HtmlParser, first: str) -> None:
    record = read(parser, page(article(texts=(first, *STORY))))
    assert record.article.body.startswith(first)


def test_what_the_page_says_for_itself_is_kept_aside(parser: HtmlParser) -> None:
    junk = ("Read the Courier every day.", "Sign up for our newsletter and follow us on Facebook.")
    record = read(parser, page(article(texts=(*STORY, *junk)), URL))
    assert record.article.body == "\n\n".join(STORY)
    assert record.article.leftovers == junk


def test_captions_are_leftovers(parser: HtmlParser) -> None:
    figure = "<figure><img src=p.jpg><figcaption>The pier at dawn.</figcaption></figure>"
    record = read(parser, page(f"<article><h1>Pier</h1>{figure}{paragraphs()}</article>"))
    assert record.article.leftovers == ("The pier at dawn.",)


def test_a_page_without_a_title_says_what_stands_for_it(parser: HtmlParser) -> None:
    record = read(parser, page(paragraphs()))
    assert STORY[0].startswith(record.article.head.title)
    assert record.warnings == (NOT_KNOWN,)


def test_a_page_cut_short_for_subscribers_says_so(parser: HtmlParser) -> None:
    text = page(article(), linked(news(headline="Old pier to be repaired",
                                       isAccessibleForFree=False)))  # fmt: skip
    (warning,) = read(parser, text).warnings
    assert "for subscribers" in warning


def test_what_cannot_be_seen_does_not_reach_title_and_body(parser: HtmlParser) -> None:
    texts = (
        "The pi\u200ber of East\u202emoor &#x202e;is shut\u2066 &#8203;now, they say.",
        *STORY,
    )
    record = read(parser, page(article("Pier\u200b shut\u202e down", texts)))
    assert record.article.head.title == "Pier shut down"
    assert record.article.body.startswith("The pier of Eastmoor is shut now, they say.")


def test_several_articles_behind_one_url_keep_ids_of_their_own(parser: HtmlParser) -> None:
    same = [
        news(headline=title, articleBody="\n\n".join(texts), url="https://courier.example/day")
        for title, texts in (("Old pier to be repaired", STORY), ("Library opens", OTHER))
    ]
    reading = read_html(page("<p>x</p>", linked(*same)), "day.html", OUTLETS, parser)
    assert len({record.article.head.id for record in reading.records}) == 2


def test_a_page_without_an_article_is_refused_with_the_reason(parser: HtmlParser) -> None:
    reading = read_html(page("<p>Hello.</p>"), "hello.html", OUTLETS, parser)
    assert reading.records == ()
    assert list(map(str, reading.refused)) == ["hello.html: holds no article text"]
