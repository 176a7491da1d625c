"""The names of one body: the fullest form of each, and whether it is a woman's or a man's."""

import re
from collections import Counter
from typing import NamedTuple

from bot.answer.gazetteer import FIRST_NAMES, GROUP_WORDS, PLACE_NAMES, PLACE_WORDS
from bot.answer.speech.forms import SUFFIXES, Forms
from bot.answer.speech.genders import given_gender, title_gender, used_gender
from bot.answer.speech.lexicon import (
    FAMILY_FIRST,
    KEPT_TITLES,
    PARTICLES,
    PEOPLE_NOUNS,
)

_AGE = re.compile(r", \d{1,3},")
_LONGEST = 5  # words of a name
_PERSONAL = tuple("Mr. Mr Mrs. Mrs Ms. Ms Dr. Dr".split())
_SAMPLE = 20  # uses of a name that are read for its pronoun


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
    """Looks names up in one body, each once."""

    __slots__ = ("_body", "_forms", "_known")

    def __init__(self, body: str) -> None:
        self._body = body
        self._forms = Forms(body)
        self._known: dict[str, Name] = {}

    def find(self, start: int, end: int) -> Name:
        """The fullest form of the name at `body[start:end]`."""
        start = self._forms.untitled(self._forms.without_verb(start, end), end)
        text = self._body[start:end]
        title = title_gender(self._body, start)
        key = f"{title} {text}" if title else text
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._fullest(text, start, end, title)
        return known

    def is_common(self, word: str) -> bool:
        """Whether a word that begins a sentence is none of a name, by its use elsewhere."""
        return self._forms.is_common(word)

    def _fullest(self, text: str, start: int, end: int, title: str | None) -> Name:
        words = text.split()
        forms = self._longer(words)
        if title:
            forms = {
                form: uses
                for form, uses in forms.items()
                if given_gender(form.split()) in (title, None)
            }
        best = max(forms, key=lambda form: (forms[form][0], -forms[form][1]), default=None)
        if best is not None and not _rivalled(best, forms):
            best = max((form for form in forms if _within(best, form)), key=len)
            start = forms[best][1]
            end = start + len(best)
        full = self._body[start:end]
        person = self._person(full, start, end, len(words))
        return Name(full, start, end, person, self._gender(full, text))

    def _longer(self, words: list[str]) -> dict[str, tuple[int, int]]:
        """Longer forms of a name: how often each stands in the body, and where first."""
        key = words[-1] if words[-1] not in SUFFIXES or len(words) == 1 else words[-2]
        counts: Counter[str] = Counter()
        first: dict[str, int] = {}
        places = self._forms.places(key)
        for at in places:
            begin, stop = self._forms.around(at, at + len(key))
            form = self._body[begin:stop]
            if len(words) < len(form.split()) <= _LONGEST:
                counts[form] += 1
                first.setdefault(form, begin)
        longer = {}
        for form, count in counts.items():
            likely = count > 1 or self._introduces(first[form], places)
            if _extends(words, form.split(), likely):
                longer[form] = (count, first[form])
        return longer

    def _introduces(self, at: int, places: list[int]) -> bool:
        """Whether a form of a name is where the body brings the name up, or has a title before."""
        if at <= places[0]:
            return True
        before = self._body[max(0, at - 16) : at].split()
        return bool(before) and before[-1].lower() in PEOPLE_NOUNS

    def _person(self, full: str, start: int, end: int, asked: int) -> bool | None:
        words = full.split()
        if any(word in GROUP_WORDS or word in PLACE_WORDS for word in words):
            return False
        if full in PLACE_NAMES or any(_is_brand(word) for word in words):
            return False
        if words[0] in KEPT_TITLES or words[0] in FIRST_NAMES:
            return True
        if len(words) > 1:
            family = words[0] in FAMILY_FIRST and len(words) < 4
            called = asked == 1 and len(words) < 5  # by one word here, by more elsewhere
            if family or called or _AGE.match(self._body, end):
                return True
            return True if self._called_by(words[-1]) else None
        if self._body[max(0, start - 5) : start].strip().endswith(_PERSONAL):
            return True
        return None

    def _called_by(self, word: str) -> bool:
        """Whether the body uses the last word of a name alone, as it does for people."""
        for at in self._forms.places(word):
            alone = self._forms.around(at, at + len(word)) == (at, at + len(word))
            before = self._body[max(0, at - 5) : at].lower()
            if alone and not before.endswith((" the ", " a ", " an ")):
                return True
        return False

    def _gender(self, full: str, asked: str) -> str | None:
        words = full.split()
        given = given_gender(words)
        if given is not None:
            return given
        named = [word for word in asked.split() if word not in SUFFIXES]
        places = self._forms.places(named[-1] if named else words[0])
        return used_gender(self._body, places[:_SAMPLE])


def _is_brand(word: str) -> bool:
    """Whether a word is written as no person's name is: NASA, ChatGPT, iMessage."""
    if "." in word or word in SUFFIXES:
        return False
    capitals = sum(sign.isupper() for sign in word)
    return (word[0].islower() and capitals > 0) or (capitals > 2 and "-" not in word)


def _extends(words: list[str], longer: list[str], likely: bool) -> bool:
    """Whether `longer` is a fuller form of the name `words`.

    `likely` is other evidence that an unknown word is a first name.
    """
    core = [word for word in longer if word not in SUFFIXES]
    own = [word for word in words if word not in SUFFIXES]
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
    if core[-len(own) :] == own and own[0] not in FIRST_NAMES and own[0] not in KEPT_TITLES:
        return likely or own[0] in PARTICLES or core[0] in FIRST_NAMES
    given = own[0] in FIRST_NAMES and core[: len(own)] == own
    return core[0] == own[0] and (core[-1] == own[-1] or given)


def _rivalled(best: str, forms: dict[str, tuple[int, int]]) -> bool:
    """Whether another form, not a part of the best nor longer by it, is as likely meant."""
    count = forms[best][0]
    for form, (other, _) in forms.items():
        if form != best and not _same(form, best) and 2 * other >= count:
            return True
    return False


def _within(short: str, long: str) -> bool:
    """Whether two forms begin and end alike: "Ada Vance" in "Ada M. Vance"."""
    one, other = short.split(), long.split()
    return one[0] == other[0] and one[-1] == other[-1]


def _same(one: str, other: str) -> bool:
    first, second = set(one.split()), set(other.split())
    return first <= second or second <= first
