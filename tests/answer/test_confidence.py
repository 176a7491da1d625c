import numpy as np

from bot.answer.confidence import (
    SIGNS,
    lacks_candidate,
    lacks_figure,
    lacks_name,
    lacks_words,
    read_signs,
)
from bot.answer.features import FEATURES
from bot.answer.model import load_model
from bot.answer.question import understand
from bot.answer.rank import gather
from bot.answer.thesaurus import load_thesaurus
from bot.search.snapshot import Snapshot
from tests.answer.conftest import Understand, write


def signs(question: str, library: Snapshot, understood: Understand) -> dict[str, float]:
    asked = understood(question)
    ranking = gather(asked, library)
    scores = load_model().score(ranking.features)
    row = read_signs(asked, ranking.places, ranking.features, scores, library)
    assert row.shape == (len(SIGNS),)
    assert np.isfinite(row).all()
    return dict(zip(SIGNS, row.tolist(), strict=True))


def test_names_of_signs_are_distinct():
    assert len(set(SIGNS)) == len(SIGNS)


def test_a_name_that_stands_nowhere_is_a_sign(library: Snapshot, understood: Understand):
    assert signs("who met zorblat at the bridge", library, understood)["unseen names"] > 0
    assert signs("who met Quill at the bridge", library, understood)["unseen names"] == 0


def test_a_corrected_word_is_a_sign(library: Snapshot, understood: Understand):
    assert signs("who found giant oystres", library, understood)["corrected"] == 1
    assert signs("who found giant oysters", library, understood)["corrected"] == 0


def test_a_library_of_one_sentence_has_signs(understood: Understand):
    library = Snapshot.build([write("a", "Quill closed the bridge.")])

    assert signs("who closed the bridge", library, understood)["same article among ten"] == 1


def test_a_question_that_turns_on_an_unknown_name_lacks_it(
    library: Snapshot, understood: Understand
):
    assert lacks_name(understood("who is zorblat"), library)
    assert not lacks_name(understood("who is Quill"), library)


def test_a_question_for_a_figure_lacks_it_where_the_sentence_has_none(understood: Understand):
    none = np.zeros(len(FEATURES))
    money = none.copy()
    money[FEATURES.index("candidate money")] = 1

    assert lacks_figure(understood("how much did the repair cost"), none)
    assert not lacks_figure(understood("how much did the repair cost"), money)
    assert not lacks_figure(understood("who paid for the repair"), none)


def test_initials_of_a_known_name_are_no_unknown_name():
    library = Snapshot.build(
        [write("a", "Orla Venn-Quarrick runs the yard. Orla Venn-Quarrick bought it in May.")]
    )
    asked = understand("which yard does ovq run", library, load_thesaurus())

    assert lacks_name(asked, library)
    assert not lacks_name(gather(asked, library).question, library)


def test_one_known_word_among_several_is_met_by_chance(library: Snapshot):
    def lacks(question: str) -> bool:
        return lacks_words(understand(question, library, load_thesaurus()), library)

    assert lacks("which zorblat quorped the bridge")
    assert not lacks("who closed the bridge")
    assert not lacks("bridge")


def test_a_person_asked_for_is_lacked_where_no_candidate_is(understood: Understand):
    none = np.zeros(len(FEATURES))
    person = none.copy()
    person[FEATURES.index("candidate person")] = 1

    assert lacks_candidate(understood("who closed the bridge"), none)
    assert not lacks_candidate(understood("who closed the bridge"), person)
    assert not lacks_candidate(understood("why was the bridge closed"), none)
