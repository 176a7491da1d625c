"""When an article of a page was published: what it declares against what it shows."""

import re
from collections.abc import Iterable
from datetime import timedelta

from bot.news.article import Precision, Published
from bot.news.dates import Dated, Kind, Stamp, find_dates, settle
from bot.news.html.page import PageArticle
from bot.news.outlets import Outlet

_NEAR = timedelta(days=1)  # the same moment has two dates in different time zones
_OLDEST_YEAR = 1900  # "0001-01-01" is how some programs write that they do not know
# Declared for a day without a time; no outlet publishes on the stroke of midnight by rule.
_MIDNIGHT = re.compile(r"[T\s]+00:00(?::00(?:\.0+)?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?$")


def date_article(article: PageArticle, outlet: Outlet | None) -> Dated:
    """Publication and update. Where declared and shown dates disagree, the date is unknown.

    A declared moment that is also shown is certain, and is given in the zone it is shown in.
    Without it the first declared date holds, provided that the page shows none or one of the
    same day; days that differ by one are the same in different zones.
    """
    stamps = _stamps(map(_without_midnight, article.published), outlet)
    declared = _whens(stamps)
    doubts = [stamp.doubt for stamp in stamps if stamp.doubt]
    updates = _whens(_stamps(map(_without_midnight, article.updated), outlet))
    stamps = _stamps(article.shown, outlet)
    shown = _whens(stamp for stamp in stamps if stamp.kind is not Kind.UPDATED)
    if not declared:
        return settle(stamps)
    published, warnings = _publication(declared, updates, shown)
    if published and published.precision is Precision.DAY and not warnings:
        warnings = tuple(doubts[:1])
    if warnings:
        return Dated(published, None, warnings)
    later = next((when for when in updates if published and when.at > published.at), None)
    return Dated(published, later, warnings)


def _publication(
    declared: list[Published], updates: list[Published], shown: list[Published]
) -> tuple[Published | None, tuple[str, ...]]:
    moments = {when.at for when in declared if when.precision is Precision.MINUTE}
    for when in shown:
        if when.precision is Precision.MINUTE and when.at.replace(second=0) in moments:
            return when, ()
    first = declared[0]
    strange = [when for when in declared if not _is_near(when, first)]
    if strange:
        return None, (f"date not certain: the page declares {first.day} and {strange[0].day}",)
    if shown and not any(_is_near(when, other) for when in shown for other in (first, *updates)):
        days = ", ".join(sorted({str(when.day) for when in shown}))
        return None, (f"date not certain: the page declares {first.day} and shows {days}",)
    exact = [when for when in declared if when.precision is Precision.MINUTE]
    if not exact:
        exact = [when for when in shown if when.precision is Precision.MINUTE]
        if len({when.at for when in exact}) != 1 or not _is_near(exact[0], first):
            return first, ()
    if any(when.at < exact[0].at and when in updates for when in shown):
        return _day_of(first, shown), ("time not certain: the page shows an earlier time",)
    if len(moments) > 1:
        return _day_of(first, shown), ("time not certain: the page declares several",)
    return exact[0], ()


def _day_of(when: Published, shown: list[Published]) -> Published:
    """The day of `when`, as the page shows it where it does."""
    day = next((other.day for other in shown if _is_near(other, when)), when.day)
    return Published.on(day, when.at.tzinfo) if when.at.tzinfo else Published.on(day)


def _is_near(one: Published, other: Published) -> bool:
    return abs(one.day - other.day) <= _NEAR


def _stamps(texts: Iterable[str], outlet: Outlet | None) -> list[Stamp]:
    return [stamp for text in texts for stamp in find_dates(text, outlet)]


def _whens(stamps: Iterable[Stamp]) -> list[Published]:
    return [stamp.when for stamp in stamps if stamp.when and stamp.when.day.year >= _OLDEST_YEAR]


def _without_midnight(text: str) -> str:
    return _MIDNIGHT.sub("", text)
