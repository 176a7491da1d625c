"""Texts as numbers: each different raw word is analysed once, in however many texts it stands."""

from array import array
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from bot.search.runs import count_up
from bot.search.tokens import find_raw, read_raw
from bot.search.vocabulary import Vocabulary, hash_of, kind_of


class Numbers(dict[str, int]):
    """Numbers strings in the order they are first asked for."""

    def __missing__(self, key: str) -> int:
        number = self[key] = len(self)
        return number


class Lexicon(Numbers):
    """Numbers words, and keeps what a vocabulary knows of each."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.kinds = array("I")
        self.hashes = array("Q")

    def __missing__(self, key: str) -> int:
        self.words.append(key)
        self.kinds.append(kind_of(key))
        self.hashes.append(hash_of(key))
        return super().__missing__(key)

    def choose(self, numbers: NDArray[np.int32]) -> tuple[Vocabulary, NDArray[np.int32]]:
        """The vocabulary of the words among `numbers`, and their numbers in it."""
        used = np.flatnonzero(np.bincount(numbers, minlength=len(self)))
        words = [self.words[number] for number in used.tolist()]
        kinds, hashes = np.array(self.kinds, np.uint32), np.array(self.hashes, np.uint64)
        vocabulary, places = Vocabulary.arrange(words, kinds[used], hashes[used])
        new = np.zeros(len(self), np.int32)
        new[used[places]] = np.arange(len(used), dtype=np.int32)
        return vocabulary, new[numbers]


class Texts:
    """Texts as the numbers of their raw words."""

    def __init__(self) -> None:
        self.raw = array("i")
        self.sizes = array("i")

    def add(self, text: str, numbers: Numbers) -> None:
        """Add a text; new raw words are given numbers."""
        found = find_raw(text)
        self.raw.extend(map(numbers.__getitem__, found))
        self.sizes.append(len(found))


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Every occurrence of a term, in reading order: the numbers of the term, of the folded
    word that stands there, and of the text."""

    terms: NDArray[np.int32]
    words: NDArray[np.int32]
    texts: NDArray[np.int32]


class Analysis:
    """What raw words stand for, remembered from one run of texts to the next."""

    def __init__(self) -> None:
        self.raw = Numbers()
        self.terms = Lexicon()
        self.words = Lexicon()
        self._sizes = array("i")
        self._term_of = array("i")
        self._word_of = array("i")

    def read(self, texts: Texts) -> Occurrences:
        """The terms and words of texts that were added with `raw`."""
        for one in islice(self.raw, len(self._sizes), None):
            terms, words = read_raw(one)
            self._sizes.append(len(terms))
            self._term_of.extend(map(self.terms.__getitem__, terms))
            self._word_of.extend(map(self.words.__getitem__, words))
        sizes = np.array(self._sizes, np.int32)
        first = np.cumsum(sizes, dtype=np.int32) - sizes
        found = np.array(texts.raw, np.int32)
        counts = sizes[found]
        places = np.repeat(first[found], counts) + count_up(counts).astype(np.int32)
        owners = np.repeat(np.arange(len(texts.sizes), dtype=np.int32), texts.sizes)
        return Occurrences(
            np.array(self._term_of, np.int32)[places],
            np.array(self._word_of, np.int32)[places],
            np.repeat(owners, counts),
        )
