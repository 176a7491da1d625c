import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.measure.stem_vectors import (
    DistilError,
    center,
    classify_names,
    compress,
    count_capitals,
    find_related,
    join_by_stem,
    quantise,
    select,
)


def noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(7).normal(size=shape).astype(np.float32)


def test_centering_takes_away_what_all_words_share():
    rows = center(noise(40, 6) + 20)

    assert np.abs(rows.mean(axis=0)).max() < 0.3
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(40), abs=1e-4)


def test_words_of_one_stem_are_joined_by_how_often_they_are_used():
    rows = np.array([[1, 0], [0, 1], [0.6, 0.8]], np.float32)
    names, joined, zipf = join_by_stem(["ferry", "ferries", "barn"], rows, np.array([4.0, 3.0, 3]))

    assert names == ["ferri", "barn"]
    assert joined[0] == pytest.approx(np.array([10, 1]) / np.sqrt(101))
    assert zipf == pytest.approx([np.log10(11_000), 3])


def test_rare_words_short_words_and_stop_words_are_left_out():
    words = ["ferry", "the", "ox", "zyzzyva"]
    names, _, _ = join_by_stem(words, noise(4, 2), np.array([4.0, 7.7, 4.0, 1.2]))

    assert names == ["ferri"]


def test_stems_are_selected_by_frequency():
    names, rows, zipf = select((["a", "b", "c"], noise(3, 2), np.array([3.0, 2.0, 4.0])), 3.0)

    assert (names, list(zipf)) == (["a", "c"], [3.0, 4.0])
    assert (rows == noise(3, 2)[[0, 2]]).all()


def test_related_stems_come_nearest_first_and_without_itself():
    rows = np.array([[1, 0], [0.8, 0.6], [0.6, 0.8], [-1, 0]], np.float32)
    found = dict(find_related(["bay", "gulf", "cove", "hill"], rows))

    assert found["bay"] == {"gulf": 80, "cove": 60}
    assert list(found["bay"]) == ["gulf", "cove"]
    assert "hill" not in found


def test_at_most_twelve_stems_are_related():
    names = [f"s{n}" for n in range(20)]

    assert {len(row) for _, row in find_related(names, np.ones((20, 1), np.float32))} == {12}


def test_capitals_are_counted_but_not_at_the_start_of_a_sentence():
    body = "Ferries met Dunmere. Dunmere saw ferries. Barns saw Dunmere and ferries and Dunmere."
    shares = count_capitals([body, "We like ferries."])

    assert shares["dunmer"] == 1.0
    assert shares["ferri"] == 0.0
    assert "barn" not in shares


def test_names_are_told_from_vectors_also_where_no_article_has_them():
    rows = noise(60, 4) * 0.2
    rows[:30, 0] += 1
    rows[30:, 0] -= 1
    names = [f"s{n}" for n in range(60)]
    seen = {f"s{n}": float(n < 30) for n in range(0, 60, 2)}

    found = classify_names((names, rows, np.full(60, 4.0)), seen)

    assert list(found) == [True] * 30 + [False] * 30


@pytest.mark.parametrize("seen", [{}, {"s0": 1.0, "s1": 0.5}, {"s0": 0.0}])
def test_articles_that_do_not_show_both_kinds_are_refused(seen: dict[str, float]):
    with pytest.raises(DistilError, match="too few words"):
        classify_names((["s0", "s1"], noise(2, 3), np.full(2, 4.0)), seen)


def test_the_axes_of_most_variance_are_kept():
    rows = noise(300, 5) * np.array([5, 5, 0.01, 0.01, 0.01], np.float32)
    small = compress(rows, 2)
    unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)

    assert small.shape == (300, 2)
    assert np.abs(small @ small.T - unit @ unit.T).max() < 0.1


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0, 9), min_size=1, max_size=9))
def test_a_quantised_row_points_the_same_way_and_is_longer_for_rarer_words(zipf: list[float]):
    rows = noise(len(zipf), 64)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    whole, scales = quantise(rows, np.array(zipf))
    read = whole.astype(np.float32) * scales[:, None]
    lengths = np.linalg.norm(read, axis=1)

    assert ((rows * read).sum(axis=1) / lengths > 0.999).all()
    assert lengths == pytest.approx(np.clip(8.5 - np.array(zipf), 0.7, 6.0), rel=0.02)
