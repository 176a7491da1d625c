"""When an article was published, out of a line of text; shared by pasted text and HTML."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC
from enum import StrEnum

from bot.news.article import Precision, Published
from bot.news.calendars import WrittenDay, find_days
from bot.news.clocks import clock_after, clock_before, read_moment
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
_AGO = r"\s*:?\s*(?:\d|an?\b|one\b|just\b)"  # "Updated 5 hours ago" tells of another moment
_LABEL_AFTER = re.compile(rf"[\s(\[|,\-–—:•·]*(?:{_LABEL.pattern})(?!{_AGO})", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = r"(?P<weekday>(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b\.?"
_WEEKDAY_BEFORE = re.compile(rf"\b{_WEEKDAY}[\s,]*(?:the\s+)?$", re.IGNORECASE)
_WEEKDAY_AFTER = re.compile(
    rf"(?:\s*,)?\s*[(\[]?(?:{_WEEKDAY}|[月火水木金土日월화수목금토일](?:曜日|요일)?)[)\]]?(?!\w)",
    re.IGNORECASE,
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
    clock = clock_after(text, end)
    if clock:
        end = clock.end()
    elif clock := clock_before(text, floor, start):
        start = clock.start()
        if weekday is None and (before := _WEEKDAY_BEFORE.search(text, floor, start)):
            start, weekday = before.start(), before["weekday"]
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
    when, doubt = read_moment(day.day, clock, outlet)
    return Stamp(start, end, Kind.PLAIN, when, doubt)


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
