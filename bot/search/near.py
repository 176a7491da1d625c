"""Typing errors: words of the articles that look like a word that stands nowhere."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.search.vocabulary import Vocabulary, join_vocabularies, kind_of

_SHORTEST, _ANY_INITIAL, _TWO_ERRORS, _LONGEST = 4, 6, 8, 40  # letters of a word


@dataclass(frozen=True)
class WordCounts:
    """Folded words and how often each occurs."""

    words: Vocabulary
    counts: NDArray[np.int64]

    @classmethod
    def of(cls, counts: Mapping[str, int]) -> "WordCounts":
        """The words of a mapping."""
        words = Vocabulary.of(counts)
        return cls(words, np.array([counts[word] for word in words.words], np.int64))

    def check(self) -> None:
        """Raises ValueError unless each word has its count."""
        if len(self.words) != len(self.counts):
            raise ValueError("words lack their counts")

    def count(self, word: str) -> int:
        """How often a word occurs."""
        number = self.words.number(word)
        return 0 if number is None else int(self.counts[number])


def join_counts(parts: Sequence[WordCounts], gone: Mapping[str, int]) -> WordCounts:
    """The words of all parts with their counts added up, less those that are gone."""
    words, numbers = join_vocabularies([part.words for part in parts])
    counts = np.zeros(len(words), np.int64)
    for part, places in zip(parts, numbers, strict=True):
        counts[places] += part.counts
    for word, times in gone.items():
        number = words.number(word)
        if number is not None:
            counts[number] -= times
    kept = np.flatnonzero(counts > 0)
    return WordCounts(words.take(kept), counts[kept])


class NearWords:
    """The words of several parts of a collection, less those that are gone."""

    def __init__(self, parts: Sequence[WordCounts], gone: Mapping[str, int]) -> None:
        self._parts = parts
        self._gone = gone

    def count(self, word: str) -> int:
        """How often a folded word occurs."""
        return sum(part.count(word) for part in self._parts) - self._gone.get(word, 0)

    def has(self, word: str) -> bool:
        """Whether the folded word occurs."""
        return self.count(word) > 0

    def near(self, word: str, limit: int) -> list[str]:
        """The words at the least distance, the more frequent first among equals.

        Distance counts letters inserted, left out, replaced and swapped with a neighbour: one
        may differ in a word of 4 to 7 letters, two in a longer one. People rarely mistake the
        first letter: words that begin otherwise are looked for only when no other is near,
        and for a word of fewer than 6 letters not at all. Numbers have no near words.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return []
        most = 1 if len(word) < _TWO_ERRORS else 2
        lengths = range(max(len(word) - most, _SHORTEST - 1), min(len(word) + most, _LONGEST) + 1)
        # The second letter too, because the first two may be swapped.
        begins = {kind_of(initial + "." * (n - 1)) for initial in word[:2] for n in lengths}
        found = self._search(word, begins, most)
        if not found and len(word) >= _ANY_INITIAL:
            others = {kind for part in self._parts for kind in part.words.buckets} - begins
            found = self._search(word, {one for one in others if one >> 21 in lengths}, most)
        return [other for *_, other in sorted(found)[:limit]]

    def _search(self, word: str, kinds: Iterable[int], most: int) -> list[tuple[float, int, str]]:
        distances: dict[str, float] = {}
        for kind in kinds:
            for part in self._parts:
                if kind in part.words.buckets:
                    alike = process.extract(
                        word,
                        part.words.list_words(kind),
                        scorer=OSA.distance,
                        score_cutoff=most,
                        limit=None,
                    )
                    distances |= {other: distance for other, distance, _ in alike}
        counts = {other: self.count(other) for other in distances if other.isalpha()}
        return [(distances[other], -count, other) for other, count in counts.items() if count > 0]
