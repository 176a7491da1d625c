"""Which line of a pasted page is the title of its article."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.news.boilerplate import boilerplate
from bot.news.captions import is_credit
from bot.news.lines import Line
from bot.news.masthead import Masthead

NOT_KNOWN = "title not known: the beginning of the body stands for it"

_STAND_IN = 100  # characters of a body that stand in for its title
_MIN, _MAX = 2, 32  # words
_LONG = 16  # words from which a title is rather a standfirst
_ENOUGH = 8  # words at which length no longer speaks for a line
_NEARLY = 0.8  # a candidate this little worse than the best wins when it stands above it
_BELOW = 1.5  # rarely does a title stand below byline and date
_SHOWN = 30  # lines of the body that are compared
_WORD = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]{2}")
_ADDRESS = re.compile(r"://|^\S+\.\S+$")
_FULL_STOP = re.compile(r"\.[\"'”’)]*$")


def find_title(
    lines: Sequence[Line], span: range, body: range, marked: set[int], masthead: Masthead
) -> int | None:
    """The line of lines[span] that best stands for a title; None where none can be one.

    What speaks for a line: words it shares with the body lines[body] and with the page's url,
    some length, and its place directly above the byline and date (the lines `marked`).
    """
    top = min(marked, default=body.start)
    known = _words(" ".join(line.text for line in lines[body.start : body.stop][:_SHOWN]))
    slug = _words((masthead.url or "").partition("//")[2])
    times = Counter(line.content for line in lines)
    scores: dict[int, float] = {}
    for n in span:
        if n >= len(lines) or n in marked or not _may_be_title(lines[n], masthead):
            continue
        if n >= body.start and lines[n].is_sentence:
            continue
        line = lines[n]
        score = 3 * _share(line, known) + 4 * _share(line, slug)
        score += 2 * min(line.words, _ENOUGH) / _ENOUGH - abs(top - 1 - n) * 0.12
        score -= 1.5 * bool(_FULL_STOP.search(line.text)) + 1.0 * bool(line.bullet)
        score -= max(0.0, line.words - _LONG) * 0.15
        score += 0.5 * (times[line.content] == 2) - _BELOW * (n >= body.start)
        scores[n] = score
    if not scores or max(scores.values()) <= 0:
        return None
    return _highest(lines, scores, known)


def stand_in(body: str) -> str:
    """The beginning of `body` that stands for a title nobody knows (say `NOT_KNOWN`, too)."""
    first = body.partition("\n")[0]
    return first if len(first) <= _STAND_IN else first[:_STAND_IN].rsplit(" ", 1)[0]


def _highest(lines: Sequence[Line], scores: dict[int, float], known: set[str]) -> int:
    """The best line, or one nearly as good above it: a title stands above its standfirst."""
    best = max(scores, key=lambda n: scores[n])
    for n in sorted(scores):
        if n >= best:
            break
        line = lines[n]
        if scores[n] < scores[best] - _NEARLY or line.words < 4 or _share(line, known) < 0.4:
            continue
        if lines[best].content not in line.content:  # else it is the path to the page
            return n
    return best


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.lower()))


def _share(line: Line, known: set[str]) -> float:
    words = _words(line.content)
    return len(words & known) / len(words) if words else 0.0


def _may_be_title(line: Line, masthead: Masthead) -> bool:
    return (
        _MIN <= line.words <= _MAX
        and boilerplate(line.text) is None
        and not is_credit(line.text)
        and line.content != masthead.name
        and not _ADDRESS.search(line.text)
    )
