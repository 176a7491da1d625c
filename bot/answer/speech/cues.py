"""Attributions: where a sentence says who says, and how the words said lie around it."""

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from bot.answer.speech.clauses import begins_clause, clause_subject
from bot.answer.speech.following import phrase_after
from bot.answer.speech.lexicon import (
    CLAUSE,
    NO_SPEAKER,
    PARTICIPLES,
    PLURAL_FORMS,
    PREPOSITIONS,
    QUOTE,
)
from bot.answer.speech.phrases import Kind, Phrase, phrase_ending
from bot.answer.speech.reporting import ADDRESSING, NEAR, SENTENCE, TELLING, VERBS, reports, stops
from bot.answer.speech.subjects import subject_of
from bot.answer.speech.tokens import Tokens


class Form(StrEnum):
    """How verb and speaker stand."""

    BEFORE = "before"  # X said
    AFTER = "after"  # said X, according to X
    HANGING = "hanging"  # …, adding
    COLON = "colon"  # X was firm: “…”


class Cue(NamedTuple):
    """An attribution; `phrase` is None where words are reported but nobody is named for certain.

    `start` and `end` are the tokens that verb and phrase cover together.
    """

    verb: int
    start: int
    end: int
    form: Form
    phrase: Phrase | None


def find_cues(tokens: Tokens, start: int, end: int) -> list[Cue]:
    """The attributions in the sentence of tokens [start, end), in order."""
    return list(_cues(tokens, start, end))


def _cues(tokens: Tokens, start: int, end: int) -> Iterator[Cue]:
    words, quoted = tokens.words, tokens.quoted
    last: Phrase | None = None
    for at in range(start, end):
        if quoted[at] >= 0:
            continue
        word = words[at]
        low = word.lower()
        cue = None
        if word in VERBS and (word != "went" or words[at + 1 : at + 2] == ["on"]):
            cue = _verb(tokens, at, low, start, end, last)
        elif low == "according" and at + 2 < end and words[at + 1] == "to":
            phrase = phrase_after(tokens, at + 2, end)
            cue = Cue(at, at, phrase.end if phrase else at + 2, Form.AFTER, phrase)
        elif low == "per" and (at == start or words[at - 1] == ","):
            phrase = phrase_after(tokens, at + 1, end)
            if phrase is not None:
                cue = Cue(at, at, phrase.end, Form.AFTER, phrase)
        elif low in PARTICIPLES and at > start:
            cue = _hanging(tokens, at, low, start, end, last)
        elif words[at] == ":":
            cue = _colon(tokens, at, start, last)
        if cue is not None:
            yield cue
            last = cue.phrase or last


def _verb(
    tokens: Tokens, at: int, low: str, start: int, end: int, last: Phrase | None
) -> Cue | None:
    words, quoted = tokens.words, tokens.quoted
    before = at - 1
    if before >= start and quoted[before] >= 0 and low not in TELLING:
        phrase = phrase_after(tokens, at + 1, end)
        return Cue(at, at, phrase.end if phrase else at + 1, Form.AFTER, phrase)
    if before >= start and words[before] == "," and low not in ADDRESSING:
        phrase = phrase_after(tokens, at + 1, end)
        if (
            phrase is not None
            and phrase.kind is not Kind.PRONOUN
            and stops(tokens, phrase.end, end)
        ):
            return Cue(at, at, phrase.end, Form.AFTER, phrase)
    if before >= start and words[before].lower() in ("and", "but", "then"):
        if not reports(tokens, at, low, at, start, end):
            return None
        phrase = last or clause_subject(tokens, start, at)
        return Cue(at, at, at + 1, Form.HANGING, phrase) if phrase else None
    subject = subject_of(tokens, at, start)
    if subject is None or subject.head in NO_SPEAKER:
        return None
    if not reports(tokens, at, low, subject.start, start, end):
        return None
    if not begins_clause(tokens, subject, start):
        return None
    if low in PLURAL_FORMS and subject.kind is Kind.NAME:
        return None
    if subject.start > start and _only_names(tokens, subject.start, start, low):
        return None
    return Cue(at, subject.start, at + 1, Form.BEFORE, subject)


def _only_names(tokens: Tokens, at: int, start: int, low: str) -> bool:
    """Whether the clause that begins at `at` hangs on a word before it: "which he denied", "if he
    says so".
    """
    words = tokens.words
    opener = at - 1
    if words[opener].lower() in ("the", "a", "an") and opener > start:
        opener -= 1
    before = words[opener].lower()
    if before == "which":
        return opener == start or words[opener - 1].lower() not in PREPOSITIONS
    return before in ("whatever", "if", "unless") or (low in QUOTE and before in ("what", "that"))


def _hanging(
    tokens: Tokens, at: int, low: str, start: int, end: int, last: Phrase | None
) -> Cue | None:
    words = tokens.words
    if words[at - 1].lower() == "as" and at - 3 >= start and words[at - 2] == "quoted":
        phrase = phrase_ending(tokens, at - 3, start)
        return Cue(at, at, at + 1, Form.HANGING, phrase) if phrase else None
    if words[at - 1] not in ",—–-" and tokens.quoted[at - 1] < 0:
        return None
    clause = any(word.lower() in CLAUSE for word in words[at + 1 : min(end, at + 4)])
    ahead = range(at + 1, min(end, at + 1 + NEAR))
    loose = low in ("saying", "arguing", "claiming") or words[at + 1 : at + 2] == [":"]
    if not clause and not loose and not any(tokens.quoted[token] >= 0 for token in ahead):
        return None
    phrase = last or clause_subject(tokens, start, at)
    if phrase is None:  # "Vance, noting that …"
        phrase = phrase_ending(tokens, at - 1, start)
        if phrase is None or phrase.start > start + 1 or phrase.head in NO_SPEAKER:
            return None
    return Cue(at, at, at + 1, Form.HANGING, phrase)


def _colon(tokens: Tokens, at: int, start: int, last: Phrase | None) -> Cue | None:
    """X was firm: “…”, where no reporting verb stands before the colon."""
    following = at + 1
    if last is not None or following >= len(tokens) or tokens.quoted[following] < 0:
        return None
    quotation = tokens.quotations[tokens.quoted[following]]
    if quotation.start != following or quotation.end - quotation.start < SENTENCE:
        return None
    phrase = clause_subject(tokens, start, at)
    return Cue(at, at, at + 1, Form.COLON, phrase) if phrase else None
