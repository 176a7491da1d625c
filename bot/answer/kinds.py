"""What kind of answer a question wants: a person, a number, a reason, what somebody said."""

import re
from enum import StrEnum


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

_PEOPLE = (
    "person man woman guy people player judge lawyer attorney senator congressman congresswoman"
    " politician minister president premier governor mayor secretary ambassador general officer"
    " exec executive ceo cfo cto boss chief founder cofounder founders director producer actor"
    " actress singer rapper band writer author journalist reporter analyst coach trainer manager"
    " quarterback striker goalkeeper king queen prince princess pope model scientist professor"
    " doctor expert official spokesman spokeswoman spokesperson strategist economist detective"
    " candidate lawmaker mp leader chairman chairwoman commissioner witness brother sister son"
    " daughter wife husband father mother girlfriend boyfriend emperor philosopher poet composer"
    " artist inventor architect explorer monarch bishop saint scholar"
).split()
_GROUPS = (
    "company companies firm startup team club party bank airline outlet newspaper paper site"
    " website organisation organization agency group university school college studio network"
    " channel label publisher retailer app union ministry department court"
).split()
_PLACES = (
    "country countries city cities town village state states county province region continent"
    " place venue stadium arena island river building street airport factory district"
    " neighborhood neighbourhood area location port sea ocean"
).split()
_TIMES = "year month day date time week weekday decade century hour season deadline".split()
_MONEY = "price cost salary fee fine penalty budget revenue profit worth valuation".split()

_SPEECH = (
    "say says said saying tell tells told telling write wrote call called describe described"
    " react reacted respond responded reply replied think thinks comment commented claim claimed"
    " argue argued warn warned compare compared define defines label labelled labeled promise"
    " promised admit admitted announce announced explain explained tweet tweeted post posted"
    " joke joked credit suggest suggested predict predicted state stated find"
).split()
_STATEMENTS = (
    "comment comments response reaction statement view views opinion take joke remark remarks"
    " stance answer message quote words"
).split()
_MEASURES = (
    "percent percentage share number proportion amount portion score age size rate temperature"
    " distance population speed length height weight value total odds capacity turnout"
).split()
_UNITS = "years year months month weeks week days day hours hour minutes seconds decades".split()
_CAUSES = "made makes caused causes led prompted triggered motivated drove reason reasons".split()
_DEGREES = (
    "many much old tall big large far fast high heavy deep often full low wide small hot cold"
    " loud strong close thick"
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
_BY_NOUN = {
    **dict.fromkeys(_PEOPLE, Kind.PERSON),
    **dict.fromkeys(_GROUPS, Kind.GROUP),
    **dict.fromkeys(_PLACES, Kind.PLACE),
    **dict.fromkeys(_TIMES, Kind.DATE),
    **dict.fromkeys(_MONEY, Kind.MONEY),
    **dict.fromkeys(_MEASURES, Kind.NUMBER),
    **dict.fromkeys(_STATEMENTS, Kind.SAID),
    **dict.fromkeys(_CAUSES, Kind.REASON),
}
_PAYING = frozenset(
    "cost costs pay paid paying charge charging fined sold spend worth raise".split()
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
        plain = second in _AUXILIARIES and not _MASS & set(rest) and "of" not in rest[2:]
        return Kind.MONEY if plain else Kind.NUMBER
    if first in _DEGREES:
        return Kind.NUMBER
    if first in _AUXILIARIES and any(word in _SPEECH or word == "make" for word in rest[1:]):
        return Kind.SAID
    return Kind.THING


def _what(rest: list[str]) -> Kind:
    """`what` and `which`: by the noun that follows, else by the verb, else by the subject."""
    if rest and rest[0] in _CAUSES:
        return Kind.REASON
    verb = next((n for n, word in enumerate(rest) if word in _AUXILIARIES), len(rest))
    # "which of his lawyers", "what law firm": the nearest noun to the question word decides.
    for word in rest[: min(verb, 4)]:
        if word in _BY_NOUN and word not in _STATEMENTS:
            return _BY_NOUN[word]
    if verb == 0:
        rest = rest[1:]
        asked = "said" if any(word in _SPEECH for word in rest[1:]) else ""
        if (asked and rest and rest[0] not in ("the", "a", "an")) or "make" in rest[-3:]:
            return Kind.SAID
    if any(word in _PAYING for word in rest[:4]):
        return Kind.MONEY
    for word in rest[:4]:
        if word in ("of", "for", "in", "on", "to"):
            break
        if word in _BY_NOUN and word not in _PEOPLE and word not in _GROUPS:
            return _BY_NOUN[word]
    if any(word in _SPEECH for word in rest) and verb < len(rest) and verb:
        return Kind.SAID if rest[0] in _STATEMENTS else Kind.THING
    return (
        Kind.SAID if any(word in ("say", "said", "tell", "told") for word in rest) else Kind.THING
    )


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
    if any(word in _STATEMENTS or word in _SPEECH for word in words):
        return Kind.SAID
    return Kind.THING


def asks(question: str) -> bool:
    """Whether `question` (folded) is a question and not a few words about a topic."""
    words = _WORD.findall(question)
    return any(word in _OPENERS for word in words) or (words[:1] != [] and words[0] in _AUXILIARIES)
