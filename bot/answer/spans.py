"""The parts of a sentence that could be the answer: names and figures, phrases, clauses."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answer.chunks import Word, find_phrases
from bot.answer.gazetteer import TITLES
from bot.answer.reading import Sentence
from bot.answer.types import NAMES, Candidate, Type


class Part(NamedTuple):
    """A possible answer: words [first, last), characters [start, end), what it looks like."""

    shape: str
    first: int
    last: int
    start: int
    end: int


_BETWEEN = re.compile(r",? (?:and|or|&) |, (?:and )?")
_UNIT = re.compile(
    r"[\s-](?!and\b|or\b|of\b|in\b|on\b|to\b|for\b|from\b|at\b|as\b|but\b|with\b|the\b|that\b|by\b"
    r"|is\b|was\b|were\b|are\b|who\b|which\b|after\b|before\b|when\b)[\w-]+"
    r"(?:\s(?:per|an|a)\s\w+|\sold\b|\slong\b|\stall\b|\shigh\b|\sand\s[\w-]+\sfeet)?"
)


def find_parts(sentence: Sentence, words: Sequence[Word], asked: frozenset[str]) -> list[Part]:
    """The parts of a sentence that could answer, each span once; words of the question
    (`asked`, stems) end a phrase."""
    found: dict[tuple[int, int], Part] = {}
    spots = {word.start: n for n, word in enumerate(words)}
    ends = {word.end: n + 1 for n, word in enumerate(words)}

    def add(shape: str, start: int, end: int, first: int, last: int) -> None:
        if start < end:
            found.setdefault((start, end), Part(shape, first, last, start, end))

    for shape, start, end in _typed(sentence):
        first = spots.get(start)
        if first is None:
            first = max((n for n, w in enumerate(words) if w.start <= start), default=0)
        last = ends.get(end)
        if last is None:
            last = min((n + 1 for n, w in enumerate(words) if w.end >= end), default=len(words))
        add(shape, start, end, first, max(last, first + 1))
    for shape, first, last in find_phrases(words, asked):
        start, end = words[first].start, words[last - 1].end
        if shape == "capitals":
            start = _without_titles(sentence.text, start, end)
            first = spots.get(start, first)
        add(shape, start, end, first, last)
    return list(found.values())


def _typed(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    for one in sentence.candidates:
        if one.type is Type.QUOTE:
            yield "quote", one.start + 1, one.end - 1
            continue
        start, end = widen(one, sentence)
        yield one.type.value, start, end
        if one.type is not Type.PERSON:
            yield one.type.value, one.start, one.end


def widen(one: Candidate, sentence: Sentence) -> tuple[int, int]:
    """A name without titles and with the rest of its list, a figure with its unit."""
    text, start, end = sentence.text, one.start, one.end
    if one.type in NAMES:
        start = _without_titles(text, start, end)
        if one.type is Type.PERSON:
            return start, end
        same = [other for other in sentence.candidates if other.type is one.type]
        for other in same:
            if other.start >= end and _BETWEEN.fullmatch(text, end, other.start):
                end = other.end
        for other in reversed(same):
            if other.end <= start and _BETWEEN.fullmatch(text, other.end, start):
                start = other.start
    elif one.type is Type.NUMBER:
        unit = _UNIT.match(text, end)
        if unit is not None:
            end = unit.end()
    return start, end


def _without_titles(text: str, start: int, end: int) -> int:
    """Where the name itself begins, when at least two words of it remain."""
    parts = list(re.finditer(r"\S+", text[start:end]))
    titles = [n for n, part in enumerate(parts[:-2]) if part.group().rstrip(".") in TITLES]
    return start + parts[titles[-1] + 1].start() if titles else start
