"""The ranker's weights: a small linear model in a file that people can read.

`weights.json` is made by `newsbot train`; it names the data it was trained on. Nothing but
numpy is needed to use it.
"""

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from bot.answer.confidence import SIGNS
from bot.answer.features import FEATURES


class WeightsError(ValueError):
    """The weights file does not fit this version's features."""


@dataclass(frozen=True)
class Model:
    """Linear weights over FEATURES, and a logistic model of how sure the first place is.

    `ranking` has shape (FEATURES,), `confidence` (SIGNS,).
    """

    ranking: NDArray[np.float64]
    confidence: NDArray[np.float64]
    constant: float
    trained_on: str

    def score(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """Scores of sentences, shape (n,), from features of shape (n, FEATURES)."""
        return np.asarray(features @ self.ranking)

    def reasons(self, features: NDArray[np.float64]) -> tuple[tuple[str, float], ...]:
        """What each feature of one sentence contributed, largest first."""
        parts = features * self.ranking
        order = np.argsort(-np.abs(parts), kind="stable")
        return tuple((FEATURES[n], float(parts[n])) for n in order if parts[n])

    def probability(self, signs: NDArray[np.float64]) -> float:
        """How likely the library answers, in (0, 1), by the SIGNS of the first sentence."""
        total = float(signs @ self.confidence) + self.constant
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, total))))


def read_model(text: str) -> Model:
    """The model written as `text` (JSON). Raises WeightsError."""
    try:
        data = json.loads(text)
        ranking, confidence = dict(data["ranking"]), dict(data["confidence"])
        constant = float(confidence.pop("constant"))
        if set(ranking) != set(FEATURES) or set(confidence) != set(SIGNS):
            raise WeightsError("the weights were trained for other features: train again")
        return Model(
            np.array([float(ranking[name]) for name in FEATURES]),
            np.array([float(confidence[name]) for name in SIGNS]),
            constant,
            str(data["trained_on"]),
        )
    except WeightsError:
        raise
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise WeightsError(f"the weights cannot be read: {error}") from error


@cache
def load_model() -> Model:
    """The model of the package, read once."""
    return read_model(files("bot.answer").joinpath("weights.json").read_text("utf-8"))
