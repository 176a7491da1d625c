"""Whom a conversation may mean by "he" and "she": the people that an extract names."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.answer.candidates import find_candidates
from bot.answer.gazetteer import GROUP_WORDS, PLACE_WORDS, TITLES
from bot.answer.speech.genders import given_gender, title_gender
from bot.answer.speech.names import Names
from bot.answer.types import Candidate, Type
from bot.answer.values import Extract
from bot.search.tokens import terms

_NAME_SHARE = 0.4  # of a highlight that is a name rather than contains one
_WORDS = re.compile(r"\S+")
_ANSWERS, _SPEAKS, _ASKED, _PERSON, _NAME = range(5)  # how likely someone is meant


@dataclass(frozen=True, slots=True)
class Person:
    """Someone named, with "he" or "she" where the text tells."""

    name: str
    pronoun: str | None = None


def find_people(extract: Extract, asked: Iterable[str]) -> list[Person]:
    """Who is named: the one who answers, who speaks, whom the words `asked` name, the others."""
    known = frozenset(terms(" ".join(asked)))
    text = extract.text
    ranked: list[tuple[int, int, Person]] = []
    for one in find_candidates(text):
        if one.type not in (Type.PERSON, Type.NAME):
            continue
        start = _untitled(text, one.start, one.end)
        name = text[start : one.end]
        titled = title_gender(text, start)
        if one.type is Type.NAME and titled is None and not _may_be_person(text, start, name):
            continue
        rank = _PERSON if one.type is Type.PERSON or titled else _NAME
        if answers(extract, one):
            rank = _ANSWERS
        elif known & frozenset(terms(name)):
            rank = _ASKED
        ranked.append((rank, start, Person(name, titled or given_gender(name.split()))))
    if extract.speaker is not None and _is_somebody(extract.speaker.name):
        name = extract.speaker.name
        ranked.append((_SPEAKS, 0, Person(name, given_gender(name.split()))))
    ranked.sort(key=lambda item: item[:2])
    people: dict[str, Person] = {}
    for _, _, person in ranked:
        people.setdefault(person.name, person)
    return list(people.values())


def choose(pronoun: str, people: Sequence[Person], body: str = "") -> str | None:
    """The name of whom "he" or "she" means, most likely the first of `people` that it fits.

    `body` is the article they are named in: what it calls them counts, and where none of them
    fits, whom it writes most of.
    """
    names = Names(body)
    unsure = None
    for person in people:
        at = body.find(person.name)
        if at < 0:
            if person.pronoun == pronoun or (person.pronoun is None and not body):
                return person.name
            continue
        known = names.find(at, at + len(person.name))
        if known.person is False or (known.gender or person.pronoun) not in (pronoun, None):
            continue
        if known.person:
            return known.text
        if not _has_article(body, at):
            unsure = unsure or known.text
    return _written_of_most(pronoun, names, body) or unsure


def answers(extract: Extract, one: Candidate) -> bool:
    """Whether a name in the extract's text is, all or most of it, what it answers."""
    return any(
        span.start - extract.start < one.end
        and one.start < span.end - extract.start
        and one.end - one.start >= _NAME_SHARE * (span.end - span.start)
        for span in extract.highlights
    )


def _written_of_most(pronoun: str, names: Names, body: str) -> str | None:
    counts: Counter[str] = Counter()
    for one in find_candidates(body):
        if one.type in (Type.PERSON, Type.NAME):
            known = names.find(_untitled(body, one.start, one.end), one.end)
            if known.person and known.gender == pronoun:
                counts[known.text] += 1
    return counts.most_common(1)[0][0] if counts else None


def _untitled(text: str, start: int, end: int) -> int:
    """Where a name begins behind "South Korean Defense Minister" and the like."""
    words = list(_WORDS.finditer(text, start, end))
    titles = [n for n, word in enumerate(words[:-1]) if word.group().rstrip(".") in TITLES]
    return words[titles[-1] + 1].start() if titles else start


def _may_be_person(text: str, start: int, name: str) -> bool:
    plain = all(word[0].isupper() and not word.isupper() for word in name.split())
    return plain and " " in name and not _has_article(text, start)


def _has_article(text: str, start: int) -> bool:
    """Whether "the" stands before a name, as before ships and cups but not before people."""
    return text[max(0, start - 4) : start].lower() == "the "


def _is_somebody(name: str) -> bool:
    """Whether a speaker is a person, not a ministry or a company."""
    words = name.split()
    return name[0].isupper() and not any(
        word in GROUP_WORDS or word in PLACE_WORDS for word in words
    )
