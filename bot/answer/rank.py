"""From a question to ranked sentences: passages by BM25, then their sentences by evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from bot.answer.features import FEATURES, Surroundings, describe, match
from bot.answer.question import Question
from bot.answer.quote import quote_around
from bot.answer.reading import Sentence, read_passage, stems_of, vector_of
from bot.answer.vectors import load_vectors
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING, Filters, Hit

PASSAGES = 60
"""Passages whose sentences are looked at."""

SENTENCES = 60
"""Sentences that are looked at closely."""

_OPENING = 400  # characters
_EXPANSIONS = 4
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
    """Sentences looked at closely, with their features, shape (sentences, FEATURES)."""

    places: tuple[Place, ...]
    sentences: tuple[Sentence, ...]
    features: NDArray[np.float64]


def find_passages(question: Question, snapshot: Snapshot, filters: Filters) -> list[Hit]:
    """The passages that BM25 finds for the question's words and, less, for their relatives."""
    terms: list[str] = []
    weights: list[float] = []
    own = {term.stem for term in question.terms}
    for term in question.terms:
        terms.append(term.stem)
        weights.append(1.0)
    for term in question.terms:
        nearest = sorted(term.related.items(), key=lambda item: (-item[1], item[0]))
        for stem, similarity in nearest[:_EXPANSIONS]:
            if stem not in own and similarity >= 0.6 and snapshot.df(stem):
                own.add(stem)
                terms.append(stem)
                weights.append(_EXPANSION_WEIGHT * similarity)
    return snapshot.search(terms, PASSAGES, filters, weights)


def gather(question: Question, snapshot: Snapshot, filters: Filters = EVERYTHING) -> Ranking:
    """The sentences that may answer, described, in no particular order."""
    hits = find_passages(question, snapshot, filters) if question.terms else []
    if not hits:
        return Ranking((), (), np.zeros((0, len(FEATURES))))
    bodies = {hit.article: "" for hit in hits}
    for article, body in zip(bodies, snapshot.bodies(list(bodies)), strict=True):
        bodies[article] = body
    by_article: dict[int, list[float]] = {}
    for hit in hits:
        by_article.setdefault(hit.article, []).append(hit.score)
    scores = {article: some[0] + 0.25 * sum(some[1:3]) for article, some in by_article.items()}
    top = max(scores.values())
    meaning = load_vectors().weighed((term.stem, term.weight) for term in question.terms)
    passages = [read_passage(bodies[hit.article][hit.start : hit.end]) for hit in hits]
    stems: dict[int, frozenset[str]] = {}
    for hit, sentences in zip(hits, passages, strict=True):
        union = frozenset().union(*(sentence.stems for sentence in sentences))
        stems[hit.article] = stems.get(hit.article, frozenset()) | union
    names = _name_shares(question, passages)
    described = _described(question, hits, passages)
    arounds = []
    matches = []
    rough: list[tuple[float, int, int]] = []
    for number, (hit, sentences) in enumerate(zip(hits, passages, strict=True)):
        around = Surroundings(
            stems_of(snapshot.heads[hit.article].title),
            stems_of(bodies[hit.article][:_OPENING]),
            stems[hit.article],
            hit.score / hits[0].score,
            scores[hit.article] / top,
            number == 0,
            hit.start == 0,
            float(vector_of(snapshot.heads[hit.article].title) @ meaning),
            described[hit.article],
        )
        rows = [match(question, sentence) for sentence in sentences]
        arounds.append(around)
        matches.append(rows)
        context = sum(t.weight for t in question.terms if t.stem in around.headline)
        for n, row in enumerate(rows):
            own = sum(t.weight * value for t, value in zip(question.terms, row, strict=True))
            beside = rows[n - 1] if n else row
            before = sum(
                t.weight * max(0.0, b - v)
                for t, v, b in zip(question.terms, row, beside, strict=True)
            )
            rough.append(
                (
                    own + 0.35 * before + 0.3 * context + 0.4 * around.passage_score
                    + 0.3 * around.article_score,
                    number,
                    n,
                )
            )  # fmt: skip
    rough.sort(key=lambda item: (-item[0], item[1], item[2]))
    chosen: dict[int, list[int]] = {}
    for _, number, n in rough[:SENTENCES]:
        chosen.setdefault(number, []).append(n)
    places: list[Place] = []
    kept: list[Sentence] = []
    rows_out: list[list[float]] = []
    for number, some in chosen.items():
        hit, sentences = hits[number], passages[number]
        text = bodies[hit.article][hit.start : hit.end]
        quotes = [quote_around(text, sentences, n) for n in some]
        rows_out += describe(
            question, sentences, matches[number], some, quotes, arounds[number], meaning, names
        )
        for n, (first, last) in zip(some, quotes, strict=True):
            start, end = hit.start + sentences[first].start, hit.start + sentences[last].end
            places.append(Place(hit.article, start, end, hit.start + sentences[n].start))
            kept.append(sentences[n])
    return Ranking(tuple(places), tuple(kept), np.array(rows_out, dtype=np.float64))


def _name_shares(question: Question, passages: Sequence[Sequence[Sentence]]) -> list[float]:
    """How likely each term is part of a name: the share of its sentences that write it with a
    capital, where one more is taken to go by the vectors."""
    seen = [[0, 0] for _ in question.terms]
    for sentences in passages:
        for sentence in sentences:
            for n, term in enumerate(question.terms):
                if term.stem in sentence.stems:
                    seen[n][0] += 1
                    seen[n][1] += term.stem in sentence.capitals
    vectors = load_vectors()
    return [
        (capital + vectors.is_name(term.stem)) / (count + 1)
        for term, (count, capital) in zip(question.terms, seen, strict=True)
    ]


_BESIDE = 4  # terms between a description and the name it belongs to


def _described(
    question: Question, hits: Sequence[Hit], passages: Sequence[Sequence[Sentence]]
) -> dict[int, tuple[frozenset[str], ...]]:
    """Per article and term of the question, the names that stand beside the term somewhere:
    "the French cocoa *trader* Marc-Antoine Julliard", "Mike Minton, its monetization *chief*".
    """
    asked = frozenset(question.stems)
    found: dict[int, list[set[str]]] = {}
    for hit, sentences in zip(hits, passages, strict=True):
        sets = found.setdefault(hit.article, [set() for _ in question.terms])
        for sentence in sentences:
            if not sentence.capitals:
                continue
            for names, term in zip(sets, question.terms, strict=True):
                if term.stem in sentence.stems:
                    at = sentence.places[term.stem][0]
                    near = sentence.order[max(0, at - _BESIDE) : at + _BESIDE + 1]
                    names.update(one for one in near if one in sentence.capitals)
    return {
        article: tuple(frozenset(names - asked) for names in sets)
        for article, sets in found.items()
    }
