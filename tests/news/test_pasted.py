import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.bylines import is_byline_word
from bot.news.captions import fold_doubled
from bot.news.clean import clean
from bot.news.dates import find_dates
from bot.news.outlets import Outlets
from bot.news.pasted import read_pasted
from bot.news.reading import IdSource, Reading, Record

OUTLETS = Outlets.load()
TITLE = "Fish hall closes after cracks in roof"
P1 = "The council of Marrow Bay closed the old fish hall on Monday after cracks were found."
P2 = "Traders were told to clear their stalls by noon, and most of them did so without a word."
P3 = "The hall may open again in spring, the council said, if the money for a new roof is found."
CAPTION = "The hall is seen from the pier in this photo provided by the council on Monday. (Yonhap)"

PAGE = f"""The Korea Herald

소아쌤

{TITLE}

By Yonhap

Published : Feb. 28, 2024 - 10:19

    • Link copied

{CAPTION} {CAPTION}

{P1}

{P2}

{P3} (Yonhap)"""


def read(text: str) -> Reading:
    return read_pasted(text, "page.txt", OUTLETS)


def only(text: str) -> Record:
    reading = read(text)
    assert reading.refused == ()
    (record,) = reading.records
    return record


def test_a_page_as_people_copy_it_is_read() -> None:
    record = only(PAGE)
    head = record.article.head
    assert (head.title, head.outlet, head.byline) == (TITLE, "The Korea Herald", "Yonhap")
    assert str(head.published) == "2024-02-28T10:19+09:00"
    assert head.language == "en"
    assert record.article.body == f"{P1}\n\n{P2}\n\n{P3} (Yonhap)"
    assert record.warnings == ()
    assert (record.line, record.id_source) == (1, IdSource.CONTENT)


def test_a_doubled_caption_is_kept_once_and_apart_from_the_body() -> None:
    assert only(PAGE).article.leftovers == ("소아쌤", "• Link copied", CAPTION)


def test_windows_line_ends_and_hidden_characters_make_no_other_article() -> None:
    odd = "\ufeff" + PAGE.replace("\n", "\r\n").replace("hall", "h\u200ball")
    assert only(odd).article == only(PAGE).article


def test_what_the_page_does_not_tell_is_unknown_with_a_warning() -> None:
    record = only(f"{P1}\n\n{P2}")
    head = record.article.head
    assert (head.outlet, head.byline, head.published, head.url) == (None, None, None, None)
    assert head.title == P1
    assert [warning.split(":")[0] for warning in record.warnings] == [
        "title not known",
        "outlet not known",
        "date not known",
    ]


def test_a_long_first_paragraph_is_cut_at_a_word_for_the_title() -> None:
    title = only("word " * 60 + "end.").article.head.title
    assert title.endswith("word")
    assert len(title) <= 100


def test_a_relative_date_is_no_date() -> None:
    record = only(f"{TITLE}\n3 hours ago\n\n{P1}\n\n{P2}")
    assert record.article.head.published is None
    assert "date not known: '3 hours ago' is relative" in record.warnings
    assert record.article.leftovers == ("3 hours ago",)


def test_a_date_in_doubt_stays_among_the_leftovers() -> None:
    record = only(f"{TITLE}\nBy Ada Quill\n03/04/2024\n\n{P1}\n\n{P2}")
    assert record.article.head.published is None
    assert record.article.leftovers == ("03/04/2024",)


def test_the_agency_of_the_dateline_is_the_byline_where_there_is_none() -> None:
    record = only(f"{TITLE}\n\nMARROW BAY, Feb. 28 (Yonhap) -- {P1}\n\n{P2}")
    assert record.article.head.byline == "Yonhap"
    assert record.article.body.startswith("MARROW BAY, Feb. 28 (Yonhap) -- The council")


def test_sign_offs_and_an_outlets_junk_lines_are_leftovers() -> None:
    sign_off = "(Reporting by Ada Quill; Editing by Tom Berg)"
    standards = "Our Standards: The Thomson Reuters Trust Principles."
    text = f"Reuters\n{TITLE}\nAda Quill | Reuters\n\n{P1}\n\n{P2}\n\n{sign_off}\n\n{standards}"
    record = only(text)
    assert record.article.head.byline == "Ada Quill | Reuters"
    assert record.article.body == f"{P1}\n\n{P2}"
    assert record.article.leftovers == (sign_off, standards)


def test_the_outlet_behind_the_title_is_not_part_of_it() -> None:
    head = only(f"{TITLE} | The Guardian\n28 Feb 2024\n\n{P1}\n\n{P2}").article.head
    assert (head.title, head.outlet, str(head.published)) == (TITLE, "The Guardian", "2024-02-28")


def test_the_id_comes_from_the_pages_url_where_it_is_there() -> None:
    with_url = only(f"https://www.koreaherald.com/view.php?ud=7&utm_source=x\n{PAGE}")
    assert with_url.id_source is IdSource.URL
    other = only(f"https://koreaherald.com/view.php?ud=7\n{TITLE}\n\n{P1}\n\n{P3}")
    assert other.article.head.id == with_url.article.head.id


def test_korean_is_read() -> None:
    one = "항만위원회는 화요일 지붕에서 균열이 발견된 오래된 어시장을 닫기로 의결했다."
    two = "위원장은 수리가 잘 되면 봄에 다시 문을 열 수 있다고 말했다."
    head = "연합뉴스\n어시장 폐쇄\n김아라 기자\n입력 2024-02-28 10:19"
    text = f"{head}\n\n{one}\n\n{two}\n\n무단 전재 금지"
    article = only(text).article
    assert (article.head.title, article.head.byline) == ("어시장 폐쇄", "김아라")
    assert str(article.head.published) == "2024-02-28T10:19+09:00"
    assert (article.body, article.head.language) == (f"{one}\n\n{two}", "ko")


def test_japanese_is_read() -> None:
    one = "港湾評議会は火曜日、屋根にひびが見つかった古い魚市場を閉鎖することを決めた。"
    two = "議長は、修理がうまくいけば春に再開できると述べた。"
    text = (
        f"NHK\n魚市場を閉鎖\n2024年2月28日 10時19分\n\n{one}\n\n{two}\n\n関連記事\n港の祭り、延期"
    )
    article = only(text).article
    assert article.body == f"{one}\n\n{two}"
    assert str(article.head.published) == "2024-02-28T10:19+09:00"
    assert (article.head.title, article.head.language) == ("魚市場を閉鎖", "ja")


def test_two_articles_of_one_file_are_both_read_with_their_lines() -> None:
    second = PAGE.replace(TITLE, "Fish hall opens again").replace("Feb. 28", "April 2")
    reading = read(f"{PAGE}\n\n{second}")
    assert reading.refused == ()
    heads = [(record.line, record.article.head.title) for record in reading.records]
    assert heads == [(1, TITLE), (21, "Fish hall opens again")]
    assert [str(record.article.head.published)[:10] for record in reading.records] == [
        "2024-02-28",
        "2024-04-02",
    ]


def test_two_articles_that_may_be_one_are_refused_with_the_line() -> None:
    reading = read(f"{TITLE}\n\n{P1}\n\n{P2}\n\n=====\n\nThe bridge opens again\n\n{P3}\n\n{P1}")
    assert reading.records == ()
    (problem,) = reading.refused
    assert str(problem).startswith("page.txt:7: may part two articles")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is empty"),
        (" \n\u200b\n\t", "is empty"),
        ("hello", "holds no article: no running text"),
        ("Home\nWorld\nSport\n* News\n* Video", "holds no article"),
        ("Log in\nEmail address\nPassword\nForgot your password?\nSign up", "holds no article"),
        (
            "We value your privacy\nWe use cookies to improve your visit to our site.\nAccept all\n"
            "Reject all\nManage preferences\nPrivacy policy",
            "holds no article",
        ),
        ("a\n" * 20_001, "is too long for an article"),
    ],
)
def test_what_holds_no_article_is_refused_with_the_reason(text: str, reason: str) -> None:
    reading = read(text)
    assert reading.records == ()
    assert reason in str(reading.refused[0])


_PIECES = st.one_of(
    st.sampled_from(
        [
            P1,
            P2,
            P3,
            TITLE,
            CAPTION,
            f"{CAPTION} {CAPTION}",
            "The Korea Herald",
            "By Ada Quill",
            "By",
            "Ada Quill",
            "Published : Feb. 28, 2024 - 10:19",
            "03/04/2024",
            "Updated March 3, 2024 9:10 KST | Ada Quill",
            "12 Comments",
            "Related articles",
            "* Home",
            "    * Bridge opens in spring",
            "======",
            "• Link copied",
            "https://www.koreaherald.com/view.php?ud=7",
            "© 2024 Marrow Gazette. All rights reserved.",
            f"{TITLE} | The Guardian",
            "港湾評議会は火曜日、古い魚市場を閉鎖することを決めた。",
            "",
            "",
        ]
    ),
    st.text(max_size=30),
)
PAGES = st.lists(_PIECES, max_size=30).map("\n".join)


@given(st.one_of(PAGES, st.text(max_size=400)))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_articles_or_a_reason(text: str) -> None:
    reading = read(text)
    assert reading.records or reading.refused
    for record in reading.records:
        assert record.article.head.title
        assert record.article.body


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_every_paragraph_stands_in_the_text(text: str) -> None:
    flat = "".join(clean(text).split())
    for record in read(text).records:
        for paragraph in record.article.body.split("\n\n"):
            assert "".join(paragraph.split()) in flat


@given(PAGES)
@settings(max_examples=150, deadline=None)
def test_no_line_is_lost(text: str) -> None:
    reading = read(text)
    if reading.refused:
        return
    kept = [
        part
        for record in reading.records
        for part in (*record.article.body.split("\n\n"), *record.article.leftovers)
    ]
    heads = [record.article.head for record in reading.records]
    told = [text for h in heads for text in (h.title, h.byline, h.outlet, h.url) if text]
    for raw in clean(text).split("\n"):
        line = " ".join(raw.split())
        if not line or any(line in part for part in kept):
            continue
        assert (
            fold_doubled(line) in kept
            or any(text in line for text in told)
            or is_byline_word(line)
            or (find_dates(line) and any(h.published or h.updated for h in heads))
        ), line


def test_no_url_is_made_up() -> None:
    assert (
        only(f"{TITLE}\nMore at https://shop.example/offer\n\n{P1}\n\n{P2}").article.head.url
        is None
    )


def test_leftovers_stand_in_the_order_of_the_page() -> None:
    order = [PAGE.index(re.split(r"[.(]", text)[0]) for text in only(PAGE).article.leftovers]
    assert order == sorted(order)
