import numpy as np
import pytest

from bot.measure.fit import fit_logistic, fit_ranking


def groups(count: int = 30, size: int = 6) -> list[tuple[np.ndarray, np.ndarray]]:
    """The right sentence has the highest first feature; the second is noise."""
    chance = np.random.default_rng(3)
    found = []
    for _ in range(count):
        rows = chance.random((size, 2))
        right = np.zeros(size, bool)
        right[rows[:, 0].argmax()] = True
        found.append((rows, right))
    return found


def test_the_feature_that_tells_the_right_sentence_gets_the_weight():
    weights = fit_ranking(groups())

    assert weights[0] > 5 * abs(weights[1])


def test_the_fitted_ranking_puts_the_right_sentences_first():
    weights = fit_ranking(groups())
    first = [right[(rows @ weights).argmax()] for rows, right in groups()]

    assert np.mean(first) > 0.9


def test_questions_without_right_or_without_wrong_sentences_teach_nothing():
    rows = np.array([[9.0, 0.0], [1.0, 1.0]])
    useless = [(rows, np.zeros(2, bool)), (rows, np.ones(2, bool))]

    assert fit_ranking([*groups(), *useless]) == pytest.approx(fit_ranking(groups()))


def test_a_feature_that_never_changes_does_no_harm():
    constant = [(np.hstack([rows, np.ones((len(rows), 1))]), right) for rows, right in groups()]
    weights = fit_ranking(constant)

    assert np.isfinite(weights).all()
    assert weights[0] > 5 * abs(weights[1])


def test_the_same_data_give_the_same_weights():
    assert (fit_ranking(groups()) == fit_ranking(groups())).all()


def cases() -> tuple[np.ndarray, np.ndarray]:
    rows = np.random.default_rng(5).random((200, 2))
    return rows, rows[:, 0] > 0.5


def test_a_probability_follows_the_sign_that_tells():
    rows, labels = cases()
    weights, constant = fit_logistic(rows, labels, np.ones(len(rows)))
    sure = rows @ weights + constant

    assert weights[0] > 3 * abs(weights[1])
    assert np.mean((sure > 0) == labels) > 0.9


def test_cases_that_count_more_pull_the_probability():
    rows, labels = cases()
    even = fit_logistic(rows, labels, np.ones(len(rows)))
    doubtful = fit_logistic(rows, labels, np.where(labels, 1.0, 20.0))
    middle = np.array([0.5, 0.5])

    assert middle @ doubtful[0] + doubtful[1] < middle @ even[0] + even[1]
