import pytest

from bot.answer.question import SAME_NAME, Question, understand
from bot.answer.rank import gather
from bot.answer.thesaurus import load_thesaurus
from bot.search.snapshot import Snapshot
from tests.answer.conftest import write

LONG_NAME = "Orla Venn-Quarrick runs the yard. Venn-Quarrick bought it in May."


def met_by(question: Question, word: str) -> set[str]:
    """What stands for a word of the question with full certainty."""
    term = next(term for term in question.terms if term.word == word)
    return {stem for stem, similarity in term.related.items() if similarity == SAME_NAME}


@pytest.fixture
def yards() -> Snapshot:
    return Snapshot.build(
        [
            write("a", f"OVQ has a plan for the yard. {LONG_NAME}"),
            write("b", "The ferry sails at noon. A plan for the pier was drawn."),
        ]
    )


def test_initials_are_met_by_the_name_that_the_passages_spell_out(yards: Snapshot):
    ranking = gather(understand("what yard does ovq run", yards, load_thesaurus()), yards)

    assert met_by(ranking.question, "ovq") == {"vennquarrick"}
    sentences = {sentence.text for sentence in ranking.sentences}
    assert "Venn-Quarrick bought it in May." in sentences


def test_initials_that_no_name_has_stay_as_they_are(yards: Snapshot):
    asked = understand("what yard does xqz run", yards, load_thesaurus())

    assert gather(asked, yards).question is asked


def test_common_words_are_no_initials(yards: Snapshot):
    asked = understand("plan for the pier", yards, load_thesaurus())

    assert gather(asked, yards).question is asked


def test_a_name_of_common_words_is_not_what_initials_are_met_by():
    text = "The Harbour Trade Commission met. The HTC said the commission was pleased."
    library = Snapshot.build([write("a", text)])
    ranking = gather(understand("what did the htc say", library, load_thesaurus()), library)

    assert met_by(ranking.question, "htc") == set()
