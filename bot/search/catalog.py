"""The catalog: the articles of a snapshot in their order, and the filters over them."""

import itertools
from collections.abc import Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

from bot.news.article import Head, Published
from bot.search.folding import fold
from bot.search.heads import Heads
from bot.search.runs import first_of_each
from bot.search.values import Filters

_REMEMBERED = 2_000  # heads


class Catalog:
    """Articles of several parts, numbered from the newest to the oldest, then by id.

    `parts[n]` is the part of article n and `places[n]` its place in there; `numbers` are for
    each part the numbers of its articles, -1 for those that are gone.
    """

    def __init__(self, tables: Sequence[Heads], alive: Sequence[NDArray[np.bool_]]) -> None:
        self.tables = tables
        order = _merge(tables, alive)
        sizes = [len(table) for table in tables]
        ends = np.cumsum([0, *sizes])
        self.parts = (np.searchsorted(ends, order, "right") - 1).astype(np.int32)
        self.places = (order - ends[self.parts]).astype(np.int32)
        flat = np.full(int(ends[-1]), -1, np.int32)
        flat[order] = np.arange(len(order), dtype=np.int32)
        self.numbers = [flat[start:end] for start, end in itertools.pairwise(ends)]
        self._outlet_numbers: dict[str, int] = {}
        self._outlets = self._gather([self._number_outlets(table) for table in tables], order)
        self._days = self._gather([table.days for table in tables], order)
        self.heads = HeadList(tables, self.parts, self.places)

    def _number_outlets(self, table: Heads) -> NDArray[np.int32]:
        known = self._outlet_numbers
        new = [known.setdefault(name, len(known)) for name in table.names.to_list()]
        return np.array(new, np.int32)[table.outlets]

    @staticmethod
    def _gather(arrays: list[NDArray[np.int32]], order: NDArray[np.int64]) -> NDArray[np.int32]:
        return np.concatenate([np.empty(0, np.int32), *arrays])[order]

    def __len__(self) -> int:
        return len(self.parts)

    def number(self, article_id: str) -> int | None:
        """The number of an article."""
        for table, numbers in zip(self.tables, self.numbers, strict=True):
            place = table.places.get(article_id)
            if place is not None and numbers[place] >= 0:
                return int(numbers[place])
        return None

    def revision(self, number: int) -> int:
        """The number of an article's text in the library."""
        return int(self.tables[self.parts[number]].revisions[self.places[number]])

    def allowed(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Which articles the filters allow, shape (articles,); None when all are."""
        if not filters:
            return None
        allowed = np.ones(len(self), bool)
        if filters.outlets is not None:
            names = [fold(name) for name in filters.outlets if name]
            chosen = [self._outlet_numbers[name] for name in names if name in self._outlet_numbers]
            wanted = np.zeros(len(self._outlet_numbers), bool)
            wanted[chosen] = True
            allowed &= wanted[self._outlets]
        if filters.after is not None:
            allowed &= self._days >= filters.after.toordinal()
        if filters.before is not None:
            allowed &= (self._days <= filters.before.toordinal()) & (self._days > 0)
        if filters.articles is not None:
            only = np.zeros(len(self), bool)
            only[[n for n in map(self.number, filters.articles) if n is not None]] = True
            allowed &= only
        return allowed

    def latest(self, limit: int, filters: Filters, offset: int) -> list[int]:
        """Numbers of the newest articles the filters allow."""
        allowed = self.allowed(filters)
        if allowed is None:
            return list(range(len(self))[offset : offset + limit])
        found: list[int] = np.flatnonzero(allowed)[offset : offset + limit].tolist()
        return found

    def outlets(self) -> list[tuple[str, int, Published | None]]:
        """Outlets, "" among them for articles without one, with their articles and newest."""
        order = np.argsort(self._outlets, kind="stable")
        first = first_of_each(self._outlets[order])
        counts = np.diff(first, append=len(order)).tolist()
        found = []
        for number, count in zip(order[first].tolist(), counts, strict=True):
            newest = self.heads[number]
            found.append((-count, fold(newest.outlet or ""), newest))
        found.sort(key=lambda item: item[:2])
        return [(newest.outlet or "", -count, newest.published) for count, _, newest in found]


class HeadList(Sequence[Head]):
    """The heads of a catalog by their numbers, read when they are asked for."""

    def __init__(
        self, tables: Sequence[Heads], parts: NDArray[np.int32], places: NDArray[np.int32]
    ) -> None:
        self._tables = tables
        self._parts = parts
        self._places = places
        self._known: dict[int, Head] = {}

    def __len__(self) -> int:
        return len(self._parts)

    @overload
    def __getitem__(self, at: int) -> Head: ...
    @overload
    def __getitem__(self, at: slice) -> list[Head]: ...
    def __getitem__(self, at: int | slice) -> Head | list[Head]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        number = int(at) % len(self)
        head = self._known.get(number)
        if head is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            head = self._known[number] = self._read(number)
        return head

    def _read(self, number: int) -> Head:
        return self._tables[int(self._parts[number])].read(int(self._places[number]))


def _merge(tables: Sequence[Heads], alive: Sequence[NDArray[np.bool_]]) -> NDArray[np.int64]:
    """All articles that are alive, counted through the tables, in the order of `in_order`."""
    if not tables:
        return np.empty(0, np.int64)
    moments = np.concatenate([table.moments for table in tables])
    living = np.flatnonzero(np.concatenate(alive))
    moments = ~moments[living]  # descending; unlike negation it cannot overflow
    order = np.argsort(moments, kind="stable")
    if len(tables) == 1:
        return living[order]
    ends = np.cumsum([len(table) for table in tables])
    moments, order = moments[order], living[order]
    part = np.searchsorted(ends, order, "right")
    first = first_of_each(moments)
    group = np.repeat(np.arange(len(first)), np.diff(first, append=len(order)))
    # Within one moment each part has its own in order; parts among each other have not.
    mixed = np.zeros(len(first), bool)
    same = np.flatnonzero((group[1:] == group[:-1]) & (part[1:] != part[:-1]))
    mixed[group[same]] = True
    last = np.append(first[1:], len(order))
    for which in np.flatnonzero(mixed).tolist():
        some = order[first[which] : last[which]].tolist()
        keyed = []
        for flat in some:
            of = int(np.searchsorted(ends, flat, "right"))
            keyed.append((tables[of].ids[flat - (int(ends[of - 1]) if of else 0)], flat))
        order[first[which] : last[which]] = [flat for _, flat in sorted(keyed)]
    return order
