"""How like the words of a question the words of sentences are, by their vectors.

A thesaurus knows only near relatives. Vectors say of any two words how alike they are, so that
"axed" is found somewhat like "ouster", and nothing like "weather".
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answer.coverage import Row
from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.vectors import load_vectors

_ALIKE, _SOMEWHAT = 0.7, 0.5
_OTHER_WORD = 0.95  # the likeness of two words that are not the same, at most
_LITTLE = 0.08  # a plain word of less weight decides nothing

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Shares of what the question asks for, each word by what is most like it: all words, plain
    words, those alike and those somewhat alike, and the plain word that has the least."""

    words: float
    plain: float
    alike: float
    somewhat: float
    least: float


def liken(question: Question, sentences: Sequence[Sentence], matches: Sequence[Row]) -> Matrix:
    """Per sentence and term what is most like it, in [0, 1], shape (sentences, terms).

    `matches` are the rows of `coverage.match`: what stands there, or is a relative, is at least
    as much like.
    """
    vectors = load_vectors()
    alike = np.zeros((len(sentences), len(question.terms)))
    known = [n for n, term in enumerate(question.terms) if term.stem in vectors.row_of]
    rows = [sentence.rows for sentence in sentences]
    filled = [n for n, some in enumerate(rows) if len(some)]
    if known and filled:
        asked = vectors.directions([vectors.row_of[question.terms[n].stem] for n in known])
        there = vectors.directions(np.concatenate([rows[n] for n in filled]))
        starts = np.cumsum([0, *(len(rows[n]) for n in filled)])[:-1]
        most = np.maximum.reduceat(asked @ there.T, starts, axis=1)
        alike[np.ix_(filled, known)] = np.clip(most.T, 0, 1) * _OTHER_WORD
    return np.asarray(np.maximum(alike, np.array(matches).reshape(alike.shape)))


def summarize(weights: Row, names: Row, alike: Sequence[float]) -> Likeness:
    """The likeness of one sentence; `names` says how likely each term is part of a name."""
    words = plain = known = near = some = 0.0
    least = 1.0
    for weight, name, value in zip(weights, names, alike, strict=True):
        ordinary = weight * (1 - name)
        words += weight * value
        plain += ordinary * value
        known += ordinary
        near += weight * (value > _ALIKE)
        some += weight * (value > _SOMEWHAT)
        if ordinary > _LITTLE:
            least = min(least, value)
    return Likeness(words, plain / known if known > _LITTLE else 1.0, near, some, least)
