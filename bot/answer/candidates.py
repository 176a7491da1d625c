"""Answer candidates: names, figures and quotations in a text, with offsets.

Own rules over the surface of English news text; they need capitals and digits, no model.
"""

import re

from bot.answer.figures import find_figures
from bot.answer.gazetteer import (
    FIRST_NAMES,
    GROUP_WORDS,
    NAMED_THINGS,
    PLACE_NAMES,
    PLACE_WORDS,
    TITLES,
)
from bot.answer.types import Candidate, Type

_QUOTE = re.compile(r"“[^“”]{2,300}”|\"[^\"\n]{2,300}\"|(?<!\w)‘[^‘’\n]{3,120}’(?!\w)")

_PART = r"(?:(?:[A-Z]\.)+(?!\w)|[A-Z][\w'’]*(?:-[A-Z]?\w+)*)"
_LINK = (
    r"(?:\s(?:de|da|del|della|di|du|van|von|der|den|bin|bint|al|el|la|le|of|of the|&|the)"
    r"(?=\s[A-Z]))"
)
_NAME = re.compile(
    rf"(?<![\w@#]){_PART}(?:(?:{_LINK})?\s{_PART}|\s(?:\d{{1,4}})(?![\w,.]\d))*(?:\s?\+)?"
)
_POSSESSIVE = re.compile(r"['’]s?$")
_NOT_NAMES = frozenset(
    (
        "The A An This That These Those It Its He She They We You I His Her Their Our My Your But"
        " And Or So If When While As At By For From In On Of To With After Before Since Until"
        " During Under Over Although Though However Meanwhile Still Also Then There Here What Who"
        " Why Where How Which Not No Yes Now Just Even Only Some Many Most Much More Other Others"
        " Both Each Every All Any One Two Three Four Five Six Seven Eight Nine Ten First Second"
        " Last Next Instead According Because Earlier Later Once Despite Unlike Like Such Same"
        " Another Perhaps Maybe Yet Indeed Moreover Furthermore Additionally Overall Finally Well"
        " Today Yesterday Tomorrow Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
        " January February March April May June July August September October November December"
        " Mr Mrs Ms Dr Asked Based Given Thanks Let Do Does Did Is Are Was Were Be Been Being Has"
        " Have Had Can Could Will Would Should May Might Must Oh Ok Okay Everyone Everything"
        " Nothing Nobody Someone Something People About Through Throughout Between Among Without"
        " Within Across Against Around Out Up Down Off Into Too Very Quite Rather Plus Per Via"
        " Hey Read Watch Photo Image Video Advertisement Loading Getty CEO CFO CTO COO VP QB TV AM"
        " PM ET EST EDT PT PST PDT GMT BST AEDT AEST KST JST CET UTC Founded Speaking Following"
        " Announcing Having Being Using Considering Including"
        " American British Chinese Russian Korean Japanese German French Italian Spanish European"
        " Australian Canadian Mexican Indian Brazilian Israeli Ukrainian African Asian English"
        " Irish Scottish Dutch Swedish Turkish Iranian Iraqi Polish Greek Republican Democratic"
    ).split()
)
_OF = re.compile(r"\sof\s(?:the\s)?(?=[A-Z])")
_SAID_AFTER = re.compile(
    r"[,”\"’]?\s(?:said|says|told|added|wrote|tweeted|testified|explained|argued|claimed|noted)\b"
)
_AGE_AFTER = re.compile(r",\s\d{1,3},")
_PLACE_BEFORE = re.compile(r"\b(?:in|at|from|near|across|outside|around|to|of)\s(?:the\s)?$")


def _name_type(text: str, start: int, end: int, words: list[str]) -> Type:
    first, last = words[0].rstrip("."), words[-1]
    name = " ".join(words)
    if name in PLACE_NAMES or last in PLACE_WORDS:
        return Type.PLACE
    if any(word in GROUP_WORDS for word in words):
        return Type.GROUP
    if first in NAMED_THINGS:
        return Type.NAME
    if first in FIRST_NAMES and len(words) > 1:
        return Type.PERSON
    if any(word.rstrip(".") in TITLES for word in words[:-1]):
        return Type.PERSON
    if _AGE_AFTER.match(text, end):
        return Type.PERSON
    if len(words) <= 3 and _SAID_AFTER.match(text, end) and not name.isupper():
        return Type.PERSON
    before = text[max(0, start - 12) : start]
    if len(words) <= 2 and _PLACE_BEFORE.search(before) and before.endswith(("in ", "near ")):
        return Type.PLACE
    if len(words) == 1 and first.isupper() and len(first) > 1:
        return Type.GROUP
    return Type.NAME


def find_names(text: str) -> list[Candidate]:
    """The names of one sentence in order."""
    found = []
    for match in _NAME.finditer(text):
        start, end = match.span()
        possessive = _POSSESSIVE.search(text, start, end)
        if possessive is not None and possessive.end() == end:
            end = possessive.start()
        words = text[start:end].split()
        while words and words[0].rstrip(".'’") in _NOT_NAMES:
            start += len(words[0])
            start += len(text[start:end]) - len(text[start:end].lstrip())
            words.pop(0)
            while words and not (words[0][0].isupper() or words[0][0].isdigit()):
                start = text.index(words[0], start) + len(words[0])
                start += len(text[start:end]) - len(text[start:end].lstrip())
                words.pop(0)
        if not words or (len(words) == 1 and words[0].isdigit()):
            continue
        if words[0][0].isdigit():
            continue
        found += [Candidate(*one) for one in _apart(text, start, end)]
    return found


def _apart(text: str, start: int, end: int) -> list[tuple[Type, int, int]]:
    """A name, or a person and what the person is of: "Ada Vance of the Brine Institute"."""
    of = _OF.search(text, start, end)
    if of is None:
        return [(_name_type(text, start, end, text[start:end].split()), start, end)]
    person = text[start : of.start()].split()
    kind = _name_type(text, start, of.start(), person)
    grouped = any(word in GROUP_WORDS for word in text[of.end() : end].split())
    if kind is Type.NAME and grouped and "the" in of.group() and person[-1] not in TITLES:
        kind = Type.PERSON
    if kind is Type.PERSON and len(person) > 1:
        behind = _name_type(text, of.end(), end, text[of.end() : end].split())
        return [(kind, start, of.start()), (behind, of.end(), end)]
    return [(_name_type(text, start, end, text[start:end].split()), start, end)]


def find_quotes(text: str) -> list[Candidate]:
    """Words in quotation marks, marks included, in order."""
    return [Candidate(Type.QUOTE, *match.span()) for match in _QUOTE.finditer(text)]


def find_candidates(text: str, offset: int = 0) -> list[Candidate]:
    """The candidates of one sentence in order; offsets are moved by `offset`.

    Typed figures do not overlap each other; names and quotations may contain others.
    """
    found = [*find_figures(text), *find_quotes(text), *find_names(text)]
    found.sort(key=lambda candidate: (candidate.start, -candidate.end))
    return [Candidate(kind, start + offset, end + offset) for kind, start, end in found]
