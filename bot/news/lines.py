"""The lines of a pasted page, and what can be seen of each without knowing its neighbours."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.news.clean import clean

_TAB = 8
_BULLET = re.compile(
    r"(?:[*•·▪‣◦●○■□▶►»›–—-]|[+o](?=\s)|\d{1,2}[.)](?=\s)|#{1,6}(?=\s))\s*(?=\S)|[*•+]\s*$"
)
_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")
_WORD = re.compile(r"[^\W_]+")
_SENTENCE_END = re.compile(r"[.!?…。！？:](?:[\"'”’»」』)\]*\s]|\[\d+\]|\([^()]{2,40}\))*$")
_TAIL = 60  # characters in which the end of a sentence shows
_CJK_WORD = 2.0  # characters of Chinese, Japanese or Korean that carry as much as one word


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    number: int  # 1-based, in the source
    text: str  # white space made single spaces
    indent: int = 0
    gap: int = 0  # blank lines before it
    bullet: str = ""  # the list mark it begins with
    content: str = field(init=False)  # the text without its list mark
    words: float = field(init=False)  # of the content; scripts without spaces by characters
    is_sentence: bool = field(init=False)  # whether it ends as a sentence does

    def __post_init__(self) -> None:
        content = self.text[len(self.bullet) :]
        object.__setattr__(self, "content", content)
        object.__setattr__(self, "words", count_words(content))
        sentence = _SENTENCE_END.search(self.text, max(0, len(self.text) - _TAIL)) is not None
        object.__setattr__(self, "is_sentence", sentence)


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
    starts = [n for n in range(len(lines)) if n not in full]
    ends = [*starts[1:], len(lines)]
    return [_join(lines[start:end]) for start, end in zip(starts, ends, strict=True)]


def _join(lines: Sequence[Line]) -> Line:
    """One line of several; scripts without spaces are put together without them."""
    texts = [lines[0].text]
    for line in lines[1:]:
        wide = _CJK.match(line.text) and _CJK.match(texts[-1][-1])
        texts += [line.text] if wide else [" ", line.text]
    return lines[0] if len(lines) == 1 else replace(lines[0], text="".join(texts))


def _width(lines: Sequence[Line]) -> int:
    """The width lines are filled to: the longest but one in fifty."""
    lengths = sorted(len(line.text) + line.indent for line in lines)
    return lengths[int(len(lengths) * 0.98)] if lengths else 0


def _continues(line: Line, after: Line) -> bool:
    return after.gap == 0 and not after.bullet and abs(after.indent - line.indent) <= 8


def _fits(line: Line, after: Line, width: int) -> bool:
    word = 1 if _CJK.match(after.text) else len(after.text.split(" ", 1)[0])
    return len(line.text) + line.indent + 1 + word <= width
