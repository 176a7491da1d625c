"""What a page shows around its article: headline, lines with dates, byline, captions."""

import re
from collections.abc import Iterable, Iterator

from bot.news.html.declared import Element

_DATE_LINES = (
    ".//time | .//*[contains(@class,'date') or contains(@class,'Date') or contains(@class,'time')"
    " or contains(@class,'publish') or contains(@class,'posted') or contains(@class,'byline')"
    " or contains(@class,'meta') or contains(@id,'date') or contains(@itemprop,'datePublished')]"
)
_BYLINES = (
    ".//a[contains(concat(' ',@rel,' '),' author ')] | .//*[contains(@itemprop,'author')]"
    " | .//*[contains(@class,'byline') or contains(@class,'author-name')"
    " or contains(@class,'author__name') or contains(@class,'article-author')]"
)
_CAPTIONS = (
    ".//figcaption | .//*[contains(@class,'wp-caption-text') or contains(@class,'photo-caption')"
    " or contains(@class,'image-caption') or contains(@class,'img-caption')]"
)
_BESIDE = ("aside", "dialog", "footer", "form", "nav")
_IN_WORDS = frozenset({"b", "em", "font", "i", "mark", "small", "strong", "sub", "sup", "u", "wbr"})
_UNSEEN = frozenset({"noscript", "script", "style", "template"})
_SPACE_BEFORE = re.compile(r"\s+([,.;:!?])(?!\w)")
_LINE = 160  # characters; a longer line is neither a date line nor a byline
_MOST = 12


def headlines(root: Element) -> tuple[str, ...]:
    """The texts of the first-level headings under `root`, in order."""
    return _unique(line(element) for element in root.iter("h1") if not is_beside(element))


def date_lines(root: Element) -> tuple[str, ...]:
    """Short lines and `datetime` attributes under `root` that look like dates, in order."""
    found: list[str] = []
    for element in root.xpath(_DATE_LINES):
        if is_beside(element, root):
            continue
        found.append(" ".join((element.get("datetime") or "").split()))
        found.append(line(element))
    return _unique(text for text in found if len(text) <= _LINE and any(map(str.isdigit, text)))


def bylines(root: Element) -> tuple[str, ...]:
    """Short lines under `root` that are marked as the author's, in order."""
    return _unique(
        text
        for element in root.xpath(_BYLINES)
        if not is_beside(element, root) and len(text := line(element)) <= _LINE
    )


def captions(root: Element) -> tuple[str, ...]:
    """The captions of pictures under `root`, in order."""
    return tuple(dict.fromkeys(filter(None, map(line, root.xpath(_CAPTIONS)))))


def line(element: Element) -> str:
    """The text of `element` on one line, with a space where an element sets words apart."""
    text = " ".join("".join(_texts(element)).split())
    return _SPACE_BEFORE.sub(r"\1", text)


def is_beside(element: Element, root: Element | None = None) -> bool:
    """Whether `element` stands in a part (below `root`) that is beside the article."""
    for ancestor in element.iterancestors():
        if ancestor is root:
            return False
        if ancestor.tag in _BESIDE:
            return True
    return False


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not isinstance(child.tag, str) or child.tag in _UNSEEN:
            yield child.tail or ""
            continue
        edge = "" if child.tag in _IN_WORDS else " "
        yield edge
        yield from _texts(child)
        yield edge
        yield child.tail or ""


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, texts)))[:_MOST]
