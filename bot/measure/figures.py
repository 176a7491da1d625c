"""The figures of an evaluation: shares with intervals, per kind, and the refusal curve."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.measure.eval import Judged

_ROUNDS = 1000
_STEPS = tuple(step / 20 for step in range(20))


@dataclass(frozen=True, slots=True)
class Share:
    """A share of `count` cases with its 95 % bootstrap interval."""

    value: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.low:.2f}–{self.high:.2f}, n={self.count})"


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """What a threshold does: shares of answerable questions answered and answered right,
    of unanswerable ones refused, and of all given answers that are right."""

    threshold: float
    answered: float
    right: float
    refused: float
    precision: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The table. hit@k and mrr@5 count a refused answerable question as a miss."""

    questions: int
    hit_1: Share
    hit_3: Share
    mrr_5: float
    article_1: Share
    refused_though_answerable: Share
    refused_unanswerable: Share
    highlight_right: Share
    quotes_not_verbatim: int
    median_ms: float
    p99_ms: float
    by_type: dict[str, Share]
    lost: dict[str, int]
    threshold: float
    curve: tuple[CurvePoint, ...]

    def table(self) -> str:
        """The figures as lines for people."""
        lines = [
            f"{'questions':28s}{self.questions}",
            f"{'hit@1':28s}{self.hit_1}",
            f"{'hit@3':28s}{self.hit_3}",
            f"{'mrr@5':28s}{self.mrr_5:.3f}",
            f"{'article@1':28s}{self.article_1}",
            f"{'refused though answerable':28s}{self.refused_though_answerable}",
            f"{'refused unanswerable':28s}{self.refused_unanswerable}",
            f"{'highlight has the answer':28s}{self.highlight_right}",
            f"{'quotes not verbatim':28s}{self.quotes_not_verbatim}",
            f"{'ms, median · 99th':28s}{self.median_ms:.1f} · {self.p99_ms:.1f}",
            "",
            "hit@1 by type of question",
        ]
        lines += [f"  {kind:26s}{share}" for kind, share in self.by_type.items()]
        lines += ["", "where the right sentence was lost"]
        lines += [f"  {step:26s}{count}" for step, count in self.lost.items()]
        lines += ["", "threshold  answered  right  refused  precision"]
        for point in self.curve:
            mark = "  <" if abs(point.threshold - self.threshold) < 0.025 else ""
            lines.append(
                f"  {point.threshold:.2f}      {point.answered:.3f}    {point.right:.3f}"
                f"   {point.refused:.3f}    {point.precision:.3f}{mark}"
            )
        return "\n".join(lines)


def summarize(judged: Sequence["Judged"], threshold: float) -> Figures:
    """Figures of judged questions, refusing below `threshold`."""
    answerable = [one for one in judged if one.asked.answerable]
    unanswerable = [one for one in judged if not one.asked.answerable]

    def rank(one: "Judged") -> int | None:
        return one.rank if one.confidence >= threshold else None

    ranks = [rank(one) for one in answerable]
    times = sorted(one.milliseconds for one in judged)
    kinds = sorted({one.asked.type for one in answerable})
    said = [one for one in answerable if one.confidence >= threshold]
    return Figures(
        questions=len(judged),
        hit_1=share([place == 1 for place in ranks]),
        hit_3=share([place is not None and place <= 3 for place in ranks]),
        mrr_5=sum(1 / place for place in ranks if place) / len(ranks) if ranks else 0.0,
        article_1=share([one.confidence >= threshold and one.article_first for one in answerable]),
        refused_though_answerable=share([one.confidence < threshold for one in answerable]),
        refused_unanswerable=share([one.confidence < threshold for one in unanswerable]),
        highlight_right=share([one.highlighted for one in said if one.highlighted is not None]),
        quotes_not_verbatim=sum(not one.verbatim for one in judged),
        median_ms=median(times) if times else 0.0,
        p99_ms=times[int(len(times) * 0.99)] if times else 0.0,
        by_type={
            kind: share([rank(one) == 1 for one in answerable if one.asked.type == kind])
            for kind in kinds
        },
        lost=dict(Counter(_lost(one, threshold) for one in answerable if rank(one) != 1)),
        threshold=threshold,
        curve=tuple(_point(answerable, unanswerable, step) for step in _STEPS),
    )


def _lost(one: "Judged", threshold: float) -> str:
    if one.confidence < threshold and one.rank == 1:
        return "refused"
    return one.lost or "refused"


def _point(
    answerable: Sequence["Judged"], unanswerable: Sequence["Judged"], threshold: float
) -> CurvePoint:
    given = [one for one in (*answerable, *unanswerable) if one.confidence >= threshold]
    right = sum(one.rank == 1 for one in given)
    answered = sum(one.confidence >= threshold for one in answerable)
    return CurvePoint(
        threshold=threshold,
        answered=answered / max(1, len(answerable)),
        right=right / max(1, len(answerable)),
        refused=sum(one.confidence < threshold for one in unanswerable) / max(1, len(unanswerable)),
        precision=right / max(1, len(given)),
    )


def share(hits: Sequence[bool]) -> Share:
    """The share of true ones, with a bootstrap interval (1,000 resamples, fixed seed)."""
    if not hits:
        return Share(0.0, 0.0, 0.0, 0)
    chance = random.Random(0)  # noqa: S311 - resampling, not a secret
    means = sorted(sum(chance.choices(hits, k=len(hits))) / len(hits) for _ in range(_ROUNDS))
    low, high = means[int(_ROUNDS * 0.025)], means[int(_ROUNDS * 0.975)]
    return Share(sum(hits) / len(hits), low, high, len(hits))
