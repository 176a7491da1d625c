"""Days as people say them: "yesterday", "last week", "Monday", "28 February", "last 3 days".

Everything is counted from a given day; nothing here knows the clock.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple


class Days(NamedTuple):
    """From the first to the last day, both inclusive."""

    first: date
    last: date


_Match = re.Match[str]

_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>1\d\d\d|20\d\d)\b"
_WEEKDAY = r"(?P<weekday>mon|tues?|wedn?es|thurs?|fri|satur|sun)day"
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "couple of": 2, "a couple of": 2, "two": 2, "few": 3, "a few": 3,
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "several": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fourteen": 14, "twenty": 20, "thirty": 30, "sixty": 60, "ninety": 90,
}  # fmt: skip
_COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_COUNTS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>hour|day|night|week|fortnight|month)s?\b"
_UNIT_DAYS = {"hour": 1, "day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30}
_HOURS_OF_A_DAY = 24
_MOST = 3_660  # days counted back
_PART = r"(?: (?:morning|afternoon|evening|night))?"
_OWN = r"(?:['’]s)?"  # "yesterday's"


def _today(match: _Match, now: date) -> Days:
    return Days(now, now)


def _yesterday(match: _Match, now: date) -> Days:
    return _back(now, 2 if match["eve"] else 1)


def _span(match: _Match, now: date) -> Days:
    """The calendar's "this week" and "last month"; the seven days of "the past week"."""
    which, unit = match["which"], match["span"]
    if unit == "weekend":
        sunday = now - timedelta((now.weekday() + 1) % 7)
        return Days(sunday - timedelta(1), sunday)
    if which == "past":
        return Days(now - timedelta(_UNIT_DAYS[unit]), now)
    back = which in ("last", "previous")
    if unit == "week":
        monday = now - timedelta(now.weekday() + 7 * back)
        return Days(monday, monday + timedelta(6))
    return _whole_month(now.year, now.month - back)


def _some(match: _Match, now: date) -> Days | None:
    days = _length(match)
    return None if days is None else Days(now - timedelta(days), now)


def _ago(match: _Match, now: date) -> Days | None:
    days = _length(match)
    return None if days is None else _back(now, days)


def _length(match: _Match) -> int | None:
    count = match["count"] or "one"
    number = int(count) if count.isdigit() else _COUNTS[count]
    days = number * _UNIT_DAYS[match["unit"]]
    if match["unit"] == "hour":
        days = -(-number // _HOURS_OF_A_DAY)
    return days if 0 < days <= _MOST else None


def _weekday(match: _Match, now: date) -> Days:
    """The most recent one, today included; "last Monday" is never today."""
    number = "mon tue wed thu fri sat sun".split().index(match["weekday"][:3])
    back = (now.weekday() - number) % 7
    if back == 0 and match["which"] == "last":
        back = 7
    return _back(now, back)


def _date(match: _Match, now: date) -> Days | None:
    """A day of a month; without a year the most recent one."""
    month, day = _number_of(match["month"]), int(match["day"])
    for year in [int(match["year"])] if match["year"] else [now.year, now.year - 1]:
        found = _day(year, month, day)
        if found is not None and (match["year"] or found <= now):
            return Days(found, found)
    return None


def _iso(match: _Match, now: date) -> Days | None:
    found = _day(int(match["year"]), int(match["number"]), int(match["day"]))
    return None if found is None else Days(found, found)


def _month(match: _Match, now: date) -> Days:
    """A month; without a year the most recent one, the current included."""
    number = _number_of(match["month"])
    if match["year"]:
        return _whole_month(int(match["year"]), number)
    past = number < now.month or (number == now.month and match["which"] != "last")
    return _whole_month(now.year - (not past), number)


def _back(now: date, days: int) -> Days:
    day = now - timedelta(days)
    return Days(day, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number_of(month: str) -> int:
    return "jan feb mar apr may jun jul aug sep oct nov dec".split().index(month[:3]) + 1


def _whole_month(year: int, month: int) -> Days:
    """A month; 0 is the December before."""
    months = year * 12 + month - 1
    first, following = (date(n // 12, n % 12 + 1, 1) for n in (months, months + 1))
    return Days(first, following - timedelta(1))


def _korean(match: _Match, now: date) -> Days:
    """ "오늘", "지난주", "이번 달"."""
    said = match["said"].replace(" ", "")
    if said in _KOREAN_DAYS:
        return _back(now, _KOREAN_DAYS[said])
    back = not said.startswith("이번")
    if said.endswith("주"):
        monday = now - timedelta(now.weekday() + 7 * back)
        return Days(monday, monday + timedelta(6))
    return _whole_month(now.year, now.month - back)


_KOREAN_DAYS = {"오늘": 0, "어제": 1, "그제": 2, "그저께": 2}


class Form(NamedTuple):
    """A way to say days: a pattern for lower-case text, and what it means.

    `relative` ones are counted from now; `bare` ones are said without a preposition as well.
    """

    pattern: str
    read: Callable[[_Match, date], Days | None]
    relative: bool = True
    bare: bool = True


FORMS = (
    Form(rf"(?P<eve>(?:the )?day before )?yesterday{_OWN}{_PART}\b", _yesterday),
    Form(rf"(?P<eve>)last night{_OWN}\b", _yesterday),
    Form(rf"(?:today{_OWN}|tonight{_OWN}|this (?:morning|afternoon|evening){_OWN})\b", _today),
    Form(rf"(?:the )?(?:last|past|previous) {_COUNT} {_UNIT}", _some),
    Form(r"(?:the )?past (?P<count>)(?P<unit>hour|day)\b", _some),
    Form(
        rf"(?:the )?(?P<which>this|last|past|previous) (?P<span>weekend|week|month){_OWN}\b", _span
    ),
    Form(rf"the (?P<which>)(?P<span>weekend){_OWN}\b", _span, bare=False),
    Form(rf"{_COUNT} {_UNIT} ago\b", _ago),
    Form(rf"{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b", _iso, relative=False),
    Form(rf"{_MONTH} {_DAY}(?:,? {_YEAR})?", _date, relative=False),
    Form(rf"(?:the )?{_DAY} (?:of )?{_MONTH}(?:,? {_YEAR})?", _date, relative=False),
    Form(rf"(?:(?P<which>last|this) )?{_MONTH}(?:,? (?:of )?{_YEAR})?", _month, False, bare=False),
    Form(
        r"(?P<said>오늘|어제|그제|그저께|(?:이번|지난|저번) ?[주달])(?:에는|에|의|은|는)?(?!\w)",
        _korean,
    ),
    Form(rf"(?:(?P<which>last|this|past) )?{_WEEKDAY}{_OWN}{_PART}\b", _weekday, relative=False),
)
"""The more telling ones first: where two fit at one place the first counts."""
