"""Title, byline and dates of a pasted page: the lines around the beginning of its body."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.news.boilerplate import boilerplate
from bot.news.bylines import is_byline_word, is_person, read_byline, read_name_with_role
from bot.news.captions import is_credit
from bot.news.dates import Dated, Kind, Stamp, find_dates, settle, without_dates
from bot.news.lines import Line, count_words
from bot.news.outlets import Outlet, Outlets

_REACH = 40  # lines before the body that can belong to the head
_DIP = 8  # lines into the run of prose in which a byline or date still belongs to the head
_MAX_TITLE = 32  # words
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{2}")
_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$|\s*[|]\s*(?P<bar>[^|]{2,40})$")


@dataclass(frozen=True, slots=True)
class PageHead:
    """What stands above a body. `used` are the lines that are wholly told by the fields."""

    title: str | None
    byline: str | None
    dated: Dated
    body_start: int
    used: frozenset[int]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A line of the head: its dates, the byline in it, and whether nothing else is in it."""

    index: int
    stamps: tuple[Stamp, ...]
    byline: str | None
    whole: bool


def find_head(
    lines: Sequence[Line], start: int, end: int, outlet: Outlet | None, outlets: Outlets
) -> PageHead:
    """The head above the run of prose lines[start:end], which it may shorten at its beginning."""
    first = max(0, start - _REACH)
    dip = min(end, start + min(_DIP, (end - start) // 3))
    marks = [m for n in range(first, dip) if (m := _mark(lines, n, outlet, outlets))]
    inside = [mark.index for mark in marks if mark.index >= start]
    body_start = inside[-1] + 1 if inside else start
    marks = _near(marks, lines, body_start)
    top = min((mark.index for mark in marks), default=body_start)
    title = _find_title(lines, first, body_start, end, top, {m.index for m in marks}, outlets)
    bylines = [mark for mark in marks if mark.byline]
    byline = bylines[0].byline if bylines else None
    dates = [mark for mark in marks if mark.stamps]
    if title is not None:
        below = [mark for mark in dates if mark.index > title]
        dates = below or dates
    dated = settle(stamp for mark in dates for stamp in mark.stamps)
    used = {m.index for m in marks if m.whole and (m in dates or m.byline in (None, byline))}
    if title is not None:
        used.add(title)
    used |= {m.index - 1 for m in bylines[:1] if m.index and is_byline_word(lines[m.index - 1].text)}
    text = None if title is None else strip_site(lines[title].content, outlets)
    return PageHead(text, byline, dated, body_start, frozenset(used))


def strip_site(title: str, outlets: Outlets) -> str:
    """A title without " - The Korea Herald" behind it, where that is a known outlet."""
    match = _SITE_SUFFIX.search(title)
    if match and outlets.find(match["site"] or match["bar"]):
        return title[: match.start()]
    return title


def _mark(lines: Sequence[Line], n: int, outlet: Outlet | None, outlets: Outlets) -> _Mark | None:
    text = lines[n].content
    if count_words(text) > 30:
        return None
    stamps = tuple(find_dates(text, outlet))
    rest = without_dates(text, stamps) if stamps else text
    if stamps and count_words(rest) > 8 + 4 * any(s.kind is not Kind.PLAIN for s in stamps):
        return None
    byline, remains = _byline_of(rest, bool(stamps), outlets)
    if byline is None and n and is_byline_word(lines[n - 1].text) and not stamps:
        return _Mark(n, (), text, True)
    if not stamps and byline is None:
        return None
    return _Mark(n, stamps, byline, not remains)


def _byline_of(text: str, dated: bool, outlets: Outlets) -> tuple[str | None, str]:
    """The byline in the line without its dates, and what else stands there."""
    whole = read_byline(text.strip(" |/•·–-,;()"))
    if whole is not None:
        return whole, ""
    if with_role := read_name_with_role(text.strip(), outlets):
        return with_role, ""
    parts = [p.strip(" ,;()•·") for p in re.split(r"\s*[|/•·]\s*|\s[–—-]\s", text)]
    parts = [part for part in parts if part and re.search(r"\w", part)]
    for n, part in enumerate(parts):
        found = read_byline(part)
        if found is None and dated and (is_person(part) or outlets.find(part)):
            found = part
        if found is not None:
            return found, " ".join(parts[:n] + parts[n + 1 :])
    return None, " ".join(parts)


def _near(marks: list[_Mark], lines: Sequence[Line], body_start: int) -> list[_Mark]:
    """The marks that belong to the body: no gap of many lines between them and it."""
    near: list[_Mark] = []
    edge = body_start
    for mark in reversed(marks):
        if edge - mark.index > 14:
            break
        near.insert(0, mark)
        edge = mark.index
    return near


def _find_title(
    lines: Sequence[Line],
    first: int,
    body_start: int,
    end: int,
    top: int,
    marked: set[int],
    outlets: Outlets,
) -> int | None:
    body = " ".join(line.text for line in lines[body_start : min(end, body_start + 30)])
    known = set(_WORD.findall(body.lower()))
    best, best_score = None, 0.0
    for n in range(first, body_start):
        if n in marked or not _may_be_title(lines[n], outlets):
            continue
        words = _WORD.findall(lines[n].content.lower())
        share = sum(word in known for word in words) / len(words) if words else 0.0
        score = 3 * share + min(lines[n].words, 10) / 5 - abs(top - 1 - n) * 0.12
        score -= 1.5 * (lines[n].text.endswith(".")) + 1.0 * bool(lines[n].bullet)
        score -= max(0.0, lines[n].words - 16) * 0.15
        if score > best_score:
            best, best_score = n, score
    return best


def _may_be_title(line: Line, outlets: Outlets) -> bool:
    return (
        2 <= line.words <= _MAX_TITLE
        and boilerplate(line.text) is None
        and not is_credit(line.text)
        and outlets.find(line.content) is None
    )
