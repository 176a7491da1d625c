"""Vectors of words made into those of stems: joined, compared, told from names, made small.

Everything here is a pure function of its arrays; `bot.measure.distil` reads and writes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.measure.fit import fit_logistic
from bot.search.sentences import split_sentences
from bot.search.tokens import STOP_WORDS, stem, tokenize

Vector = NDArray[np.float32]
Frequencies = NDArray[np.float64]
"""Zipf frequencies: log10 of the uses in a billion words (van Heuven et al. 2014)."""
Stems = tuple[list[str], Vector, Frequencies]
"""Stems, their unit vectors and their frequencies, row by row."""

RELATED, NEIGHBOURS = 0.42, 12
"""Cosine from which stems are related, and how many of them are kept."""
DIMENSIONS = 64
_BATCH = 500
_RAREST_WORD = 2.0
_SEEN, _CLEAR, _NAME = 3, 0.15, 0.6


class DistilError(ValueError):
    """The files cannot be made; says why in one sentence."""


def center(vectors: Vector) -> Vector:
    """Unit vectors without what all words share, which else makes every two of them near
    (Mu and Viswanath 2018). Rounded to half precision first, to lose an encoder's noise."""
    even = vectors.astype(np.float16).astype(np.float32)
    return _unit(even - even.mean(axis=0))


def _unit(rows: Vector) -> Vector:
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.where(lengths > 0, lengths, 1), np.float32)


def join_by_stem(words: Sequence[str], vectors: Vector, zipf: Frequencies) -> Stems:
    """Each stem with the mean of its words, which count as often as they are used, and the
    frequency of all together. Rare words, those below three letters and stop words are left out."""
    groups: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        if zipf[number] >= _RAREST_WORD and len(word) >= 3 and stem(word) not in STOP_WORDS:
            groups.setdefault(stem(word), []).append(number)
    rows = np.zeros((len(groups), vectors.shape[1]), np.float32)
    uses = np.zeros(len(groups))
    for row, group in enumerate(groups.values()):
        counts = 10 ** zipf[group]
        uses[row] = counts.sum()
        rows[row] = (vectors[group] * counts[:, None]).sum(axis=0) / uses[row]
    return list(groups), _unit(rows), np.log10(uses)


def select(stems: Stems, rarest: float) -> Stems:
    """The stems with a Zipf frequency of at least `rarest`."""
    names, rows, zipf = stems
    kept = np.flatnonzero(zipf >= rarest)
    return [names[row] for row in kept], rows[kept], zipf[kept]


def find_related(names: Sequence[str], rows: Vector) -> Iterator[tuple[str, dict[str, int]]]:
    """Stems that have any, with their nearest and the cosine in hundredths, nearest first."""
    for first in range(0, len(names), _BATCH):
        batch = rows[first : first + _BATCH] @ rows.T
        for row, near in enumerate(batch, first):
            near[row] = -1
            best = np.argpartition(-near, min(NEIGHBOURS, len(near)) - 1)[:NEIGHBOURS]
            best = best[np.lexsort((best, -near[best]))]
            related = {names[n]: round(float(near[n]) * 100) for n in best if near[n] >= RELATED}
            if related:
                yield names[row], related


def count_capitals(bodies: Iterable[str]) -> dict[str, float]:
    """The share of capitals for stems seen three times or more, not first in a sentence."""
    seen: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for body in bodies:
        for start, end in split_sentences(body):
            sentence = body[start:end]
            for token in tokenize(sentence)[1:]:
                seen[token.term] += 1
                capital[token.term] += sentence[token.start].isupper()
    return {term: capital[term] / count for term, count in seen.items() if count >= _SEEN}


def classify_names(stems: Stems, capitals: Mapping[str, float]) -> NDArray[np.bool_]:
    """Which stems are mostly names: a logistic regression over vector and frequency, learned
    from the stems that `capitals` has nearly always or nearly never with one."""
    names, rows, zipf = stems
    signs = np.hstack([rows, zipf[:, None]]).astype(np.float64)
    shares = np.array([capitals.get(name, 0.5) for name in names])
    clear = np.flatnonzero(abs(shares - 0.5) > 0.5 - _CLEAR)
    labels = shares[clear] > 0.5
    if labels.all() or not labels.any():
        raise DistilError("the articles have too few words that are clearly names or clearly not")
    weights, constant = fit_logistic(signs[clear], labels, np.ones(len(clear)), ridge=1e-3)
    return np.asarray(signs @ weights + constant > np.log(_NAME / (1 - _NAME)))


def compress(rows: Vector, dimensions: int = DIMENSIONS) -> Vector:
    """Unit vectors on the axes along which `rows` vary most (principal components, learned
    from every third row), shape (rows, dimensions) or fewer where there are not as many."""
    _, _, axes = np.linalg.svd(rows[::3], full_matrices=False)
    return _unit(rows @ axes[:dimensions].T)


def quantise(rows: Vector, zipf: Frequencies) -> tuple[NDArray[np.int8], Vector]:
    """Whole numbers of -127..127 and the scale of each row, which also makes rare words longer:
    their information is the logarithm of their frequency (Robertson 2004 on idf)."""
    top = np.maximum(np.abs(rows).max(axis=1), np.float32(1e-9))
    whole = np.round(rows * 127 / top[:, None]).astype(np.int8)
    return whole, (top / 127 * np.clip(8.5 - zipf, 0.7, 6.0)).astype(np.float32)
