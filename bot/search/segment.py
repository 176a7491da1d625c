"""A segment: a run of articles made searchable at once, and never changed."""

import zlib
from array import array
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.search.copies import Sketches, build_sketches
from bot.search.passages import split_passages
from bot.search.postings import Postings, build_postings
from bot.search.tokens import find_raw, read_raw
from bot.search.values import Span


@dataclass(frozen=True, slots=True)
class Segment:
    """Articles as search needs them; heads and bodies are kept elsewhere.

    Article a has the passages `first[a]` to `first[a + 1]`; `owners`, `starts` and `ends` say
    for each passage its article and its span of the body.
    """

    terms: dict[str, int]
    words: dict[str, int]  # folded words and how often each occurs
    postings: Postings
    first: NDArray[np.int64]
    owners: NDArray[np.int32]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    sketches: Sketches

    def span(self, passage: int) -> Span:
        """The span of a passage in its article's body."""
        return Span(int(self.starts[passage]), int(self.ends[passage]))


class _Numbers(dict[str, int]):
    """Numbers strings in the order they are first asked for."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


class Builder:
    """Collects articles, in their order, and makes them a segment.

    A text costs one regular expression and one dictionary look-up a word; each distinct
    word is analysed once, at the end.
    """

    def __init__(self) -> None:
        self._raw = _Numbers()
        self._titles = _Texts()
        self._bodies = _Texts()
        self._spans: list[Span] = []
        self._first = [0]

    def add(self, title: str, body: str) -> None:
        """Add one article. A body without a visible character is one empty passage."""
        self._titles.add(title, self._raw)
        spans = split_passages(body) or [Span(0, len(body))]
        for start, end in spans:
            self._bodies.add(body[start:end], self._raw)
        self._spans += spans
        self._first.append(len(self._spans))

    def finish(self) -> Segment:
        """The segment of all that was added."""
        raw = _RawWords(self._raw)
        first = np.array(self._first, np.int64)
        counts = np.diff(first)
        size = len(self._spans)
        titled, title_of = self._titles.terms(raw)
        # A headline counts into each passage of its article.
        copies = counts[title_of]
        titles = np.repeat(titled, copies)
        places = np.repeat(first[title_of], copies) + _count_up(copies)
        numbers, passages = self._bodies.terms(raw)
        owners = np.repeat(np.arange(len(counts), dtype=np.int32), counts)
        spans = np.array(self._spans, np.int32).reshape(-1, 2)
        return Segment(
            raw.terms,
            raw.count_words([self._titles.raw, self._bodies.raw]),
            build_postings(
                np.concatenate([titles, numbers]),
                np.concatenate([places, passages]).astype(np.int32),
                size,
                len(raw.terms),
            ),
            first,
            owners,
            spans[:, 0].copy(),
            spans[:, 1].copy(),
            build_sketches(raw.hashes()[numbers], owners[passages], len(counts)),
        )


class _Texts:
    """Texts as the numbers of their raw words."""

    def __init__(self) -> None:
        self.raw = array("i")
        self._lengths = array("i")

    def add(self, text: str, numbers: _Numbers) -> None:
        found = find_raw(text)
        self.raw.extend(map(numbers.__getitem__, found))
        self._lengths.append(len(found))

    def terms(self, raw: "_RawWords") -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """The term of every occurrence, and the number of the text it stands in."""
        lengths = np.asarray(self._lengths)
        texts = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        found = np.asarray(self.raw)
        counts = raw.counts[found]
        places = np.repeat(raw.first[found], counts) + _count_up(counts)
        return raw.numbers[places], np.repeat(texts, counts)


class _RawWords:
    """What each raw word stands for, as arrays over the numbers of the raw words."""

    def __init__(self, raw: _Numbers) -> None:
        self.terms = _Numbers()
        read = [read_raw(one) for one in raw]
        self._words = [words for _, words in read]
        self.counts = np.array([len(terms) for terms, _ in read], np.int64)
        self.first = np.cumsum(self.counts) - self.counts
        self.numbers = np.array([self.terms[t] for terms, _ in read for t in terms], np.int32)

    def count_words(self, texts: "list[array[int]]") -> dict[str, int]:
        """How often each folded word occurs in texts given as numbers of raw words."""
        found = np.concatenate([np.asarray(text) for text in texts])
        counts: dict[str, int] = {}
        times = np.bincount(found, minlength=len(self._words)).tolist()
        for words, count in zip(self._words, times, strict=True):
            for word in words:
                counts[word] = counts.get(word, 0) + count
        return counts

    def hashes(self) -> NDArray[np.uint64]:
        """A hash of each term that is the same in every segment."""
        return np.array([zlib.crc32(term.encode()) for term in self.terms], np.uint64)


def _count_up(counts: NDArray[np.int64]) -> NDArray[np.int64]:
    """0, 1, … count-1 for each of the counts, in a row."""
    ends = np.cumsum(counts)
    return np.arange(int(ends[-1]) if len(ends) else 0) - np.repeat(ends - counts, counts)
