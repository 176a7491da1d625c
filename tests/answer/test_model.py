import json

import numpy as np
import pytest

from bot.answer.confidence import SIGNS
from bot.answer.features import FEATURES
from bot.answer.model import WeightsError, load_model, read_model


def written(**changes: object) -> str:
    data = {
        "trained_on": "two questions",
        "ranking": {name: float(n) for n, name in enumerate(FEATURES)},
        "confidence": {**dict.fromkeys(SIGNS, 0.5), "constant": -1.0},
    }
    return json.dumps({**data, **changes})


def test_the_weights_of_the_package_fit_its_features():
    model = load_model()

    assert model.ranking.shape == (len(FEATURES),)
    assert model.confidence.shape == (len(SIGNS),)
    assert model.trained_on


def test_the_score_is_the_sum_of_what_each_feature_contributes():
    model = read_model(written())
    row = np.linspace(0, 1, len(FEATURES))
    reasons = model.reasons(row)

    assert model.score(row[None, :])[0] == pytest.approx(sum(value for _, value in reasons))
    assert [abs(value) for _, value in reasons] == sorted(
        (abs(value) for _, value in reasons), reverse=True
    )
    assert FEATURES[0] not in dict(reasons)


def test_a_probability_lies_between_none_and_certainty():
    model = read_model(written())

    assert model.probability(np.zeros(len(SIGNS))) == pytest.approx(1 / (1 + np.e))
    assert 0 < model.probability(np.full(len(SIGNS), -1e9)) < 1e-9
    assert 1 - 1e-9 < model.probability(np.full(len(SIGNS), 1e9)) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        "nonsense",
        written(ranking={"words": 1.0}),
        written(ranking=None),
        written(confidence={"constant": 0}),
        written(confidence=dict.fromkeys(SIGNS, 1.0)),
        written(ranking=dict.fromkeys(FEATURES, "heavy")),
        written(ranking=dict.fromkeys(FEATURES)),
    ],
)
def test_weights_that_do_not_fit_are_refused(text: str):
    with pytest.raises(WeightsError):
        read_model(text)
