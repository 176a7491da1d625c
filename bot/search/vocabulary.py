"""A vocabulary: different words and their numbers, as arrays that can stand in a file.

Words stand in the order of their length and first letter, which is how typing errors are
looked up, and within these of a 64-bit hash, which is how a word is found. Two vocabularies
are joined by their hashes without reading a word; that two of a million words share all 64
bits, and would be taken for one, has a chance of one in 40 million.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from bot.search.runs import first_of_each
from bot.search.strings import Strings, join_strings

_LONGEST = 255  # characters that a kind tells apart
_REMEMBERED = 10_000  # look-ups


def kind_of(word: str) -> int:
    """Length and first letter in one number, ascending by both."""
    return min(len(word), _LONGEST) << 21 | ord(word[0]) if word else 0


def hash_of(word: str) -> int:
    """The 64-bit hash of a word, the same in every process."""
    encoded = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(encoded, digest_size=8).digest(), "little")


@dataclass(frozen=True)
class Vocabulary:
    """Word n has the kind `kinds[n]`, the hash `hashes[n]` and the letters `words[n]`."""

    kinds: NDArray[np.uint32]
    hashes: NDArray[np.uint64]
    words: Strings

    @classmethod
    def of(cls, words: Iterable[str]) -> "Vocabulary":
        """The vocabulary of different words, given in any order."""
        listed = list(words)
        kinds = np.array([kind_of(word) for word in listed], np.uint32)
        hashes = np.array([hash_of(word) for word in listed], np.uint64)
        return cls.arrange(listed, kinds, hashes)[0]

    @classmethod
    def arrange(
        cls, listed: Sequence[str], kinds: NDArray[np.uint32], hashes: NDArray[np.uint64]
    ) -> tuple["Vocabulary", NDArray[np.int64]]:
        """The vocabulary of different words, and where each of its words stood among them."""
        order = np.lexsort((hashes, kinds))
        ordered = Strings.of(listed[place] for place in order.tolist())
        return cls(kinds[order], hashes[order], ordered), order

    def check(self) -> None:
        """Raises ValueError unless the words are in order."""
        if not len(self.kinds) == len(self.hashes) == len(self.words):
            raise ValueError("a vocabulary has parts of different lengths")
        if (self.kinds[1:] < self.kinds[:-1]).any():
            raise ValueError("a vocabulary is out of order")

    def __len__(self) -> int:
        return len(self.kinds)

    @cached_property
    def buckets(self) -> dict[int, tuple[int, int]]:
        """The range of words of each kind."""
        first = first_of_each(self.kinds)
        ends = [*first[1:].tolist(), len(self.kinds)]
        spans = zip(first.tolist(), ends, strict=False)
        return dict(zip(self.kinds[first].tolist(), spans, strict=True))

    @cached_property
    def number(self) -> Callable[[str], int | None]:
        """Gives the number of a word; None for one that is not in the vocabulary."""
        # Python reads single numbers of an array fastest through `data`. Without `self`, which
        # would stay until a collection: once it is frozen, none takes it.
        views = self.hashes.data, self.words.offsets.data, self.words.blob.data
        return lru_cache(_REMEMBERED)(partial(_find, self.buckets, views))

    def list_words(self, kind: int) -> list[str]:
        """All words of one kind."""
        start, end = self.buckets.get(kind, (0, 0))
        size = kind >> 21
        if size == _LONGEST or not size:
            return self.words[start:end]
        offsets = self.words.offsets
        text = self.words.decode(int(offsets[start]), int(offsets[end]))
        return [text[at : at + size] for at in range(0, len(text), size)]

    def take(self, places: NDArray[np.int64]) -> "Vocabulary":
        """The words at ascending places."""
        return Vocabulary(self.kinds[places], self.hashes[places], self.words.take(places))


def _find(
    buckets: Mapping[int, tuple[int, int]],
    views: tuple[memoryview, memoryview, memoryview],
    word: str,
) -> int | None:
    start, end = buckets.get(kind_of(word), (0, 0))
    hashes, offsets, blob = views
    value = hash_of(word)
    at = bisect_left(hashes, value, start, end)
    if at == end or hashes[at] != value:
        return None
    # Two words may have one hash; then the second is not found, see above.
    same = blob[offsets[at] : offsets[at + 1]] == word.encode("utf-8", "surrogatepass")
    return at if same else None


def join_vocabularies(
    parts: Sequence[Vocabulary],
) -> tuple[Vocabulary, list[NDArray[np.int32]]]:
    """The words of all parts, and for each part the new numbers of its words, ascending."""
    kinds = np.concatenate([part.kinds for part in parts])
    hashes = np.concatenate([part.hashes for part in parts])
    order = np.lexsort((hashes, kinds))
    kinds, hashes = kinds[order], hashes[order]
    new = np.ones(len(order), bool)
    new[1:] = (kinds[1:] != kinds[:-1]) | (hashes[1:] != hashes[:-1])
    numbers = np.empty(len(order), np.int32)
    numbers[order] = np.cumsum(new, dtype=np.int32) - 1
    words = join_strings([part.words for part in parts]).take(order[new])
    ends = np.cumsum([len(part) for part in parts])[:-1]
    return Vocabulary(kinds[new], hashes[new], words), np.split(numbers, ends)
