"""Runs of numbers with the greatest sum: where in a page of scored lines an article lies.

Maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web with
maximum subsequence segmentation", WWW 2009.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """lines[start:end] of a page and the sum of their scores."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class _Open:
    """A run with the sums of all scores before its first and up to its last line."""

    start: int
    end: int
    before: float
    upto: float
    lower: int  # the nearest earlier run with a smaller `before`; -1 where there is none


def best_runs(scores: Iterable[float]) -> list[Run]:
    """All maximal runs in order: the best one, the best ones on its two sides, and so on.

    Ruzzo and Tompa, "A linear time algorithm for finding all maximal scoring subsequences",
    ISMB 1999; linear in the number of scores.
    """
    stack: list[_Open] = []
    total = 0.0
    for n, score in enumerate(scores):
        before, total = total, total + score
        if score <= 0:
            continue
        start = n
        while True:
            lower = len(stack) - 1
            while lower >= 0 and stack[lower].before >= before:
                lower = stack[lower].lower
            if lower < 0 or stack[lower].upto >= total:
                stack.append(_Open(start, n + 1, before, total, lower))
                break
            start, before = stack[lower].start, stack[lower].before
            del stack[lower:]
    return [Run(run.start, run.end, run.upto - run.before) for run in stack]
