"""Fitting: the ranker by listwise softmax, the confidence by logistic regression.

Both are convex and start from zero, so that the same data give the same weights.
"""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
_RATE, _KEEP, _KEEP_SQUARES = 0.1, 0.9, 0.999  # Adam, Kingma and Ba 2014


def _descend(gradient: Callable[[Matrix], Matrix], size: int, steps: int, rate: float) -> Matrix:
    weights = np.zeros(size)
    mean = np.zeros(size)
    square = np.zeros(size)
    for step in range(1, steps + 1):
        slope = gradient(weights)
        mean = _KEEP * mean + (1 - _KEEP) * slope
        square = _KEEP_SQUARES * square + (1 - _KEEP_SQUARES) * slope * slope
        pace = np.sqrt(square / (1 - _KEEP_SQUARES**step)) + 1e-9
        weights -= rate * (mean / (1 - _KEEP**step)) / pace
    return weights


class _Listwise:
    def __init__(
        self, rows: Matrix, right: Matrix, lengths: Sequence[int], shares: Matrix, ridge: float
    ) -> None:
        self._rows, self._right, self._ridge = rows, right, ridge
        self._starts = np.cumsum([0, *lengths])[:-1]
        self._group = np.repeat(np.arange(len(lengths)), lengths)
        self._shares = (shares / shares.sum())[self._group]

    def __call__(self, weights: Matrix) -> Matrix:
        scores = self._rows @ weights
        top = np.maximum.reduceat(scores, self._starts)[self._group]
        grown = np.exp(scores - top)
        chance = grown / np.add.reduceat(grown, self._starts)[self._group]
        wanted = grown * self._right
        share = wanted / np.add.reduceat(wanted, self._starts)[self._group]
        slope = self._rows.T @ ((chance - share) * self._shares)
        return np.asarray(slope + self._ridge * weights)


def fit_ranking(
    groups: Sequence[tuple[Matrix, NDArray[np.bool_]]],
    ridge: float = 1e-3,
    steps: int = 300,
    shares: Sequence[float] | None = None,
) -> Matrix:
    """Weights that make the right sentences of each question likely to come first.

    `groups` holds per question the features, shape (sentences, features), and which are
    right; `shares` how much each question counts, all alike without. Questions with none or
    only right sentences teach nothing and are left out.
    The loss is -log of the softmax mass on the right sentences (ListNet's top-one model, Cao
    et al. 2007, with several right ones).
    """
    counts = np.ones(len(groups)) if shares is None else np.asarray(shares, float)
    useful = [n for n, (_, right) in enumerate(groups) if right.any() and not right.all()]
    rows = np.concatenate([groups[n][0] for n in useful])
    scale = rows.std(axis=0) + 1e-9
    right = np.concatenate([groups[n][1] for n in useful]).astype(float)
    lengths = [len(groups[n][1]) for n in useful]
    loss = _Listwise(rows / scale, right, lengths, counts[useful], ridge)
    weights: Matrix = _descend(loss, rows.shape[1], steps, _RATE) / scale
    return weights


class _Logistic:
    def __init__(self, rows: Matrix, labels: Matrix, counts: Matrix, ridge: float) -> None:
        self._rows, self._labels, self._counts, self._ridge = rows, labels, counts, ridge

    def __call__(self, weights: Matrix) -> Matrix:
        chance = 1 / (1 + np.exp(-self._rows @ weights))
        slope = self._rows.T @ ((chance - self._labels) * self._counts)
        held = weights.copy()
        held[-1] = 0.0  # the constant is free
        return np.asarray(slope / self._counts.sum() + self._ridge * held)


def fit_logistic(
    rows: Matrix, labels: NDArray[np.bool_], counts: Matrix, ridge: float = 0.1, steps: int = 400
) -> tuple[Matrix, float]:
    """Weights and constant of a logistic regression over `rows`, shape (cases, signs), where
    each case counts as much as `counts` says."""
    middle, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    even = np.hstack([(rows - middle) / scale, np.ones((len(rows), 1))])
    found = _descend(
        _Logistic(even, labels.astype(float), counts, ridge), even.shape[1], steps, _RATE / 2
    )
    weights = found[:-1] / scale
    return weights, float(found[-1] - middle @ weights)
