"""Typing errors: words of the articles that look like a word that stands nowhere."""

from collections.abc import Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LONGEST = 40


class NearWords:
    """The folded words of a collection with how often each occurs."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies

    def has(self, word: str) -> bool:
        """Whether the folded word occurs."""
        return word in self._frequencies

    def near(self, word: str, limit: int) -> list[str]:
        """The words at the least distance, the more frequent first among equals.

        Distance counts letters inserted, left out, replaced and swapped with a neighbour:
        none for words under 4 letters, 1 up to 7, 2 beyond; numbers have no near words.
        """
        if len(word) < 4 or len(word) > _LONGEST or any(sign.isdigit() for sign in word):
            return []
        most = 1 if len(word) < 8 else 2
        candidates = [
            other
            for other in self._frequencies
            if abs(len(other) - len(word)) <= most and len(other) > 2 and other.isalpha()
        ]
        found = process.extract(
            word, candidates, scorer=OSA.distance, score_cutoff=most, limit=None
        )
        found.sort(
            key=lambda hit: (hit[1], hit[0][0] != word[0], -self._frequencies[hit[0]], hit[0])
        )
        return [other for other, _, _ in found[:limit]]
