import pytest

from bot.answer.spelling import Speller, is_genitive
from bot.answer.thesaurus import load_thesaurus
from bot.search.snapshot import Snapshot
from tests.answer.conftest import write


def speller(words: str, library: Snapshot) -> Speller:
    return Speller(set(words.split()), library, load_thesaurus())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("oystres", "oysters"),
        ("dunmree", "dunmere"),
        ("solberk", "solberg"),
        ("bridge", "bridge"),
        ("who", "who"),
        ("helicopter", "helicopter"),
        ("xq", "xq"),
        ("x7quill", "x7quill"),
        ("zzzzzzzz", "zzzzzzzz"),
    ],
)
def test_a_word_that_stands_nowhere_is_corrected_when_one_is_near(
    typed: str, meant: str, library: Snapshot
):
    assert speller(f"who found the {typed}", library).meant(typed) == meant


def test_a_word_with_another_ending_is_another_word():
    library = Snapshot.build([write("a", "The olympic torch and the paintings came to Dunmere.")])

    assert speller("who won the chess olympiad", library).meant("olympiad") == "olympiad"
    assert speller("where is the olympci torch", library).meant("olympci") == "olympic"
    assert speller("where are the paintigns now", library).meant("paintigns") == "paintings"


def test_a_question_in_a_foreign_language_is_not_corrected(library: Snapshot):
    assert speller("dunmer oystres kwik", library).meant("oystres") == "oystres"


def test_of_two_near_words_the_one_that_keeps_company_with_the_others_is_meant():
    library = Snapshot.build(
        [
            write("a", "The farrier Halder repaired forty carriages."),
            write("b", "The poet Holder recited forty sonnets."),
        ]
    )

    assert speller("which sonnets did hulder recite", library).meant("hulder") == "holder"
    assert speller("which carriages did hulder repair", library).meant("hulder") == "halder"


def test_the_genitive_of_initials_is_not_looked_for_further():
    library = Snapshot.build([write("a", "QZF paid for the boats.")])

    assert speller("what did qzfs owner pay", library).meant("qzfs") == "qzf"


def test_a_genitive_without_its_apostrophe_is_no_error_worth_telling():
    assert is_genitive("quills", "quill")
    assert not is_genitive("quil", "quill")
