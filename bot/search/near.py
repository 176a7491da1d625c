"""Typing errors: words of the articles that look like a word that stands nowhere."""

from collections import defaultdict
from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST, _TWO_ERRORS, _LONGEST = 4, 8, 40


class NearWords:
    """The folded words of a collection with how often each occurs."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        by_length: defaultdict[int, list[str]] = defaultdict(list)
        for word in frequencies:
            if _SHORTEST - 1 <= len(word) <= _LONGEST and word.isalpha():
                by_length[len(word)].append(word)
        self._by_length = dict(by_length)

    def has(self, word: str) -> bool:
        """Whether the folded word occurs."""
        return word in self._frequencies

    def near(self, word: str, limit: int) -> list[str]:
        """The words at the least distance, the more frequent first among equals.

        Distance counts letters inserted, left out, replaced and swapped with a neighbour: one
        may differ in a word of 4 to 7 letters, two in a longer one. People rarely mistake the
        first letter: words that begin otherwise come last, and for a word of fewer than 6
        letters not at all, unless its first two are swapped. Numbers have no near words.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return []
        most = 1 if len(word) < _TWO_ERRORS else 2
        found: list[tuple[float, bool, int, str]] = []
        for length in range(len(word) - most, len(word) + most + 1):
            for other, distance, _ in process.extract_iter(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=most
            ):
                begins = other[0] == word[0] or sorted(other[:2]) == sorted(word[:2])
                if begins or len(word) > _SHORTEST + 1:
                    found.append((distance, not begins, -self._frequencies[other], other))
        return [other for *_, other in sorted(found)[:limit]]
