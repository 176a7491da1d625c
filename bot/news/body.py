"""Which lines of a pasted page are the body of its article.

The article is taken as one run of lines, the run whose lines have the greatest sum of scores
(maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web
with maximum subsequence segmentation", WWW 2009). A line scores by what prose looks like: its
length, the end of a sentence, no list mark, the indent of the page's other prose. Inside the
run, lines that are not prose stay only where they belong to their neighbours.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.news.boilerplate import Boilerplate, boilerplate
from bot.news.captions import fold_doubled, is_credit
from bot.news.lines import Line

_WALL, _PROMO, _LEGAL, _TOOL = -6.0, -3.0, -5.0, -1.0
_PENALTY = {
    Boilerplate.WALL: _WALL,
    Boilerplate.PROMO: _PROMO,
    Boilerplate.LEGAL: _LEGAL,
    Boilerplate.TOOL: _TOOL,
}


@dataclass(frozen=True, slots=True)
class Block:
    """The run of lines that holds the body, lines[start:end], and the lines of it that stay."""

    start: int
    end: int
    kept: tuple[int, ...]


def find_body(lines: Sequence[Line]) -> Block | None:
    """The body's lines by index; None where no line is prose."""
    indent = _prose_indent(lines)
    scores = [_score(line, indent) for line in lines]
    start, end = _best_run(scores)
    if start == end:
        return None
    return Block(start, end, tuple(_kept(lines, start, end, indent)))


def is_prose(line: Line) -> bool:
    """Whether the line reads as running text by itself."""
    return line.words >= 7 and line.is_sentence and boilerplate(line.text) is None


def _prose_indent(lines: Sequence[Line]) -> int:
    weights: Counter[int] = Counter()
    for line in lines:
        if is_prose(line) and not line.bullet:
            weights[line.indent] += int(min(line.words, 60))
    return weights.most_common(1)[0][0] if weights else 0


def _score(line: Line, indent: int) -> float:
    kind = boilerplate(line.text)
    if kind is not None:
        return _PENALTY[kind]
    words = line.words
    strange = 0.0 if line.indent == indent else 0.8
    if is_credit(line.text):
        return -0.5
    if line.is_sentence and words >= 7:
        return 0.5 + min(words, 50) / 10 - strange - (0.5 if line.bullet else 0.0)
    if words >= 20:
        return 1.0 - strange
    if words >= 8:
        return -0.7 - strange
    return -0.6 - strange - (0.4 if line.bullet else 0.0)


def _best_run(scores: Sequence[float]) -> tuple[int, int]:
    best, best_run, total, start = 0.0, (0, 0), 0.0, 0
    for n, score in enumerate(scores):
        if total <= 0:
            total, start = 0.0, n
        total += score
        if total > best:
            best, best_run = total, (start, n + 1)
    return best_run


def _kept(lines: Sequence[Line], start: int, end: int, indent: int) -> list[int]:
    kept = []
    for n in range(start, end):
        line = lines[n]
        if boilerplate(line.text) is not None or is_credit(line.text):
            continue
        if fold_doubled(line.text):
            continue
        if is_prose(line) or line.words >= 20:
            kept.append(n)
        elif line.indent == indent and not line.bullet:
            kept.append(n)
    return kept
