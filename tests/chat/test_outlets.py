"""The list of outlets, however many there are."""

from bot.chat.limits import CONTENT, length
from bot.chat.outlets import render_outlets
from bot.chat.words import Language
from bot.news.article import Published


def test_outlets_that_do_not_fit_are_counted():
    newest = Published.parse("2024-02-28")
    outlets = [
        (f"The Gazette of Place Number {number}", 1000 - number, newest) for number in range(200)
    ]

    content = render_outlets(outlets, Language.ENGLISH).content

    *lines, last = content.split("\n")
    assert length(content) <= CONTENT
    assert last == f"More outlets: {200 - (len(lines) - 1)}"


def test_a_single_article_is_not_several():
    content = render_outlets([("Gazette", 1, None)], Language.ENGLISH).content

    assert content.endswith("- **Gazette** · 1 article · date unknown")
