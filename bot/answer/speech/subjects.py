"""The subject of a reporting verb: who does the saying."""

from bot.answer.speech.clauses import begins_clause
from bot.answer.speech.lexicon import (
    ADVERBS,
    DAYS,
    DETERMINERS,
    DOCUMENT_NOUNS,
    NEGATING,
    PASSIVE,
    PEOPLE_NOUNS,
)
from bot.answer.speech.phrases import Kind, Phrase, name_start, phrase_ending
from bot.answer.speech.tokens import Tokens, is_capital

_DASHES = "-–—"
_APPOSITION = 40  # tokens between a subject and its verb
_TIMES = frozenset("week month year night morning afternoon evening time day summer".split())


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
        for at in range(end - 2, max(floor, end - _APPOSITION), -1):
            if tokens.words[at] in _DASHES:
                return phrase_ending(tokens, at, floor)
        return None
    return _named_before(tokens, phrase_ending(tokens, end, floor), floor)


def _named_before(tokens: Tokens, phrase: Phrase | None, floor: int) -> Phrase | None:
    """The name that a role stands behind: "Ada Vance, head of Osprey"; else the phrase itself."""
    if phrase is None or phrase.kind is not Kind.ROLE:
        return phrase
    comma = phrase.start - 1
    while comma > floor and tokens.words[comma].lower() in DETERMINERS:
        comma -= 1
    if comma <= floor or tokens.words[comma] != ",":
        return phrase
    name = phrase_ending(tokens, comma, floor)
    named = name is not None and name.kind is Kind.NAME and begins_clause(tokens, name, floor)
    return name if named else phrase


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


def _before_apposition(tokens: Tokens, comma: int, floor: int) -> Phrase | None:
    """The subject of "Ada Vance, a lawyer in Port Ellery, said"; `comma` is the last one."""
    words = tokens.words
    own = phrase_ending(tokens, comma, floor)
    named = own is not None and own.kind is Kind.NAME and own.start > floor
    if own is not None and named and words[own.start - 1] == ",":
        before = phrase_ending(tokens, own.start - 1, floor)
        held = before is not None and before.kind is Kind.ROLE and before.head in PEOPLE_NOUNS
        if held and own.end - own.start > 1:
            return own
    for at in range(comma - 1, max(floor, comma - _APPOSITION), -1):
        if tokens.quoted[at] >= 0:
            return None
        if words[at] == ",":
            if _is_joined(tokens, at, floor):
                return None  # several speak
            found = phrase_ending(tokens, at, floor)
            if found and found.kind is not Kind.PRONOUN and begins_clause(tokens, found, floor):
                return _named_before(tokens, found, floor)
    return None


def _is_joined(tokens: Tokens, end: int, floor: int) -> bool:
    """Whether the name that ends before token `end` stands behind "and"."""
    if not is_capital(tokens.words[end - 1]):
        return False
    start = name_start(tokens, end, floor)
    return start > floor and tokens.words[start - 1] in ("and", "or")
