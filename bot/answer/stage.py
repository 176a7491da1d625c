"""A question over a sentence: which words answer to which, for all parts of the sentence alike."""

import re
from collections.abc import Callable
from itertools import accumulate

from bot.answer.chunks import CLAUSES, is_verb, read_words
from bot.answer.form import BE, SMALL, asks_many, form_of, named_by
from bot.answer.kinds import Kind
from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.spans import Part, find_parts
from bot.answer.typed import WANTED, fitting
from bot.answer.types import NAMES
from bot.answer.vectors import load_vectors

_GROUPS = {
    **dict.fromkeys((Kind.PERSON, Kind.GROUP), "name"),
    **dict.fromkeys((Kind.DURATION, Kind.NUMBER, Kind.MONEY), "figure"),
}
_STOPS = frozenset(",;:()—–")
_DIGIT = re.compile(r"\d")
_LIST = re.compile(r",| and | or ")
_FITS = 0.6  # how well a type fits, from which no clause is needed
_STOP_COST = 3  # how many words a comma is worth as a distance
_RELATED = 0.5  # similarity from which a related word counts, and how much


def _holds(part: Part) -> Callable[[Part], bool]:
    """Whether another part is longer and holds this one."""
    return lambda other: (
        other.start <= part.start
        and part.end <= other.end
        and part.end - part.start < other.end - other.start
    )


class Stage:
    """One question over one sentence: what all its parts have in common."""

    def __init__(self, question: Question, sentence: Sentence) -> None:
        self.question, self.sentence = question, sentence
        self.words = words = read_words(sentence)
        self.group = _GROUPS.get(question.kind, question.kind.value)
        self.form = form_of(question.text)
        self.many = asks_many(question.text)
        self.wanted = {type_.value: fit for type_, fit in WANTED[question.kind].items()}
        places: dict[int, list[int]] = {}
        self.values = [0.0] * len(words)
        self.clause: list[int] = []
        self.cost = [0]
        number = 0
        for n, word in enumerate(words):
            stop = word.text in _STOPS
            number += stop
            self.clause.append(number)
            step = _STOP_COST if stop else int(bool(word.stems) and word.low not in SMALL)
            self.cost.append(self.cost[-1] + step)
            for t, term in enumerate(question.terms):
                value = 1.0 if term.stem in word.stems else 0.0
                if not value and term.related and word.stems:
                    near = max(term.related.get(one, 0.0) for one in word.stems)
                    value = _RELATED * near if near >= _RELATED else 0.0
                if value:
                    self.values[n] += value * term.weight
                    places.setdefault(t, []).append(n)
        self.hits = [(n, value) for n, value in enumerate(self.values) if value]
        self.total = sum(self.values) or 1.0
        self.ends = (places[min(places)], places[max(places)]) if places else ([], [])
        self.verb = [is_verb(words, n) for n in range(len(words))]
        self.verbs = [(n, self._voice(n)) for n, _ in self.hits if self.verb[n]]
        self.capital = [word.text[0].isupper() for word in words]
        self.sums = [
            [0, *accumulate(counted)]
            for counted in (
                [value > 0 for value in self.values],
                [bool(word.stems) for word in words],
                self.capital,
                [_DIGIT.search(word.text) is not None for word in words],
            )
        ]
        asking = named_by(question.text)
        self.asking = frozenset(asking)
        vectors = load_vectors()
        self.likeness: list[float] = []
        if asking:
            rows = vectors.of([word.stems for word in words])
            self.likeness = (rows @ vectors.of([asking])[0]).tolist()

    def _voice(self, n: int) -> str:
        passive = any(word.low in BE for word in self.words[max(0, n - 3) : n])
        return " was" if passive and not self.words[n].low.endswith("ing") else ""

    def parts(self) -> list[Part]:
        """The parts of the sentence that are worth a look: no clauses where a name or figure of
        the wanted type tells something new, and no single names where a list is asked for."""
        parts = find_parts(self.sentence, self.words, self.question.asked)
        typed = self.question.kind is not Kind.THING
        if typed and any(fit >= _FITS for fit, _, _ in fitting(self.question, self.sentence)):
            parts = [part for part in parts if not part.shape.endswith(CLAUSES)]
        if self.many:
            lists = [part for part in parts if part.shape in NAMES and self.is_list(part)]
            parts = [part for part in parts if not any(map(_holds(part), lists))]
        return parts

    def is_list(self, part: Part) -> bool:
        """Whether a part names several."""
        return _LIST.search(self.sentence.text, part.start, part.end) is not None
