"""Whatever an article contains, what is cut and linked is what Discord accepts."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat import limits


@given(st.text(), st.integers(0, 60))
def test_a_cut_text_is_never_longer_than_its_limit(text: str, limit: int):
    assert limits.length(limits.cut(text, limit)) <= limit


@given(st.text(max_size=50))
def test_a_short_text_is_not_cut(text: str):
    assert limits.cut(text, 200) == text


def test_a_cut_ends_at_a_word_and_never_with_half_an_escape():
    assert limits.cut("the minister spoke on Tuesday", 20) == "the minister spoke…"
    assert limits.cut("a" * 8 + "\\*" * 10, 10) == "a" * 8 + "…"
    assert limits.cut("😀" * 10, 5) == "😀😀…"


@given(st.text())
def test_a_label_is_one_line_and_never_empty(text: str):
    label = limits.label(text)

    assert 0 < limits.length(label) <= limits.BUTTON_LABEL
    assert len(label.splitlines()) == 1


@given(st.text() | st.builds("https://{}".format, st.text()) | st.just("http://[x"))
def test_a_link_is_http_with_a_host_in_plain_ascii_or_none(url: str):
    link = limits.link(url, limits.LINK)

    if link is not None:
        assert limits.length(link) <= limits.LINK
        assert link.isascii()
        assert not set(link) & set(' <>()"\n\t')
        assert urlsplit(link).scheme in ("http", "https")
        assert urlsplit(link).hostname


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://news.example/a?b=1#c", "https://news.example/a?b=1#c"),
        ("HTTPS://news.example/a", "https://news.example/a"),
        ("https://news.example/기사", "https://news.example/%EA%B8%B0%EC%82%AC"),
        ("https://뉴스.example/a", "https://xn--vg1b002a.example/a"),
        ("https://news.example/a_(b)>", "https://news.example/a_%28b%29%3E"),
        ("https://news.example/a%20b", "https://news.example/a%20b"),
        ("https://news.example/#:~:text=a,b", "https://news.example/#:~:text=a,b"),
        ("javascript:alert(1)", None),
        ("ftp://news.example/a", None),
        ("//news.example/a", None),
        ("https://", None),
        ("https://a b/", None),
        ("https://news.example:port/", None),
        ("https://news.example/" + "a" * 600, None),
        ("", None),
        (None, None),
    ],
)
def test_links(url: str | None, link: str | None):
    assert limits.link(url, limits.LINK) == link
