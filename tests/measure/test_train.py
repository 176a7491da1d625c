import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.answer.confidence import SIGNS
from bot.answer.features import FEATURES
from bot.answer.model import read_model
from bot.measure.questions import QuestionsError
from bot.measure.train import (
    ask_strangers,
    confidence_cases,
    fit_examples,
    rank_of_right,
    read_examples,
    run_train,
    split,
)


def trained(data: Path, output: Path) -> tuple[bytes, list[str]]:
    said: list[str] = []
    run_train(data, output, said.append)
    return output.read_bytes(), said


def test_training_twice_gives_the_same_file_byte_for_byte(data: Path, tmp_path: Path):
    first, said = trained(data, tmp_path / "one.json")
    second, again = trained(data, tmp_path / "two.json")

    assert first == second
    assert said == again
    assert len(said) == 2
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
    assert len(said) == 1


def test_a_folder_without_data_is_an_error(tmp_path: Path):
    with pytest.raises((OSError, QuestionsError)):
        run_train(tmp_path, tmp_path / "weights.json", print)


def test_the_right_sentences_of_an_example_are_known(data: Path):
    examples = {one.asked.id: one for one in read_examples(data / "news")}

    assert examples["0-cost"].right.any()
    assert not examples["0-cost"].right.all()
    assert not examples["0-none"].right.any()
    assert rank_of_right(examples["0-none"], np.zeros(len(FEATURES))) is None


def test_fitted_weights_rank_the_sentences_they_were_fitted_on(data: Path):
    examples = read_examples(data / "news")
    weights = fit_examples(examples)
    ranks = [rank_of_right(one, weights) for one in examples if one.right.any()]

    assert np.mean([rank == 1 for rank in ranks]) > 0.7


def test_questions_about_one_article_stay_in_one_fold(data: Path):
    examples = read_examples(data / "news")
    tested: list[int] = []
    for train, test in split(examples):
        assert not set(train) & set(test)
        articles = {examples[n].asked.article for n in test} - {None}
        assert not articles & {examples[n].asked.article for n in train}
        tested += test

    assert sorted(tested) == list(range(len(examples)))


def test_unanswerable_cases_are_made_by_taking_the_answer_away(data: Path):
    examples = read_examples(data / "news")
    rows, labels, counts = confidence_cases(examples, fit_examples(examples))

    assert rows.shape == (len(labels), len(SIGNS))
    assert labels.sum() == sum(one.asked.answerable for one in examples)
    assert (~labels).sum() > sum(not one.asked.answerable for one in examples)
    assert np.isfinite(rows).all()
    assert (counts > 0).all()


def test_questions_for_another_library_have_no_answer_there(data: Path):
    news, squad = read_examples(data / "news"), read_examples(data / "squad")
    strangers = ask_strangers(news, squad)

    assert strangers
    assert not any(one.asked.answerable or one.right.any() for one in strangers)
    assert ask_strangers(news, []) == []
