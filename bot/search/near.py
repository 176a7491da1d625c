"""Typing errors: words of the articles that look like a word that stands nowhere."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST, _ANY_INITIAL, _TWO_ERRORS, _LONGEST = 4, 6, 8, 40  # letters of a word


class NearWords:
    """The folded words of a collection with how often each occurs."""

    def __init__(self, frequencies: Mapping[str, int]) -> None:
        self._frequencies = frequencies
        self._alike: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
        for word in frequencies:
            if _SHORTEST - 1 <= len(word) <= _LONGEST and word.isalpha():
                self._alike[len(word), word[0]].append(word)
        self._initials = sorted({initial for _, initial in self._alike})

    def has(self, word: str) -> bool:
        """Whether the folded word occurs."""
        return word in self._frequencies

    def near(self, word: str, limit: int) -> list[str]:
        """The words at the least distance, the more frequent first among equals.

        Distance counts letters inserted, left out, replaced and swapped with a neighbour: one
        may differ in a word of 4 to 7 letters, two in a longer one. People rarely mistake the
        first letter: words that begin otherwise are looked for only when no other is near,
        and for a word of fewer than 6 letters not at all. Numbers have no near words.
        """
        if not _SHORTEST <= len(word) <= _LONGEST or not word.isalpha():
            return []
        begins = {word[0], word[1]}  # the second, because the first two may be swapped
        found = self._search(word, sorted(begins))
        if not found and len(word) >= _ANY_INITIAL:
            found = self._search(word, [one for one in self._initials if one not in begins])
        return [other for *_, other in sorted(found)[:limit]]

    def _search(self, word: str, initials: Iterable[str]) -> list[tuple[float, int, str]]:
        most = 1 if len(word) < _TWO_ERRORS else 2
        lengths = range(len(word) - most, len(word) + most + 1)
        return [
            (distance, -self._frequencies[other], other)
            for initial in initials
            for length in lengths
            for other, distance, _ in process.extract(
                word,
                self._alike.get((length, initial), ()),
                scorer=OSA.distance,
                score_cutoff=most,
                limit=None,
            )
        ]
