import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.kinds import GENERIC, Kind, asks, kind_of


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("who closed the bridge", Kind.PERSON),
        ("whos the new coach", Kind.PERSON),
        ("which minister resigned", Kind.PERSON),
        ("what company built it", Kind.GROUP),
        ("which of the teams won", Kind.GROUP),
        ("where do they fish", Kind.PLACE),
        ("what country sent boats", Kind.PLACE),
        ("when does it open", Kind.DATE),
        ("what year was it built", Kind.DATE),
        ("how soon will it open", Kind.DATE),
        ("how long does the repair take", Kind.DURATION),
        ("how many months does it take", Kind.DURATION),
        ("how many boats are there", Kind.NUMBER),
        ("what percentage voted", Kind.NUMBER),
        ("how old is she", Kind.NUMBER),
        ("how much water is in it", Kind.NUMBER),
        ("how much of the land is dry", Kind.NUMBER),
        ("how much is a ticket", Kind.MONEY),
        ("how much money was paid", Kind.MONEY),
        ("how much did the repair cost", Kind.MONEY),
        ("how expensive is bread", Kind.MONEY),
        ("what is the price of bread", Kind.MONEY),
        ("what does it cost", Kind.MONEY),
        ("why was it closed", Kind.REASON),
        ("how come it was closed", Kind.REASON),
        ("what caused the fire", Kind.REASON),
        ("what did venn say about boats", Kind.SAID),
        ("how did quill react", Kind.SAID),
        ("what does farrow think", Kind.SAID),
        ("what was the reaction of the mayor", Kind.SAID),
        ("what did she make of it", Kind.SAID),
        ("quills comment on the beams", Kind.SAID),
        ("whats the price of oysters", Kind.MONEY),
        ("what was found in the bay", Kind.THING),
        ("how does it work", Kind.THING),
        ("which harbour commander spoke first", Kind.PERSON),
        ("which church burned", Kind.PLACE),
        ("which boat maker closed", Kind.GROUP),
        ("which year did it close", Kind.DATE),
        ("which oyster is best", Kind.THING),
        ("whats the name of the keeper", Kind.PERSON),
        ("whats the name of the song", Kind.THING),
        ("what is farrows book called", Kind.THING),
        ("what is farrows wife called", Kind.PERSON),
        ("what did the yard call its boat", Kind.THING),
        ("what did the mayor think of it", Kind.SAID),
        ("what did the wind say", Kind.SAID),
        ("what did quill accuse the yard of", Kind.SAID),
        ("what was venns advice on nets", Kind.SAID),
        ("how did the captain defend the sale", Kind.SAID),
        ("how bright is the lamp", Kind.NUMBER),
        ("how much is the share up", Kind.NUMBER),
        ("whats the death toll of the storm", Kind.NUMBER),
        ("number of boats in the bay", Kind.NUMBER),
        ("price of oysters in dunmere", Kind.MONEY),
        ("what does the lamp go for now", Kind.MONEY),
        ("what will a ticket set me back", Kind.MONEY),
        ("oysters", Kind.THING),
        ("how", Kind.THING),
        ("how much", Kind.NUMBER),
        ("what", Kind.THING),
        ("", Kind.THING),
    ],
)
def test_the_question_word_and_what_follows_tell_the_kind(question: str, kind: Kind):
    assert kind_of(question) is kind


@pytest.mark.parametrize("question", ["who came", "is it open", "the bridge is where"])
def test_a_question_asks(question: str):
    assert asks(question)


@pytest.mark.parametrize("topic", ["ferry accident", "bread prices dunmere", ""])
def test_a_topic_does_not_ask(topic: str):
    assert not asks(topic)


def test_words_that_decide_little_are_folded():
    assert all(word == word.lower() and word.isalpha() for word in GENERIC)


@given(st.text())
def test_every_text_has_a_kind(text: str):
    assert kind_of(text) in Kind
    assert asks(text) in (True, False)
