"""A snapshot: an immutable view of the library that questions are asked of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from bot.news.article import Article, Head, Published
from bot.search.builder import Builder
from bot.search.catalog import Catalog
from bot.search.copies import sharing
from bot.search.finding import Among
from bot.search.heads import in_order
from bot.search.index import Index
from bot.search.near import NearWords
from bot.search.part import Terms
from bot.search.segment import Segment
from bot.search.titles import Titles
from bot.search.values import EVERYTHING, Filters, Hit, Span

Bodies = Callable[[Sequence[int]], list[str]]
"""Numbers of texts in the library (`revisions`) in; the bodies out."""

_REMEMBERED = 64  # filters


@dataclass(frozen=True, slots=True)
class Gone:
    """What the articles that are no longer alive take out of the statistics: in how many of
    their passages each term stands, and how often each folded word occurs in them."""

    terms: Mapping[str, int] = field(default_factory=dict)
    words: Mapping[str, int] = field(default_factory=dict)


class Snapshot:
    """Articles, their passages and the index over them.

    Articles are numbered from the newest to the oldest, then by id, the undated last;
    passages in the order of their articles.
    """

    def __init__(
        self,
        segments: Sequence[Segment],
        bodies: Bodies,
        version: int,
        alive: Sequence[NDArray[np.bool_]] | None = None,
        gone: Gone | None = None,
    ) -> None:
        """`alive` says for each segment which of its articles are, and `gone` what the others
        take with them."""
        gone = gone or Gone()
        self.version = version
        self._bodies = bodies
        self._segments = segments
        living = alive or [np.ones(len(segment), bool) for segment in segments]
        self._catalog = Catalog([segment.heads for segment in segments], living)
        heads: Sequence[Head] = self._catalog.heads
        self.heads = heads
        self._alive = [_spread(s, one) for s, one in zip(segments, living, strict=True)]
        self._index = Index(
            [
                Terms(segment.terms, segment.postings, mask)
                for segment, mask in zip(segments, self._alive, strict=True)
            ],
            gone.terms,
        )
        self._words = NearWords([segment.words for segment in segments], gone.words)
        self._titles = Titles(
            [segment.titles for segment in segments],
            [segment.title_counts for segment in segments],
            self._catalog.numbers,
            lambda number: heads[number].title,
            len(self._catalog),
        )
        self._first = self._count_passages()
        self._among: dict[Filters, Sequence[Among | None]] = {}

    @classmethod
    def build(cls, articles: Iterable[Article], version: int = 1) -> "Snapshot":
        """A snapshot with everything in memory.

        Raises ValueError when two articles have the same id.
        """
        ordered = in_order(articles)
        builder = Builder()
        for number, article in enumerate(ordered):
            builder.add(article, number)
        texts = [article.body for article in ordered]
        return cls([builder.finish()], lambda some: [texts[n] for n in some], version)

    def _count_passages(self) -> NDArray[np.int64]:
        """The number of the first passage of each article, and of the last one's end."""
        first = np.zeros(len(self._catalog) + 1, np.int64)
        for segment, numbers in zip(self._segments, self._catalog.numbers, strict=True):
            kept = numbers >= 0
            first[1:][numbers[kept]] = np.diff(segment.first)[kept]
        return np.cumsum(first)

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._catalog)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return int(self._first[-1])

    def number(self, article_id: str) -> int | None:
        """The number of an article in this snapshot; None when it has none."""
        return self._catalog.number(article_id)

    def body(self, article: int) -> str:
        """The body of an article, as stored."""
        return self.bodies([article])[0]

    def bodies(self, articles: Iterable[int]) -> list[str]:
        """The bodies of several articles at once."""
        return self._bodies([self._catalog.revision(article) for article in articles])

    def passages_of(self, article: int) -> list[Span]:
        """The passages of an article: spans of its body, in order."""
        segment = self._segments[self._catalog.parts[article]]
        place = int(self._catalog.places[article])
        return [segment.span(p) for p in range(segment.first[place], segment.first[place + 1])]

    def search(
        self,
        terms: Sequence[str],
        k: int,
        filters: Filters = EVERYTHING,
        weights: Sequence[float] | None = None,
    ) -> list[Hit]:
        """The `k` passages with the highest BM25 score above 0 among those the filters allow.

        `terms` are index terms; one given twice counts twice. `weights`, each 0 or a millionth
        and more, multiply the terms' contributions; without them the scores are rank_bm25's
        own. Among equal scores: the newer article, then its id, then the earlier passage.
        """
        found = self._index.find(terms, k, weights, self._passages_among(filters))
        hits = [
            self._hit(part, passage, score)
            for part, passage, score in zip(*(one.tolist() for one in found), strict=True)
        ]
        hits.sort(key=lambda hit: (-hit.score, hit.passage))
        return hits[: max(k, 0)]

    def _hit(self, part: int, passage: int, score: float) -> Hit:
        segment = self._segments[part]
        place = segment.owner(passage)
        article = int(self._catalog.numbers[part][place])
        number = int(self._first[article]) + passage - int(segment.first[place])
        return Hit(number, article, *segment.span(passage), score)

    def _passages_among(self, filters: Filters) -> Sequence[Among | None] | None:
        """For each segment the passages that filters allow; None when all do that are alive."""
        if not filters:
            return None
        known = self._among.get(filters)
        if known is None:
            if len(self._among) >= _REMEMBERED:
                self._among.clear()
            allowed = self._catalog.allowed(filters)
            known = self._among[filters] = [
                _choose(segment, allowed, numbers)
                for segment, numbers in zip(self._segments, self._catalog.numbers, strict=True)
            ]
        return known

    def df(self, term: str) -> int:
        """In how many passages a term stands."""
        return self._index.df(term)

    def idf(self, term: str) -> float:
        """rank_bm25's weight of a term; 0 when it stands nowhere."""
        return self._index.idf(term)

    def has_word(self, word: str) -> bool:
        """Whether a folded word stands in any title or body."""
        return self._words.has(word)

    def near_words(self, word: str, limit: int = 3) -> list[str]:
        """Words of the articles that a folded word may be a typing error of, nearest first."""
        return self._words.near(word, limit)

    def latest(self, limit: int, filters: Filters = EVERYTHING, offset: int = 0) -> list[int]:
        """Numbers of the newest articles the filters allow, the undated last."""
        return self._catalog.latest(limit, filters, offset)

    def find_titles(self, text: str, limit: int) -> list[int]:
        """Numbers of the articles whose titles are most like `text`, best first."""
        return self._titles.find(text, limit)

    def outlets(self, *, unnamed: bool = False) -> list[tuple[str, int, Published | None]]:
        """Outlets, how many articles each has, and when its newest appeared; most first.

        With `unnamed` the articles without an outlet are one too, named "".
        """
        found = self._catalog.outlets()
        return found if unnamed else [one for one in found if one[0]]

    def copies(self, article: int) -> tuple[int, ...]:
        """Other articles that carry the same text or most of it, newest first."""
        own = self._segments[self._catalog.parts[article]].sketches
        sketch = own.of(int(self._catalog.places[article]))
        found = sharing([segment.sketches for segment in self._segments], sketch)
        others = [
            number
            for places, numbers in zip(found, self._catalog.numbers, strict=True)
            for number in numbers[places].tolist()
        ]
        return tuple(number for number in sorted(others) if number >= 0 and number != article)


def _spread(segment: Segment, alive: NDArray[np.bool_]) -> NDArray[np.bool_] | None:
    """Which passages are alive; None when all are."""
    return None if alive.all() else np.repeat(alive, np.diff(segment.first))


def _choose(
    segment: Segment, allowed: NDArray[np.bool_] | None, numbers: NDArray[np.int32]
) -> Among | None:
    """The passages of the articles allowed: a range where these stand side by side."""
    chosen = numbers >= 0
    if allowed is not None:
        chosen[chosen] = allowed[numbers[chosen]]
    places = np.flatnonzero(chosen)
    if not len(places):
        return None
    low, high = int(places[0]), int(places[-1]) + 1
    span = int(segment.first[low]), int(segment.first[high])
    if len(places) == high - low:
        return Among(*span)
    return Among(*span, np.repeat(chosen, np.diff(segment.first)))
