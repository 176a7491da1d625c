"""Several articles pasted into one file: where each begins."""

import re
from collections.abc import Sequence

from bot.news.boilerplate import boilerplate
from bot.news.bylines import is_byline_word, read_byline
from bot.news.captions import is_credit
from bot.news.dates import Kind, find_dates, without_dates
from bot.news.head import Mark, read_mark
from bot.news.lines import Line
from bot.news.outlets import Outlets

_ABOVE = 6  # lines above its date in which an article's title stands
_BESIDE = 4  # lines from its date in which its byline stands
_BELOW = 10  # lines below its head in which its first paragraph stands
_PARAGRAPHS, _WORDS = 2, 30  # what stands below a head at least, to be an article
_RULE = re.compile(r"([-=_*#~])\1{4,}")
_PARAGRAPH = 12  # words


def split_articles(lines: Sequence[Line], outlets: Outlets) -> list[tuple[int, int]]:
    """The parts lines[start:end] that are an article each; one part for the usual file.

    A part begins with a full head, that is a title above a certain date with a byline or a label
    ("Published") and paragraphs below. Lists of other articles have no paragraphs and comments no
    titles, so neither makes a part.
    """
    heads = _heads(lines, outlets)
    titles = {lines[title].content for title, _ in heads}
    if len(heads) < 2 or len(titles) < len(heads):
        return [(0, len(lines))]
    starts = [0, *(_first_line(lines, title, floor) for (title, _), (_, floor) in _pairs(heads))]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def find_doubtful_cut(lines: Sequence[Line], outlets: Outlets) -> int | None:
    """The line number of a ruled line that may part two articles of which only one has a full head.

    Above and below it stand a line like a title and paragraphs: sections of one article or two
    articles without dates, which nobody but the person who pasted them can tell.
    """
    for n in range(1, len(lines) - 2):
        if not _RULE.fullmatch(lines[n].text.replace(" ", "")):
            continue
        above = any(_is_title_like(line) for line in lines[: min(n, _ABOVE)])
        if above and _is_title_like(lines[n + 1]):
            first = _has_paragraphs(lines[:n], 0, outlets)
            if first and _has_paragraphs(lines[n + 2 :], 0, outlets):
                return lines[n].number
    return None


def _is_title_like(line: Line) -> bool:
    return (
        4 <= line.words <= 32
        and not (line.is_sentence or line.bullet)
        and boilerplate(line.text) is None
    )


def _pairs(
    heads: Sequence[tuple[int, int]],
) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return list(zip(heads[1:], heads, strict=False))


def _heads(lines: Sequence[Line], outlets: Outlets) -> list[tuple[int, int]]:
    """Title and date of every full head, by index."""
    found: list[tuple[int, int]] = []
    for n in range(len(lines)):
        mark = _date_mark(lines, n, outlets)
        if mark is None:
            continue
        title = _title_above(lines, n, outlets, found[-1][1] if found else -1)
        if title is None or not (_is_labelled(mark) or _has_byline(lines, title, n)):
            continue
        if _has_paragraphs(lines, n + 1, outlets):
            found.append((title, n))
    return found


def _date_mark(lines: Sequence[Line], n: int, outlets: Outlets) -> Mark | None:
    mark = read_mark(lines, n, None, outlets)
    if mark is None or not any(stamp.when for stamp in mark.stamps):
        return None
    return mark


def _is_labelled(mark: Mark) -> bool:
    return any(stamp.kind is Kind.PUBLISHED for stamp in mark.stamps)


def _title_above(lines: Sequence[Line], n: int, outlets: Outlets, floor: int) -> int | None:
    """The highest line above the date that can be a title, no prose between them."""
    title = None
    for above in range(n - 1, max(floor, n - 1 - _ABOVE), -1):
        line = lines[above]
        if line.is_sentence and line.words >= _PARAGRAPH:
            break
        if read_mark(lines, above, None, outlets) or is_credit(line.text):
            continue
        if boilerplate(line.text) is None and 4 <= line.words <= 32 and not line.bullet:
            title = above
    return title


def _has_byline(lines: Sequence[Line], title: int, n: int) -> bool:
    for near in range(title + 1, min(len(lines), n + _BESIDE)):
        text = lines[near].content
        if is_byline_word(text) or read_byline(without_dates(text, find_dates(text))):
            return True
    return False


def _has_paragraphs(lines: Sequence[Line], start: int, outlets: Outlets) -> bool:
    """Whether paragraphs of an article stand closely below, before any other date."""
    paragraphs, words, edge = 0, 0.0, start + _BELOW
    for n in range(start, len(lines)):
        line = lines[n]
        if n > edge or (paragraphs and _date_mark(lines, n, outlets)):
            return False
        if line.is_sentence and line.words >= _PARAGRAPH and boilerplate(line.text) is None:
            paragraphs, words, edge = paragraphs + 1, words + line.words, n + _BELOW // 2
        if paragraphs >= _PARAGRAPHS and words >= _WORDS:
            return True
    return False


def _first_line(lines: Sequence[Line], title: int, floor: int) -> int:
    """Where the part of a title begins: with the outlet's name above it, behind any prose."""
    start = title
    while start - 1 > floor and title - start < 3:
        line = lines[start - 1]
        if line.words > 6 or line.is_sentence or line.words == 0:
            break
        start -= 1
    return start
