"""What kind of answer a question wants: a person, a number, a reason, what somebody said."""

import re
from enum import StrEnum

from bot.answer.asking import load_asking


class Kind(StrEnum):
    """The kinds of answer that can be told apart in a question."""

    PERSON = "person"
    GROUP = "group"  # an organisation, team, company
    PLACE = "place"
    DATE = "date"
    DURATION = "duration"
    NUMBER = "number"
    MONEY = "money"
    REASON = "reason"
    SAID = "said"  # a statement of somebody
    THING = "thing"  # anything else


GENERIC = frozenset(
    (
        "guy guys stuff thing things lol anyone anybody somebody someone something say says said"
        " saying tell told news new latest happen happened happening happens going go goes gone"
        " went come came comes make makes made making take took put let really actually yet still"
        " ever even also back people person kind sort part name called first last long big old"
        " right now again another way use used using want wants know think look need like good"
        " time year day week month number many whole main real best get got whats hows"
    ).split()
)
"""Words that decide little: they count a third of what their rarity says."""

_UNITS = "years year months month weeks week days day hours hour minutes seconds decades".split()
_CAUSES = "made makes caused causes led prompted triggered motivated drove".split()
_DEGREES = (
    "many much old tall big large far fast high heavy deep often full low wide small hot cold"
    " loud strong close thick thin bright short light bad severe steep"
).split()
_AUXILIARIES = (
    "is are was were did does do has have had will would can could should s re might may must"
).split()

_WORD = re.compile(r"[\w%$€£.-]*\w")
_OPENERS = frozenset(
    "who whos whom whose what whats when whens where wheres why whys which how hows".split()
)
_BY_OPENER = {
    "who": Kind.PERSON,
    "whos": Kind.PERSON,
    "whom": Kind.PERSON,
    "whose": Kind.PERSON,
    "when": Kind.DATE,
    "whens": Kind.DATE,
    "where": Kind.PLACE,
    "wheres": Kind.PLACE,
    "why": Kind.REASON,
    "whys": Kind.REASON,
}
_PAYING = frozenset(
    "cost costs pay paid paying charge charging fined sold spend worth raise".split()
)
_PRICING = re.compile(
    r"\b(?:go(?:es|ing|ne)?|went|wants?) for\b|\bset (?:me|you|us) back\b|\bsell(?:ing)? .*\bfor\b"
)
_NOUN_PHRASE = 5  # words behind "which" that may hold its noun
_LINKS = frozenset("of for in on to from at with by that who about into over after".split())
_ARTICLES = frozenset(("the", "a", "an"))
_NAMING = re.compile(r"\b(?:call|name|dub)(?:s|ed|d|bed)? (?:its?|their|his|her|the new)\b")
_TELLING = frozenset(("say", "said", "tell", "told"))
_CHANGES = frozenset(
    "up down rise rose risen fall fell fallen drop dropped grow grew grown".split()
)
_MASS = frozenset("weight water land area energy oxygen time faster taller longer larger".split())


def _how(rest: list[str]) -> Kind:
    first = rest[0] if rest else ""
    if first == "come":
        return Kind.REASON
    if first in ("soon", "recently", "early", "late"):
        return Kind.DATE
    if first == "long" or (first == "many" and len(rest) > 1 and rest[1] in _UNITS):
        return Kind.DURATION
    if first in ("expensive", "cheap"):
        return Kind.MONEY
    if first == "much":
        second = rest[1] if len(rest) > 1 else ""
        if second in ("money", "cash") or _PAYING & set(rest):
            return Kind.MONEY
        if _CHANGES & set(rest):
            return Kind.NUMBER
        plain = second in _AUXILIARIES and not _MASS & set(rest) and "of" not in rest[2:]
        return Kind.MONEY if plain else Kind.NUMBER
    if first in _DEGREES:
        return Kind.NUMBER
    asking = load_asking()
    if first in _AUXILIARIES and any(
        word in asking.speech or word in asking.manners for word in rest[1:]
    ):
        return Kind.SAID
    return Kind.THING


def _what(rest: list[str]) -> Kind:
    """`what` and `which`: by the noun that follows, else by the verb, else by the subject."""
    if rest and rest[0] in _CAUSES:
        return Kind.REASON
    if rest and rest[0] in _AUXILIARIES:
        return _what_is(rest[1:])
    noun = _head(rest[1:] if rest[:1] == ["of"] else rest)
    if noun is not None:
        return noun
    return Kind.MONEY if any(word in _PAYING for word in rest[:4]) else Kind.THING


def _head(rest: list[str]) -> Kind | None:
    """What the noun behind "which" names: of "police commander" the last one decides."""
    asking = load_asking()
    found = None
    for word in rest[:_NOUN_PHRASE]:
        if word in _AUXILIARIES or word in _LINKS:
            break
        kind = asking.kind_of_noun(word)
        if kind is None and found is not None:
            break
        found = kind or found
    return Kind(found) if found else None


def _what_is(rest: list[str]) -> Kind:
    """What stands behind "what is", "what did"."""
    asking = load_asking()
    if "name" in rest[:4] and "of" in rest[:6]:
        # The name of a person or a place is one; that of anything else is just a name.
        named = _head([word for word in rest[rest.index("of") + 1 :] if word not in _ARTICLES])
        return named if named in (Kind.PERSON, Kind.GROUP, Kind.PLACE) else Kind.THING
    if rest[-1:] == ["called"] or _NAMING.search(" ".join(rest)):
        named = _head(rest)
        return named if named in (Kind.PERSON, Kind.GROUP, Kind.PLACE) else Kind.THING
    verb = next((n for n, word in enumerate(rest) if n and word in asking.speech), None)
    if verb is not None and (rest[0] not in _ARTICLES or _is_voice(rest[1:verb])):
        return Kind.SAID
    if "make" in rest[-3:] or "make of" in " ".join(rest):
        return Kind.SAID
    if _PAYING & set(rest[:4]) or _PRICING.search(" ".join(rest)):
        return Kind.MONEY
    found = None
    for word in rest[:5]:
        if word in _LINKS:
            break
        kind = asking.kind_of_noun(word)
        if kind not in (None, "person", "group"):
            found = kind
        elif found is not None:
            break
    if found is not None:
        return Kind(found)
    return Kind.SAID if _TELLING & set(rest) else Kind.THING


def _is_voice(words: list[str]) -> bool:
    """Whether "the …" before a verb of saying is somebody who can speak."""
    kinds = {load_asking().kind_of_noun(word) for word in words}
    return bool(kinds & {"person", "group"})


def _topic(words: list[str]) -> Kind:
    """No question word: "price of oysters", "quills comment on the beams"."""
    asking = load_asking()
    for word in words[:_NOUN_PHRASE]:
        kind = asking.kind_of_noun(word)
        if kind in ("number", "money", "said"):
            return Kind(kind)
    said = any(word in asking.speech or asking.kind_of_noun(word) == "said" for word in words)
    return Kind.SAID if said else Kind.THING


def kind_of(question: str) -> Kind:
    """The kind of answer that `question` (folded, apostrophes dropped) wants.

    The first question word decides, with the words behind it: "why did X say" asks for a
    reason, "what did X say when" for a statement.
    """
    words = _WORD.findall(question)
    for n, word in enumerate(words):
        if word in _OPENERS:
            rest = words[n + 1 :]
            if word in ("how", "hows"):
                return _how(rest)
            if word in ("what", "whats", "which"):
                return _what(["is", *rest] if word == "whats" else rest)
            return _BY_OPENER[word]
    return _topic(words)


def asks(question: str) -> bool:
    """Whether `question` (folded) is a question and not a few words about a topic."""
    words = _WORD.findall(question)
    return any(word in _OPENERS for word in words) or (words[:1] != [] and words[0] in _AUXILIARIES)
