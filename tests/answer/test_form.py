import pytest

from bot.answer.form import asks_many, form_of, named_by


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("who is the mayor", "is"),
        ("whos the mayor", "is"),
        ("what did Quill close", "did"),
        ("which country has closed its port", "did"),
        ("who closed the bridge", "own"),
        ("oysters", "none"),
    ],
)
def test_a_question_asks_for_a_subject_an_object_or_who_one_is(question: str, form: str):
    assert form_of(question) == form


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("which law firm did Venn hire", ("law", "firm")),
        ("what kind of boat sank", ("boat", "sink")),
        ("what is the capital of Calder", ("capit",)),
        ("what is the name of the boat", ("boat",)),
        ("how many boats are left", ("boat",)),
        ("who came", ()),
        ("what did Quill say", ()),
    ],
)
def test_what_is_asked_for_by_name_is_known(question: str, named: tuple[str, ...]):
    assert named_by(question) == named


def test_several_may_be_asked_for():
    assert asks_many("which countries sent boats")
    assert asks_many("what are the sources of the river")
    assert not asks_many("which country sent boats")
    assert not asks_many("who sent boats")
