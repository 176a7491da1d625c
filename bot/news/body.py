"""Which lines of a pasted page are the body of its article.

The article is taken as one run of lines, the run whose lines have the greatest sum of scores
(maximum subsequence segmentation: Pasternack and Roth, "Extracting article text from the web
with maximum subsequence segmentation", WWW 2009). A line scores by what prose looks like: its
length, the end of a sentence, no list mark, the indent of the page's other prose. Inside the
run, lines that are not prose stay only where they belong to their neighbours.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.news.boilerplate import Boilerplate, boilerplate
from bot.news.bylines import read_byline
from bot.news.calendars import has_date
from bot.news.captions import find_captions, fold_doubled
from bot.news.lines import Line

_PENALTY = {
    Boilerplate.END: -9.0,
    Boilerplate.WALL: -3.0,
    Boilerplate.PROMO: -2.5,
    Boilerplate.LEGAL: -4.0,
    Boilerplate.TOOL: -0.7,
}
_CREDIT = -0.3
_DATED = -2.0  # an article has one date; lists and comments have many
_HEAD_REACH = 10  # lines above a body in which its date or byline stands
_RIVAL = 0.35  # of the best run's score: a headed run this good wins when it stands earlier
_INFORMATIVE = 0.7  # share of lines at the prose's indent below which indents tell something


@dataclass(frozen=True, slots=True)
class Run:
    """The run of lines that holds the body, lines[start:end]."""

    start: int
    end: int
    score: float


class Page:
    """A page's lines and what is seen of each, computed once; what of them is the body."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.kinds = [boilerplate(line.text) for line in lines]
        self.credits = find_captions(lines)
        self.dated = [line.words <= 15 and has_date(line.text) for line in lines]
        self.prose = [self._is_prose(n) for n in range(len(lines))]
        self.indent, self.informative = self._prose_indent()

    def _is_prose(self, n: int) -> bool:
        line = self.lines[n]
        if self.kinds[n] or self.credits[n]:
            return False
        return line.words >= 40 or (line.words >= 7 and line.is_sentence)

    def _prose_indent(self) -> tuple[int, bool]:
        weights: Counter[int] = Counter()
        for n, line in enumerate(self.lines):
            if self.prose[n] and not line.bullet:
                weights[line.indent] += int(min(line.words, 60))
        if not weights:
            return 0, False
        indent = weights.most_common(1)[0][0]
        share = sum(line.indent == indent for line in self.lines) / len(self.lines)
        return indent, share < _INFORMATIVE

    def find_run(self) -> Run | None:
        """The run of lines that holds the body; None where no line is prose.

        Of the good runs a headed one that stands earlier wins: comments have dates, too.
        """
        runs = _best_runs(self.scores())
        if not runs:
            return None
        best = max(runs, key=lambda run: run.score)
        rivals = [r for r in runs if r.score >= _RIVAL * best.score and self.is_headed(r.start)]
        run = rivals[0] if rivals else best
        return replace(run, end=self.widened(run.end))

    def scores(self) -> list[float]:
        return [self._score(n) for n in range(len(self.lines))]

    def _score(self, n: int) -> float:
        line, kind = self.lines[n], self.kinds[n]
        if self.credits[n]:
            return _CREDIT
        if kind is not None:
            return _PENALTY[kind]
        words = line.words
        home = line.indent == self.indent
        strange = 0.0 if home else 0.8
        if self.prose[n]:
            score = 0.5 + min(words, 50) / 10
            if not self._has_company(n):
                score *= 0.6
            return score - strange - (0.5 if line.bullet else 0.0)
        if self.dated[n]:
            return _DATED
        if words >= 20:
            return 1.0 - strange
        short = 0.25 if home and self.informative and not line.bullet else 0.6
        return -short - strange - (0.4 if line.bullet else 0.0)

    def _has_company(self, n: int) -> bool:
        """Whether the next line before or after that is no tool or credit is prose, too."""
        for step in (-1, 1):
            other = n + step
            while 0 <= other < len(self.lines) and self._is_passed_over(other):
                other += step
            if 0 <= other < len(self.lines) and self.prose[other]:
                return True
        return False

    def _is_passed_over(self, n: int) -> bool:
        return self.credits[n] or self.kinds[n] is Boilerplate.TOOL

    def is_headed(self, start: int) -> bool:
        """Whether a date or a byline stands closely above, or at the beginning of, the run."""
        near = range(max(0, start - _HEAD_REACH), min(len(self.lines), start + 4))
        return any(self.dated[n] or read_byline(self.lines[n].content) for n in near)

    def widened(self, end: int) -> int:
        """The end of a run with the lines behind it that stand in its column, lists mostly."""
        if not self.informative:
            return end
        while end < len(self.lines) and self._is_in_column(end):
            end += 1
        return end

    def _is_in_column(self, n: int) -> bool:
        line = self.lines[n]
        return not (line.indent != self.indent or line.bullet or self.kinds[n] or self.credits[n])

    def body_lines(self, start: int, run: Run) -> list[int]:
        """The lines of lines[start:run.end] that are body; before the run itself, only prose."""
        kept: list[int] = []
        n = start
        while n < run.end:
            stop = n + 1
            if self._is_item(n):
                while stop < run.end and self._follows_in_list(n, stop):
                    stop += 1
                if self._is_own_list(n, stop):
                    kept += range(n, stop)
            elif self._stays(n) and (n >= run.start or self.prose[n]):
                kept.append(n)
            n = stop
        return kept

    def _follows_in_list(self, first: int, n: int) -> bool:
        return self._is_item(n) and self.lines[n].gap <= max(1, self.lines[first].gap)

    def _is_item(self, n: int) -> bool:
        return bool(self.lines[n].bullet) and not self.prose[n]

    def _is_own_list(self, first: int, stop: int) -> bool:
        """Whether a list in the run is the article's: not led in by boilerplate, no tools in it."""
        if first == 0 or any(self.kinds[n] for n in range(first, stop)):
            return False
        lead = first - 1
        if self.kinds[lead] or self.credits[lead]:
            return False
        return self.prose[lead] or (stop < len(self.lines) and self.prose[stop])

    def _stays(self, n: int) -> bool:
        line = self.lines[n]
        if self.kinds[n] or self.credits[n] or fold_doubled(line.text):
            return False
        if self.prose[n] or line.words >= 20:
            return True
        return line.indent == self.indent and not line.bullet


def _best_runs(scores: Sequence[float]) -> list[Run]:
    """The runs of greatest sum, each outside all better ones, in the order of the page."""
    runs: list[Run] = []
    open_parts = [(0, len(scores))]
    while open_parts:
        first, last = open_parts.pop()
        run = _best_run(scores, first, last)
        if run is not None:
            runs.append(run)
            open_parts += [(first, run.start), (run.end, last)]
    return sorted(runs, key=lambda run: run.start)


def _best_run(scores: Sequence[float], first: int, last: int) -> Run | None:
    best, total, start = None, 0.0, first
    for n in range(first, last):
        if total <= 0:
            total, start = 0.0, n
        total += scores[n]
        if total > (best.score if best else 0.0):
            best = Run(start, n + 1, total)
    return best
