"""The names of one body: the fullest form of each, and whether it is a woman's or a man's."""

import re
from collections import Counter
from typing import NamedTuple

from bot.answer.gazetteer import FIRST_NAMES, GROUP_WORDS, PLACE_NAMES, PLACE_WORDS
from bot.answer.speech.genders import EITHER, WOMEN
from bot.answer.speech.lexicon import (
    DAYS,
    FAMILY_FIRST,
    FEMININE,
    KEPT_TITLES,
    LEADING,
    MASCULINE,
    PARTICLES,
    PEOPLE_NOUNS,
    ROLES,
)

_PLAIN = re.compile(r"(?:[A-Z]\.)+|[^\W\d_][^\W_]*(?:['’\-][^\W_]+)*")
_SUFFIXES = frozenset("Jr. Jr Sr. Sr II III IV".split())
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Hh]is|[Hh]im|[Ss]he|[Hh]er)\b")
_REACH = 60  # characters looked at on each side of a word
_AGE = re.compile(r", \d{1,3},")
_INSIDE = frozenset("’'-")  # signs before which a word is only part of another
_LONGEST = 5  # words of a name
_MOST = 60  # places of one word that are looked at


class Name(NamedTuple):
    """A name as the body gives it fully, at [start, end).

    `person` is None where nothing tells; `gender` is "he", "she" or None.
    """

    text: str
    start: int
    end: int
    person: bool | None
    gender: str | None


class Names:
    """Looks names up in one body, each word once."""

    __slots__ = ("_body", "_known")

    def __init__(self, body: str) -> None:
        self._body = body
        self._known: dict[str, Name] = {}

    def find(self, start: int, end: int) -> Name:
        """The fullest form of the name at `body[start:end]`."""
        text = self._body[start:end]
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._fullest(text, start, end)
        return known

    def _fullest(self, text: str, start: int, end: int) -> Name:
        words = text.split()
        forms = self._forms(words)
        best = max(forms, key=lambda form: (forms[form][0], -forms[form][1]), default=None)
        if best is not None and not _rivalled(best, forms):
            start = forms[best][1]
            end = start + len(best)
        full = self._body[start:end]
        return Name(
            full, start, end, self._person(full, start, end, len(words)), self._gender(full)
        )

    def _forms(self, words: list[str]) -> dict[str, tuple[int, int]]:
        """Longer forms of a name: how often each stands in the body, and where first."""
        key = words[-1] if words[-1] not in _SUFFIXES or len(words) == 1 else words[-2]
        counts: Counter[str] = Counter()
        first: dict[str, int] = {}
        places = self._places(key)
        for at in places:
            begin, stop = self._around(at, at + len(key))
            form = self._body[begin:stop]
            if len(words) < len(form.split()) <= _LONGEST:
                counts[form] += 1
                first.setdefault(form, begin)
        longer = {}
        for form, count in counts.items():
            likely = count > 1 or self._introduces(first[form], places)
            if self._extends(words, form.split(), likely):
                longer[form] = (count, first[form])
        return longer

    def _introduces(self, at: int, places: list[int]) -> bool:
        """Whether a form of a name is where the body brings the name up, or has a title before."""
        if at <= places[0]:
            return True
        before = self._body[max(0, at - 16) : at].split()
        return bool(before) and before[-1].lower() in PEOPLE_NOUNS

    def _places(self, word: str) -> list[int]:
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

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """The whole name that the word at [start, end) is part of."""
        body = self._body
        near = body[max(0, start - _REACH) : start]
        if near.endswith(" "):
            begin = start
            for word in reversed(near[near.rfind("\n") + 1 :].split(" ")[-6:-1]):
                if not self._names_part(word):
                    break
                begin -= len(word) + 1
            while begin < start and body[begin].islower():
                begin = body.index(" ", begin) + 1
            start = self._without_verb(begin, start)
        after = body[end : end + _REACH]
        if after.startswith(" "):
            for word in after[: (after + "\n").index("\n")].split(" ")[1:5]:
                match = _PLAIN.match(word)
                if match is None or not word[0].isupper() or word in DAYS:
                    break
                plain = match.group()
                plain = plain[:-2] if plain.endswith(("’s", "'s")) else plain
                end += 1 + len(plain)
                if plain != word:
                    if word in _SUFFIXES:
                        end += 1
                    break
        return start, end

    def _names_part(self, word: str) -> bool:
        if word in PARTICLES:
            return True
        match = _PLAIN.fullmatch(word)
        if match is None or not word[0].isupper() or word.endswith(("’s", "'s")):
            return False
        if word in LEADING or word in DAYS:
            return False
        return word not in ROLES or word in KEPT_TITLES

    def _without_verb(self, begin: int, stop: int) -> int:
        """Past a first word that begins a sentence and is none of the name: "Take Ada Vance"."""
        body = self._body
        word = body[begin:stop].split(" ")[0]
        if begin + len(word) >= stop or word in FIRST_NAMES or word in KEPT_TITLES:
            return begin
        if begin == 0 or body[begin - 1] == "\n" or body[begin - 2 : begin - 1] in ".!?":
            lower = word.lower()
            if lower != word and any(body.find(f" {lower}{sign}") >= 0 for sign in " ,."):
                return begin + len(word) + 1
        return begin

    def _extends(self, words: list[str], longer: list[str], likely: bool) -> bool:
        """Whether `longer` is a fuller form of the name `words`.

        `likely` is other evidence that an unknown word is a first name.
        """
        core = [word for word in longer if word not in _SUFFIXES]
        own = [word for word in words if word not in _SUFFIXES]
        if any(word.isupper() and len(word) > 3 and "." not in word for word in core):
            return False
        grouped = any(word in GROUP_WORDS or word in PLACE_WORDS for word in core)
        if len(own) == 1:
            if core[-1] == own[0] and len(core) > 1:
                if own[0] in GROUP_WORDS:
                    return True
                return not grouped and (core[0] in FIRST_NAMES or core[0] in KEPT_TITLES or likely)
            if core[0] == own[0] and len(core) in (2, 3) and not grouped:
                return own[0] in FIRST_NAMES or own[0] in FAMILY_FIRST or "-" in core[1]
            return core == own and len(longer) > len(words)
        if grouped:
            return False
        return core[0] == own[0] and (core[-1] == own[-1] or core[: len(own)] == own)

    def _person(self, full: str, start: int, end: int, asked: int) -> bool | None:
        words = full.split()
        if any(word in GROUP_WORDS or word in PLACE_WORDS for word in words):
            return False
        if full in PLACE_NAMES:
            return False
        if words[0] in KEPT_TITLES:
            return True
        if len(words) > 1:
            if words[0] in FIRST_NAMES or (words[0] in FAMILY_FIRST and len(words) < 4):
                return True
            if asked == 1 and len(words) <= 4:
                return True  # called by one word here, by more elsewhere
            if _AGE.match(self._body, end):
                return True
            return None
        if words[0] in FIRST_NAMES:
            return True
        before = self._body[max(0, start - 5) : start]
        if before.endswith(("Mr. ", "Mrs. ", "Ms. ", "Dr. ", "Mr ", "Mrs ", "Ms ", "Dr ")):
            return True
        return False if full.isupper() and len(full) > 1 else None

    def _gender(self, full: str) -> str | None:
        words = full.split()
        given = next((word for word in words if word not in KEPT_TITLES and "." not in word), "")
        if words[0] in ("Queen", "Princess", "Dame", "Duchess", "Lady"):
            return "she"
        if words[0] in ("King", "Prince", "Pope", "Sir", "Lord", "Duke", "Emperor"):
            return "he"
        if len(words) > 1 and given in FIRST_NAMES and given not in EITHER:
            return "she" if given in WOMEN else "he"
        return self._used_gender(words[-1] if words[-1] not in _SUFFIXES else words[-2])

    def _used_gender(self, word: str) -> str | None:
        """The gender of the pronouns that follow a name most, when clear."""
        body = self._body
        counts: Counter[str] = Counter()
        for at in self._places(word)[:20]:
            title = body[max(0, at - 5) : at].strip()
            if title.endswith(("Mr.", "Mr")):
                return "he"
            if title.endswith(("Mrs.", "Ms.", "Mrs", "Ms")):
                return "she"
            pronoun = _PRONOUN.search(body, at, at + 120)
            if pronoun is not None:
                low = pronoun.group().lower()
                counts["he" if low in MASCULINE else "she" if low in FEMININE else ""] += 1
        he, she = counts["he"], counts["she"]
        if he >= 2 * she + 1:
            return "he"
        return "she" if she >= 2 * he + 1 else None


def _rivalled(best: str, forms: dict[str, tuple[int, int]]) -> bool:
    """Whether another form, not a part of the best nor longer by it, is as likely meant."""
    count = forms[best][0]
    for form, (other, _) in forms.items():
        if form != best and not _same(form, best) and 2 * other >= count:
            return True
    return False


def _same(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first
