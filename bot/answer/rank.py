"""From a question to ranked sentences: passages by BM25, then their sentences by evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.answer.coverage import match
from bot.answer.features import FEATURES, describe
from bot.answer.initials import spell_out
from bot.answer.likeness import liken
from bot.answer.question import SAME_NAME, Question
from bot.answer.quote import quote_around
from bot.answer.reading import Sentence, read_passage, speakers_in
from bot.answer.surroundings import Surroundings, survey
from bot.answer.thesaurus import load_thesaurus
from bot.answer.vectors import Vector, load_vectors
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING, Filters, Hit

PASSAGES = 40
"""Passages whose sentences are looked at."""

SENTENCES = 60
"""Sentences that are looked at closely."""

_NOBODY: frozenset[str] = frozenset()
_EXPANSIONS = 4  # relatives of a term that are searched with it
_NEAR = 0.6  # similarity a relative needs to be searched
_EXPANSION_WEIGHT = 0.35


class Place(NamedTuple):
    """Where a ranked sentence stands: article number, span of the body to quote, and where
    in the body the sentence itself begins."""

    article: int
    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """Sentences looked at closely, with their features, shape (sentences, FEATURES), for the
    question as the passages made it clear."""

    question: Question
    places: tuple[Place, ...]
    sentences: tuple[Sentence, ...]
    features: NDArray[np.float64]


def find_passages(question: Question, snapshot: Snapshot, filters: Filters) -> list[Hit]:
    """The passages that BM25 finds for the question's words and, less, for their relatives."""
    terms = list(question.stems)
    weights = [1.0] * len(terms)
    own = set(terms)
    for term in question.terms:
        nearest = sorted(term.related.items(), key=lambda item: (-item[1], item[0]))
        for stem, similarity in nearest[:_EXPANSIONS]:
            if stem not in own and similarity >= _NEAR and snapshot.df(stem):
                own.add(stem)
                terms.append(stem)
                same = similarity == SAME_NAME
                weights.append(1.0 if same else _EXPANSION_WEIGHT * similarity)
    return snapshot.search(terms, PASSAGES, filters, weights)


def gather(question: Question, snapshot: Snapshot, filters: Filters = EVERYTHING) -> Ranking:
    """The sentences that may answer, described, in no particular order."""
    hits = find_passages(question, snapshot, filters) if question.terms else []
    if not hits:
        return Ranking(question, (), (), np.zeros((0, len(FEATURES))))
    bodies, texts = _read(hits, snapshot)
    spelled = spell_out(question, texts, snapshot, load_thesaurus())
    if spelled is not question:
        question, hits = spelled, find_passages(spelled, snapshot, filters)
        bodies, texts = _read(hits, snapshot)
    passages = [read_passage(text) for text in texts]
    meaning = load_vectors().weighed((term.stem, term.weight) for term in question.terms)
    arounds = survey(question, meaning, hits, passages, bodies, snapshot)
    matches = [[match(question, sentence) for sentence in some] for some in passages]
    places: list[Place] = []
    kept: list[Sentence] = []
    rows: list[list[float]] = []
    chosen = _promising(question, matches, arounds)
    likenesses = liken(
        question,
        [passages[number][n] for number, n in chosen],
        [matches[number][n] for number, n in chosen],
    ).tolist()
    near = _meanings(meaning, passages, chosen)
    for (number, n), alike in zip(chosen, likenesses, strict=True):
        hit, sentences = hits[number], passages[number]
        quote = quote_around(texts[number], sentences, n)
        speaker = speakers_in(texts[number])[n] if question.voice else _NOBODY
        rows.append(
            describe(
                question,
                sentences,
                matches[number],
                n,
                quote,
                arounds[number],
                (near[number, n], near.get((number, n - 1), -1.0)),
                speaker,
                alike,
            )
        )
        start, end = hit.start + sentences[quote[0]].start, hit.start + sentences[quote[1]].end
        places.append(Place(hit.article, start, end, hit.start + sentences[n].start))
        kept.append(sentences[n])
    return Ranking(question, tuple(places), tuple(kept), np.array(rows, dtype=np.float64))


def _meanings(
    meaning: Vector,
    passages: Sequence[Sequence[Sentence]],
    chosen: Sequence[tuple[int, int]],
) -> dict[tuple[int, int], float]:
    """How near the question is, in meaning, to the chosen sentences and those before them."""
    before = ((number, n - 1) for number, n in chosen if n)
    places = list(dict.fromkeys((*chosen, *before)))
    vectors = load_vectors().of([passages[number][n].order for number, n in places])
    return dict(zip(places, (vectors @ meaning).tolist(), strict=True))


def _read(hits: Sequence[Hit], snapshot: Snapshot) -> tuple[dict[int, str], list[str]]:
    """The bodies of the articles hit, and the text of each passage."""
    articles = list(dict.fromkeys(hit.article for hit in hits))
    bodies = dict(zip(articles, snapshot.bodies(articles), strict=True))
    return bodies, [bodies[hit.article][hit.start : hit.end] for hit in hits]


def _promising(
    question: Question,
    matches: Sequence[Sequence[Sequence[float]]],
    arounds: Sequence[Surroundings],
) -> list[tuple[int, int]]:
    """Passage and sentence numbers worth a closer look, most promising first, by a rough sum
    (weights by hand) of the question's words here, before and above."""
    weights = question.weights
    rough: list[tuple[float, int, int]] = []
    for number, (rows, around) in enumerate(zip(matches, arounds, strict=True)):
        headline = sum(w * h for w, h in zip(weights, around.levels.headline, strict=True))
        base = 0.3 * headline + 0.4 * around.passage_score + 0.3 * around.article_score
        previous: Sequence[float] | None = None
        for n, row in enumerate(rows):
            value = base
            for t, weight in enumerate(weights):
                here = row[t]
                value += weight * here
                if previous is not None and previous[t] > here:
                    value += 0.35 * weight * (previous[t] - here)
            rough.append((-value, number, n))
            previous = row
    rough.sort()
    return [(number, n) for _, number, n in rough[:SENTENCES]]
