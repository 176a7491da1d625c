"""Training the ranker: from folders of articles and questions to `bot/answer/weights.json`.

Two models are fitted, both linear. The ranking learns from the right sentences of every
question; the confidence learns to tell questions that the library answers from those it does
not. Everything is cross-validated over articles first.
"""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answer.confidence import SIGNS, read_signs
from bot.answer.features import FEATURES
from bot.measure.examples import Example, ExampleSet, read_sets
from bot.measure.fit import fit_logistic, fit_ranking

Matrix = NDArray[np.float64]
_FOLDS = 5
_MOST_REFUSED = 0.08  # of the answerable questions
# An encyclopaedia has no unanswerable questions here: it says little of when to refuse.
_SQUAD_SHARE = 0.05


def rank_of_right(example: Example, weights: Matrix) -> int | None:
    """The place of the first right sentence, counted from 1; None when there is none."""
    order = np.argsort(-(example.ranking.features @ weights), kind="stable")
    found = np.flatnonzero(example.right[order])
    return int(found[0]) + 1 if len(found) else None


def fit_examples(examples: Sequence[Example]) -> Matrix:
    """Ranking weights from examples."""
    groups = [(one.ranking.features, one.right) for one in examples]
    return fit_ranking(groups, shares=[one.share for one in examples])


def split(examples: Sequence[Example], folds: int = _FOLDS) -> list[tuple[list[int], list[int]]]:
    """Train and test numbers per fold; questions about one article stay together."""
    groups = sorted({one.asked.article or one.asked.id for one in examples})
    np.random.default_rng(0).shuffle(groups)
    fold = {group: number % folds for number, group in enumerate(groups)}
    of = [fold[one.asked.article or one.asked.id] for one in examples]
    return [
        (
            [n for n, number in enumerate(of) if number != test],
            [n for n, number in enumerate(of) if number == test],
        )
        for test in range(folds)
    ]


def signs_of(example: Example, weights: Matrix) -> Matrix:
    """The SIGNS of what the weights put first."""
    ranking = example.ranking
    scores = ranking.features @ weights
    return read_signs(example.question, ranking.places, ranking.features, scores, example.snapshot)


def fit_confidence(examples: Sequence[Example], weights: Matrix) -> tuple[Matrix, float]:
    """Weights over SIGNS and the constant. Those with spans (squad) count little."""
    return fit_logistic(
        np.array([signs_of(one, weights) for one in examples]),
        np.array([one.asked.answerable for one in examples]),
        np.array([one.share * (_SQUAD_SHARE if one.asked.spans else 1.0) for one in examples]),
    )


def cross_validate(examples: Sequence[Example]) -> tuple[list[int | None], Matrix]:
    """Per example the rank of the right sentence and the log-odds of an answer, by models that
    saw no question about its article."""
    ranks: list[int | None] = [None] * len(examples)
    sure = np.zeros(len(examples))
    for train, test in split(examples):
        learned = [examples[n] for n in train]
        weights = fit_examples(learned)
        confidence, constant = fit_confidence(learned, weights)
        for n in test:
            ranks[n] = rank_of_right(examples[n], weights)
            sure[n] = float(signs_of(examples[n], weights) @ confidence + constant)
    return ranks, sure


def summarize(examples: Sequence[Example], ranks: Sequence[int | None], sure: Matrix) -> str:
    """hit@1, hit@3, and what is refused where 8 % of the answerable are."""
    answerable = np.array([one.asked.answerable for one in examples])
    places = np.array([rank or 10**6 for rank in ranks])[answerable]
    threshold = float(np.quantile(sure[answerable], _MOST_REFUSED))
    figures = {
        "hit@1": float((places == 1).mean()),
        "hit@3": float((places <= 3).mean()),
        f"threshold that refuses {_MOST_REFUSED:.0%}": 1 / (1 + np.exp(-threshold)),
    }
    if not answerable.all():
        figures["unanswerable refused there"] = float((sure[~answerable] < threshold).mean())
    return ", ".join(f"{label} {value:.3f}" for label, value in figures.items())


def run_train(folder: Path, output: Path, say: Callable[[str], None]) -> None:
    """Train on the sets of `folder` and write `output`; figures go to `say`.

    Raises QuestionsError and OSError.
    """
    sets = read_sets(folder)
    examples = [example for one in sets for example in one.examples]
    _say_figures(sets, *cross_validate(examples), say)
    weights = fit_examples(examples)
    confidence, constant = fit_confidence(examples, weights)
    model = {
        "trained_on": ", ".join(f"{len(one.examples)} questions of {one.source}" for one in sets),
        "ranking": _named(FEATURES, weights),
        "confidence": {**_named(SIGNS, confidence), "constant": round(constant, 5)},
    }
    output.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _say_figures(
    sets: Sequence[ExampleSet],
    ranks: Sequence[int | None],
    sure: Matrix,
    say: Callable[[str], None],
) -> None:
    start = 0
    for one in sets:
        end = start + len(one.examples)
        figures = summarize(one.examples, ranks[start:end], sure[start:end])
        say(f"{one.name}, {_FOLDS}-fold cross-validated over articles: {figures}")
        start = end


def _named(names: Sequence[str], weights: Matrix) -> dict[str, float]:
    return {name: round(float(value), 5) for name, value in zip(names, weights, strict=True)}
