from bot.answer.reading import read_passage
from bot.answer.signs import Signs, read_signs
from bot.answer.stage import Stage
from tests.answer.conftest import Understand


def signs(question: str, text: str, words: str, understood: Understand) -> Signs:
    [sentence] = read_passage(text)
    stage = Stage(understood(question), sentence)
    [part] = [part for part in stage.parts() if text[part.start : part.end] == words]
    return read_signs(stage, part)


def test_a_part_is_told_by_what_it_looks_like(understood: Understand):
    found = signs("how many boats has the fleet", "The fleet has 12 boats.", "12 boats", understood)

    assert found["number number"] == found["number digit"] == found["unit"] == 1
    assert found["asked share"] == 0.5


def test_a_part_is_told_by_where_it_stands(understood: Understand):
    text = "The bridge was closed by Quill on Monday."
    quill = signs("who closed the bridge", text, "Quill", understood)

    assert quill["after by"] == quill["name after by"] == 1
    assert quill["behind verb own was"] == 1
    assert quill["words behind own name"] == 1
    assert "before verb own was" not in quill


def test_a_part_is_told_by_what_is_asked_for_by_name(understood: Understand):
    text = "The Council of Dunmere voted for the bridge."
    found = signs("which council voted", text, "Council of Dunmere", understood)

    assert found["asked inside"] == found["asked first"] == 1
    assert found["asked last"] == 0
