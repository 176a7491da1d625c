"""Training the ranker: from folders of articles and questions to `bot/answer/weights.json`.

Two models are fitted, both linear. The ranking learns from the right sentences of every
question. The confidence learns to tell questions that the library answers from those it does
not; since few of the latter are written by hand, more are made by taking away the right
sentences (the detail is absent) or their whole article (the topic is absent).
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answer.confidence import SIGNS, read_signs
from bot.answer.features import FEATURES
from bot.answer.question import Question, understand
from bot.answer.rank import Ranking, gather
from bot.answer.thesaurus import load_thesaurus
from bot.measure.articles import load_articles
from bot.measure.fit import fit_logistic, fit_ranking
from bot.measure.questions import UNANSWERABLE, Asked, read_questions
from bot.search.snapshot import Snapshot

Matrix = NDArray[np.float64]
_MOST = 1_500  # questions taken of one folder, evenly
_FOLDS = 5
_STRANGERS = 250
# How much an unanswerable question counts: written by hand, made, meant for another library.
_WRITTEN, _MADE, _STRANGE = 2.0, 0.2, 0.1
_SCORES = tuple(FEATURES.index(name) for name in ("passage score", "article score"))


@dataclass(frozen=True)
class Example:
    """A question with its described sentences and which of them are right."""

    asked: Asked
    question: Question
    ranking: Ranking
    right: NDArray[np.bool_]
    snapshot: Snapshot


def read_examples(folder: Path) -> list[Example]:
    """The examples of a folder that holds `articles.jsonl` and `questions.jsonl`."""
    snapshot = load_articles(folder / "articles.jsonl")
    return _examples(read_questions(folder / "questions.jsonl"), snapshot, _MOST)


def _examples(questions: Sequence[Asked], snapshot: Snapshot, most: int) -> list[Example]:
    step = max(1, len(questions) // most)
    examples = []
    for asked in questions[::step]:
        question = understand(asked.question, snapshot, load_thesaurus())
        ranking = gather(question, snapshot)
        if ranking.places:
            right = np.array([_is_right(asked, place, snapshot) for place in ranking.places])
            examples.append(Example(asked, question, ranking, right, snapshot))
    return examples


def ask_strangers(asking: Sequence[Example], answering: Sequence[Example]) -> list[Example]:
    """Questions about one library asked of another, which does not answer them."""
    if not answering:
        return []
    strange = [
        replace(one.asked, type=UNANSWERABLE, must=(), spans=())
        for one in asking
        if one.asked.answerable
    ]
    return _examples(strange, answering[0].snapshot, _STRANGERS)


def _is_right(asked: Asked, place: "tuple[int, int, int, int]", snapshot: Snapshot) -> bool:
    article, start, end, _ = place
    text = snapshot.body(article)[start:end]
    return asked.is_answered_by(snapshot.heads[article].id, start, end, text)


def rank_of_right(example: Example, weights: Matrix) -> int | None:
    """The place of the first right sentence, counted from 1; None when there is none."""
    order = np.argsort(-(example.ranking.features @ weights), kind="stable")
    found = np.flatnonzero(example.right[order])
    return int(found[0]) + 1 if len(found) else None


def fit_examples(examples: Sequence[Example]) -> Matrix:
    """Ranking weights from examples."""
    return fit_ranking([(one.ranking.features, one.right) for one in examples])


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


def _without(example: Example, keep: NDArray[np.bool_], weights: Matrix) -> Matrix | None:
    if keep.sum() < _FOLDS:
        return None
    features = example.ranking.features[keep].copy()
    for column in _SCORES:
        features[:, column] /= features[:, column].max() + 1e-9
    places = [place for place, kept in zip(example.ranking.places, keep, strict=True) if kept]
    return read_signs(example.question, places, features, features @ weights, example.snapshot)


def confidence_cases(
    examples: Sequence[Example], weights: Matrix
) -> tuple[Matrix, NDArray[np.bool_], Matrix]:
    """Signs, whether the question is answerable, and how much the case counts."""
    rows: list[Matrix] = []
    labels: list[bool] = []
    counts: list[float] = []
    for one in examples:
        features = one.ranking.features
        rows.append(
            read_signs(one.question, one.ranking.places, features, features @ weights, one.snapshot)
        )
        labels.append(one.asked.answerable)
        counts.append(1.0 if one.asked.answerable else _WRITTEN)
        if one.right.any():
            homes = {
                place.article
                for place, right in zip(one.ranking.places, one.right, strict=True)
                if right
            }
            away = np.array([place.article not in homes for place in one.ranking.places])
            for keep in (~one.right, away):
                made = _without(one, keep, weights)
                if made is not None:
                    rows.append(made)
                    labels.append(False)
                    counts.append(_MADE)
    return np.array(rows), np.array(labels), np.array(counts)


def fit_confidence(
    main: Sequence[Example],
    other: Sequence[Example],
    strangers: Sequence[Example],
    weights: Matrix,
) -> tuple[Matrix, float]:
    """Weights over SIGNS and the constant. `main` counts in full, `other` a twentieth."""
    parts = [
        (confidence_cases(some, weights), share)
        for some, share in ((main, 1.0), (other, 0.05), (strangers, _STRANGE / _WRITTEN))
        if some
    ]
    return fit_logistic(
        np.concatenate([rows for (rows, _, _), _ in parts]),
        np.concatenate([labels for (_, labels, _), _ in parts]),
        np.concatenate([counts * share for (_, _, counts), share in parts]),
    )


def cross_validate(
    main: Sequence[Example], other: Sequence[Example], strangers: Sequence[Example]
) -> dict[str, float]:
    """hit@1, hit@3 and the refusals at 8 % of the answerable, each fold's questions unseen."""
    first, third, sure, answerable = [], [], [], []
    for train, test in split(main):
        learned = [main[n] for n in train]
        weights = fit_examples([*learned, *other])
        confidence, constant = fit_confidence(learned, other, strangers, weights)
        for one in (main[n] for n in test):
            if one.asked.answerable:
                rank = rank_of_right(one, weights)
                first.append(rank == 1)
                third.append(rank is not None and rank <= 3)
            features = one.ranking.features
            signs = read_signs(
                one.question, one.ranking.places, features, features @ weights, one.snapshot
            )
            sure.append(float(signs @ confidence + constant))
            answerable.append(one.asked.answerable)
    known = np.array(answerable)
    values = np.array(sure)
    threshold = float(np.quantile(values[known], 0.08))
    refused = float((values[~known] < threshold).mean()) if (~known).any() else float("nan")
    return {
        "hit@1": float(np.mean(first)),
        "hit@3": float(np.mean(third)),
        "unanswerable refused at 8 %": refused,
        "threshold at 8 %": 1 / (1 + np.exp(-threshold)),
    }


def run_train(folder: Path, output: Path, say: Callable[[str], None]) -> None:
    """Train on `folder/news` and `folder/squad` and write `output`; figures go to `say`.

    Raises QuestionsError and OSError.
    """
    news = read_examples(folder / "news")
    squad = read_examples(folder / "squad") if (folder / "squad").is_dir() else []
    strangers = [*ask_strangers(squad, news), *ask_strangers(news, squad)]
    for name, main, other in (("news", news, squad), ("squad", squad, news)):
        if main:
            figures = cross_validate(main, other, strangers)
            shown = ", ".join(f"{label} {value:.3f}" for label, value in figures.items())
            say(f"{name}, {_FOLDS}-fold cross-validated over articles: {shown}")
    weights = fit_examples([*news, *squad])
    confidence, constant = fit_confidence(news, squad, strangers, weights)
    model = {
        "trained_on": (
            f"{len(news)} questions of news (MultiHop-RAG articles, ODC-BY), "
            f"{len(squad)} of squad (SQuAD 1.1 dev, CC BY-SA 4.0)"
        ),
        "ranking": _named(FEATURES, weights),
        "confidence": {**_named(SIGNS, confidence), "constant": round(constant, 5)},
    }
    output.write_text(json.dumps(model, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _named(names: Sequence[str], weights: Matrix) -> dict[str, float]:
    return {name: round(float(value), 5) for name, value in zip(names, weights, strict=True)}
