"""How a question is built and what it asks for by name, for the choice of the words to mark."""

import re
from functools import lru_cache

from bot.answer.kinds import GENERIC
from bot.answer.speech.lexicon import CONJUNCTIONS, FINITE, PREPOSITIONS
from bot.search.tokens import STOP_WORDS, terms

BE = frozenset("is are was were be been being".split())
PRONOUNS = frozenset("he she it they we you i him them us who which what whom whose".split())
DETERMINERS = frozenset(
    "a an the this that these those his her its their our my your another any each every".split()
)
SMALL = (
    (STOP_WORDS | PREPOSITIONS | CONJUNCTIONS | FINITE | PRONOUNS)
    - {"one", "first", "new", "second", "down", "so", "now", "same", "own"}
    - DETERMINERS
)
"""Words that stand between phrases; articles apart."""

_ASKS = re.compile(r"\b(?:who|whom|whose|what|which|where|when|why|how)\b")
_NAMES = re.compile(r"\b(?:what|which|whose|how many|how much)\b")
_SHORT = re.compile(r"\b(who|what|where|when|how|why)['’]?s\b")
_WORD = re.compile(r"[\w'’-]+")
_DO = frozenset(
    "did does do has have had will would can could should might may is are was were".split()
)
_MANY = re.compile(
    r"\b(?:what|which) (?:are|were)\b"
    r"|\b(?:what|which) (?:\w+ ){0,2}?\w{2,}[^\Ws]s (?!is|was|does)\w"
)
_AHEAD = 5  # words behind the question word that are looked at


@lru_cache(256)
def form_of(question: str) -> str:
    """How a question is built: `is` (who is X), `did` (what did X do), `own` (who did X)."""
    low = _SHORT.sub(r"\1 is", question.lower())
    match = _ASKS.search(low)
    if match is None:
        return "none"
    for word in _WORD.findall(low, match.end())[:_AHEAD]:
        if word in BE:
            return "is"
        if word in _DO:
            return "did"
    return "own"


@lru_cache(256)
def named_by(question: str) -> tuple[str, ...]:
    """The stems of what is asked for: "which *law firm* …", "what is the *capital* of …"."""
    low = _SHORT.sub(r"\1 is", question.lower())
    match = _NAMES.search(low)
    if match is None:
        return ()
    words = _WORD.findall(low, match.end())
    if words and words[0] in BE:
        return _first_noun(words[1 : _AHEAD + 2])
    found: list[str] = []
    for word in words[:_AHEAD]:
        if word == "of":
            found = []  # "what kind of weapon"
        elif word in SMALL or word in _DO:
            break
        elif word not in STOP_WORDS:
            found += terms(word)
    return tuple(found)


def asks_many(question: str) -> bool:
    """Whether several are asked for: "which *countries* …"."""
    return _MANY.search(question.lower()) is not None


def _first_noun(words: list[str]) -> tuple[str, ...]:
    found: list[str] = []
    for word in words:
        if word == "of" and not found:
            continue  # "what is the name of the boat"
        if word in SMALL:
            break
        if word not in STOP_WORDS and word not in GENERIC:
            found += terms(word)
    return tuple(found[-1:])
