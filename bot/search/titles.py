"""Titles as people type them into a search field: parts of words, with errors."""

from bisect import bisect_left
from collections.abc import Sequence

import numpy as np
from rapidfuzz import fuzz

from bot.search.near import NearWords
from bot.search.postings import build_postings
from bot.search.tokens import words

_RERANKED = 60  # titles compared letter by letter with what was typed
_PART = 0.7  # what a word counts that only begins with, or looks like, the typed one


class Titles:
    """An index of titles by their folded words, which are kept in alphabetical order, so that
    all words with one beginning stand side by side."""

    def __init__(self, titles: Sequence[str]) -> None:
        self._titles = titles
        found = [{token.term for token in words(title)} for title in titles]
        self._words = sorted(set().union(*found))
        number = {word: place for place, word in enumerate(self._words)}
        places = np.repeat(np.arange(len(found), dtype=np.int32), [len(one) for one in found])
        flat = np.array([number[word] for one in found for word in one], np.int32)
        self._postings = build_postings(flat, places, len(titles), len(number))
        counts = np.diff(self._postings.starts).tolist()
        self._near = NearWords(dict(zip(self._words, counts, strict=True)))

    def find(self, text: str, limit: int) -> list[int]:
        """The places of the titles most like `text`, best first; the first of equals first.

        Each typed word weighs log(titles / titles that hold it). The last may be
        unfinished; a word that no title holds or begins with is read as its nearest one.
        """
        asked = [token.term for token in words(text)]
        scores = np.zeros(len(self._titles))
        for word in asked:
            exact = self._holding(word, word + "\0")
            begun = self._holding(word, word + "\U0010ffff")
            if not len(begun):
                near = self._near.near(word, 3)
                begun = np.concatenate([exact, *(self._holding(n, n + "\0") for n in near)])
            if len(begun):
                weight = np.log1p(len(self._titles) / len(begun))
                scores[begun] += weight * _PART
                scores[exact] += weight * (1 - _PART)
        found = np.flatnonzero(scores)
        if len(found) > _RERANKED:
            found = found[np.argsort(-scores[found], kind="stable")[:_RERANKED]]
        typed = text.casefold()
        ranked = sorted(
            (-float(scores[place]) * (1 + _likeness(typed, self._titles[place])), place)
            for place in found.tolist()
        )
        return [place for _, place in ranked[:limit]]

    def _holding(self, low: str, high: str) -> np.ndarray[tuple[int], np.dtype[np.int32]]:
        """Titles with a word from `low` up to `high`, each once."""
        start = self._postings.starts[bisect_left(self._words, low)]
        end = self._postings.starts[bisect_left(self._words, high)]
        return np.unique(self._postings.docs[start:end])


def _likeness(typed: str, title: str) -> float:
    return fuzz.WRatio(typed, title.casefold()) / 100
