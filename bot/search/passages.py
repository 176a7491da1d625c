"""Passages: runs of whole paragraphs, the unit that BM25 ranks."""

import re

from bot.search.sentences import split_sentences
from bot.search.values import Span

FEWEST, MOST, LONGEST = 60, 120, 200
"""Words a passage should have at least and at most, and words of the longest paragraph that
is not split at its sentence ends."""

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CJK = r"\u2e80-\u9fff\uac00-\ud7ff"
_HAS_CJK = re.compile(f"[{_CJK}]")
_WORD = re.compile(rf"[^\s{_CJK}]+|[{_CJK}]{{1,2}}")


def split_passages(body: str) -> list[Span]:
    """The passages of a body in order: disjoint, covering every visible character.

    A line is a paragraph. Paragraphs are joined while the passage stays within MOST words or
    lacks FEWEST; a paragraph of more than LONGEST words is divided at ends of sentences, and
    a short rest joins the passage before it. Two characters of Chinese, Japanese or Korean
    count as a word.
    """
    passages: list[tuple[Span, int]] = []
    open_: tuple[Span, int] | None = None
    for span, size in _units(body):
        if open_ is not None and _joined(open_[1], size):
            open_ = Span(open_[0].start, span.end), open_[1] + size
            continue
        if open_ is not None:
            passages.append(open_)
        open_ = span, size
    if open_ is not None:
        if passages and open_[1] < FEWEST // 2 and passages[-1][1] + open_[1] <= MOST + FEWEST // 2:
            open_ = Span(passages.pop()[0].start, open_[0].end), 0
        passages.append(open_)
    return [span for span, _ in passages]


def _joined(so_far: int, size: int) -> bool:
    return so_far + size <= MOST or (so_far < FEWEST and so_far + size <= LONGEST)


def _units(body: str) -> list[tuple[Span, int]]:
    """Paragraphs, and the sentences of those too long, with their sizes in words."""
    units: list[tuple[Span, int]] = []
    for line in _LINE.finditer(body):
        size = count_words(line.group())
        if size <= LONGEST:
            units.append((Span(*line.span()), size))
            continue
        for start, end in split_sentences(body, *line.span()):
            units.append((Span(start, end), count_words(body[start:end])))
    return units


def count_words(text: str) -> int:
    """How many words a reader would count, about."""
    return len(_WORD.findall(text) if _HAS_CJK.search(text) else text.split())
