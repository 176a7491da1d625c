"""The title of an article, out of those a page declares and the headlines it shows."""

import re
from collections.abc import Sequence

_WORD = re.compile(r"\w+")
_SEPARATOR = re.compile(r"\s+[|•·»:–—-]+\s+|\s*\|\s*")
_SHARED = 0.5  # of the words: then two headlines are versions of one


def choose_title(
    declared: Sequence[str], headlines: Sequence[str], page_title: str, outlet: str | None
) -> str | None:
    """The headline that people see where it can be told, else the best declared title.

    `declared` is best first; `page_title` is the text of the title element, in which the
    outlet's name stands at an end.
    """
    # Some sites declare their name as the title, and many show it as a headline, under the logo.
    named = [
        without_outlet(text, outlet) for text in declared if fold(text) not in ("", fold(outlet))
    ]
    shown = [text for text in headlines if fold(text) != fold(outlet)]
    for headline in shown:
        if any(is_same(headline, text) for text in (*named, page_title)):
            return headline
    for headline in shown:
        if any(_is_like(headline, text) for text in (*named, page_title)):
            return headline
    if named:
        return named[0]
    if len(shown) == 1 or not page_title:
        return next(iter(shown), None)
    return without_outlet(page_title, outlet, or_any=True)


def without_outlet(title: str, outlet: str | None, *, or_any: bool = False) -> str:
    """`title` without the outlet's name after its last separator ("… | BBC News").

    `or_any` takes any short last part for the outlet's name where there is a vertical bar.
    """
    parts = list(_SEPARATOR.finditer(title))
    if not parts:
        return title.strip()
    last = parts[-1]
    head, tail = title[: last.start()].strip(), title[last.end() :].strip()
    if not head:
        return title.strip()
    known = outlet is not None and (fold(tail) in fold(outlet) or fold(outlet) in fold(tail))
    bar = or_any and "|" in last[0] and len(tail.split()) <= 4
    return head if known or bar else title.strip()


def is_same(first: str, second: str) -> bool:
    """Whether one headline is the other, or the other cut short or with a name after it."""
    short, long = sorted((fold(first), fold(second)), key=len)
    return short == long or (len(short) >= 15 and long.startswith(short))


def fold(text: str | None) -> str:
    """The words of `text` alone, in lower case; equal for what looks alike."""
    return " ".join(_WORD.findall((text or "").casefold()))


def _is_like(first: str, second: str) -> bool:
    one, other = set(fold(first).split()), set(fold(second).split())
    return len(one & other) > max(2, _SHARED * min(len(one), len(other)))
