"""The noun phrases that name a speaker, found by walking back over tokens."""

from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from bot.answer.gazetteer import FIRST_NAMES, GROUP_WORDS
from bot.answer.speech.lexicon import (
    CONJUNCTIONS,
    DETERMINERS,
    FINITE,
    KEPT_TITLES,
    LEADING,
    NO_SPEAKER,
    OPENERS,
    PARTICLES,
    POSSESSIVE_NAMES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKING_NOUNS,
)
from bot.answer.speech.tokens import Tokens, is_capital

LONGEST = 8  # words of a phrase
JOINING = frozenset("of for at from with in".split())
_OF_WORDS = GROUP_WORDS | frozenset("House Bank Ministry Chamber Centre Center Isle City".split())
_PLURAL = frozenset("many some several most other few and or".split())


class Kind(StrEnum):
    """What a phrase names its speaker by."""

    NAME = "name"
    ROLE = "role"  # "Seoul’s defense ministry", "a spokesman for Osprey"
    PRONOUN = "pronoun"


class Phrase(NamedTuple):
    """Tokens [start, end) that name somebody; `head` is the word that a role is about."""

    start: int
    end: int
    kind: Kind
    head: str = ""


def is_possessive(word: str) -> bool:
    """Whether a word ends in 's."""
    return word.endswith(("’s", "'s"))


def phrase_ending(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    """The naming phrase whose last token is `end` - 1, or None."""
    last = end - 1
    if last < floor or tokens.quoted[last] >= 0:
        return None
    word = tokens.words[last]
    low = word.lower()
    if low in PRONOUNS or low in NO_SPEAKER:
        return Phrase(last, end, Kind.PRONOUN, low)
    if is_capital(word) and not is_possessive(word):
        return _name_ending(tokens, end, floor)
    if low in SPEAKING_NOUNS:
        return _role_ending(tokens, end, floor, low)
    return None


def _name_ending(tokens: Tokens, end: int, floor: int) -> Phrase | None:
    words = tokens.words
    start = name_start(tokens, end, floor)
    while start < end and words[start] in LEADING:
        start += 1
    if start == end:
        return None
    if start - 1 > floor and words[start - 1] == "The" and words[start - 2][0].isalnum():
        start -= 1  # "according to The Courier"
    if _goes_on_before(words, start, end, floor):
        return Phrase(name_start(tokens, start - 1, floor), end, Kind.NAME)
    grouped = words[end - 1] in GROUP_WORDS  # "Justice Department"
    for at in range(end - 1, start - 1, -1):
        if not grouped and words[at] in ROLES and words[at] not in KEPT_TITLES:
            if at == end - 1:
                head = words[at].lower().rstrip(".")
                return Phrase(start, end, Kind.ROLE, head) if head in SPEAKING_NOUNS else None
            start = at + 1
            break
    joint = start - 1
    if joint - 1 >= floor and words[joint].lower() == "the":
        joint -= 1
    if joint >= floor and tokens.quoted[joint] < 0:
        before = words[joint].lower()
        if before in JOINING and joint > floor and is_capital(words[joint - 1]):
            return _joined(tokens, start, end, floor, joint)
        if before in JOINING and joint > floor:
            return _role_ending(tokens, end, floor, words[joint - 1].lower(), joint)
        if before in PREPOSITIONS or before in _PLURAL:
            return None
    return Phrase(start, end, Kind.NAME)


def _goes_on_before(words: list[str], start: int, end: int, floor: int) -> bool:
    """Whether "and" stands inside a name: "the Harbor and Coast Agency"."""
    before = start - 2
    joined = before >= floor and words[start - 1] == "and" and is_capital(words[before])
    whole = before == floor or (before > floor and words[before - 1].lower() == "the")
    return joined and whole and words[end - 1] in GROUP_WORDS


def _joined(tokens: Tokens, start: int, end: int, floor: int, joint: int) -> Phrase | None:
    """What a name after "of", "for" … belongs to, where a word with a capital stands before."""
    words = tokens.words
    before = words[joint - 1]
    if before in _OF_WORDS:
        return Phrase(name_start(tokens, joint, floor), end, Kind.NAME)
    if before in ROLES or before.lower() in SPEAKING_NOUNS:
        # "Secretary of State Ada Vance": the name begins after the office or at a given name.
        for at in range(start, end - 1):
            if words[at] in FIRST_NAMES or words[at - 1] == "State":
                return Phrase(at, end, Kind.NAME)
        return None
    return phrase_ending(tokens, joint, floor)


def name_start(tokens: Tokens, end: int, floor: int) -> int:
    """The first token of the words with capitals that end before token `end`."""
    words, quoted = tokens.words, tokens.quoted
    start = end - 1
    while start > floor and quoted[start - 1] < 0:
        word = words[start - 1]
        if is_possessive(word) and word not in POSSESSIVE_NAMES:
            break
        if is_capital(word) or word == "&" or (word in PARTICLES and word != "of"):
            start -= 1
        elif start - 2 >= floor and (
            (word == "of" and words[start - 2] in _OF_WORDS) or owns_group(words, start - 1)
        ):
            start -= 2
        else:
            break
    while start < end - 1 and words[start] == "&":
        start += 1
    return start


def owns_group(words: list[str], at: int) -> bool:
    """Whether the apostrophe at token `at` stands inside a name: "the Dockers' Union"."""
    if not 0 < at < len(words) - 1 or words[at] not in "’'":
        return False
    inside = words[at - 1].endswith("s") and is_capital(words[at - 1])
    return inside and any(word in GROUP_WORDS for word in takewhile(is_capital, words[at + 1 :]))


def _role_ending(
    tokens: Tokens, end: int, floor: int, head: str, joint: int | None = None
) -> Phrase | None:
    """A phrase like "Seoul’s defense ministry"; with `joint` at "for": "spokesman for Osprey"."""
    if head not in SPEAKING_NOUNS:
        return None
    words, quoted = tokens.words, tokens.quoted
    start = (joint if joint is not None else end) - 1
    while start > floor and end - start < LONGEST and quoted[start - 1] < 0:
        word = words[start - 1]
        low = word.lower()
        if not word[0].isalnum() or low in DETERMINERS or low in PREPOSITIONS:
            break
        if low in CONJUNCTIONS or low in FINITE or low in PRONOUNS or low in OPENERS:
            break
        if word in LEADING:
            break
        start -= 1
        if is_possessive(word):
            start = name_start(tokens, start + 1, floor) if is_capital(word) else start
            break
    if joint is None and start - 1 > floor and words[start - 1].lower() in ("the", "a", "an"):
        before = words[start - 2].lower()
        if before in JOINING and words[start - 3].lower() in SPEAKING_NOUNS:
            return _role_ending(tokens, end, floor, words[start - 3].lower(), start - 2)
        if before in PREPOSITIONS:
            return None
    return Phrase(start, end, Kind.ROLE, head)
