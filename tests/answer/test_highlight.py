import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.highlight import highlight
from bot.answer.question import understand
from bot.answer.reading import read_passage
from bot.answer.thesaurus import load_thesaurus
from bot.search.snapshot import Snapshot
from tests.answer.conftest import ARTICLES, any_text

LIBRARY = Snapshot.build(ARTICLES)


def marked(question: str, text: str) -> list[str]:
    [sentence] = read_passage(text)
    understood = understand(question, LIBRARY, load_thesaurus())
    return [text[start:end] for start, end in highlight(understood, sentence)]


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("who closed the bridge", "Mayor Idris Quill closed the bridge at noon.", ["Idris Quill"]),
        ("who spoke with Bessel", "Orla Venn spoke with Tam Bessel by telephone.", ["Orla Venn"]),
        ("where were the oysters found", "Divers found oysters in Sallow Bay.", ["Sallow Bay"]),
        ("when did they meet", "They met on Tuesday in the dark.", ["Tuesday"]),
        ("how many boats has the fleet", "The fleet has 12 boats in two ports.", ["12 boats"]),
        ("how long is the repair", "The repair of three beams takes 18 months.", ["18 months"]),
        ("how much is the repair", "The repair of 3 beams costs $61 million.", ["$61 million"]),
        ("what did Quill say", "“A closed bridge is better,” Quill said.",
         ["A closed bridge is better,"]),
        ("what did Quill say", "Quill said that the beams were rotten and old.",
         ["the beams were rotten and old"]),
        ("why did bread become dearer", "Bread became dearer because the harvest was poor.",
         ["because the harvest was poor"]),
        ("which countries sent boats", "Boats came from France, Germany and Spain.",
         ["France, Germany and Spain"]),
        ("which countries sent boats", "France, Germany and Spain have sent boats to Dunmere.",
         ["France, Germany and Spain"]),
        ("what is the capital of Calder", "Dunmere is the capital of Calder, its largest town.",
         ["Dunmere"]),
        ("who is the harbour minister", "Harbour Minister Orla Ann Venn came with Tam Bessel.",
         ["Orla Ann Venn"]),
    ],
)  # fmt: skip
def test_the_words_that_answer_are_marked(question: str, text: str, words: list[str]):
    assert marked(question, text) == words


def test_what_the_question_names_itself_is_not_the_answer():
    assert marked("who met Orla Venn", "Orla Venn met Tam Bessel.") == ["Tam Bessel"]
    assert marked("who met Tam Bessel", "Orla Venn met Tam Bessel.") == ["Orla Venn"]


def test_a_statement_without_a_verb_of_saying_is_marked_as_a_whole():
    assert marked("what did Quill say", "Rot in all beams.") == ["Rot in all beams"]
    assert marked("what did he say", "It was all rotten, wet and old,” he said.") == [
        "It was all rotten, wet and old,"
    ]
    assert marked("what did he say", 'He said: "It was all rotten."') == ["It was all rotten."]


def test_a_reason_without_a_word_of_cause_is_the_clause_that_tells_most():
    text = "The bridge closed, rot and rust having eaten most of the beams."

    assert marked("why did the bridge close", text) == [
        "rot and rust having eaten most of the beams"
    ]


def test_where_nothing_stands_out_a_thing_is_the_clause_that_tells_most():
    assert marked("what is in the bay", "in the bay, giant shells of great age.") == [
        "giant shells of great age"
    ]


_QUESTIONS = st.sampled_from(
    "who came|where is it|when was that|how many boats|how long|how much|why|what did Quill say"
    "|what is it|how old is he|which company|oysters".split("|")
)


@given(_QUESTIONS, any_text)
def test_every_highlight_lies_within_its_sentence(question: str, text: str):
    understood = understand(question, LIBRARY, load_thesaurus())
    for sentence in read_passage(text):
        last = 0
        for start, end in highlight(understood, sentence):
            assert last <= start < end <= len(sentence.text)
            last = end
