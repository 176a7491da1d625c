"""The catalog: what a snapshot knows of its articles beside their text."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from bot.news.article import Article, Head, Published
from bot.search.folding import fold
from bot.search.values import Filters

_UNDATED = datetime.min.replace(tzinfo=UTC)


def in_order(articles: Iterable[Article]) -> list[Article]:
    """The order in which a snapshot numbers articles: newest first, then by id, undated last."""
    ordered = sorted(articles, key=lambda article: article.head.id)
    ordered.sort(key=lambda article: _moment(article.head), reverse=True)
    return ordered


def _moment(head: Head) -> datetime:
    return head.published.at if head.published else _UNDATED


class Catalog:
    """Heads by article number, and the filters over them."""

    def __init__(self, heads: Sequence[Head]) -> None:
        self.heads = heads
        self._numbers = {head.id: number for number, head in enumerate(heads)}
        if len(self._numbers) < len(heads):
            raise ValueError("two articles of a snapshot have the same id")
        self._outlet_numbers: dict[str, int] = {}
        self._outlets = np.array([self._outlet(head) for head in heads], np.int32)
        days = (head.published.day.toordinal() if head.published else 0 for head in heads)
        self._days = np.fromiter(days, np.int32, len(heads))

    def _outlet(self, head: Head) -> int:
        name = fold(head.outlet or "")
        return self._outlet_numbers.setdefault(name, len(self._outlet_numbers))

    def number(self, article_id: str) -> int | None:
        """The number of an article."""
        return self._numbers.get(article_id)

    def allowed(self, filters: Filters) -> NDArray[np.bool_] | None:
        """Which articles the filters allow, shape (articles,); None when all are."""
        if not filters:
            return None
        allowed = np.ones(len(self.heads), bool)
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
            numbers = [self._numbers[one] for one in filters.articles if one in self._numbers]
            only = np.zeros(len(self.heads), bool)
            only[numbers] = True
            allowed &= only
        return allowed

    def latest(self, limit: int, filters: Filters, offset: int) -> list[int]:
        """Numbers of the newest articles the filters allow."""
        allowed = self.allowed(filters)
        if allowed is None:
            return list(range(len(self.heads)))[offset : offset + limit]
        found: list[int] = np.flatnonzero(allowed)[offset : offset + limit].tolist()
        return found

    def outlets(self) -> list[tuple[str, int, Published | None]]:
        """Outlets, how many articles each has, and when its newest appeared; most first."""
        counts: Counter[str] = Counter()
        newest: dict[str, Head] = {}
        for head in self.heads:
            if head.outlet:
                name = fold(head.outlet)
                counts[name] += 1
                newest.setdefault(name, head)
        ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        return [(newest[n].outlet or n, count, newest[n].published) for n, count in ranked]
