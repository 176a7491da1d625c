"""Where a body uses a word, and the whole name that a word is part of."""

import re

from bot.answer.gazetteer import FIRST_NAMES, GROUP_WORDS
from bot.answer.speech.lexicon import (
    COMPOUNDS,
    DAYS,
    KEPT_TITLES,
    LEADING,
    PARTICLES,
    PEOPLE_KINDS,
    PEOPLE_NOUNS,
    ROLES,
)

SUFFIXES = frozenset("Jr. Jr Sr. Sr II III IV".split())
_PLAIN = re.compile(r"(?:[A-Z]\.)+|[^\W\d_][^\W_]*(?:['’\-][^\W_]+)*")
_REACH = 60  # characters looked at on each side of a word
_INSIDE = frozenset("’'-")  # signs before which a word is only part of another
_MOST = 60  # places of one word that are looked at
_WORDS_TOO = frozenset("Will May Mark Grant Rose April June Dawn Drew Pat Sue Rob Art Bill".split())


class Forms:
    """Looks words up in one body."""

    __slots__ = ("_body", "_plain")

    def __init__(self, body: str) -> None:
        self._body = body
        self._plain: dict[str, bool] = {}

    def places(self, word: str) -> list[int]:
        """Where the body has `word` as a whole word; at most `_MOST` places."""
        found: list[int] = []
        body = self._body
        at = body.find(word)
        while at >= 0 and len(found) < _MOST:
            end = at + len(word)
            before, after = body[at - 1 : at] if at else "", body[end : end + 1]
            if not (before.isalnum() or before in _INSIDE) and not (
                after.isalnum() or after == "-"
            ):
                found.append(at)
            at = body.find(word, end)
        return found

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The whole name that the word at [start, end) is part of."""
        body = self._body
        near = body[max(0, start - _REACH) : start]
        if near.endswith(" "):
            begin = start
            grouped = body[start:end] in GROUP_WORDS
            for word in reversed(near[near.rfind("\n") + 1 :].split(" ")[-6:-1]):
                if not _names_part(word, grouped):
                    break
                begin -= len(word) + 1
            while begin < start and body[begin].islower():
                begin = body.index(" ", begin) + 1
            start = self.untitled(self.without_verb(begin, start), end)
        after = body[end : end + _REACH]
        if after.startswith(" "):
            parts = after[: (after + "\n").index("\n")].split(" ")[1:5]
            for number, word in enumerate(parts):
                match = _PLAIN.match(word)
                following = parts[number + 1] if number + 1 < len(parts) else ""
                if word in PARTICLES and following[:1].isupper():
                    end += 1 + len(word)
                    continue
                if match is None or not word[0].isupper() or word in DAYS:
                    break
                plain = match.group()
                plain = plain[:-2] if plain.endswith(("’s", "'s")) else plain
                end += 1 + len(plain)
                if plain != word:
                    if word in SUFFIXES:
                        end += 1
                    break
        return start, end

    def without_verb(self, begin: int, stop: int) -> int:
        """Past a first word that begins a sentence and is none of the name: "Take Ada Vance"."""
        body = self._body
        word = body[begin:stop].split(" ")[0]
        if begin + len(word) >= stop or word in KEPT_TITLES:
            return begin
        if word in FIRST_NAMES and (word not in _WORDS_TOO or body.count(body[begin:stop]) > 1):
            return begin
        starts = begin < 2 or body[begin - 1] == "\n" or body[begin - 2] in ".!?"
        return begin + len(word) + 1 if starts and self._is_plain(word) else begin

    def _is_plain(self, word: str) -> bool:
        """Whether the body has a word without its capital too."""
        plain = self._plain.get(word)
        if plain is None:
            lower = word.lower()
            plain = lower != word and any(f" {lower}{sign}" in self._body for sign in " ,.")
            self._plain[word] = plain
        return plain

    def untitled(self, start: int, end: int) -> int:
        """Past words before a name that say what somebody is: "Photographer Ada Vance"."""
        words = self._body[start:end].split(" ")
        while len(words) > 1 and words[-1] not in GROUP_WORDS:
            word = words[0]
            plain = word.split("-")[-1].lower().removesuffix("s")
            titled = plain in PEOPLE_NOUNS or plain in PEOPLE_KINDS or word in ROLES
            titled = titled and word not in KEPT_TITLES
            short = word.isupper() and len(word) > 1 and words[1] in FIRST_NAMES
            if not titled and not short:
                break
            start += len(word) + 1
            words.pop(0)
        return start

    def is_common(self, word: str) -> bool:
        """Whether a word that begins a sentence is none of a name, by its use elsewhere."""
        if word in FIRST_NAMES:
            return False
        body = self._body
        if not self._is_plain(word):
            return False
        inside = (body[at - 2 : at - 1] for at in self.places(word) if at > 1)
        return not any(before.isalnum() or before == "," for before in inside)


def _names_part(word: str, grouped: bool) -> bool:
    """Whether a word can stand in a name before another; titles only in names of groups."""
    if word in PARTICLES:
        return True
    match = _PLAIN.fullmatch(word)
    if match is None or not word[0].isupper() or word.endswith(("’s", "'s")):
        return False
    if word in LEADING or word in DAYS or word.endswith(COMPOUNDS):
        return False
    if word == "State":
        return grouped  # "Secretary of State Ada Vance"
    return grouped or word not in ROLES or word in KEPT_TITLES
