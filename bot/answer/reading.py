"""Reading a passage: its sentences, their terms, who is spoken of.

A pure function of the text, remembered for the passages asked about most, since the same few
answer most questions and reading is what an answer spends its time on.
"""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from bot.answer.candidates import Candidate, find_candidates
from bot.answer.speakers import speakers_of
from bot.answer.vectors import Vector, load_vectors
from bot.search.sentences import split_sentences
from bot.search.tokens import terms, tokenize

_REMEMBERED = 500  # passages; some 15 kB each

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
    capitals: frozenset[str]  # stems written with a capital, the first word aside

    @cached_property
    def candidates(self) -> list[Candidate]:
        """Names, numbers, dates and quotations; offsets count from the sentence's start."""
        return find_candidates(self.text)

    @cached_property
    def candidate_stems(self) -> list[frozenset[str]]:
        """The stems of each candidate, in the order of `candidates`."""
        return [frozenset(terms(self.text[one.start : one.end])) for one in self.candidates]

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each stem stands, counted in terms."""
        places: dict[str, list[int]] = {}
        for place, stem in enumerate(self.order):
            places.setdefault(stem, []).append(place)
        return places

    @cached_property
    def vector(self) -> Vector:
        """Its meaning, shape (64,)."""
        vector: Vector = load_vectors().of([self.order])[0]
        return vector

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
    for start, end in split_sentences(text):
        sentence = text[start:end]
        tokens = tokenize(sentence)
        order = tuple(token.term for token in tokens)
        capitals = frozenset(token.term for token in tokens[1:] if sentence[token.start].isupper())
        sentences.append(Sentence(sentence, start, end, order, frozenset(order), capitals))
    return tuple(sentences)


@lru_cache(_REMEMBERED)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a headline or opening."""
    return frozenset(terms(text))


@lru_cache(_REMEMBERED)
def vector_of(text: str) -> Vector:
    """The meaning of a headline or opening, shape (64,)."""
    vector: Vector = load_vectors().of([terms(text)])[0]
    return vector


@lru_cache(_REMEMBERED)
def speakers_in(text: str) -> tuple[frozenset[str], ...]:
    """Per sentence of a passage, the stems of who speaks in it; empty where nobody is known."""
    spans = [(sentence.start, sentence.end) for sentence in read_passage(text)]
    return tuple(frozenset(terms(name or "")) for name in speakers_of(text, spans))
