"""Text of articles and people inside Discord's Markdown: shown as it is, changing nothing.

What comes from an article is data. It is escaped so that no character of it formats, links,
mentions or starts an emoji, and cleaned of what is invisible. Our own bold, quotation bars
and links are set around it here and nowhere else.
"""

import re
from collections.abc import Sequence

from bot.chat.limits import CONTENT, cut
from bot.news.clean import clean, clean_line
from bot.search.values import Span

_SPECIAL = re.compile(r"[\\*_~`|\[\]<@]|:(?=//|[\w+~-]+:)")
_LINE_START = re.compile(r"^([ \t]*)(?:([#>+-])|(\d+)\.)", re.MULTILINE)
_ESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def escape(text: str, *, line_start: bool = True) -> str:
    """`text` so that Discord shows it character for character.

    `line_start` says whether it will stand at the start of a line, where a few more
    characters mean something (headings, lists, quotations).
    """
    escaped = _SPECIAL.sub(r"\\\g<0>", text)
    if line_start:
        return _LINE_START.sub(_escape_start, escaped)
    first, newline, rest = escaped.partition("\n")
    return first + newline + _LINE_START.sub(_escape_start, rest)


def _escape_start(match: re.Match[str]) -> str:
    space, sign, number = match.groups()
    return f"{space}\\{sign}" if sign else f"{space}{number}\\."


def unescape(text: str) -> str:
    """The inverse of `escape`."""
    return _ESCAPED.sub(r"\1", text)


def inline(text: str, limit: int = CONTENT) -> str:
    """`text` on one line, cleaned, escaped and cut to `limit`; isolated (U+2068, U+2069)
    where it is written right to left, so that it does not reorder what stands beside it."""
    shown = cut(escape(clean_line(text)), limit)
    return f"\u2068{shown}\u2069" if _RIGHT_TO_LEFT.search(shown) else shown


def plain(text: str) -> str:
    """`text` for places without Markdown, such as labels: cleaned, on one line."""
    return clean_line(text)


def quotation(text: str, highlights: Sequence[Span] = (), start: int = 0) -> str:
    """`text` behind quotation bars, the highlights bold. `start` is the offset of `text` in
    the body that the highlights count in."""
    lines = (line.strip() for line in emphasized(text, highlights, start).split("\n"))
    return "\n".join(f"> {line}" for line in lines if line)


def emphasized(text: str, highlights: Sequence[Span] = (), start: int = 0) -> str:
    """`text` cleaned and escaped, its highlights bold (never across a line end)."""
    pieces: list[str] = []
    done = 0
    for first, last in _merged(text, highlights, start):
        pieces += [_escaped(text[done:first], pieces), _bold(text[first:last])]
        done = last
    pieces.append(_escaped(text[done:], pieces))
    return "".join(pieces)


def _escaped(text: str, before: Sequence[str]) -> str:
    so_far = "".join(before[-2:])
    return escape(clean(text), line_start=not so_far or so_far.endswith("\n"))


def _bold(text: str) -> str:
    return "\n".join(_bold_line(line) for line in clean(text).split("\n"))


def _bold_line(line: str) -> str:
    inner = line.strip()
    if not inner:
        return line
    left, right = line[: len(line) - len(line.lstrip())], line[len(line.rstrip()) :]
    return f"{left}**{escape(inner, line_start=False)}**{right}"


def _merged(text: str, highlights: Sequence[Span], start: int) -> list[Span]:
    """The highlights inside `text`, in its own offsets, joined where only space is between."""
    merged: list[Span] = []
    for first, last in sorted(highlights):
        first, last = max(0, first - start), min(len(text), last - start)
        if first >= last:
            continue
        if merged and not clean(text[merged[-1].end : first]).strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, last))
        else:
            merged.append(Span(first, last))
    return merged
