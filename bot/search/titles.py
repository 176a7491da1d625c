"""Titles as people type them into a search field: parts of words, with errors."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from bot.search.near import NearWords, WordCounts
from bot.search.postings import LOW
from bot.search.runs import first_of_each, starts_of
from bot.search.tokens import words
from bot.search.vocabulary import Vocabulary, join_vocabularies

_RERANKED = 60  # titles compared letter by letter with what was typed
_PART = 0.7  # what a word counts that only begins with, or looks like, the typed one


@dataclass(frozen=True)
class TitleWords:
    """The folded words of titles.

    `alphabet` are the numbers of the words in alphabetical order, so that all words with one
    beginning stand side by side: the word at place n of it is in the titles
    `holders[starts[n]:starts[n + 1]]`.
    """

    words: Vocabulary
    alphabet: NDArray[np.int32]
    starts: NDArray[np.int64]
    holders: NDArray[np.int32]

    @classmethod
    def of(
        cls, listed: Vocabulary, numbers: NDArray[np.int32], titles: NDArray[np.int32]
    ) -> "TitleWords":
        """From every occurrence of a word: its number and its title's; each word occurs."""
        written = listed.words.to_list()
        alphabet = np.array(sorted(range(len(written)), key=written.__getitem__), np.int32)
        ranks = np.empty(len(alphabet), np.int64)
        ranks[alphabet] = np.arange(len(alphabet))
        keys = ranks[numbers] << 32 | titles
        keys.sort()
        keys = keys[first_of_each(keys)]
        starts = starts_of(keys >> 32, len(alphabet))
        return cls(listed, alphabet, starts, (keys & LOW).astype(np.int32))

    def check(self) -> None:
        """Raises ValueError unless every number is one of a word or place."""
        size = len(self.words)
        if len(self.alphabet) != size or len(self.starts) != size + 1:
            raise ValueError("words of titles have parts of different lengths")
        if size and not 0 <= self.alphabet.min() <= self.alphabet.max() < size:
            raise ValueError("the alphabet of titles names no word")
        if (np.diff(self.starts, prepend=0) < 0).any() or self.starts[-1] != len(self.holders):
            raise ValueError("words of titles are out of order")

    def holding(self, low: str, high: str) -> NDArray[np.int32]:
        """Titles with a word from `low` up to `high`, each once."""
        start, end = (bisect_left(self.alphabet, one, key=self._word) for one in (low, high))
        held = self.holders[self.starts[start] : self.starts[end]]
        # A first letter begins a word of most titles: np.unique would take 20 ms of 70,000.
        seen = np.zeros(int(held.max(initial=-1)) + 1, bool)
        seen[held] = True
        return np.flatnonzero(seen).astype(np.int32)

    def _word(self, number: np.int32) -> str:
        return self.words.words[int(number)]

    def counts(self) -> WordCounts:
        """In how many titles each word stands."""
        counts = np.empty(len(self.words), np.int64)
        counts[self.alphabet] = np.diff(self.starts)
        return WordCounts(self.words, counts)


def join_titles(parts: Sequence[TitleWords], places: Sequence[NDArray[np.int32]]) -> TitleWords:
    """The titles of all parts; `places` are the new numbers of a part's titles, -1 for those
    to be left out."""
    joined, numbers = join_vocabularies([part.words for part in parts])
    found, titles = [], []
    for part, new_words, new in zip(parts, numbers, places, strict=True):
        found.append(np.repeat(new_words[part.alphabet], np.diff(part.starts)))
        titles.append(new[part.holders])
    flat, owners = np.concatenate(found), np.concatenate(titles)
    flat, owners = flat[owners >= 0], owners[owners >= 0]
    used = np.flatnonzero(np.bincount(flat, minlength=len(joined)))
    ranks = np.zeros(len(joined), np.int32)
    ranks[used] = np.arange(len(used))
    return TitleWords.of(joined.take(used), ranks[flat], owners)


class Titles:
    """The titles of several parts of a collection, found by what is typed.

    `places` are for each part the numbers its titles have among all, -1 for those taken out;
    `title` gives the title of such a number, of which there are `size`.
    """

    def __init__(
        self,
        parts: Sequence[TitleWords],
        counts: Sequence[WordCounts],
        places: Sequence[NDArray[np.int32]],
        title: Callable[[int], str],
        size: int,
    ) -> None:
        self._parts = parts
        self._places = places
        self._title = title
        self._size = size
        self._near = NearWords(counts, _NOTHING)

    def find(self, text: str, limit: int) -> list[int]:
        """The numbers of the titles most like `text`, best first; the first of equals first.

        Each typed word weighs log(titles / titles that hold it). The last may be
        unfinished; a word that no title holds or begins with is read as its nearest one.
        """
        scores = np.zeros(self._size)
        for token in words(text):
            word = token.term
            exact = self._holding(word, word + "\0")
            begun = self._holding(word, word + "\U0010ffff")
            if not len(begun):
                near = self._near.near(word, 3)
                begun = np.concatenate([exact, *(self._holding(n, n + "\0") for n in near)])
            if len(begun):
                weight = np.log1p(self._size / len(begun))
                scores[begun] += weight * _PART
                scores[exact] += weight * (1 - _PART)
        found = np.flatnonzero(scores)
        if len(found) > _RERANKED:
            least = np.partition(scores[found], -_RERANKED)[-_RERANKED]
            found = found[scores[found] >= least]
            found = found[np.argsort(-scores[found], kind="stable")[:_RERANKED]]
        typed = text.casefold()
        ranked = sorted(
            (-float(scores[number]) * (1 + _likeness(typed, self._title(number))), number)
            for number in found.tolist()
        )
        return [number for _, number in ranked[:limit]]

    def _holding(self, low: str, high: str) -> NDArray[np.int32]:
        found = [
            places[part.holding(low, high)]
            for part, places in zip(self._parts, self._places, strict=True)
        ]
        numbers = np.concatenate(found) if found else np.empty(0, np.int32)
        return numbers[numbers >= 0]


_NOTHING: Mapping[str, int] = {}


def _likeness(typed: str, title: str) -> float:
    return fuzz.WRatio(typed, title.casefold()) / 100
