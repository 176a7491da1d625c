import pytest

from bot.answer.kinds import Kind
from bot.answer.reading import Sentence, read_passage
from bot.answer.typed import WANTED, fitting, measure_of, spots_of, type_evidence
from tests.answer.conftest import Understand


def one(text: str) -> Sentence:
    [sentence] = read_passage(text)
    return sentence


def words(question: str, text: str, understood: Understand) -> list[str]:
    found = fitting(understood(question), one(text))
    return [text[candidate.start : candidate.end] for _, candidate, _ in found]


def test_every_kind_says_what_answers_it():
    assert set(WANTED) == set(Kind)
    assert all(0 < fit <= 1 for wanted in WANTED.values() for fit in wanted.values())


def test_only_candidates_of_the_wanted_type_that_tell_something_new_fit(understood: Understand):
    text = "Mayor Idris Quill met Orla Venn on Tuesday."

    assert words("when did Quill meet Venn", text, understood) == ["Tuesday"]
    assert "Orla Venn" in words("who met Idris Quill", text, understood)
    assert words("who is Orla Venn", "Orla Venn came.", understood) == []
    assert words("why did Quill come", text, understood) == []


@pytest.mark.parametrize(
    ("question", "measure"),
    [("how old is he", "22 years"), ("how tall is it", "30 feet"), ("how long is it", "3 miles")],
)
def test_degrees_are_measured_in_their_units(question: str, measure: str):
    pattern = measure_of(question)

    assert pattern is not None
    assert pattern.search(measure)
    assert not pattern.search("9 crowns")


def test_other_questions_measure_nothing():
    assert measure_of("who came") is None
    assert measure_of("how often did it rain") is None


def test_a_figure_that_measures_something_else_fits_less(understood: Understand):
    question = understood("how tall is the tower")
    right = max(fit for fit, _, _ in fitting(question, one("It has 90 feet.")))
    wrong = max(fit for fit, _, _ in fitting(question, one("It has 90 boats.")))

    assert right > wrong > 0


def test_a_number_after_a_name_is_an_age(understood: Understand):
    question = understood("how old is Orla Venn")
    age = max(fit for fit, _, _ in fitting(question, one("Orla Venn, 51, came.")))
    boats = max(fit for fit, _, _ in fitting(question, one("Orla Venn sold 51 boats.")))

    assert age > boats


def test_evidence_counts_the_best_candidate_its_nearness_its_unit_and_its_noun(
    understood: Understand,
):
    near = type_evidence(understood("how many boats has the fleet"), one("The fleet has 12 boats."))
    far = type_evidence(
        understood("how many boats has the fleet"),
        one("There were 12 crowns to pay on that day to see what is left of the old fleet."),
    )
    nothing = type_evidence(understood("how many boats has the fleet"), one("The fleet sank."))
    noun = type_evidence(understood("which council voted"), one("The Council of Dunmere voted."))

    assert near[0] >= far[0] > 0
    assert near[1] > far[1] > 0
    assert (near[2], far[2]) == (1, 0)
    assert nothing == (0, 0, 0, 0)
    assert noun[3] > 0


def test_matched_words_have_their_spots(understood: Understand):
    assert spots_of(understood("who closed the bridge"), one("The bridge closed.")) == [11, 4]
