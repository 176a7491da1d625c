"""What an article is: one news story as one outlet published it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from enum import StrEnum


class Precision(StrEnum):
    """How exactly the moment of publication is known."""

    MINUTE = "minute"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class Published:
    """When an article appeared.

    `at` is always aware. With `Precision.DAY` only `day` was stated and `at` is the
    start of that day in the outlet's zone (UTC when the outlet's zone is unknown); it
    serves for ordering and is never shown as a time.
    """

    at: datetime
    day: date
    precision: Precision

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("a publication time needs a time zone")

    @classmethod
    def on(cls, day: date, zone: tzinfo = UTC) -> "Published":
        """A publication known to the day only."""
        return cls(datetime.combine(day, time(), zone), day, Precision.DAY)

    @classmethod
    def moment(cls, at: datetime) -> "Published":
        """A publication known to the minute; `at` is aware, in the outlet's zone."""
        return cls(at, at.date(), Precision.MINUTE)

    @classmethod
    def parse(cls, text: str) -> "Published":
        """The inverse of `str()`. Raises ValueError."""
        if len(text) == len("2024-02-28"):
            return cls.on(date.fromisoformat(text))
        return cls.moment(datetime.fromisoformat(text))

    def __str__(self) -> str:
        """ISO 8601 as far as it is known: `2024-02-28T10:19+09:00` or `2024-02-28`."""
        if self.precision is Precision.DAY:
            return self.day.isoformat()
        return self.at.isoformat(timespec="minutes")


@dataclass(frozen=True, slots=True)
class Head:
    """Everything of an article but its body. What is unknown is None."""

    id: str
    title: str
    outlet: str | None = None
    byline: str | None = None
    published: Published | None = None
    updated: Published | None = None
    url: str | None = None
    language: str | None = None  # ISO 639-1


@dataclass(frozen=True, slots=True)
class Article:
    """One article. `leftovers` are lines of the source that are neither head nor body."""

    head: Head
    body: str
    leftovers: tuple[str, ...] = ()
