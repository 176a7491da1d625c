"""The core: a question and a snapshot in, extracts or a reason out."""

from datetime import datetime

import numpy as np

from bot.answer.confidence import read_signs
from bot.answer.extract import cut
from bot.answer.features import FEATURES
from bot.answer.followup import Context, resolve
from bot.answer.model import load_model
from bot.answer.question import understand
from bot.answer.rank import Ranking, gather
from bot.answer.thesaurus import load_thesaurus
from bot.answer.values import Answer, NoAnswer, NoAnswerReason
from bot.news.article import Head
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING, Filters

NEAREST = 3
"""Headlines offered when nothing answers."""

THRESHOLD = 0.4
"""The probability below which the first sentence is not quoted."""

_COVERED = FEATURES.index("covered in all")


def answer(
    question: str,
    snapshot: Snapshot,
    *,
    now: datetime,
    limit: int = 3,
    filters: Filters = EVERYTHING,
    context: Context | None = None,
    threshold: float = THRESHOLD,
) -> Answer | NoAnswer:
    """Answer `question` from `snapshot` with at most `limit` extracts, best first.

    `now` is an aware time that "last week" is counted from. `context` is what the
    conversation remembers; with it "when was that?" is understood.
    """
    asked = resolve(question, context)
    understood = understand(asked, snapshot, load_thesaurus())
    if not len(snapshot):
        return NoAnswer(question, NoAnswerReason.EMPTY_LIBRARY, snapshot.version)
    if not understood.terms:
        return NoAnswer(question, NoAnswerReason.NO_QUESTION, snapshot.version)
    model = load_model()
    ranking = gather(understood, snapshot, filters)
    if not ranking.places:
        reason = NoAnswerReason.NOTHING_MATCHED
        if filters and gather(understood, snapshot).places:
            reason = NoAnswerReason.EXCLUDED
        return NoAnswer(question, reason, snapshot.version, corrections=understood.corrections)
    scores = model.score(ranking.features)
    order = [int(n) for n in np.argsort(-scores, kind="stable")]
    signs = read_signs(understood, ranking.places, ranking.features, scores, snapshot)
    sure = model.probability(signs)
    if understood.keywords:
        # A topic is answered by whatever is about it: how much of it is covered decides.
        sure = max(sure, float(ranking.features[order[0], _COVERED]) ** 2)
    if sure < threshold:
        return NoAnswer(
            question,
            NoAnswerReason.TOO_WEAK,
            snapshot.version,
            nearest=_nearest(ranking, order, snapshot),
            corrections=understood.corrections,
        )
    extracts = cut(
        understood,
        ranking,
        order,
        [float(score) for score in scores],
        lambda number: model.reasons(ranking.features[number]),
        snapshot,
        limit,
    )
    return Answer(question, extracts, snapshot.version, understood.corrections, confidence=sure)


def _nearest(ranking: Ranking, order: list[int], snapshot: Snapshot) -> tuple[Head, ...]:
    articles = dict.fromkeys(ranking.places[n].article for n in order)
    return tuple(snapshot.heads[article] for article in list(articles)[:NEAREST])
