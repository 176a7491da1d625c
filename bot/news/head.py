"""Title, byline and dates of a pasted page: the lines around the beginning of its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.news.boilerplate import boilerplate
from bot.news.bylines import (
    find_byline,
    is_byline_word,
    is_names,
    is_person,
    read_name_above_role,
)
from bot.news.captions import is_credit
from bot.news.dates import Dated, Kind, Stamp, find_dates, settle, without_dates
from bot.news.lines import Line, count_words
from bot.news.masthead import Masthead
from bot.news.outlets import Outlet, Outlets
from bot.news.runs import Run
from bot.news.titles import find_title

_REACH = 40  # lines before the body that can belong to the head
_DIP = 8  # lines into the run of prose in which a byline or date still belongs to the head
_SPREAD = 12  # lines, tools aside, between one mark of the head and the next
_FOOT = 6  # lines behind the run in which "First published" can stand
_MAX_MARK = 30  # words of a line that has a date or byline and little else
_LONGEST = 300  # characters, the same
_POST = re.compile(r"\(@\w+\)")  # who wrote a quoted post of a social network, and when


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands above a body. `told` are the lines that the fields tell in full."""

    title: int | None  # index of its line
    byline: str | None
    dated: Dated
    body_start: int
    told: frozenset[int]
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A line of the head: its dates, the byline in it, and whether nothing else is in it."""

    index: int
    stamps: tuple[Stamp, ...]
    byline: str | None
    whole: bool


def find_head(lines: Sequence[Line], run: Run, masthead: Masthead, outlets: Outlets) -> PageHead:
    """The head of the body in lines[run.start:run.end]; the body begins where the head ends."""
    outlet = masthead.outlet
    first = max(0, run.start - _REACH)
    dip = min(run.end, run.start + min(_DIP, (run.end - run.start) // 3))
    marks = [m for n in range(first, dip) if (m := read_mark(lines, n, outlet, outlets))]
    marks = _near(marks, lines, run.start)
    body_start = marks[-1].index + 1 if marks else run.start
    title = find_title(
        lines,
        range(first, max(body_start, run.start) + 1),
        range(body_start, run.end),
        {mark.index for mark in marks},
        masthead,
    )
    if title is not None:
        body_start = title + 1 if not marks and _is_close(lines, title, run.start) else body_start
        body_start = max(body_start, title + 1)
        below = [mark for mark in marks if mark.index > title]
        marks = below if any(mark.stamps for mark in below) else marks
    byline, doubts, named = _byline(lines, marks, title, max(body_start, run.start), outlets)
    dates = [mark for mark in marks if mark.stamps] + _foot(lines, run, marks, outlet, outlets)
    dated = settle(stamp for mark in dates for stamp in mark.stamps)
    told = {m.index for m in (*marks, *dates) if m.whole and m.byline in (None, byline)}
    told -= {mark.index for mark in dates if not _is_told(mark, dated)}
    told |= {n - 1 for n in told if n and is_byline_word(lines[n - 1].text)}
    told |= {n for n in (title, named) if n is not None}
    return PageHead(title, byline, dated, body_start, frozenset(told), doubts)


def _byline(
    lines: Sequence[Line],
    marks: Sequence[Mark],
    title: int | None,
    end: int,
    outlets: Outlets,
) -> tuple[str | None, tuple[str, ...], int | None]:
    """The byline, doubts about it, and its line where that is no mark.

    A name alone between title and body may be a place or a section ("New York"): it counts only
    with a role or a place beside it, where it is an agency's, or where the page tells of its
    author.
    """
    for mark in marks:
        if mark.byline:
            return mark.byline, (), None
    if title is None:
        return None, (), None
    alone = None
    for n in range(title + 1, end):
        text = lines[n].content
        below = lines[n + 1].content if n + 1 < len(lines) else ""
        if name := read_name_above_role(text, below):
            return name, (), n
        known = outlets.named(text)
        if (known and known.agency) or (is_person(text) and _is_author(text, lines)):
            return text, (), n
        if alone is None and is_person(text) and not boilerplate(text):
            alone = text
    return None, (f"byline not certain: {alone!r} stands alone",) if alone else (), None


def _is_author(name: str, lines: Sequence[Line]) -> bool:
    """Whether the page tells of an author of that name: "About Ada Quill", "Ada Quill is a ..."."""
    told = re.compile(
        rf"(?:about|follow|by|more from)\s+{re.escape(name)}\b"
        rf"|{re.escape(name)}\s+(?:is|was|writes|covers|joined|has been)\s",
        re.IGNORECASE,
    )
    return any(told.match(line.content) for line in lines)


def _is_told(mark: Mark, dated: Dated) -> bool:
    """Whether the fields say all that the dates of the line say."""
    for stamp in mark.stamps:
        field = dated.updated if stamp.kind is Kind.UPDATED else dated.published
        if stamp.doubt or field is None or stamp.when is None or field.day != stamp.when.day:
            return False
    return True


def read_mark(
    lines: Sequence[Line], n: int, outlet: Outlet | None, outlets: Outlets
) -> Mark | None:
    """The dates and byline of lines[n]; None where it has neither, or much else beside them."""
    text = lines[n].content
    if len(text) > _LONGEST or lines[n].words > _MAX_MARK:
        return None
    if is_credit(text) or _POST.search(text):
        return None
    stamps = tuple(find_dates(text, outlet))
    rest = without_dates(text, stamps) if stamps else text
    if stamps and count_words(rest) > 8 + 4 * any(s.kind is not Kind.PLAIN for s in stamps):
        return None
    if n and not stamps and is_byline_word(lines[n - 1].text) and is_names(text):
        return Mark(n, (), text, True)
    byline, remains = find_byline(rest, outlets, dated=bool(stamps))
    if not stamps and byline is None:
        return None
    return Mark(n, stamps, byline, not remains)


def _near(marks: list[Mark], lines: Sequence[Line], start: int) -> list[Mark]:
    """The marks that belong to the body: few lines but tools between them and it."""
    near: list[Mark] = []
    edge = start
    for mark in reversed(marks):
        if not _is_close(lines, mark.index, edge):
            break
        near.insert(0, mark)
        edge = mark.index
    return near


def _is_close(lines: Sequence[Line], first: int, second: int) -> bool:
    between = lines[first + 1 : second]
    return sum(line.words > 0 and boilerplate(line.text) is None for line in between) <= _SPREAD


def _foot(
    lines: Sequence[Line], run: Run, marks: Sequence[Mark], outlet: Outlet | None, outlets: Outlets
) -> list[Mark]:
    """The "First published" line behind the body, where the head tells no publication."""
    if any(stamp.kind is not Kind.UPDATED for mark in marks for stamp in mark.stamps):
        return []
    for n in range(max(run.start, run.end - 2), min(len(lines), run.end + _FOOT)):
        mark = read_mark(lines, n, outlet, outlets)
        if mark and any(stamp.kind is Kind.PUBLISHED for stamp in mark.stamps):
            return [mark]
    return []
