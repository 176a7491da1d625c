import json
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from bot.answer.features import FEATURES
from bot.measure.examples import read_sets
from bot.measure.questions import QuestionsError, read_questions
from bot.measure.train import rank_of_right


def test_the_right_sentences_of_an_example_are_known(data: Path):
    examples = {one.asked.id: one for one in read_sets(data)[0].examples}

    assert examples["0-cost"].right.any()
    assert not examples["0-cost"].right.all()
    assert not examples["0-none"].right.any()
    assert rank_of_right(examples["0-none"], np.zeros(len(FEATURES))) is None


def test_a_folder_gives_its_sets_and_leaves_out_own_questions_about_other_articles(data: Path):
    sets = read_sets(data)

    assert [one.name for one in sets] == [
        "news",
        "in small libraries",
        "of one article",
        "among all articles",
        "squad",
    ]
    assert all(one.source and one.examples for one in sets)


def test_a_question_is_asked_again_of_a_small_library_that_answers_it_and_of_all_articles(
    data: Path,
):
    sets = {one.name: one.examples for one in read_sets(data)}
    answered = [one for one in sets["in small libraries"] if one.asked.answerable]

    assert {one.asked.id for one in answered} == {
        one.asked.id for one in sets["news"] if one.asked.answerable
    }
    assert all(one.right.any() for one in answered)
    assert all(len(one.snapshot) < 4 for one in answered)
    assert all(len(one.snapshot) == 8 for one in sets["among all articles"])


def test_a_question_is_asked_of_its_article_alone_and_of_one_that_does_not_answer(data: Path):
    alone = {one.name: one.examples for one in read_sets(data)}["of one article"]
    answered = [one for one in alone if one.asked.answerable]
    strange = [one for one in alone if not one.asked.answerable]

    assert all(len(one.snapshot) == 1 for one in alone)
    assert all(one.right.any() for one in answered)
    assert strange
    assert not any(one.right.any() for one in strange)


def test_pages_are_asked_our_own_questions(data: Path, pages: Path):
    pages.rename(data / "pages")
    (own,) = (one for one in read_sets(data) if one.name == "own on pages")

    assert own.examples


def test_a_folder_without_news_is_an_error(tmp_path: Path):
    with pytest.raises((OSError, QuestionsError)):
        read_sets(tmp_path)


@pytest.mark.parametrize("name", ["news", "pages"])
def test_our_own_questions_can_be_read_and_have_an_answer_or_say_what_is_absent(name: str):
    path = Path(str(files("bot.measure").joinpath("own", f"{name}.jsonl")))
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    asked = read_questions(path)

    assert len({one.question for one in asked}) == len(asked)
    for row, one in zip(rows, asked, strict=True):
        if one.answerable:
            assert one.must
            assert one.article
        else:
            assert row["absent"] in ("topic", "detail")
