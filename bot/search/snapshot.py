"""A snapshot: an immutable view of the library that questions are asked of."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from bot.news.article import Article, Head, Published
from bot.search.copies import find_copies
from bot.search.index import Index
from bot.search.near import NearWords
from bot.search.passages import split_passages
from bot.search.postings import build_postings
from bot.search.tokens import fold, terms, words
from bot.search.values import EVERYTHING, Filters, Hit, Span

_UNDATED = datetime.min.replace(tzinfo=UTC)


class Snapshot:
    """Articles, their passages and the index over them. Articles are numbered from the
    newest to the oldest, then by id, the undated last; passages in the same order.
    """

    def __init__(self, articles: Sequence[Article], version: int) -> None:
        ordered = sorted(articles, key=lambda article: article.head.id)
        ordered.sort(key=lambda article: _moment(article.head), reverse=True)
        self.version = version
        self.heads: Sequence[Head] = tuple(article.head for article in ordered)
        self._bodies = tuple(article.body for article in ordered)
        self._numbers = {head.id: number for number, head in enumerate(self.heads)}
        spans = [split_passages(body) or [Span(0, len(body))] for body in self._bodies]
        self._spans = [span for some in spans for span in some]
        counts = np.array([len(some) for some in spans], np.int64)
        self._first = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
        self._article = np.repeat(np.arange(len(spans), dtype=np.int32), counts)
        self._index = Index(build_postings(self._passage_terms()))
        self._copies = find_copies(self._bodies)
        self._near = NearWords(
            Counter(token.term for text in self._texts() for token in words(text))
        )
        self._titles = [fold(head.title) for head in self.heads]
        self._outlets = np.array([fold(head.outlet or "") for head in self.heads], dtype=object)
        self._days = np.array(
            [head.published.day.toordinal() if head.published else 0 for head in self.heads],
            np.int32,
        )

    @classmethod
    def build(cls, articles: Iterable[Article], version: int = 1) -> "Snapshot":
        """A snapshot with everything in memory. The ids of the articles are distinct."""
        return cls(list(articles), version)

    def _texts(self) -> Iterable[str]:
        for head, body in zip(self.heads, self._bodies, strict=True):
            yield head.title
            yield body

    def _passage_terms(self) -> Iterable[list[str]]:
        for number, (head, body) in enumerate(zip(self.heads, self._bodies, strict=True)):
            title = terms(head.title)
            for start, end in self.passages_of(number):
                yield title + terms(body[start:end])

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.heads)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self._spans)

    def number(self, article_id: str) -> int | None:
        """The number of an article in this snapshot."""
        return self._numbers.get(article_id)

    def body(self, article: int) -> str:
        """The body of an article, as stored."""
        return self._bodies[article]

    def bodies(self, articles: Iterable[int]) -> list[str]:
        """The bodies of several articles at once."""
        return [self._bodies[article] for article in articles]

    def passages_of(self, article: int) -> list[Span]:
        """The passages of an article: spans of its body, in order."""
        return self._spans[self._first[article] : self._first[article + 1]]

    def search(
        self,
        terms: Sequence[str],
        k: int,
        filters: Filters = EVERYTHING,
        weights: Sequence[float] | None = None,
    ) -> list[Hit]:
        """The `k` passages with the highest BM25 score above 0 among those the filters allow.

        `terms` are index terms. `weights` multiply the terms' contributions; without them
        the scores are rank_bm25's own. Equal scores: the newer article, then its id, then
        the earlier passage.
        """
        scores = self._index.get_scores(terms, weights)
        if filters:
            scores = np.where(self._allowed(filters)[self._article], scores, 0.0)
        found = np.flatnonzero(scores > 0)
        best = found[np.argsort(-scores[found], kind="stable")[:k]]
        return [Hit(int(p), int(self._article[p]), *self._spans[p], float(scores[p])) for p in best]

    def df(self, term: str) -> int:
        """In how many passages a term stands."""
        return self._index.postings.df(term)

    def idf(self, term: str) -> float:
        """rank_bm25's weight of a term; 0 when it stands nowhere."""
        return self._index.idf(term)

    def has_word(self, word: str) -> bool:
        """Whether a folded word stands in any title or body."""
        return self._near.has(word)

    def near_words(self, word: str, limit: int = 3) -> list[str]:
        """Words of the articles that `word` may be a typing error of, nearest first."""
        return self._near.near(word, limit)

    def latest(self, limit: int, filters: Filters = EVERYTHING, offset: int = 0) -> list[int]:
        """Numbers of the newest articles the filters allow, the undated last."""
        allowed = np.flatnonzero(self._allowed(filters))
        return [int(number) for number in allowed[offset : offset + limit]]

    def find_titles(self, text: str, limit: int) -> list[int]:
        """Numbers of the articles whose titles are most like `text`, best first."""
        found = process.extract(
            fold(text), self._titles, scorer=fuzz.WRatio, limit=limit, score_cutoff=50
        )
        return [number for _, _, number in found]

    def outlets(self) -> list[tuple[str, int, Published | None]]:
        """Outlets with the number of their articles and the newest one's time; most first."""
        named = [head.outlet for head in self.heads if head.outlet]
        newest: dict[str, Published | None] = {}
        for head in self.heads:
            if head.outlet:
                newest.setdefault(head.outlet, head.published)
        return [(name, count, newest[name]) for name, count in Counter(named).most_common()]

    def copies(self, article: int) -> tuple[int, ...]:
        """Other articles that carry the same text or most of it, newest first."""
        return self._copies.get(article, ())

    def _allowed(self, filters: Filters) -> NDArray[np.bool_]:
        """Which articles the filters allow, shape (articles,)."""
        allowed = np.ones(len(self), bool)
        if filters.outlets is not None:
            allowed &= np.isin(self._outlets, [fold(name) for name in filters.outlets])
        if filters.after is not None:
            allowed &= self._days >= filters.after.toordinal()
        if filters.before is not None:
            allowed &= (self._days <= filters.before.toordinal()) & (self._days > 0)
        if filters.articles is not None:
            chosen = [self._numbers[one] for one in filters.articles if one in self._numbers]
            only = np.zeros(len(self), bool)
            only[chosen] = True
            allowed &= only
        return allowed


def _moment(head: Head) -> datetime:
    return head.published.at if head.published else _UNDATED
