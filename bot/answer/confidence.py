"""How sure the first place is: what the ranker's scores alone do not say.

A sentence may be the best of a library and still answer nothing. Telling signs are words of
the question that are in nobody's reach, above all names, and places that scatter over
articles instead of gathering in one.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.answer.features import FEATURES
from bot.answer.kinds import Kind
from bot.answer.question import SAME_NAME, Question, Term
from bot.answer.rank import Place
from bot.answer.typed import WANTED
from bot.answer.vectors import load_vectors
from bot.search.snapshot import Snapshot

_OF_ALL = (
    "score",
    "lead over the first ten",
    "same article among five",
    "same article among ten",
    "unseen names",
    "unseen words",
    "corrected",
    "number of words",
    "most words in one sentence",
    "most covered",
    "lead of the article",
    "fit of the candidate",
    "lacks the name",
    "lacks the figure",
)
_BEST = 5
SIGNS: tuple[str, ...] = (
    *_OF_ALL,
    *(f"first: {name}" for name in FEATURES),
    *(f"second: {name}" for name in FEATURES),
    *(f"best of {_BEST}: {name}" for name in FEATURES),
)
_FITS = [n for n, name in enumerate(FEATURES) if name.startswith("candidate ")]
_FITS.remove(FEATURES.index("candidate near words"))
_UNTYPED = 0.7  # a statement or reason has no typed candidate to lack
_EXACT = FEATURES.index("words")
_COVERED = FEATURES.index("covered in all")
_ARTICLE = FEATURES.index("article score")


_FIGURES = frozenset({Kind.DATE, Kind.DURATION, Kind.NUMBER, Kind.MONEY})
_FITTING = 0.35
_DECISIVE = 0.3  # share of the question


def _is_unseen(term: Term, snapshot: Snapshot) -> bool:
    """Whether neither the word stands anywhere nor a name that it is known to mean."""
    return snapshot.df(term.stem) == 0 and SAME_NAME not in term.related.values()


def lacks_name(question: Question, snapshot: Snapshot) -> bool:
    """Whether the question turns on a name that stands in no article: whatever is found is
    about somebody or something else."""
    vectors = load_vectors()
    return any(
        term.weight >= _DECISIVE and _is_unseen(term, snapshot) and vectors.is_name(term.stem)
        for term in question.terms
    )


def lacks_words(question: Question, snapshot: Snapshot) -> bool:
    """Whether at most one of several words of the question stands in any article, as happens
    in a library of a few: whatever has that word ("won" in "Won-sik") is found by chance."""
    seen = sum(not _is_unseen(term, snapshot) for term in question.terms)
    return seen <= 1 < len(question.terms)


def lacks_figure(question: Question, first: NDArray[np.float64]) -> bool:
    """Whether a date, number or sum is asked for and the first sentence, given by its features,
    has none of the wanted kind."""
    return question.kind in _FIGURES and lacks_candidate(question, first)


def lacks_candidate(question: Question, first: NDArray[np.float64]) -> bool:
    """Whether the first sentence, given by its features, has nothing of the wanted kind. A
    statement or a reason has no candidates to lack."""
    return bool(WANTED[question.kind]) and float(first[_FITS].max()) < _FITTING


def read_signs(
    question: Question,
    places: Sequence[Place],
    features: NDArray[np.float64],
    scores: NDArray[np.float64],
    snapshot: Snapshot,
) -> NDArray[np.float64]:
    """The SIGNS of the sentence with the highest score, shape (SIGNS,)."""
    order = np.argsort(-scores, kind="stable")
    first, second = order[0], order[min(1, len(order) - 1)]
    articles = np.array([place.article for place in places])
    home = articles == articles[first]
    away = features[~home, _ARTICLE]
    vectors = load_vectors()
    unseen = [
        (term.weight, vectors.is_name(term.stem))
        for term in question.terms
        if _is_unseen(term, snapshot)
    ]
    return np.concatenate(
        [
            [
                scores[first] / 10,
                (scores[first] - scores[order[:10]].mean()) / 10,
                home[order[:5]].mean(),
                home[order[:10]].mean(),
                sum(weight for weight, name in unseen if name),
                sum(weight for weight, name in unseen if not name),
                float(bool(question.corrections)),
                min(1.0, len(question.terms) / 8),
                features[:, _EXACT].max(),
                features[:, _COVERED].max(),
                features[first, _ARTICLE] - (away.max() if len(away) else 0.0),
                features[first, _FITS].max() if WANTED[question.kind] else _UNTYPED,
                float(lacks_name(question, snapshot)),
                float(lacks_figure(question, features[first])),
            ],
            features[first],
            features[second],
            features[order[:_BEST]].max(axis=0),
        ]
    )
