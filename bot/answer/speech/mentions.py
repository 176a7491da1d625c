"""The names that a sentence uses outside quotations, and which of them it is about."""

from enum import IntEnum
from typing import NamedTuple

from bot.answer.speech.clauses import begins_clause
from bot.answer.speech.lexicon import (
    CONJUNCTIONS,
    DESCRIBING,
    LEADING,
    OPENERS,
    PARTICLES,
    PREPOSITIONS,
    ROLES,
)
from bot.answer.speech.names import Name, Names
from bot.answer.speech.phrases import Kind, Phrase, is_possessive
from bot.answer.speech.tokens import Tokens, is_capital


class Place(IntEnum):
    """How near a name stands to what its sentence is about."""

    ELSEWHERE = 0
    SUBORDINATE = 1  # subject of a clause that begins with "when", "while" …
    MAIN = 2  # subject of a main clause


class Mention(NamedTuple):
    """A name in a sentence, from token `at` on."""

    name: Name
    place: Place
    at: int


def find_mentions(tokens: Tokens, names: Names, start: int, end: int) -> list[Mention]:
    """The names in tokens [start, end), in order."""
    words, quoted = tokens.words, tokens.quoted
    found: list[Mention] = []
    at = start
    while at < end:
        if quoted[at] >= 0 or not is_capital(words[at]) or words[at] in LEADING:
            at += 1
            continue
        begin = at
        if begin > start and words[begin - 1] in PARTICLES:
            begin -= 1
        while at < end and quoted[at] < 0 and _goes_on(words, at, end):
            at += 1
            if is_possessive(words[at - 1]):
                break
        titles = [number for number in range(begin, at) if words[number] in ROLES]
        first = titles[-1] + 1 if titles else begin
        if first >= at:
            continue
        last = tokens.ends[at - 1]
        place = Place.ELSEWHERE
        if is_possessive(words[at - 1]):
            last -= 2
        else:
            place = _place(tokens, begin, at, start, end)
        if last > tokens.starts[first]:
            name = names.find(tokens.starts[first], last)
            if begin > start and words[begin - 1].lower() == "the":
                name = name._replace(person=False)  # "the Harbor Gulls" are no person
            found.append(Mention(name, place, first))
    return found


def _goes_on(words: list[str], at: int, end: int) -> bool:
    following = at + 1 < end and is_capital(words[at + 1])
    return is_capital(words[at]) or (words[at] in PARTICLES and following)


def _place(tokens: Tokens, begin: int, after: int, start: int, end: int) -> Place:
    words = tokens.words
    before = words[begin - 1].lower() if begin > start else ""
    if before in ("as", "than") or (before == "and" and is_capital(words[begin - 2])):
        return Place.ELSEWHERE
    if after >= end or not _acts(words, after, end):
        return Place.ELSEWHERE
    if not begins_clause(tokens, Phrase(begin, after, Kind.NAME), start):
        return Place.ELSEWHERE
    return Place.SUBORDINATE if before in OPENERS or before == "while" else Place.MAIN


def _acts(words: list[str], after: int, end: int) -> bool:
    """Whether what follows a name at token `after` can be its verb, or describes it."""
    following = words[after]
    if following in ",(-–—":
        described = words[after + 1] if after + 1 < end else "."
        return described.lower() in DESCRIBING or described[0].isdigit()
    return (
        following[0].islower() and following not in PREPOSITIONS and following not in CONJUNCTIONS
    )
