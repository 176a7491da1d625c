import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.runs import best_runs


def slow_runs(scores: list[float]) -> list[tuple[int, int]]:
    """The definition itself: the best run, then the best on either side of it."""
    runs: list[tuple[float, int, int]] = []
    for start in range(len(scores)):
        for end in range(start + 1, len(scores) + 1):
            runs.append((sum(scores[start:end]), -start, end))
    if not runs or max(runs)[0] <= 0:
        return []
    _, start, end = max(runs)
    right = [(a + end, b + end) for a, b in slow_runs(scores[end:])]
    return [*slow_runs(scores[:-start]), (-start, end), *right]


@given(st.lists(st.integers(-40, 40).filter(bool), max_size=14))
def test_runs_are_those_of_the_definition(tenths: list[int]) -> None:
    # Powers of two keep all sums apart, so that there is one right answer.
    scores = [value + 2.0 ** -(n + 2) for n, value in enumerate(tenths)]
    assert [(run.start, run.end) for run in best_runs(scores)] == slow_runs(scores)


def test_a_run_knows_its_sum() -> None:
    (run,) = best_runs([-1, 2, -1, 3, -5])
    assert (run.start, run.end) == (1, 4)
    assert run.score == pytest.approx(4)


def test_nothing_positive_makes_no_run() -> None:
    assert best_runs([-1, 0, -2]) == []
    assert best_runs([]) == []
