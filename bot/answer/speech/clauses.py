"""Where clauses begin, and what stands first in them."""

from bot.answer.speech.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DESCRIBING,
    DETERMINERS,
    FINITE,
    NO_SPEAKER,
    OPENERS,
    PEOPLE_KINDS,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    SPEAKING_NOUNS,
)
from bot.answer.speech.phrases import LONGEST, Phrase, phrase_ending
from bot.answer.speech.tokens import Tokens, is_capital

_CLAUSE_SIGNS = frozenset(",;:()—–-\n")


def begins_clause(tokens: Tokens, phrase: Phrase, floor: int) -> bool:
    """Whether nothing but what describes it stands between a phrase and its clause's start."""
    at = phrase.start
    described = False
    for _ in range(LONGEST):
        if at <= floor or tokens.quoted[at - 1] >= 0:
            return True
        word = tokens.words[at - 1]
        low = word.lower()
        if word in _CLAUSE_SIGNS:
            return True
        if low in CONJUNCTIONS:
            other = tokens.words[at - 2]
            joined = low in ("and", "or") and (is_capital(other) or other.lower() in PRONOUNS)
            return not joined
        if low in OPENERS:
            return not described
        if low in PREPOSITIONS and not _of_office(tokens, at - 1):
            return at - 1 <= floor
        if low in FINITE or low in PRONOUNS:
            return False
        described = described or not (
            low == "of"
            or low in SPEAKING_NOUNS
            or low in PEOPLE_KINDS
            or low in DETERMINERS
            or word[0].isupper()
        )
        at -= 1
    return False


def _of_office(tokens: Tokens, at: int) -> bool:
    """Whether "of" at token `at` stands in an office: "Secretary of State"."""
    return at > 0 and tokens.words[at] == "of" and tokens.words[at - 1] in ROLES


def clause_subject(tokens: Tokens, start: int, end: int) -> Phrase | None:
    """The subject of the last clause that begins in tokens [start, end); None when unsure.

    It has to stand first in its clause, with a verb's word behind it.
    """
    found: Phrase | None = None
    words = tokens.words
    for at in range(start, end):
        if at > start and words[at - 1] not in ",;—–" and tokens.quoted[at - 1] < 0:
            continue
        if tokens.quoted[at] >= 0:
            continue
        phrase = _first_phrase(tokens, at, end)
        if phrase is not None and phrase.head not in NO_SPEAKER:
            found = phrase
    return found


def _first_phrase(tokens: Tokens, at: int, end: int) -> Phrase | None:
    words = tokens.words
    while at < end and words[at].lower() in CONJUNCTIONS | ADVERBS | DETERMINERS:
        at += 1
    begin = at
    candidate: Phrase | None = None
    while at < end and at - begin < 9 and tokens.quoted[at] < 0 and words[at][0].isalnum():
        phrase = phrase_ending(tokens, at + 1, begin)
        if phrase is not None and begins_clause(tokens, phrase, begin):
            candidate = phrase
        else:
            ended = candidate is not None and not is_capital(words[min(at + 1, end - 1)])
            if ended or words[at].lower() in PREPOSITIONS:
                break
        at += 1
    if candidate is None:
        return None
    after = candidate.end
    if after < end and words[after] == "(":
        while after < end and words[after] != ")":
            after += 1
        after += 1
    if after + 1 < end and words[after] == ",":
        described = words[after + 1]
        return candidate if described in DESCRIBING or described.endswith("ing") else None
    if after >= end or not (words[after][0].islower() or words[after] in FINITE):
        return None
    low = words[after].lower()
    if low in PREPOSITIONS or low in CONJUNCTIONS or is_capital(words[after]):
        return None
    return candidate
