"""Reading a passage: its sentences, their terms, who is spoken of.

A pure function of the text, remembered for the passages asked about most, since the same few
answer most questions and reading is what an answer spends its time on.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, filterfalse

import numpy as np
from numpy.typing import NDArray

from bot.answer.candidates import find_candidates, find_names, find_quotes
from bot.answer.figures import find_figures
from bot.answer.speakers import speakers_of
from bot.answer.types import FIGURES, NAMES, Candidate, Type
from bot.answer.vectors import load_vectors
from bot.search.sentences import split_sentences
from bot.search.tokens import find_raw_in, read_terms, terms, tokenize

_REMEMBERED = 200  # passages; some 15 kB each
_WORDS = 20_000

_PRONOUN = re.compile(
    r"[“\"'‘(\[]*(?:he|she|they|it|his|her|their|its|this|that|these|those|the company|the two)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a passage; offsets count from the passage's start."""

    text: str
    start: int
    end: int
    order: tuple[str, ...]
    stems: frozenset[str]
    raw: list[str]  # its words as written

    @cached_property
    def capitals(self) -> frozenset[str]:
        """Stems written with a capital, the first word aside."""
        rest = iter(self.raw)
        first = next((behind for behind in map(_behind_first, rest) if behind is not None), ())
        large = filterfalse(str.islower, rest)
        return frozenset(chain(first, chain.from_iterable(map(_written_large, large))))

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Names, numbers, dates and quotations; offsets count from the sentence's start."""
        return find_candidates(self.text)

    @cached_property
    def _names(self) -> list[Candidate]:
        return find_names(self.text)

    @cached_property
    def _figures(self) -> list[Candidate]:
        return find_figures(self.text)

    def candidates_of(self, types: Collection[Type]) -> list[Candidate]:
        """Those of some types, in order but for names, figures and quotations apart."""
        found: list[Candidate] = []
        if not NAMES.isdisjoint(types):
            found += self._names
        if not FIGURES.isdisjoint(types):
            found += self._figures
        if Type.QUOTE in types:
            found += find_quotes(self.text)
        return [one for one in found if one.type in types]

    def stems_between(self, start: int, end: int) -> frozenset[str]:
        """The stems of a part of the text."""
        return frozenset(terms(self.text[start:end]))

    def places_of(self, stem: str) -> list[int]:
        """Where a stem stands, counted in terms."""
        if stem not in self.stems:
            return []
        return [place for place, one in enumerate(self.order) if one == stem]

    @cached_property
    def rows(self) -> NDArray[np.int32]:
        """The rows of its stems among the vectors, shape (known stems,)."""
        row_of = load_vectors().row_of
        return np.array([row_of[stem] for stem in self.stems if stem in row_of], np.int32)

    @cached_property
    def leans(self) -> bool:
        """Whether it begins with a word that points back ("He said …")."""
        return _PRONOUN.match(self.text) is not None


@lru_cache(_REMEMBERED)
def read_passage(text: str) -> tuple[Sentence, ...]:
    """The sentences of a passage in order."""
    sentences = []
    spans = split_sentences(text)
    for (start, end), raw in zip(spans, find_raw_in(text, spans), strict=True):
        order = tuple(read_terms(raw))
        sentences.append(Sentence(text[start:end], start, end, order, frozenset(order), raw))
    return tuple(sentences)


@lru_cache(_WORDS)
def _written_large(raw: str) -> tuple[str, ...]:
    """The terms of a raw word that begin with a capital."""
    return tuple(token.term for token in tokenize(raw) if raw[token.start].isupper())


@lru_cache(_WORDS)
def _behind_first(raw: str) -> tuple[str, ...] | None:
    """Those behind the first term of a raw word; None where it has none at all."""
    tokens = tokenize(raw)
    large = (token.term for token in tokens[1:] if raw[token.start].isupper())
    return tuple(large) if tokens else None


@lru_cache(_REMEMBERED)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a headline or opening."""
    return frozenset(terms(text))


@lru_cache(_REMEMBERED)
def speakers_in(text: str) -> tuple[frozenset[str], ...]:
    """Per sentence of a passage, the stems of who speaks in it; empty where nobody is known."""
    spans = [(sentence.start, sentence.end) for sentence in read_passage(text)]
    return tuple(frozenset(terms(name or "")) for name in speakers_of(text, spans))
