"""Tells whether a page holds several whole articles, not one and the teasers of others."""

import re
from dataclasses import dataclass

from bot.news.html import shown
from bot.news.html.declared import Element
from bot.news.html.headline import fold
from bot.news.lines import count_words

HEADINGS = ("h1", "h2", "h3")
FULL_ARTICLE = 40  # words; less is a teaser
_FULL_PARAGRAPH = 8  # words; less is a label, a date or a byline
_PARAGRAPHS = 2
_HEADLINE = 3  # words; less is the title of a section
_SHARE = 0.1  # of the longest text; a smaller one beside it is no article

_NEXT_DOCUMENT = re.compile(r"(?<=</html>)\s*(?=<!doctype\s|<html[\s>])", re.IGNORECASE)


def split_documents(text: str) -> list[str]:
    """The documents of a file in which several were written one after the other."""
    return _NEXT_DOCUMENT.split(text)


def full_articles(tree: Element) -> list[Element]:
    """The outermost `<article>` elements that hold a heading and a whole text."""
    found = []
    for element in tree.xpath("//article[not(ancestor::article)]"):
        text = _Text("")
        for paragraph in element.iter("p"):
            text.add(paragraph)
        if text.is_full and next(element.iter(*HEADINGS), None) is not None:
            found.append(element)
    return found


def unmarked_headlines(tree: Element) -> tuple[str, ...]:
    """The headlines under which whole texts stand, when there are several and nothing parts them.

    A page repeats the headline of its only article, or shows a form beside it.
    """
    texts: dict[str, _Text] = {}
    text = _Text("")
    for element in tree.iter("h1", "p"):
        if shown.is_beside(element):
            continue
        if element.tag == "h1":
            headline = shown.line(element)
            text = texts.setdefault(fold(headline), _Text(headline))
        else:
            text.add(element)
    longest = max((text.words for text in texts.values()), default=0)
    full = [
        text.headline
        for text in texts.values()
        if text.is_full
        and text.words >= _SHARE * longest
        and count_words(text.headline) >= _HEADLINE
    ]
    return tuple(full) if len(full) > 1 else ()


@dataclass(slots=True)
class _Text:
    """How much running text stands under a headline."""

    headline: str
    paragraphs: int = 0
    words: float = 0.0

    def add(self, paragraph: Element) -> None:
        words = count_words(shown.line(paragraph))
        if words >= _FULL_PARAGRAPH:
            self.paragraphs += 1
            self.words += words

    @property
    def is_full(self) -> bool:
        return self.paragraphs >= _PARAGRAPHS and self.words >= FULL_ARTICLE
