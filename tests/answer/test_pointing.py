import pytest
from hypothesis import given

from bot.answer.pointing import Points, adds, asks_on, find_pointers, leans_on, telling_words
from tests.answer.conftest import any_text


def points(question: str) -> list[tuple[str, Points]]:
    return [(question[one.start : one.end], one.to) for one in find_pointers(question)]


@pytest.mark.parametrize(
    ("question", "word", "to"),
    [
        ("what did he say about Japan", "he", Points.HE),
        ("how old is his wife", "his", Points.HE),
        ("who replaced him?", "him", Points.HE),
        ("who is she?", "she", Points.SHE),
        ("what did Quill say about her", "her", Points.SHE),
        ("what's she planning", "she", Points.SHE),
        ("what did they decide", "they", Points.THEY),
        ("who lives there?", "there", Points.THERE),
        ("how many people were there?", "there", Points.THERE),
        ("when was that?", "that", Points.MATTER),
        ("how much did it cost", "it", Points.MATTER),
        ("why did this happen?", "this", Points.MATTER),
        ("and that?", "that", Points.MATTER),
        ("who won that", "that", Points.MATTER),
        ("when he resigned, what did the council do", "he", Points.HE),
    ],
)
def test_a_pronoun_points_at_what_was_said_before(question: str, word: str, to: Points):
    assert points(question) == [(word, to)]


@pytest.mark.parametrize(
    "question",
    [
        "who closed the bridge",
        "is there a deal on boats",
        "how many boats are there in the fleet",
        "who said that the bridge was rotten",
        "who resigned this week",
        "what happened this morning",
        "what did Quill say after he saw the beams",
        "where was sbf when he got arrested",
        "what did Orla Venn do with her boats",
        "",
    ],
)
def test_words_that_point_within_the_question_or_at_nothing_do_not_count(question: str):
    assert points(question) == []


def test_owners_and_contracted_verbs_are_told():
    whose, is_ = find_pointers("how old is his boat")[0], find_pointers("where he's gone")[0]

    assert (whose.owning, whose.is_) == (True, False)
    assert (is_.owning, is_.is_) == (False, True)
    assert find_pointers("what did Quill say about her")[0].owning is False
    assert find_pointers("how old is her boat")[0].owning is True


@pytest.mark.parametrize(
    "question",
    ["why?", "and where?", "ok, and when?", "tell me more", "anything else?", "how many?"],
)
def test_a_question_without_a_matter_of_its_own_asks_on(question: str):
    assert asks_on(question)


@pytest.mark.parametrize("question", ["why did the bridge close", "thanks", "bridge", ""])
def test_a_question_with_a_matter_does_not_only_ask_on(question: str):
    assert not asks_on(question)


@pytest.mark.parametrize("question", ["and Japan?", "what about the beams?", "but the cost"])
def test_a_few_words_are_put_into_the_last_question(question: str):
    assert adds(question)


@pytest.mark.parametrize(
    "question", ["and who paid?", "what about", "and what did the mayor say", "Japan?",
                 "and the price of bread in the shops of Dunmere"],
)  # fmt: skip
def test_whole_questions_are_not_put_into_another(question: str):
    assert not adds(question)


@pytest.mark.parametrize("question", ["who scored?", "what did the captain say", "how many joined"])
def test_a_short_question_leans_on_the_conversation(question: str):
    assert leans_on(question)


@pytest.mark.parametrize(
    "question",
    ["who closed the Old Tannery Bridge", "what did Quill say", "who paid 61 crowns", "scored",
     "which inspectors found rotten beams", "why?"],
)  # fmt: skip
def test_a_question_with_names_figures_or_much_of_its_own_stands_alone(question: str):
    assert not leans_on(question)


@given(any_text)
def test_pointers_and_telling_words_are_parts_of_the_text(text: str):
    for one in find_pointers(text):
        assert 0 <= one.start < one.end <= len(text)
    assert all(word in text for word in telling_words(text))
    assert isinstance(adds(text) or asks_on(text) or leans_on(text), bool)
