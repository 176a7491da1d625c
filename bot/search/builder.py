"""From articles to a segment."""

from array import array

import numpy as np

from bot.news.article import Article, Head
from bot.search.analysis import Analysis, Texts
from bot.search.copies import build_sketches
from bot.search.heads import Heads
from bot.search.merge import merge
from bot.search.near import WordCounts
from bot.search.passages import split_passages
from bot.search.postings import build_postings
from bot.search.runs import count_up
from bot.search.segment import Segment
from bot.search.titles import TitleWords
from bot.search.values import Span

RUN = 50_000
"""Passages that are made a segment before more are read: what the memory holds as numbers
of words at any time."""


class Builder:
    """Collects articles, in their order, and makes them a segment.

    A text costs one regular expression and one dictionary look-up a word; each distinct
    word is analysed once.
    """

    def __init__(self, analysis: Analysis | None = None, *, run: int = RUN) -> None:
        """`analysis` knows the words of earlier articles, and learns those of these."""
        self._run = run
        self._analysis = analysis or Analysis()
        self._done: list[Segment] = []
        self._start()

    def _start(self) -> None:
        self._heads: list[Head] = []
        self._revisions: list[int] = []
        self._titles = Texts()
        self._bodies = Texts()
        self._spans = array("i")
        self._first = [0]

    def add(self, article: Article, revision: int = 0) -> None:
        """Add one article, `revision` being the number of its text in the library.

        A body without a visible character is one empty passage.
        """
        raw, body = self._analysis.raw, article.body
        self._heads.append(article.head)
        self._revisions.append(revision)
        self._titles.add(article.head.title, raw)
        for start, end in split_passages(body) or [Span(0, len(body))]:
            self._bodies.add(body[start:end], raw)
            self._spans.extend((start, end))
        self._first.append(len(self._spans) // 2)
        if self._first[-1] >= self._run:
            self._done.append(self._close())

    def finish(self) -> Segment:
        """The segment of all that was added. Raises ValueError when two have the same id."""
        if self._heads or not self._done:
            self._done.append(self._close())
        done, self._done = self._done, []
        return done[0] if len(done) == 1 else merge(done)

    def _close(self) -> Segment:
        """The segment of what was added since the last."""
        analysis = self._analysis
        titles, bodies = analysis.read(self._titles), analysis.read(self._bodies)
        first = np.array(self._first, np.int64)
        size = int(first[-1])
        counts = np.diff(first)
        # A headline counts into each passage of its article.
        copies = counts[titles.texts]
        places = np.repeat(first[titles.texts], copies) + count_up(copies)
        numbers = np.concatenate([np.repeat(titles.terms, copies), bodies.terms])
        terms, numbers = analysis.terms.choose(numbers)
        passages = np.concatenate([places.astype(np.int32), bodies.texts])
        owners = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        words, found = analysis.words.choose(np.concatenate([titles.words, bodies.words]))
        spans = np.array(self._spans, np.int32).reshape(-1, 2)
        segment = Segment(
            heads=Heads.of(self._heads, self._revisions),
            terms=terms,
            postings=build_postings(numbers, passages, size, len(terms)),
            words=WordCounts(words, np.bincount(found, minlength=len(words))),
            titles=TitleWords.of(*analysis.words.choose(titles.words), titles.texts),
            first=first,
            starts=spans[:, 0].copy(),
            ends=spans[:, 1].copy(),
            sketches=build_sketches(
                np.array(analysis.terms.hashes, np.uint64)[bodies.terms],
                owners[bodies.texts],
                len(counts),
            ),
        )
        self._start()
        return segment
