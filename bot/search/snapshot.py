"""A snapshot: an immutable view of the library that questions are asked of."""

from collections.abc import Iterable, Sequence

from bot.news.article import Article, Head, Published
from bot.search.catalog import Catalog, in_order
from bot.search.index import Index
from bot.search.near import NearWords
from bot.search.segment import Builder
from bot.search.titles import Titles
from bot.search.values import EVERYTHING, Filters, Hit, Span


class Snapshot:
    """Articles, their passages and the index over them.

    Articles are numbered from the newest to the oldest, then by id, the undated last;
    passages in the order of their articles.
    """

    def __init__(self, articles: Sequence[Article], version: int) -> None:
        """`articles` in the order of `bot.search.catalog.in_order`."""
        self.version = version
        self.heads: Sequence[Head] = tuple(article.head for article in articles)
        self._catalog = Catalog(self.heads)
        self._titles = Titles([head.title for head in self.heads])
        self._bodies = tuple(article.body for article in articles)
        builder = Builder()
        for article in articles:
            builder.add(article.head.title, article.body)
        self._segment = builder.finish()
        self._index = Index(self._segment.terms, self._segment.postings)
        self._words = NearWords(self._segment.words)

    @classmethod
    def build(cls, articles: Iterable[Article], version: int = 1) -> "Snapshot":
        """A snapshot with everything in memory.

        Raises ValueError when two articles have the same id.
        """
        return cls(in_order(articles), version)

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self.heads)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self._segment.owners)

    def number(self, article_id: str) -> int | None:
        """The number of an article in this snapshot; None when it has none."""
        return self._catalog.number(article_id)

    def body(self, article: int) -> str:
        """The body of an article, as stored."""
        return self._bodies[article]

    def bodies(self, articles: Iterable[int]) -> list[str]:
        """The bodies of several articles at once."""
        return [self._bodies[article] for article in articles]

    def passages_of(self, article: int) -> list[Span]:
        """The passages of an article: spans of its body, in order."""
        first = self._segment.first
        return [self._segment.span(p) for p in range(first[article], first[article + 1])]

    def search(
        self,
        terms: Sequence[str],
        k: int,
        filters: Filters = EVERYTHING,
        weights: Sequence[float] | None = None,
    ) -> list[Hit]:
        """The `k` passages with the highest BM25 score above 0 among those the filters allow.

        `terms` are index terms; one given twice counts twice. `weights` multiply the terms'
        contributions; without them the scores are rank_bm25's own. Among equal scores: the
        newer article, then its id, then the earlier passage.
        """
        owners = self._segment.owners
        found = self._index.top(terms, k, weights, self._catalog.allowed(filters), owners)
        return [
            Hit(passage, int(owners[passage]), start, end, score)
            for passage, score in found
            for start, end in (self._segment.span(passage),)
        ]

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

    def outlets(self) -> list[tuple[str, int, Published | None]]:
        """Outlets, how many articles each has, and when its newest appeared; most first."""
        return self._catalog.outlets()

    def copies(self, article: int) -> tuple[int, ...]:
        """Other articles that carry the same text or most of it, newest first."""
        sketches = self._segment.sketches
        found = sketches.sharing(sketches.of(article))
        return tuple(other for other in found if other != article)
