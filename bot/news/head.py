"""Title, byline and dates of a pasted page: the lines around the beginning of its body."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.news.body import Run
from bot.news.boilerplate import boilerplate
from bot.news.bylines import find_byline, is_byline_word, is_names
from bot.news.captions import is_credit
from bot.news.dates import Dated, Kind, Stamp, find_dates, settle, without_dates
from bot.news.lines import Line, count_words
from bot.news.masthead import Masthead
from bot.news.outlets import Outlet, Outlets
from bot.news.titles import find_title

_REACH = 40  # lines before the body that can belong to the head
_DIP = 8  # lines into the run of prose in which a byline or date still belongs to the head
_SPREAD = 12  # lines, tools aside, between one mark of the head and the next
_FOOT = 6  # lines behind the run in which "First published" can stand
_MAX_MARK = 30  # words of a line that has a date or byline and little else


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands above a body. `used` are the lines that are wholly told by the fields."""

    title: int | None  # index of its line
    byline: str | None
    dated: Dated
    body_start: int
    used: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Mark:
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
    marks = [m for n in range(first, dip) if (m := _mark(lines, n, outlet, outlets))]
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
        body_start = max(body_start, title + 1)
        below = [mark for mark in marks if mark.index > title]
        marks = below if any(mark.stamps for mark in below) else marks
    byline = next((mark.byline for mark in marks if mark.byline), None)
    dates = [mark for mark in marks if mark.stamps] + _foot(lines, run, marks, outlet, outlets)
    dated = settle(stamp for mark in dates for stamp in mark.stamps)
    used = {m.index for m in (*marks, *dates) if m.whole and m.byline in (None, byline)}
    used |= {n - 1 for n in used if n and is_byline_word(lines[n - 1].text)}
    return PageHead(
        title,
        byline,
        dated,
        body_start,
        frozenset(used | ({title} if title is not None else set())),
    )


def _mark(lines: Sequence[Line], n: int, outlet: Outlet | None, outlets: Outlets) -> _Mark | None:
    text = lines[n].content
    if count_words(text) > _MAX_MARK or is_credit(text):
        return None
    stamps = tuple(find_dates(text, outlet))
    rest = without_dates(text, stamps) if stamps else text
    if stamps and count_words(rest) > 8 + 4 * any(s.kind is not Kind.PLAIN for s in stamps):
        return None
    if n and not stamps and is_byline_word(lines[n - 1].text) and is_names(text):
        return _Mark(n, (), text, True)
    byline, remains = find_byline(rest, outlets, dated=bool(stamps))
    if not stamps and byline is None:
        return None
    return _Mark(n, stamps, byline, not remains)


def _near(marks: list[_Mark], lines: Sequence[Line], start: int) -> list[_Mark]:
    """The marks that belong to the body: few lines but tools between them and it."""
    near: list[_Mark] = []
    edge = start
    for mark in reversed(marks):
        between = lines[mark.index + 1 : edge]
        if sum(line.words > 0 and boilerplate(line.text) is None for line in between) > _SPREAD:
            break
        near.insert(0, mark)
        edge = mark.index
    return near


def _foot(
    lines: Sequence[Line], run: Run, marks: Sequence[_Mark], outlet: Outlet | None, outlets: Outlets
) -> list[_Mark]:
    """The "First published" line behind the body, where the head tells no publication."""
    if any(stamp.kind is not Kind.UPDATED for mark in marks for stamp in mark.stamps):
        return []
    for n in range(max(run.start, run.end - 2), min(len(lines), run.end + _FOOT)):
        mark = _mark(lines, n, outlet, outlets)
        if mark and any(stamp.kind is Kind.PUBLISHED for stamp in mark.stamps):
            return [mark]
    return []
