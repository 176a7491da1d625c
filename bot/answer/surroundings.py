"""What is known of a passage beside its sentences: its article, its place, its names."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.answer.coverage import Levels
from bot.answer.question import Question
from bot.answer.reading import Sentence, stems_of
from bot.answer.vectors import Vector, load_vectors
from bot.search.snapshot import Snapshot
from bot.search.tokens import terms
from bot.search.values import Hit

_OPENING = 400  # characters
_BESIDE = 4  # terms between a description and the name it belongs to

Passage = Sequence[Sentence]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`passage_score` and `article_score` are shares of the best in (0, 1]. `described` are,
    per term of the question, the names that the article puts beside it ("Bills *safety*
    Jordan Poyer")."""

    levels: Levels
    passage_score: float
    article_score: float
    best: bool
    starts_article: bool
    headline_meaning: float
    described: tuple[frozenset[str], ...]


def survey(
    question: Question,
    meaning: Vector,
    hits: Sequence[Hit],
    passages: Sequence[Passage],
    bodies: dict[int, str],
    snapshot: Snapshot,
) -> list[Surroundings]:
    """The surroundings of each hit, where `passages` are the sentences of each."""
    scores: dict[int, list[float]] = {}
    stems: dict[int, frozenset[str]] = {}
    asked = question.asked
    shared = [[asked & sentence.stems for sentence in sentences] for sentences in passages]
    own: list[frozenset[str]] = []
    for hit, some in zip(hits, shared, strict=True):
        scores.setdefault(hit.article, []).append(hit.score)
        own.append(frozenset().union(*some))
        stems[hit.article] = stems.get(hit.article, frozenset()) | own[-1]
    articles = {article: some[0] + 0.25 * sum(some[1:3]) for article, some in scores.items()}
    top = max(articles.values())
    names = _name_shares(question, passages, shared)
    described = _described(question, hits, passages, shared)
    titles = [terms(snapshot.heads[article].title) for article in articles]
    meanings = (load_vectors().of(titles) @ meaning).tolist()
    heads = {
        article: (
            _stand(question, title),
            _stand(question, stems_of(bodies[article][:_OPENING])),
            _stand(question, stems[article]),
            alike,
        )
        for article, title, alike in zip(articles, titles, meanings, strict=True)
    }
    surveyed = []
    for number, (hit, here) in enumerate(zip(hits, own, strict=True)):
        headline, opening, article, headline_meaning = heads[hit.article]
        surveyed.append(
            Surroundings(
                Levels(_stand(question, here), headline, opening, article, names),
                hit.score / hits[0].score,
                articles[hit.article] / top,
                number == 0,
                hit.start == 0,
                headline_meaning,
                described[hit.article],
            )
        )
    return surveyed


def _stand(question: Question, stems: Collection[str]) -> list[float]:
    return [float(stem in stems) for stem in question.stems]


def _name_shares(
    question: Question, passages: Sequence[Passage], shared: Sequence[Sequence[frozenset[str]]]
) -> list[float]:
    """How likely each term is part of a name: the share of its sentences that write it with a
    capital, where one more is taken to go by the vectors. `shared` are the stems of the question
    that each sentence has."""
    vectors, asked = load_vectors(), question.asked
    count = dict.fromkeys(asked, 1)
    capital = {stem: int(vectors.is_name(stem)) for stem in asked}
    for sentences, some in zip(passages, shared, strict=True):
        for sentence, stems in zip(sentences, some, strict=True):
            for stem in stems:
                count[stem] += 1
                capital[stem] += stem in sentence.capitals
    return [capital[stem] / count[stem] for stem in question.stems]


def _described(
    question: Question,
    hits: Sequence[Hit],
    passages: Sequence[Passage],
    shared: Sequence[Sequence[frozenset[str]]],
) -> dict[int, tuple[frozenset[str], ...]]:
    """Per article and term of the question, the names that stand beside the term somewhere:
    "the French cocoa *trader* Marc-Antoine Julliard", "Mike Minton, its monetization *chief*".
    """
    asked = question.asked
    found: dict[int, dict[str, set[str]]] = {}
    for hit, sentences, some in zip(hits, passages, shared, strict=True):
        sets = found.setdefault(hit.article, {stem: set() for stem in asked})
        for sentence, stems in zip(sentences, some, strict=True):
            for stem in stems:
                at = sentence.order.index(stem)
                near = sentence.order[max(0, at - _BESIDE) : at + _BESIDE + 1]
                sets[stem].update(sentence.capitals.intersection(near))
    return {
        article: tuple(frozenset(sets[stem] - asked) for stem in question.stems)
        for article, sets in found.items()
    }
