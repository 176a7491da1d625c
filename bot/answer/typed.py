"""Which candidates could be the answer: the wanted type, not named by the question itself."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from bot.answer.kinds import Kind
from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.types import NAMES, Candidate, Type

WANTED: dict[Kind, dict[Type, float]] = {
    Kind.PERSON: {Type.PERSON: 1.0, Type.NAME: 0.7, Type.GROUP: 0.4},
    Kind.GROUP: {Type.GROUP: 1.0, Type.NAME: 0.8, Type.PERSON: 0.3},
    Kind.PLACE: {Type.PLACE: 1.0, Type.NAME: 0.5, Type.GROUP: 0.3},
    Kind.DATE: {Type.DATE: 1.0, Type.DURATION: 0.6},
    Kind.DURATION: {Type.DURATION: 1.0, Type.NUMBER: 0.4, Type.DATE: 0.3},
    Kind.NUMBER: {Type.NUMBER: 1.0, Type.PERCENT: 1.0, Type.DURATION: 0.7, Type.MONEY: 0.8},
    Kind.MONEY: {Type.MONEY: 1.0, Type.NUMBER: 0.3, Type.PERCENT: 0.4},
    Kind.SAID: {Type.QUOTE: 1.0},
    Kind.REASON: {},
    Kind.THING: {Type.NAME: 0.6, Type.GROUP: 0.6, Type.PERSON: 0.3, Type.QUOTE: 0.6},
}
"""How well a candidate of each type answers a question of each kind."""

_MEASURES = {
    "old": r"years?[- ]old|aged?\b|years|\bage of",
    "tall": r"foot|feet|inch|met(?:er|re)s?|\bcm\b",
    "high": r"foot|feet|inch|met(?:er|re)s?",
    "fast": r"per hour|mph|km/h|an hour|seconds?|miles|kilomet",
    "far": r"miles?|kilomet|\bkm\b|met(?:er|re)s?",
    "long": r"years?|months?|weeks?|days?|hours?|minutes?|yards?|feet|miles?|met(?:er|re)s?",
    "heavy": r"pounds?|grams?|kilograms?|\bkg\b|tons?|tonnes?",
    "big": r"feet|foot|inch|square|percent|million|billion|people|acres|hectares",
    "deep": r"feet|foot|met(?:er|re)s?|fathom|miles?",
    "hot": r"degrees?|celsius|fahrenheit|°",
    "cold": r"degrees?|celsius|fahrenheit|°",
}
_DEGREE = re.compile(r"\bhow (\w+)")
_AGE = re.compile(r", \d{1,3}(?=[,.;)])")
_OTHER_UNIT = 0.3  # how much of its fit a figure keeps that measures something else
_BEHIND = 40  # characters behind a figure that may name its unit


@lru_cache(256)
def measure_of(question: str) -> re.Pattern[str] | None:
    """The units that answer "how old", "how tall" …, None for other questions."""
    degree = _DEGREE.search(question.lower())
    units = _MEASURES.get(degree.group(1)) if degree else None
    return re.compile(units) if units else None


def counts_unit(question: Question, sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a figure counts what is asked for ("how many *states*", "how *old*")."""
    inside = sentence.text[candidate.start : candidate.end].lower()
    behind = sentence.text[candidate.end : candidate.end + _BEHIND].lower()
    if question.unit is not None and question.unit[:5] in inside + behind:
        return True
    measure = measure_of(question.text)
    if measure is None:
        return False
    if measure is measure_of("how old") and _AGE.match(sentence.text, max(0, candidate.start - 2)):
        return True
    return measure.search(inside + behind[:16]) is not None


def spots_of(question: Question, sentence: Sentence) -> list[int]:
    """Where words of the question stand in the sentence, in characters."""
    lower = sentence.text.lower()
    found = (lower.find(term.word[:5]) for term in question.terms if term.stem in sentence.stems)
    return [spot for spot in found if spot >= 0]


def fitting(
    question: Question, sentence: Sentence
) -> Iterator[tuple[float, Candidate, frozenset[str]]]:
    """The candidates of a wanted type that tell something new: how well the type fits, the
    candidate, its stems."""
    wanted = WANTED[question.kind]
    if not wanted:
        return
    asked = question.asked
    measured = measure_of(question.text) is not None
    for candidate in sentence.candidates_of(wanted):
        fit = wanted[candidate.type]
        stems = sentence.stems_between(candidate.start, candidate.end)
        if stems and not stems <= asked:
            if measured and not counts_unit(question, sentence, candidate):
                fit *= _OTHER_UNIT
            yield fit, candidate, stems


def type_evidence(question: Question, sentence: Sentence) -> tuple[float, float, float, float]:
    """How well the best candidate's type fits, how near one stands to matched words, whether
    one counts the asked unit, whether one stands beside the asked noun ("what law *firm*")."""
    best = near = unit = noun = 0.0
    length = max(1, len(sentence.text))
    spots: Sequence[int] = spots_of(question, sentence)
    asked_noun = question.noun is not None and question.noun in sentence.stems
    for fit, candidate, stems in fitting(question, sentence):
        best = max(best, fit)
        if spots:
            distance = min(abs(candidate.start - spot) for spot in spots)
            near = max(near, fit * (1 - distance / length))
        if not unit and candidate.type not in NAMES:
            unit = float(counts_unit(question, sentence, candidate))
        if asked_noun and candidate.type in NAMES and question.noun is not None:
            noun = max(noun, 1.0 if question.noun in stems else 0.6)
    return best, near, unit, noun
