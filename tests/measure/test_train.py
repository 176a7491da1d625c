import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.answer.confidence import SIGNS
from bot.answer.features import FEATURES
from bot.answer.model import read_model
from bot.measure.examples import Example, read_sets
from bot.measure.questions import QuestionsError
from bot.measure.train import (
    cross_validate,
    fit_confidence,
    fit_examples,
    rank_of_right,
    run_train,
    signs_of,
    split,
    summarize,
)


@pytest.fixture
def examples(data: Path) -> list[Example]:
    return read_sets(data)[0].examples


def trained(data: Path, output: Path) -> tuple[bytes, list[str]]:
    said: list[str] = []
    run_train(data, output, said.append)
    return output.read_bytes(), said


def test_training_twice_gives_the_same_file_byte_for_byte(data: Path, tmp_path: Path):
    first, said = trained(data, tmp_path / "one.json")
    second, again = trained(data, tmp_path / "two.json")

    assert first == second
    assert said == again
    assert len(said) == 5
    assert all("hit@1" in line for line in said)


def test_what_is_written_is_a_model_that_names_its_data(data: Path, tmp_path: Path):
    written, _ = trained(data, tmp_path / "weights.json")
    model = read_model(written.decode())

    assert model.ranking.shape == (len(FEATURES),)
    assert model.confidence.shape == (len(SIGNS),)
    assert "32 questions of news" in model.trained_on
    assert list(json.loads(written)) == ["trained_on", "ranking", "confidence"]


def test_news_alone_is_enough_to_train_on(data: Path, tmp_path: Path):
    shutil.rmtree(data / "squad")
    written, said = trained(data, tmp_path / "weights.json")

    assert read_model(written.decode())
    assert len(said) == 3


def test_a_folder_without_data_is_an_error(tmp_path: Path):
    with pytest.raises((OSError, QuestionsError)):
        run_train(tmp_path, tmp_path / "weights.json", print)


def test_fitted_weights_rank_the_sentences_they_were_fitted_on(examples: list[Example]):
    weights = fit_examples(examples)
    ranks = [rank_of_right(one, weights) for one in examples if one.right.any()]

    assert np.mean([rank == 1 for rank in ranks]) > 0.7


def test_questions_about_one_article_stay_in_one_fold(examples: list[Example]):
    tested: list[int] = []
    for train, test in split(examples):
        assert not set(train) & set(test)
        articles = {examples[n].asked.article for n in test} - {None}
        assert not articles & {examples[n].asked.article for n in train}
        tested += test

    assert sorted(tested) == list(range(len(examples)))


def test_the_confidence_tells_answerable_questions_from_others(examples: list[Example]):
    weights = fit_examples(examples)
    confidence, constant = fit_confidence(examples, weights)
    sure = np.array([signs_of(one, weights) @ confidence + constant for one in examples])
    answerable = np.array([one.asked.answerable for one in examples])

    assert sure[answerable].mean() > sure[~answerable].mean()


def test_every_question_is_judged_by_models_that_did_not_see_its_article(
    examples: list[Example],
):
    ranks, sure = cross_validate(examples)
    shown = summarize(examples, ranks, sure)

    assert len(ranks) == len(sure) == len(examples)
    assert all(
        rank is None for one, rank in zip(examples, ranks, strict=True) if not one.right.any()
    )
    assert "hit@1" in shown
    assert "unanswerable refused" in shown
