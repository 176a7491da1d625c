"""One attempt: a question asked of the part of a library that filters allow."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.answer.confidence import lacks_candidate, lacks_words, read_signs
from bot.answer.extract import cut
from bot.answer.features import FEATURES
from bot.answer.model import load_model
from bot.answer.question import Question
from bot.answer.rank import Ranking, gather
from bot.answer.values import Extract
from bot.news.article import Head
from bot.search.snapshot import Snapshot
from bot.search.values import Filters

_EXACT, _COVERED = FEATURES.index("words"), FEATURES.index("covered in all")
_WITH_CANDIDATE, _WITHOUT_CANDIDATE = 0.95, 0.6  # by hand
_BY_CHANCE = 0.4  # by hand: half of what was found so in libraries of one article was wrong


@dataclass(frozen=True, slots=True)
class Attempt:
    """Ranked sentences, best first by `order`, and how likely the first one answers."""

    question: Question
    snapshot: Snapshot
    ranking: Ranking
    order: tuple[int, ...]
    scores: tuple[float, ...]
    sure: float
    reasons: Callable[[int], tuple[tuple[str, float], ...]]

    def quote(self, limit: int) -> tuple[Extract, ...]:
        """At most `limit` extracts, best first."""
        return cut(
            self.question,
            self.ranking,
            self.order,
            self.scores,
            self.reasons,
            self.snapshot,
            limit,
        )

    def nearest(self, limit: int) -> tuple[Head, ...]:
        """The articles of the best sentences, each once."""
        articles = dict.fromkeys(self.ranking.places[n].article for n in self.order)
        return tuple(self.snapshot.heads[article] for article in list(articles)[:limit])


def _plain(question: Question, first: NDArray[np.float64]) -> float:
    """How sure the plain case is, which the learned confidence, trained on questions that are
    hard, knows too little of: a sentence that has the question's very words, and a candidate of
    the wanted kind. A topic is answered by whatever is about it."""
    covered = float(first[_COVERED])
    if question.keywords:
        # Korean, Japanese and Chinese are read as pairs of letters, and those of endings and
        # question words stand nowhere.
        return covered if _in_pairs(question) else covered**2
    share = _WITHOUT_CANDIDATE if lacks_candidate(question, first) else _WITH_CANDIDATE
    return share * float(first[_EXACT]) ** 3


def _in_pairs(question: Question) -> bool:
    pairs = sum(len(term.stem) == 2 and not term.stem.isascii() for term in question.terms)
    return 2 * pairs > len(question.terms)


def attempt(question: Question, snapshot: Snapshot, filters: Filters) -> Attempt | None:
    """Ask; None when nothing that the filters allow has a word of the question."""
    ranking = gather(question, snapshot, filters)
    if not ranking.places:
        return None
    question = ranking.question
    model = load_model()
    scores = model.score(ranking.features)
    signs = read_signs(question, ranking.places, ranking.features, scores, snapshot)
    order = tuple(np.argsort(-scores, kind="stable").tolist())
    sure = model.probability(signs)
    sure = max(sure, _plain(question, ranking.features[order[0]]))
    if lacks_words(question, snapshot):
        sure *= _BY_CHANCE
    return Attempt(
        question,
        snapshot,
        ranking,
        order,
        tuple(scores.tolist()),
        sure,
        lambda number: model.reasons(ranking.features[number]),
    )
