"""Which lines of a pasted page are the body of its article.

The article is taken as one run of lines with the greatest sum of scores. A line scores by what
prose looks like: its length, the end of a sentence, no list mark, the indent of the page's other
prose. Inside the run, lines that are not prose stay only where they belong to their neighbours.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.news.boilerplate import Boilerplate, boilerplate
from bot.news.bylines import read_byline
from bot.news.calendars import has_date
from bot.news.captions import find_captions
from bot.news.lines import Line
from bot.news.runs import Run, best_runs

_PENALTY = {
    Boilerplate.END: -9.0,
    Boilerplate.WALL: -3.0,
    Boilerplate.PROMO: -2.5,
    Boilerplate.LEGAL: -4.0,
    Boilerplate.TOOL: -0.7,
    Boilerplate.SIGN_OFF: -2.0,
}
_CREDIT = -0.3
_DATED = -2.0  # an article has one date; lists and comments have many
_DATE_LINE = 15  # words of a line that can be about its date
_LONG = 20  # words from which a line is text without ending as a sentence
_FULL = 50  # words at which a paragraph has its full score
_ALONE = 0.6  # of its score for prose between headlines, as in lists of teasers
_BEHIND_WALL = 0.2  # score of lone prose at most behind the head of another list
_TEASER = 60  # words that a teaser has at most
_HEAD_REACH = 10  # lines above a body in which its date or byline stands
_RIVAL = 0.35  # of the best run's score: a headed run this good wins when it stands earlier
_INFORMATIVE = 0.7  # share of lines at the prose's indent below which indents tell something


class Page:
    """A page's lines and what is seen of each, computed once; what of them is the body."""

    def __init__(self, lines: Sequence[Line], junk: Collection[str] = ()) -> None:
        """`junk` are lines that the outlet's pages are known to have beside the article."""
        self.lines = lines
        known = {text.casefold() for text in junk}
        self.kinds = [
            Boilerplate.TOOL if line.content.casefold() in known else boilerplate(line.text)
            for line in lines
        ]
        self.credits = find_captions(lines)
        self.dated = [line.words <= _DATE_LINE and has_date(line.text) for line in lines]
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
        runs = best_runs(self.scores())
        if not runs:
            return None
        best = max(runs, key=lambda run: run.score)
        rivals = [r for r in runs if r.score >= _RIVAL * best.score and self.is_headed(r.start)]
        run = rivals[0] if rivals else best
        return replace(run, end=self.widened(run.end))

    def scores(self) -> list[float]:
        """A score a line; behind a wall lone prose is a teaser, once there has been an article."""
        scores = []
        seen, walled = 0, False
        for n in range(len(self.lines)):
            score = self._score(n)
            if self.kinds[n] in (Boilerplate.WALL, Boilerplate.END):
                walled = seen > 1
            elif self.prose[n] and self._has_company(n):
                seen, walled = seen + 1, False
            scores.append(min(score, _BEHIND_WALL) if walled else score)
        return scores

    def _score(self, n: int) -> float:
        line, kind = self.lines[n], self.kinds[n]
        if self.credits[n]:
            return _CREDIT
        if kind is not None:
            return _PENALTY[kind]
        away = line.indent != self.indent
        if self.prose[n]:
            score = 0.5 + min(line.words, _FULL) / 10
            if not self._has_company(n):
                score *= _ALONE
            return score - 0.4 * away - 0.5 * bool(line.bullet)
        if self.dated[n]:
            return _DATED
        if line.words >= _LONG:
            return 1.0 - 0.8 * away
        in_column = self.informative and not away and not line.bullet
        return -(0.2 if in_column else 0.4) - 0.8 * away - 0.1 * bool(line.bullet)

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
        item = bool(self.lines[n].bullet) and self.kinds[n] is None and not self.prose[n]
        return item or self.credits[n] or self.kinds[n] is Boilerplate.TOOL

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
            if self.lines[n].bullet:
                while stop < run.end and self.lines[stop].bullet and self.lines[stop].gap <= 1:
                    stop += 1
                kept += self._own_items(n, stop)
            elif self._stays(n) and (n >= run.start or self.prose[n]):
                kept.append(n)
            n = stop
        return kept

    def _own_items(self, first: int, stop: int) -> list[int]:
        """The lines of a list that are body: all of the article's own list, else its prose.

        A list is the page's where boilerplate or a caption leads it in or stands in it, and
        where no prose stands before or behind it.
        """
        items = [n for n in range(first, stop) if not (self.kinds[n] or self.credits[n])]
        led = first > 0 and (self.kinds[first - 1] is not None or self.credits[first - 1])
        if led and self.kinds[first - 1] is Boilerplate.WALL:
            return []
        beside = (first > 0 and self.prose[first - 1]) or self._is_prose_at(stop)
        whole = len(items) == stop - first and all(self.lines[n].words for n in items)
        if whole and beside and not led:
            return items
        return [n for n in items if self.prose[n]]

    def _is_prose_at(self, n: int) -> bool:
        return n < len(self.lines) and self.prose[n]

    def _stays(self, n: int) -> bool:
        """Whether a line of the run that is no list item is body."""
        line = self.lines[n]
        if self.kinds[n] or self.credits[n] or not line.words:
            return False
        if self.prose[n] or line.words >= _LONG:
            return not self._is_teaser(n)
        return line.indent == self.indent and not (line.words > 6 and line.text.isupper())

    def _is_teaser(self, n: int) -> bool:
        """Whether the line is set off from the column below a headline of its own."""
        line, above = self.lines[n], self.lines[n - 1]
        if not self.informative or n == 0 or self.indent in (line.indent, above.indent):
            return False
        if line.words > _TEASER:
            return False
        return not (self.prose[n - 1] or above.is_sentence or above.words < 4)
