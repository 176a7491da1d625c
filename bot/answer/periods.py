"""The days a question asks about, in its own words: "this week", "since Monday", "on Feb. 28".

What was printed then is what was meant: articles of these days and, for what happened on a
day, of the day after, since that is when newspapers print it.
"""

import re
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from bot.answer.days import FORMS, Days, Form


class Period(NamedTuple):
    """The first and the last day asked for, None where it is open, and where the question says
    so: `text[start:end]`.

    `certain`: the words can mean nothing but when it was printed ("last week", "since May").
    Otherwise they may be part of what happened and only hint at the days of publication.
    """

    after: date | None
    before: date | None
    start: int
    end: int
    certain: bool


_SINCE = frozenset({"since"})
_LATER = frozenset({"after"})
_EARLIER = frozenset({"before"})
_UNTIL = frozenset({"until", "till", "up to"})
_WITHIN = "on|in|during|over|within|for|from|as early as|back in|back on|earlier on|of"
_PREPOSITION = re.compile(
    rf"\b(?P<word>since|after|before|until|till|up to|{_WITHIN})(?: (?:early|late|mid))?[ -]$"
)
_JOINING = re.compile(r" ?(?:and|to|until|till|through|-|–) ?$")
_OPENING = re.compile(r"\b(?:between|from) $")
_NOT_BEFORE = re.compile(
    r"\b(?:the|a|an|of|by|next|every|each|any|usa|russia|black|good|super|bloody|cyber|ash|palm"
    r"|giving|world|until) $"
)
"""Before days these words make a noun of them ("the Nov 6 attack", "Black Friday")."""
_GOES_ON = re.compile(
    r"\s*(?:$|[,;:.?!)]|(?:and|or|but|in|on|at|by|with|about|for|from|to|who|what|when|where|why|how"
    r"|which|is|are|was|were|did|does|do|has|have|had|will|would|can|could|please|pls|lol|thanks"
    r"|according|against|between|during|that)\b)"
)
_ASKS_WHEN = re.compile(
    r"(?:(?!\b(?:who|what|which|where|why|how)).)*?\bwhen"
    r"|.*\b(?:what|which) (?:day|date|month|year|time)\b|.*\bhow (?:long|soon|recently)\b",
    re.DOTALL,
)
"""Matches a question, from its beginning, whose answer is a time itself."""
_AHEAD = re.compile(r"\b(?:will|going to|gonna|next|upcoming|tomorrow|due)\b")
_LONG_AGO = re.compile(r"\b1\d\d\d\b|\b20\d\d\b")
_NOWADAYS = re.compile(
    r"\b(?:still|even|nowadays|(?:known|used|viewed|called|seen)(?: as)?) $|\bstill\b"
)
_PRINTED_LATER = timedelta(1)
_LONG = timedelta(27)


@cache
def _patterns() -> tuple[tuple[Form, re.Pattern[str]], ...]:
    return tuple((form, re.compile(rf"(?<![\w-]){form.pattern}")) for form in FORMS)


class _Said(NamedTuple):
    form: Form
    days: Days
    start: int
    end: int


def find_period(text: str, now: date) -> Period | None:
    """The days that `text` asks about, counted from `now`; None when it names none, or names
    them as part of something else ("the Sunday night game", "when did … in May")."""
    low = text.lower()
    if len(low) != len(text):  # rare capitals grow, and offsets would be wrong
        return None
    said = _find_days(low, now)
    for number, one in enumerate(said):
        if _is_title(text, one):
            continue
        period = _between(low, one, said[number + 1 : number + 2]) or _alone(low, one)
        if period is None:
            continue
        after, before, start, end = period
        if before is not None and before >= now:
            before = None  # until now is no limit
        if (after is None and before is None) or (after is not None and after > now):
            continue
        certain = one.form.relative or low.startswith("since", start)
        return Period(after, before, start, end, certain)
    return None


def _find_days(low: str, now: date) -> list[_Said]:
    found: list[_Said] = []
    for form, pattern in _patterns():
        for match in pattern.finditer(low):
            start, end = match.span()
            if any(start < other.end and other.start < end for other in found):
                continue
            days = form.read(match, now)
            if days is not None:
                found.append(_Said(form, days, start, end))
    return sorted(found, key=lambda one: one.start)


_Found = tuple[date | None, date | None, int, int]


def _between(low: str, first: _Said, others: list[_Said]) -> _Found | None:
    """ "between March 1 and March 5", "from Monday to Wednesday"."""
    opening = _OPENING.search(low[: first.start])
    if opening is None or not others:
        return None
    second = others[0]
    if not _JOINING.fullmatch(low[first.end : second.start]) or not _GOES_ON.match(low, second.end):
        return None
    after = min(first.days.first, second.days.first)
    before = _printed_by(after, max(first.days.last, second.days.last))
    return after, before, opening.start(), second.end


def _alone(low: str, one: _Said) -> _Found | None:
    preposition = _PREPOSITION.search(low[: one.start])
    word = preposition["word"] if preposition else ""
    start = preposition.start() if preposition else one.start
    if not _is_time_frame(low, one, word):
        return None
    first, last = one.days
    if word in _SINCE:
        return first, None, start, one.end
    if word in _LATER:
        return last + timedelta(1), None, start, one.end
    if word in _EARLIER:
        return None, first - timedelta(1), start, one.end
    if word in _UNTIL:
        return None, last, start, one.end
    return first, _printed_by(first, last), start, one.end


def _printed_by(first: date, last: date) -> date:
    """When newspapers have printed what happened; of a month the last day suffices."""
    return last if last - first >= _LONG else last + _PRINTED_LATER


def _is_time_frame(low: str, one: _Said, word: str) -> bool:
    """Whether days are when the question plays, not part of what it asks about."""
    owning = low[one.start : one.end].endswith(("'s", "’s"))
    before = low[: one.start]
    if one.form.relative:
        return word != "of" and not (
            not word and (_NOT_BEFORE.search(before) or _NOWADAYS.search(before))
        )
    if _LONG_AGO.search(low, one.end):  # "on the 20th of October in 1880"
        return False
    if owning or word == "of" or _ASKS_WHEN.match(low) or _AHEAD.search(low):
        return False
    if not _GOES_ON.match(low, one.end):
        return False
    if word:
        return True
    at_an_end = one.start == 0 or not low[one.end :].strip(" ?!.,")
    return one.form.bare and at_an_end and not _NOT_BEFORE.search(before)


def _is_title(text: str, one: _Said) -> bool:
    """Whether a capital before and in the days makes a name of them: "Stormy Monday"."""
    before = text[: one.start].split()
    return len(before) > 1 and before[-1][:1].isupper() and text[one.start].isupper()
