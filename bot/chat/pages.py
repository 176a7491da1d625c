"""Parts of an article's body that fit into one message: pages, and the place of a quotation."""

import re

from bot.chat.limits import length
from bot.chat.markup import emphasized
from bot.search.values import Span

ROOM = 1500
"""Characters that a page may take once it is escaped; the rest of a message is its head."""

_PARAGRAPH = re.compile(r"[^\n]+")
_BREAK = re.compile(r"(?<=[.!?。！？”\"])\s+|\s+")


def paragraphs(body: str) -> list[Span]:
    """The lines of `body` that hold something, in order."""
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(body) if match[0].strip()]


def split_pages(body: str, room: int = ROOM) -> list[Span]:
    """Whole paragraphs in runs that fit into `room`; a longer paragraph is split at a space,
    or anywhere when it has none. Together the pages hold everything but white space."""
    pages: list[Span] = []
    used = 0
    for start, end in paragraphs(body):
        cost = _cost(body, start, end)
        gap = 2 * (start - pages[-1].end) if pages else 0
        if pages and used + gap + cost <= room:
            pages[-1] = Span(pages[-1].start, end)
            used += gap + cost
            continue
        while cost > room:
            stop = _break(body, start, end, room)
            pages.append(Span(start, stop))
            start = stop
            cost = _cost(body, start, end)
        pages.append(Span(start, end))
        used = cost
    return pages


def page_at(pages: list[Span], offset: int) -> int:
    """The number of the page that holds the character at `offset`."""
    return next((number for number, page in enumerate(pages) if offset < page.end), 0)


def around(body: str, start: int, end: int, room: int = ROOM) -> Span:
    """A span that holds body[start:end] and whole paragraphs around it, as many as fit.

    When not even the quotation's own paragraphs fit, as much of them as fits on both sides.
    """
    every = paragraphs(body)
    inside = [place for place, span in enumerate(every) if span.start < end and start < span.end]
    if not inside:
        return Span(start, end)
    first, last = inside[0], inside[-1]
    own = Span(min(start, every[first].start), max(end, every[last].end))
    if _cost(body, *own) > room:
        return _narrow(body, own, start, end, room)
    grown = True
    while grown:
        grown = False
        if first and _cost(body, every[first - 1].start, own.end) <= room:
            first -= 1
            own, grown = Span(every[first].start, own.end), True
        if last + 1 < len(every) and _cost(body, own.start, every[last + 1].end) <= room:
            last += 1
            own, grown = Span(own.start, every[last].end), True
    return own


def _narrow(body: str, own: Span, start: int, end: int, room: int) -> Span:
    spare = max(0, room - _cost(body, start, end)) // 4
    left = max(own.start, start - spare)
    right = min(own.end, end + spare)
    return Span(left, right)


def _break(body: str, start: int, end: int, room: int) -> int:
    """Where to end a page that begins at `start`: the last space that fits, else anywhere."""
    low, high = start + 1, min(end, start + room)
    while low < high:
        middle = (low + high + 1) // 2
        if _cost(body, start, middle) <= room:
            low = middle
        else:
            high = middle - 1
    spaces = [match.end() for match in _BREAK.finditer(body, start, low)]
    fitting = [place for place in spaces if start < place <= low]
    return fitting[-1] if fitting and low < end else low


def _cost(body: str, start: int, end: int) -> int:
    """The length of body[start:end] as it is shown, with room for marks around it."""
    text = body[start:end]
    return length(emphasized(text)) + 2 * text.count("\n")
