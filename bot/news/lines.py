"""The lines of a pasted page, and what can be seen of each without knowing its neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.news.clean import clean

_TAB = 8
_BULLET = re.compile(r"(?:[*•·▪‣◦●○■□▶►»›–—-]|[+o](?=\s)|\d{1,2}[.)](?=\s))\s*(?=\S)|[*•+]\s*$")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"[.!?…。！？:](?:[\"'”’»」』)\]*\s]|\[\d+\]|\([^()]{2,40}\))*$")
_CJK_WORD = 2.0  # characters of Chinese, Japanese or Korean that carry as much as one word


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    number: int  # 1-based, in the source
    text: str  # white space made single spaces
    indent: int = 0
    gap: int = 0  # blank lines before it
    bullet: str = ""  # the list mark it begins with

    @property
    def content(self) -> str:
        """The text without its list mark."""
        return self.text[len(self.bullet) :]

    @property
    def words(self) -> float:
        """Length in words; scripts without spaces are counted by characters."""
        return count_words(self.content)

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return _SENTENCE_END.search(self.text) is not None


def count_words(text: str) -> float:
    """Words of `text`, two characters of a script without spaces being one word."""
    wide = len(_CJK.findall(text))
    if not wide:
        return float(len(_WORD.findall(text)))
    return wide / _CJK_WORD + len(_WORD.findall(_CJK.sub(" ", text)))


def split_lines(text: str) -> list[Line]:
    """The lines of `text` that hold something visible, cleaned; wrapped lines are put together."""
    lines: list[Line] = []
    gap = 0
    for number, raw in enumerate(clean(text).split("\n"), 1):
        words = " ".join(raw.split())
        if not words:
            gap += 1
            continue
        lead = raw[: len(raw) - len(raw.lstrip())].expandtabs(_TAB)
        bullet = _BULLET.match(words)
        lines.append(Line(number, words, len(lead), gap, bullet[0] if bullet else ""))
        gap = 0
    return _unwrap(lines)


def _unwrap(lines: list[Line]) -> list[Line]:
    """`lines` with the paragraphs of hard-wrapped text each on one line.

    A text counts as wrapped when at nearly every line break inside a block the next word would
    not have fitted into the width that the longest lines show.
    """
    width = _width(lines)
    inner = [n for n in range(1, len(lines)) if _continues(lines[n - 1], lines[n])]
    if not 35 <= width <= 120 or len(inner) < 4:
        return lines
    full = {n for n in inner if not _fits(lines[n - 1], lines[n], width)}
    if len(full) < 0.75 * len(inner):
        return lines
    joined: list[Line] = []
    for n, line in enumerate(lines):
        if n in full:
            glue = "" if _CJK.match(line.text) and _CJK.search(joined[-1].text[-1]) else " "
            joined[-1] = replace(joined[-1], text=joined[-1].text + glue + line.text)
        else:
            joined.append(line)
    return joined


def _width(lines: Sequence[Line]) -> int:
    """The width lines are filled to: the longest but one in fifty."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    return lengths[int(len(lengths) * 0.98)] if lengths else 0


def _continues(line: Line, after: Line) -> bool:
    return after.gap == 0 and not after.bullet and abs(after.indent - line.indent) <= 8


def _fits(line: Line, after: Line, width: int) -> bool:
    word = 1 if _CJK.match(after.text) else len(after.text.split(" ", 1)[0])
    return len(line.text) + line.indent + 1 + word <= width
