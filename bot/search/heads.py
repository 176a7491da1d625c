"""Heads of articles as arrays: read one by one, filtered and ordered without being read."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.news.article import Article, Head, Precision, Published
from bot.search.folding import fold
from bot.search.strings import Strings, join_strings

UNDATED = int(np.iinfo(np.int64).min)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


def in_order(articles: Iterable[Article]) -> list[Article]:
    """The order in which a snapshot numbers articles: newest first, then by id, undated last."""
    return sorted(articles, key=lambda one: (-moment_of(one.head.published), one.head.id))


def moment_of(published: Published | None) -> int:
    """Microseconds since 1970; UNDATED when unknown."""
    return (published.at - _EPOCH) // _MICROSECOND if published else UNDATED


@dataclass(frozen=True)
class Heads:
    """Heads in the order of `in_order`, and what filters ask of them.

    `outlets` are numbers of `names`, the folded names of outlets ("" for none); `days` are
    ordinals, 0 without a date; `revisions` number the articles' texts in the library.
    """

    ids: Strings
    written: Strings
    moments: NDArray[np.int64]
    days: NDArray[np.int32]
    outlets: NDArray[np.int32]
    names: Strings
    revisions: NDArray[np.int64]

    @classmethod
    def of(cls, heads: Sequence[Head], revisions: Sequence[int]) -> "Heads":
        """Raises ValueError when two have the same id."""
        if len({head.id for head in heads}) < len(heads):
            raise ValueError("two articles of a snapshot have the same id")
        names: dict[str, int] = {}
        outlets = [names.setdefault(fold(head.outlet or ""), len(names)) for head in heads]
        days = [head.published.day.toordinal() if head.published else 0 for head in heads]
        return cls(
            Strings.of(head.id for head in heads),
            Strings.of(map(_write, heads)),
            np.array([moment_of(head.published) for head in heads], np.int64),
            np.array(days, np.int32),
            np.array(outlets, np.int32),
            Strings.of(names),
            np.array(revisions, np.int64),
        )

    def check(self) -> None:
        """Raises ValueError unless all arrays are of the same articles."""
        arrays = (self.written, self.moments, self.days, self.outlets, self.revisions)
        if any(len(array) != len(self.ids) for array in arrays):
            raise ValueError("heads have parts of different lengths")
        if len(self.outlets) and not 0 <= self.outlets.min() <= self.outlets.max() < len(
            self.names
        ):
            raise ValueError("an article is of no outlet")

    def __len__(self) -> int:
        return len(self.ids)

    def read(self, place: int) -> Head:
        """The head at a place."""
        return _read(self.ids[place], self.written[place])

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each id."""
        return {one: place for place, one in enumerate(self.ids.to_list())}


def join_heads(parts: Sequence[Heads], order: NDArray[np.int64]) -> Heads:
    """The heads of all parts, those of `order`, which counts through the parts."""
    names: dict[str, int] = {}
    outlets = []
    for part in parts:
        new = [names.setdefault(name, len(names)) for name in part.names.to_list()]
        outlets.append(np.array(new, np.int32)[part.outlets])

    def ordered(arrays: Iterable[NDArray[Any]]) -> NDArray[Any]:
        return np.concatenate(list(arrays))[order]

    return Heads(
        join_strings([part.ids for part in parts]).take(order),
        join_strings([part.written for part in parts]).take(order),
        ordered(part.moments for part in parts),
        ordered(part.days for part in parts),
        ordered(outlets),
        Strings.of(names),
        ordered(part.revisions for part in parts),
    )


def _write(head: Head) -> str:
    dates = (_write_date(head.published), _write_date(head.updated))
    fields = (head.title, head.outlet, head.byline, *dates, head.url, head.language)
    return json.dumps(fields, separators=(",", ":"))


def _write_date(published: Published | None) -> tuple[str, int, str] | None:
    if published is None:
        return None
    return published.at.isoformat(), published.day.toordinal(), published.precision


def _read(article_id: str, written: str) -> Head:
    title, outlet, byline, published, updated, url, language = json.loads(written)
    return Head(
        article_id,
        title,
        outlet,
        byline,
        _read_date(published),
        _read_date(updated),
        url,
        language,
    )


def _read_date(written: tuple[str, int, str] | None) -> Published | None:
    if written is None:
        return None
    at, day, precision = written
    return Published(datetime.fromisoformat(at), date.fromordinal(day), Precision(precision))
