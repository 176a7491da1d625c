import json
from importlib.resources import files

from bot.answer.marks import choose_part, load_marks
from bot.answer.reading import read_passage
from tests.answer.conftest import Understand


def test_the_part_is_chosen_that_the_weights_prefer(understood: Understand):
    text = "Orla Venn closed the bridge on Monday."
    [sentence] = read_passage(text)
    question = understood("who closed the bridge")
    person = choose_part(question, sentence, {"person": 1.0})
    date = choose_part(question, sentence, {"date": 1.0})

    assert person is not None
    assert date is not None
    assert text[person.start : person.end] == "Orla Venn"
    assert text[date.start : date.end] == "Monday"


def test_a_sentence_without_words_has_no_part(understood: Understand):
    for sentence in read_passage("…"):
        assert choose_part(understood("who came"), sentence, load_marks()) is None


def test_the_weights_of_the_package_are_small_and_named():
    marks = load_marks()

    assert 100 < len(marks) < 1_000
    assert all(abs(weight) < 20 for weight in marks.values())


def test_the_files_of_weights_name_their_data_alike():
    for name in ("marks.json", "weights.json"):
        assert json.loads(files("bot.answer").joinpath(name).read_text("utf-8"))["trained_on"]
