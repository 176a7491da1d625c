from bot.answer.reading import read_passage
from bot.answer.stage import Stage
from tests.answer.conftest import Understand


def stage(question: str, text: str, understood: Understand) -> Stage:
    [sentence] = read_passage(text)
    return Stage(understood(question), sentence)


def texts(here: Stage) -> set[str]:
    return {here.sentence.text[part.start : part.end] for part in here.parts()}


def test_words_of_the_question_are_found_with_their_voice(understood: Understand):
    here = stage("who closed the bridge", "The bridge was closed by Quill.", understood)

    assert [here.words[n].text for n, _ in here.hits] == ["bridge", "closed"]
    assert [(here.words[n].text, voice) for n, voice in here.verbs] == [("closed", " was")]


def test_no_clause_answers_where_a_figure_of_the_wanted_kind_does(understood: Understand):
    text = "The fleet has 12 boats, which are slow."

    assert "which are slow" not in texts(stage("how many boats has the fleet", text, understood))
    assert "which are slow" in texts(stage("what is the fleet like", text, understood))


def test_several_are_not_answered_by_one_of_them(understood: Understand):
    text = "Boats came from France, Germany and Spain."

    assert "France" not in texts(stage("which countries sent boats", text, understood))
    assert "France" in texts(stage("which country sent boats", text, understood))
