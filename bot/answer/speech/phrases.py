"""The noun phrase that a reporting verb has for its subject, found by walking over tokens."""

from enum import StrEnum
from typing import NamedTuple

from bot.answer.gazetteer import GROUP_WORDS
from bot.answer.speech.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    DOCUMENT_NOUNS,
    FINITE,
    KEPT_TITLES,
    LEADING,
    NEGATING,
    NO_SPEAKER,
    PARTICLES,
    PASSIVE,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKING_NOUNS,
)
from bot.answer.speech.tokens import Tokens, is_capital

_LONGEST = 8  # words of a phrase
_DASHES = "-–—"
_CLAUSE_SIGNS = frozenset(",;:()—–-\n")
_OPENERS = frozenset("that which what when where how why as since after before until".split())
_TIMES = frozenset("week month year night morning afternoon evening time day summer".split())
_JOINING = frozenset("of for at from with in".split())
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


def subject_of(tokens: Tokens, verb: int, floor: int) -> Phrase | None:
    """The phrase before the verb at token `verb`, not before token `floor`; None when unsure.

    None too where the verb is negated, passive or only possible ("could say").
    """
    end = _before_adverbs(tokens, verb, floor)
    if end <= floor:
        return None
    before = tokens.words[end - 1]
    if before == ",":
        return _before_apposition(tokens, end - 1, floor)
    if before in _DASHES:
        for at in range(end - 2, max(floor, end - 20), -1):
            if tokens.words[at] in _DASHES:
                return phrase_ending(tokens, at, floor)
        return None
    return phrase_ending(tokens, end, floor)


def _before_adverbs(tokens: Tokens, verb: int, floor: int) -> int:
    """The token after the subject, walking back from the verb; 0 where nothing was said."""
    at = verb
    while at > floor and tokens.quoted[at - 1] < 0:
        word = tokens.words[at - 1]
        low = word.lower()
        if (low in NEGATING or low in PASSIVE) and not word[0].isupper():
            return 0
        if low in ADVERBS or (low.endswith("ly") and len(low) > 4 and word[0].islower()):
            at -= 1
        elif word in DAYS and at - 2 > floor:
            at -= 2 if tokens.words[at - 2] in ("on", "in", "last", "this") else 1
        elif low in _TIMES and tokens.words[at - 2] in ("this", "last", "that", "the"):
            at -= 3 if tokens.words[at - 3] in ("at", "earlier", "later") else 2
        elif word == ")":
            at = _opening(tokens, at, floor)
        elif low in DOCUMENT_NOUNS or low in ("interview", "speech", "briefing", "conference"):
            begun = _statement(tokens, at, floor)
            if not begun:
                return at
            at = begun
        else:
            return at
    return at


def _opening(tokens: Tokens, at: int, floor: int) -> int:
    for begin in range(at - 2, max(floor, at - 14), -1):
        if tokens.words[begin] == "(":
            return begin
    return floor


def _statement(tokens: Tokens, at: int, floor: int) -> int:
    """Where "in a statement" begins that ends before `at`; 0 if it is none."""
    for begin in range(at - 2, max(floor, at - 6), -1):
        if tokens.words[begin] in ("in", "during", "at"):
            return begin
    return 0


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
    for at in range(end - 1, start - 1, -1):
        if words[at] in ROLES and words[at] not in KEPT_TITLES:
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
        if before in _JOINING and joint > floor and is_capital(words[joint - 1]):
            return phrase_ending(tokens, joint, floor)
        if before in _JOINING and joint > floor:
            return _role_ending(tokens, end, floor, words[joint - 1].lower(), joint)
        if before in PREPOSITIONS or before in _PLURAL:
            return None
    return Phrase(start, end, Kind.NAME)


def name_start(tokens: Tokens, end: int, floor: int) -> int:
    """The first token of the words with capitals that end before token `end`."""
    words, quoted = tokens.words, tokens.quoted
    start = end - 1
    while start > floor and quoted[start - 1] < 0:
        word = words[start - 1]
        if is_possessive(word):
            break
        if is_capital(word) or word == "&" or (word in PARTICLES and word != "of"):
            start -= 1
        elif word == "of" and start - 2 >= floor and words[start - 2] in _OF_WORDS:
            start -= 2
        else:
            break
    while start < end - 1 and words[start] == "&":
        start += 1
    return start


def _role_ending(
    tokens: Tokens, end: int, floor: int, head: str, joint: int | None = None
) -> Phrase | None:
    """A phrase like "Seoul’s defense ministry"; with `joint` at "for": "spokesman for Osprey"."""
    if head not in SPEAKING_NOUNS:
        return None
    words, quoted = tokens.words, tokens.quoted
    start = (joint if joint is not None else end) - 1
    while start > floor and end - start < _LONGEST and quoted[start - 1] < 0:
        word = words[start - 1]
        low = word.lower()
        if not word[0].isalnum() or low in DETERMINERS or low in PREPOSITIONS:
            break
        if low in CONJUNCTIONS or low in FINITE or low in PRONOUNS or word in LEADING:
            break
        start -= 1
    if joint is None and start - 1 > floor and words[start - 1].lower() in ("the", "a", "an"):
        before = words[start - 2].lower()
        if before in _JOINING and words[start - 3].lower() in SPEAKING_NOUNS:
            return _role_ending(tokens, end, floor, words[start - 3].lower(), start - 2)
        if before in PREPOSITIONS:
            return None
    return Phrase(start, end, Kind.ROLE, head)


def _before_apposition(tokens: Tokens, comma: int, floor: int) -> Phrase | None:
    """The subject of "Ada Vance, a lawyer in Port Ellery, said"; `comma` is the last one."""
    words = tokens.words
    own = phrase_ending(tokens, comma, floor)
    named = own is not None and own.kind is Kind.NAME and own.start > floor
    if own is not None and named and words[own.start - 1] == ",":
        before = phrase_ending(tokens, own.start - 1, floor)
        if before is not None and before.kind is Kind.ROLE:
            return own
    for at in range(comma - 1, max(floor, comma - 40), -1):
        if tokens.quoted[at] >= 0:
            return None
        if words[at] == ",":
            found = phrase_ending(tokens, at, floor)
            if found and found.kind is not Kind.PRONOUN and begins_clause(tokens, found, floor):
                return found
    return None


def begins_clause(tokens: Tokens, phrase: Phrase, floor: int) -> bool:
    """Whether nothing but what describes it stands between a phrase and its clause's start."""
    at = phrase.start
    for _ in range(_LONGEST):
        if at <= floor or tokens.quoted[at - 1] >= 0:
            return True
        word = tokens.words[at - 1]
        low = word.lower()
        if word in _CLAUSE_SIGNS or low in CONJUNCTIONS or low in _OPENERS:
            return True
        if low in PREPOSITIONS:
            return at - 1 <= floor
        if low in FINITE or low in PRONOUNS:
            return False
        at -= 1
    return False


def phrase_after(tokens: Tokens, start: int, ceiling: int) -> Phrase | None:
    """The naming phrase that begins at token `start`: "said Ada Vance", "according to the …"."""
    words, quoted = tokens.words, tokens.quoted
    if start < ceiling and words[start].lower() in PRONOUNS:
        return Phrase(start, start + 1, Kind.PRONOUN, words[start].lower())
    begin = start
    while begin < ceiling and words[begin].lower() in DETERMINERS:
        begin += 1
    end = begin
    head = -1
    while end < ceiling and end - begin < _LONGEST + 4 and quoted[end] < 0:
        word = words[end]
        low = word.lower()
        if not (word[0].isalnum() or word == "&") or word in DAYS or low in NO_SPEAKER:
            break
        if low in CONJUNCTIONS or low in FINITE or low in ADVERBS or low in DETERMINERS:
            break
        if low in PREPOSITIONS and not (
            low == "of" and is_capital(words[end - 1]) and _next_is_capital(tokens, end, ceiling)
        ):
            break
        if low in SPEAKING_NOUNS:
            head = end
        end += 1
    if end == begin:
        return None
    if not is_capital(words[end - 1]) and head >= 0:
        end = head + 1
        end = _with_complement(tokens, end, ceiling)
        named = _named_after(tokens, end, ceiling)
        return named or Phrase(begin, end, Kind.ROLE, words[head].lower())
    return phrase_ending(tokens, end, begin)


def _next_is_capital(tokens: Tokens, at: int, ceiling: int) -> bool:
    return at + 1 < ceiling and is_capital(tokens.words[at + 1])


def _with_complement(tokens: Tokens, end: int, ceiling: int) -> int:
    """Past "for Osprey" after "a spokesman"."""
    words = tokens.words
    at = end
    if at + 1 < ceiling and words[at] in _JOINING:
        at += 2 if words[at + 1] == "the" else 1
        begun = at
        while at < ceiling and (is_capital(words[at]) or words[at] == "&"):
            at += 1
        if at > begun and words[begun] not in DAYS:
            return at
    return end


def _named_after(tokens: Tokens, end: int, ceiling: int) -> Phrase | None:
    """The name in "the head of Osprey, Ada Vance, …"."""
    words = tokens.words
    if end >= ceiling or words[end] != ",":
        return None
    at = end + 1
    while at < ceiling and is_capital(words[at]) and not is_possessive(words[at]):
        at += 1
    if at - end > 2 and (at >= ceiling or words[at] in ",.;") and words[end + 1] not in LEADING:
        return Phrase(end + 1, at, Kind.NAME)
    return None
