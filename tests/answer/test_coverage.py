import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.coverage import Levels, cover, match
from bot.answer.reading import read_passage
from tests.answer.conftest import Understand

NOWHERE = [0.0, 0.0]


def levels(**rows: list[float]) -> Levels:
    names = ("passage", "headline", "opening", "article", "names")
    return Levels(*(rows.get(name, NOWHERE) for name in names))


def test_a_word_matches_where_it_stands_and_less_where_a_relative_does(understood: Understand):
    question = understood("who dismissed the harvest")
    [here] = read_passage("The mayor dismissed the harvest.")
    [relative] = read_passage("The mayor fired them.")
    [neither] = read_passage("It rained.")

    assert match(question, here) == [1.0, 1.0]
    assert 0 < match(question, relative)[0] < 1
    assert match(question, neither) == [0.0, 0.0]


def test_a_sentence_with_all_words_covers_everything_itself():
    covered = cover([0.7, 0.3], [1.0, 1.0], None, None, levels())

    assert covered.exact == covered.reach == pytest.approx(1)
    assert covered.missing == covered.related == 0


def test_what_a_sentence_lacks_is_reached_through_its_neighbours_and_above():
    before = cover([0.7, 0.3], [1.0, 0.0], [0.0, 1.0], None, levels())
    after = cover([0.7, 0.3], [1.0, 0.0], None, [0.0, 1.0], levels())
    headline = cover([0.7, 0.3], [1.0, 0.0], None, None, levels(headline=[1.0, 1.0]))
    nowhere = cover([0.7, 0.3], [1.0, 0.0], None, None, levels())

    assert before.before == after.after == headline.headline == pytest.approx(0.3)
    assert min(before.reach, after.reach, headline.reach) > nowhere.reach == pytest.approx(0.7)
    assert nowhere.missing == pytest.approx(0.3)
    assert before.missing == 0


def test_names_are_told_from_plain_words():
    covered = cover([0.6, 0.4], [0.0, 1.0], None, None, levels(names=[1.0, 0.0]))

    assert covered.names == 0
    assert covered.plain == covered.rarest_plain == 1


def test_a_question_without_names_lacks_none():
    assert cover([1.0], [0.0], None, None, levels(names=[0.0])).names == 1


_SHARE = st.floats(0, 1)
_ROW = st.lists(_SHARE, min_size=3, max_size=3)


@given(_ROW, _ROW, _ROW, _ROW, _ROW, _ROW)
def test_nothing_covers_more_than_there_is(
    here: list[float], before: list[float], after: list[float], up: list[float],
    names: list[float], weights: list[float],
):  # fmt: skip
    total = sum(weights) or 1.0
    shares = [weight / total for weight in weights]
    covered = cover(shares, here, before, after, Levels(up, up, up, up, names))

    assert covered.exact <= covered.reach + 1e-9 <= 1 + 1e-6
    assert covered.exact + covered.related + covered.missing <= 1 + 1e-6
    for share in (covered.names, covered.plain, covered.plain_near, covered.names_reach):
        assert 0 <= share <= 1 + 1e-6
