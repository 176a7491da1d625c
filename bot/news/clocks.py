"""Times of day as news pages write them, before or after a day, and the moment they name."""

import re
from datetime import date, datetime, time, tzinfo

from bot.news import zones
from bot.news.article import Published
from bot.news.outlets import Outlet

_HALF = r"(?P<half>[ap]\.?\s?m\b\.?|오전|오후|午前|午後|上午|下午)"
# Short and unknown zones only in capitals: "et" is "and" in French. Pages glue "Updated" to them.
_ZONE = (
    r"(?:\s*\(?(?P<zone>(?:UTC|GMT)?\s?[+\-−]\d{1,2}(?::?[0-5]\d)?(?!\d)"
    rf"|(?:{zones.LONG_NAMES}|(?-i:{zones.SHORT_NAMES}|Eastern|Pacific|[A-Z]{{2,4}}T))"
    r"(?:(?![^\W_])|(?-i:(?=[A-Z][a-z]))))"
    r"(?:\s+(?:standard\s+|daylight\s+)?time)?\)?)?"
)
_CLOCK = (
    r"(?:(?P<cjk>오전|오후|午前|午後|上午|下午)\s*)?"
    r"(?P<hour>[01]?\d|2[0-4])"
    r"(?:\s?(?:[:.h]|[時시点點]\s?)(?P<minute>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?[分분]?(?!\d)"
    r"|(?P<minute_afp>[0-5]\d)(?=\s?(?:GMT|UTC|hrs?\b))|[時시点點]|(?=\s*[ap]\.?\s?m\b))"
    rf"\s*(?:{_HALF}|Uhr|hrs?\b|h\b)?"
)
_AT = r"(?:\s|[,;|•·@(/\-–—T]|\b(?:at|um|à|às|a las|alle|alle ore|ore|om|kl|klo|в)\b\.?)*"
_TIME_AFTER = re.compile(_AT + _CLOCK + _ZONE, re.IGNORECASE)
_REACH = 40  # characters before a day in which its time stands
_TIME_BEFORE = re.compile(
    r"(?<![\d:.])" + _CLOCK + _ZONE + r"(?:\s|[,;|•·/\-–—]|\bon\b)*$", re.IGNORECASE
)


def clock_after(text: str, start: int) -> re.Match[str] | None:
    """The time of day that follows at `start`, behind commas, dashes and words like "at"."""
    return _TIME_AFTER.match(text, start)


def clock_before(text: str, floor: int, end: int) -> re.Match[str] | None:
    """The time of day that ends at `end`, not before `floor`."""
    return _TIME_BEFORE.search(text, max(floor, end - _REACH), end)


def read_moment(
    day: date, clock: re.Match[str], outlet: Outlet | None
) -> tuple[Published, str | None]:
    """The moment that `day` and `clock` name, in the outlet's zone where it has one.

    Where the time is not certain: the day alone, and the reason.
    """
    home: tzinfo | None = outlet.zone if outlet else None
    alone = Published.on(day, home) if home else Published.on(day)
    try:
        naive = datetime.combine(day, time(_hour(clock), _minute(clock)))
    except ValueError:
        return alone, f"time not certain: there is no time {clock[0].strip()!r}"
    zone = home
    if clock["zone"]:
        try:
            zone = zones.stated_zone(clock["zone"], outlet.country if outlet else None, naive)
        except zones.UnknownZoneError as error:
            return alone, f"time not certain: {error}"
    if zone is None:
        return alone, f"time not certain: {naive:%H:%M} is stated without a known time zone"
    if _is_doubled(naive, zone):
        return alone, f"time not certain: clocks were changed at {naive:%H:%M} on that day"
    at = naive.replace(tzinfo=zone)
    return Published.moment(at.astimezone(home) if home else at), None


def _hour(clock: re.Match[str]) -> int:
    hour = int(clock["hour"])
    half = re.sub(r"[.\s]", "", (clock["half"] or clock["cjk"] or "").lower())
    if not half or hour > 12:
        return hour
    if hour == 0:
        raise ValueError("12-hour clocks have no hour 0")
    return hour % 12 + (12 if half in ("pm", "오후", "午後", "下午") else 0)


def _minute(clock: re.Match[str]) -> int:
    return int(clock["minute"] or clock["minute_afp"] or 0)


def _is_doubled(naive: datetime, zone: tzinfo) -> bool:
    """Whether summer time makes `naive` happen twice, or never, in `zone`."""
    first, second = naive.replace(tzinfo=zone), naive.replace(tzinfo=zone, fold=1)
    return first.utcoffset() != second.utcoffset()
