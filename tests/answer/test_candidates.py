from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.candidates import find_candidates
from bot.answer.types import Candidate, Type
from tests.answer.conftest import any_text


def found(text: str, *types: Type) -> list[str]:
    return [text[one.start : one.end] for one in find_candidates(text) if one.type in types]


NAMES = (Type.PERSON, Type.GROUP, Type.PLACE, Type.NAME)


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("It cost $4.2 million in all.", Type.MONEY, "$4.2 million"),
        ("They paid about 61 million crowns.", Type.MONEY, "about 61 million crowns"),
        ("A loaf is 80¢ today.", Type.MONEY, "80¢"),
        ("Some 12 percent voted.", Type.PERCENT, "Some 12 percent"),
        ("Turnout rose by 3 percentage points.", Type.PERCENT, "3 percentage points"),
        ("It opens on March 9, 2024.", Type.DATE, "March 9, 2024"),
        ("It opened in 1931 already.", Type.DATE, "1931"),
        ("They met on Tuesday evening.", Type.DATE, "Tuesday evening"),
        ("They met at 7:52 a.m. sharp.", Type.DATE, "7:52 a.m."),
        ("They meet next week.", Type.DATE, "next week"),
        ("The repair takes 18 months.", Type.DURATION, "18 months"),
        ("She waited for two to three years.", Type.DURATION, "two to three years"),
        ("He is 58 years old.", Type.DURATION, "58 years old"),
        ("The fleet has only seven boats.", Type.NUMBER, "seven"),
        ("They voted 9-4 against it.", Type.NUMBER, "9-4"),
        ("She said, “Nobody should fear it.”", Type.QUOTE, "“Nobody should fear it.”"),
        ('He said "it is late" twice.', Type.QUOTE, '"it is late"'),
        ("The clerk, Mary Oddson, smiled.", Type.PERSON, "Mary Oddson"),
        ("Minister Orla Venn smiled.", Type.PERSON, "Minister Orla Venn"),
        ("Venn, 51, smiled.", Type.PERSON, "Venn"),
        ("“No,” Farrow said.", Type.PERSON, "Farrow"),
        ("The Brine Institute paid.", Type.GROUP, "Brine Institute"),
        ("NATO paid.", Type.GROUP, "NATO"),
        ("Marta Solberg of the Brine Institute smiled.", Type.PERSON, "Marta Solberg"),
        ("Marta Solberg of the Brine Institute smiled.", Type.GROUP, "Brine Institute"),
        ("The Bank of Dunmere paid.", Type.GROUP, "Bank of Dunmere"),
        ("“No,” Cyclone Ondine said.", Type.NAME, "Cyclone Ondine"),
        ("They live in Dunmere now.", Type.PLACE, "Dunmere"),
        ("They sailed to Sallow Bay.", Type.PLACE, "Sallow Bay"),
        ("They sailed to Mexico.", Type.PLACE, "Mexico"),
        ("The Silver Petrel sank.", Type.NAME, "Silver Petrel"),
    ],
)
def test_a_candidate_is_found_with_its_type(text: str, type_: Type, words: str):
    assert words in found(text, type_)


def test_words_that_begin_a_sentence_are_no_names():
    assert found("However, it rained. The sea rose. On Monday they left.", *NAMES) == []


def test_a_name_loses_its_genitive_and_its_leading_words():
    assert found("But Quill's plan failed.", *NAMES) == ["Quill"]
    assert found("After the Old Bridge fell, In May", *NAMES) == ["Old Bridge"]


def test_money_is_not_a_number_as_well():
    assert found("It cost $5 million.", Type.NUMBER) == []


def test_offsets_can_be_moved():
    here, moved = find_candidates("Orla Venn came."), find_candidates("Orla Venn came.", 100)

    assert moved == [Candidate(one.type, one.start + 100, one.end + 100) for one in here]


@given(any_text, st.integers(0, 1000))
def test_every_candidate_is_a_part_of_the_text(text: str, offset: int):
    last = 0
    for one in find_candidates(text, offset):
        assert offset <= one.start < one.end <= offset + len(text)
        assert one.start >= last
        last = one.start
        assert text[one.start - offset : one.end - offset].strip()


@given(any_text)
def test_figures_do_not_overlap_each_other(text: str):
    figures = {Type.MONEY, Type.PERCENT, Type.DATE, Type.DURATION, Type.NUMBER}
    spans = [(one.start, one.end) for one in find_candidates(text) if one.type in figures]

    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
