"""When an article was published, out of a line of text; shared by pasted text and HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, tzinfo
from enum import StrEnum

from bot.news import zones
from bot.news.article import Precision, Published
from bot.news.calendars import WrittenDay, find_days
from bot.news.outlets import Outlet


class Kind(StrEnum):
    """What a line says a date is."""

    PUBLISHED = "published"
    UPDATED = "updated"
    PLAIN = "plain"  # no label


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date, and its time if there is one, as it stands in text[start:end]."""

    start: int
    end: int
    kind: Kind
    when: Published | None
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """What all stamps of an article say together."""

    published: Published | None = None
    updated: Published | None = None
    warnings: tuple[str, ...] = ()


_LABEL = re.compile(
    r"(?P<updated>(?:last\s+)?(?:updated|modified|revised|edited)(?:\s+on)?|update\b"
    r"|mis[e]? à jour|modifié|actualizado|actualización|atualizad[oa]|aktualisiert|stand(?=:)"
    r"|aggiornato|bijgewerkt|uppdaterad|opdateret|oppdatert|обновлено|güncelleme"
    r"|수정|업데이트|최종수정|更新|最終更新)"
    r"|(?P<published>(?:first\s+)?(?:published|posted|issued|created|uploaded|date)(?:\s+on)?\b"
    r"|publié|publicado|publicación|veröffentlicht|erschienen|pubblicato|gepubliceerd|publicerad"
    r"|publiceret|publisert|опубликовано|yayınlanma|입력|등록|게재|승인|公開|掲載|配信|発行|发布|發布)",
    re.IGNORECASE,
)
_LABEL_AFTER = re.compile(rf"[\s(\[|,\-–—:•·]*(?:{_LABEL.pattern})", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY}[\s,]*(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(
    rf"\s*,?\s*[(\[]?(?:{_WEEKDAY}|[月火水木金土日월화수목금토일](?:曜日|요일)?)[)\]]?(?!\w)",
    re.IGNORECASE,
)
_HALF = r"(?P<half{n}>[ap]\.?\s?m\b\.?|오전|오후|午前|午後|上午|下午)"
_ZONE = (
    rf"(?:\s*\(?(?P<zone{{n}}>(?:UTC|GMT)?\s?[+\-−]\d{{{{1,2}}}}(?::?[0-5]\d)?(?!\d)|"
    rf"(?:{zones.NAMES}|[A-Z]{{{{2,4}}}}T)(?![^\W_]))(?:\s+(?:standard\s+|daylight\s+)?time)?\)?)?"
)
_CLOCK = (
    r"(?:(?P<cjk{n}>오전|오후|午前|午後|上午|下午)\s*)?"
    r"(?<![\d:.])(?P<hour{n}>[01]?\d|2[0-4])"
    r"(?:\s?(?:[:.h]|[時시点點]\s?)(?P<minute{n}>[0-5]\d)(?::[0-5]\d(?:[.,]\d+)?)?[分분]?(?!\d)"
    rf"|(?P<minute_afp{{n}}>[0-5]\d)(?=\s?(?:GMT|UTC|hrs?\b))|[時시点點]|(?=\s*[ap]\.?\s?m\b))"
    rf"\s*(?:{_HALF}|Uhr|hrs?\b|h\b)?"
)
_AT = r"(?:\s|[,;|•·@(/\-–—T]|\b(?:at|um|à|às|a las|alle|alle ore|ore|om|kl|klo|в)\b\.?)*"
_TIME_AFTER = re.compile(_AT + (_CLOCK + _ZONE).format(n=""), re.IGNORECASE)
_TIME_BEFORE = re.compile(
    (_CLOCK + _ZONE).format(n="") + r"(?:\s|[,;|•·/\-–—]|\bon\b)*$", re.IGNORECASE
)


def find_dates(text: str, outlet: Outlet | None = None) -> list[Stamp]:
    """Every date in `text`, in order, with its label before or after it."""
    stamps: list[Stamp] = []
    end = 0
    for day in find_days(text, outlet.country if outlet else None):
        if day.start < end:
            continue
        stamp = _stamp(text, end, day, outlet)
        stamps.append(stamp)
        end = stamp.end
    return _label(text, stamps)


def find_date(text: str, outlet: Outlet | None = None) -> Dated:
    """What `text` alone (a date line, a `datetime` attribute) says of publication and update."""
    return settle(find_dates(text, outlet))


def _stamp(text: str, floor: int, day: WrittenDay, outlet: Outlet | None) -> Stamp:
    start, end = day.start, day.end
    weekday = None
    if before := _WEEKDAY_BEFORE.search(text, floor, start):
        start, weekday = before.start(), before["weekday"]
    elif after := _WEEKDAY_AFTER.match(text, end):
        end, weekday = after.end(), after["weekday"]
    clock = _TIME_AFTER.match(text, end)
    if clock:
        end = clock.end()
    elif clock := _TIME_BEFORE.search(text, max(floor, start - 40), start):
        start = clock.start()
    if day.day is None:
        return Stamp(start, end, Kind.PLAIN, None, day.doubt)
    if weekday and _WEEKDAYS[day.day.weekday()] != weekday[:3].lower():
        return Stamp(
            start, end, Kind.PLAIN, None, f"date not certain: {day.day} is no {weekday.title()}"
        )
    if clock is None:
        zone = outlet.zone if outlet else None
        when = Published.on(day.day, zone) if zone else Published.on(day.day)
        return Stamp(start, end, Kind.PLAIN, when)
    when, doubt = _moment(datetime.combine(day.day, time()), clock, outlet)
    return Stamp(start, end, Kind.PLAIN, when, doubt)


def _moment(
    midnight: datetime, clock: re.Match[str], outlet: Outlet | None
) -> tuple[Published, str | None]:
    """The moment that day and clock name, or the day alone and the reason."""
    home: tzinfo | None = outlet.zone if outlet else None
    day = Published.on(midnight.date(), home) if home else Published.on(midnight.date())
    try:
        naive = midnight.replace(hour=_hour(clock), minute=_minute(clock))
    except ValueError:
        return day, f"time not certain: there is no time {clock[0].strip()!r}"
    zone = home
    if clock["zone"]:
        try:
            zone = zones.stated_zone(clock["zone"], outlet.country if outlet else None, naive)
        except zones.UnknownZoneError as error:
            return day, f"time not certain: {error}"
    if zone is None:
        return day, f"time not certain: {naive:%H:%M} is stated without a known time zone"
    if _is_doubled(naive, zone):
        return day, f"time not certain: clocks were changed at {naive:%H:%M} on that day"
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


def _label(text: str, stamps: list[Stamp]) -> list[Stamp]:
    """`stamps` with the kind that the labels of the line give them.

    Labels stand before their dates, or, in a line that begins with a date and ends with a
    label, after them.
    """
    if not stamps:
        return stamps
    borders = [0, *(stamp.end for stamp in stamps)]
    behind = [stamp.start for stamp in stamps[1:]] + [len(text)]
    follow = not _LABEL.search(text, 0, stamps[0].start) and _LABEL_AFTER.match(text, borders[-1])
    labelled = []
    for stamp, floor, ceiling in zip(stamps, borders, behind, strict=False):
        place = (stamp.end, ceiling) if follow else (floor, stamp.start)
        found = list(_LABEL.finditer(text, *place))
        label = found[0 if follow else -1] if found else None
        kind = stamp.kind
        if label is not None:
            kind = Kind.UPDATED if label["updated"] else Kind.PUBLISHED
        labelled.append(replace(stamp, kind=kind))
    return labelled


def without_dates(text: str, stamps: Iterable[Stamp]) -> str:
    """`text` without `stamps` and the labels of dates."""
    for stamp in sorted(stamps, key=lambda stamp: -stamp.start):
        text = f"{text[: stamp.start]} | {text[stamp.end :]}"
    return " ".join(_LABEL.sub(" ", text).split())


def settle(stamps: Iterable[Stamp]) -> Dated:
    """One publication and one update out of several stamps; what they dispute is unknown."""
    stamps = list(stamps)
    labelled = [stamp for stamp in stamps if stamp.kind is Kind.PUBLISHED]
    published, doubts = _agree(labelled or [s for s in stamps if s.kind is Kind.PLAIN])
    updated, more = _agree([stamp for stamp in stamps if stamp.kind is Kind.UPDATED])
    warnings = [*doubts, *(f"update: {doubt}" for doubt in more)]
    if published and updated and updated.day < published.day:
        warnings.append(f"date not certain: updated {updated} but published {published}")
        return Dated(None, None, tuple(warnings))
    if published is None and updated and not doubts:
        warnings.append("date not certain: only the time of an update is stated")
    return Dated(published, updated, tuple(warnings))


def _agree(stamps: list[Stamp]) -> tuple[Published | None, list[str]]:
    doubts = list(dict.fromkeys(stamp.doubt for stamp in stamps if stamp.doubt))
    known = [stamp.when for stamp in stamps if stamp.when]
    days = sorted({when.day for when in known})
    if len(days) > 1:
        listed = ", ".join(map(str, days))
        return None, [*doubts, f"date not certain: the page states {listed}"]
    if not known:
        return None, doubts
    exact = [when for when in known if when.precision is Precision.MINUTE]
    if len({when.at for when in exact}) > 1:
        zone = exact[0].at.tzinfo or UTC
        return Published.on(days[0], zone), [*doubts, "time not certain: the page states several"]
    return (exact or known)[0], doubts
