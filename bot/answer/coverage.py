"""How much of the question a sentence carries, itself and through what surrounds it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answer.question import Question
from bot.answer.reading import Sentence

Row = Sequence[float]
_LITTLE = 0.05


def match(question: Question, sentence: Sentence) -> list[float]:
    """Per term of the question: 1 where it stands in the sentence, else how near a relative is."""
    row = [0.0] * len(question.terms)
    meant = question.meant
    for stem in meant.keys() & sentence.stems:
        for number, value in meant[stem]:
            if value > row[number]:
                row[number] = value
    return row


@dataclass(frozen=True, slots=True)
class Levels:
    """Per term, whether it stands in the passage, headline, opening and elsewhere in the
    article (0 or 1 each), and how likely it is part of a name."""

    passage: Row
    headline: Row
    opening: Row
    article: Row
    names: Row


@dataclass(slots=True)
class Coverage:
    """Sums of term weights. `exact` and `related` stand in the sentence; the others are what
    the sentence lacks and its surroundings give; `reach` counts each term by its best place."""

    exact: float = 0.0
    related: float = 0.0
    before: float = 0.0
    after: float = 0.0
    passage: float = 0.0
    headline: float = 0.0
    opening: float = 0.0
    article: float = 0.0
    reach: float = 0.0
    missing: float = 0.0
    names: float = 0.0
    names_reach: float = 0.0
    plain: float = 0.0
    plain_near: float = 0.0
    plain_reach: float = 0.0
    rarest_plain: float = 0.0


def cover(
    weights: Row, here: Row, before: Row | None, after: Row | None, levels: Levels
) -> Coverage:
    """The coverage of one sentence from the `match` rows of itself and its neighbours.

    Names and plain words are shares of the names and plain words that the question has, 1
    where it has next to none.
    """
    sums = Coverage()
    heaviest = named = 0.0
    for t, (weight, value) in enumerate(zip(weights, here, strict=True)):
        name = weight * levels.names[t]
        plain = weight - name
        named += name
        if plain > heaviest:
            heaviest, sums.rarest_plain = plain, value
        sums.plain_near += plain * value
        if value == 1.0:
            reach = 1.0
            sums.exact += weight
            sums.names += name
            sums.plain += plain
        else:
            lack = weight * (1 - value)
            b = before[t] if before is not None else 0.0
            a = after[t] if after is not None else 0.0
            p, h = levels.passage[t], levels.headline[t]
            o, w = levels.opening[t], levels.article[t]
            sums.related += weight * value
            sums.before += lack * b
            sums.after += lack * a
            sums.passage += lack * p
            sums.headline += lack * h
            sums.opening += lack * o
            sums.article += lack * w
            # How far a place is trusted to speak for the sentence, by hand.
            reach = max(value, 0.9 * b, 0.8 * a, 0.8 * p, 0.9 * h, 0.7 * o, 0.6 * w)
            if reach == 0.0:
                sums.missing += weight
        sums.reach += weight * reach
        sums.names_reach += name * reach
        sums.plain_reach += plain * reach
    ordinary = sum(weights) - named
    sums.names = _part(sums.names, named)
    sums.names_reach = _part(sums.names_reach, named)
    sums.plain = _part(sums.plain, ordinary)
    sums.plain_near = _part(sums.plain_near, ordinary)
    sums.plain_reach = _part(sums.plain_reach, ordinary)
    return sums


def _part(value: float, whole: float) -> float:
    return value / whole if whole > _LITTLE else 1.0
