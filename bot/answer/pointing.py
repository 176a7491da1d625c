"""Words of a question that point back in a conversation: "he", "there", "when was that?"."""

import re
from enum import StrEnum
from typing import NamedTuple

from bot.answer.kinds import GENERIC
from bot.answer.vectors import load_vectors
from bot.search.tokens import STOP_WORDS, fold, stem


class Points(StrEnum):
    """What a word points at."""

    HE = "he"
    SHE = "she"
    THEY = "they"
    THERE = "there"
    MATTER = "matter"  # what the conversation is about


class Pointer(NamedTuple):
    """A word that points back: `text[start:end]`, with "'s" where it has one."""

    to: Points
    start: int
    end: int
    owning: bool  # "his", "their"
    is_: bool  # "he's"


_TO = {
    **dict.fromkeys(("he", "him", "his", "himself"), Points.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Points.SHE),
    **dict.fromkeys(("they", "them", "their", "theirs"), Points.THEY),
    "there": Points.THERE,
    **dict.fromkeys(("it", "its", "that", "this", "those", "these"), Points.MATTER),
}
_OWNING = frozenset("his hers their theirs its".split())
_BEING = frozenset("is was are were s".split())
_HAVING = frozenset("have has had do did does".split())  # "did Vance have his bag"
_HELPING = _BEING | frozenset(
    "did does do has have had will would can could should might may must".split()
)
_SUBORDINATE = frozenset("when after before while because if since that as until once".split())
_TIMES = frozenset("year morning afternoon evening summer winter spring autumn season".split())
OPENERS = frozenset(
    "who whos whom whose what whats when whens where wheres why whys which how hows".split()
)
_ASKING_ON = frozenset(
    "more else further details detail elaborate continue explain really another others".split()
)
"""Words of "tell me more", "anything else?", "really?"."""
_DAYS = frozenset(
    "today yesterday tonight week weeks weekend month months days hours monday tuesday wednesday"
    " thursday friday saturday sunday recently lately".split()
)
_LIGHT = frozenset(
    "anything anyone nothing something someone exactly happen happened"
    " mean means meant called did done true correct sure kind many much old"
    " long often big far soon ok okay so thanks part against without".split()
)
_WORD = re.compile(r"\w+(?:[-.]\w+)*")
_ADDED = re.compile(
    r"^\W*(?:(?:ok|okay|so|oh)\W+)*(?:and|but|what about|how about|also)\b", re.IGNORECASE
)


_ADDITION = 4  # words put into the last question
_FEW_WORDS = 2  # telling words of a question that leans on the conversation
_FEW = 1  # telling words before "he", one of which may be whom it means


class Said(NamedTuple):
    """A word of a question with its folded form."""

    word: str
    start: int
    end: int

    @property
    def telling(self) -> bool:
        """Whether it says something of its own."""
        return not (
            self.word in STOP_WORDS
            or self.word in GENERIC
            or self.word in OPENERS
            or self.word in _ASKING_ON
            or self.word in _DAYS
            or self.word in _LIGHT
        )


def words_of(text: str) -> list[Said]:
    """The words of a question; what follows an apostrophe is a word of its own."""
    return [Said(fold(found.group()), *found.span()) for found in _WORD.finditer(text)]


def telling_words(text: str) -> list[str]:
    """The words of a question that say something of their own, as written."""
    return [text[word.start : word.end] for word in words_of(text) if word.telling]


def names_something(text: str) -> bool:
    """Whether a question names someone or something, by its capitals or as names go."""
    is_name = load_vectors().is_name
    return any(
        not one.word.isalpha() or is_name(stem(one.word)) or (at and _is_name(text, one))
        for at, one in enumerate(words_of(text))
        if one.telling
    )


def asks_on(text: str) -> bool:
    """Whether a question has no matter of its own: "why?", "and where?", "tell me more"."""
    said = words_of(text)
    leads = any(one.word in OPENERS or one.word in _ASKING_ON for one in said)
    return leads and not any(one.telling for one in said)


def adds(text: str) -> bool:
    """Whether a question only puts something else into the last one: "and Japan?"."""
    added = _ADDED.match(text)
    if added is None:
        return False
    rest = words_of(text[added.end() :])
    return 0 < len(rest) <= _ADDITION and not any(
        one.word in OPENERS or one.word in _HELPING for one in rest
    )


def leans_on(text: str) -> bool:
    """Whether a question is so short that it is likely meant within the conversation: "who
    scored?", "what did the captain say?"."""
    said = words_of(text)
    telling = sum(one.telling for one in said)
    asking = any(one.word in OPENERS for one in said)
    return asking and 0 < telling <= _FEW_WORDS and not names_something(text)


def find_pointers(text: str) -> list[Pointer]:
    """The words that point at what was said before, in order.

    Not those that point within the question itself ("what did Vance say after she lost"), nor
    those that point at nothing ("is there a deal", "the man that fell").
    """
    said = words_of(text)
    found = []
    for at, one in enumerate(said):
        to = _TO.get(one.word)
        following = said[at + 1] if at + 1 < len(said) else None
        owning = one.word in _OWNING or (
            one.word == "her" and following is not None and following.word not in STOP_WORDS
        )
        if to is None or not _points_back(said, at, to, text, owning=owning):
            continue
        is_ = following is not None and following.word == "s" and following.start == one.end + 1
        end = following.end if is_ and following is not None else one.end
        found.append(Pointer(to, one.start, end, owning, is_))
    return found


def _points_back(said: list[Said], at: int, to: Points, text: str, *, owning: bool) -> bool:
    before = said[at - 1].word if at else ""
    after = said[at + 1].word if at + 1 < len(said) else ""
    if to is Points.THERE:
        return not (after in _HELPING or (before in _HELPING and after))
    if to is Points.MATTER:
        if said[at].word in ("it", "its"):
            return True
        if after in _DAYS or after in _TIMES:
            return False  # "this week"
        return not after or before in ("", "and", "but") or before in _HELPING
    inside = [one for one in said[:at] if one.telling]
    object_ = said[at].word in ("him", "her", "them") and not owning
    if object_:
        return True  # "what did Vance say about her": somebody else
    if before in _HELPING and not (owning and before in _HAVING):
        return True
    if before in _SUBORDINATE and inside:
        return False
    return len(inside) <= _FEW and not any(_is_name(text, one) for one in said[1:at])


def _is_name(text: str, one: Said) -> bool:
    return one.telling and text[one.start].isupper()
