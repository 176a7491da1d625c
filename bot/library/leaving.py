"""What a file held before and does not show any more: kept while it may still be there."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from bot.library.ledger import CLAIMING, Claim, State, Told
from bot.library.values import Outcome
from bot.news.reading import Problem

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Left:
    """The ledger rows and the reports of refused lines and of missing records."""

    claims: list[Claim] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)


def leave(
    previous: Sequence[Claim],
    claimed: Collection[str],
    held: Collection[str],
    refused: Sequence[Problem],
    *,
    whole: bool,
) -> Left:
    """What becomes of the `previous` claims of a file beside those `claimed` again.

    A file of which nothing could be read (`whole`) keeps all it had. Otherwise each line
    newly refused keeps one article, as it may be the line that held it; the rest of what the
    file `held` is missing.
    """
    gone = {
        claim.article: claim
        for claim in previous
        if claim.article is not None
        and claim.article not in claimed
        and (claim.state in CLAIMING or claim.state is State.MISSING)
    }
    left = Left()
    if whole and refused:
        kept = [list(gone.values()), *([] for _ in refused[1:])]
    else:
        kept = _lines(list(gone.values()), refused, previous)
    for problem, claims in zip(refused, kept, strict=True):
        ids = tuple(claim.article for claim in claims if claim.article)
        left.told.append(Told(Outcome.REFUSED, ids, (problem,)))
        first, *others = claims or [Claim(State.REFUSED)]
        left.claims.append(
            replace(first, state=State.REFUSED, line=problem.line, reason=problem.reason)
        )
        left.claims.extend(replace(claim, state=State.REFUSED, reason=None) for claim in others)
    staying = {claim.article for claims in kept for claim in claims}
    left.claims.extend(
        replace(claim, state=State.MISSING, reason=None)
        for article, claim in gone.items()
        if article not in staying and article in held
    )
    return left


def _lines(
    gone: Sequence[Claim], refused: Sequence[Problem], previous: Sequence[Claim]
) -> list[list[Claim]]:
    """For each refused line the earlier claim that it may stand for: that of the same line,
    else the first that is left; none for a line that was refused before as well.
    """
    before = Counter(
        _kind(claim.reason)
        for claim in previous
        if claim.state is State.REFUSED and claim.article is None
    )
    by_line = {claim.line: claim for claim in gone}
    kept: list[Claim | None] = []
    new: list[int] = []
    for number, problem in enumerate(refused):
        kind = _kind(problem.reason)
        if before[kind] > 0:
            before[kind] -= 1
            kept.append(None)
        else:
            kept.append(by_line.pop(problem.line, None))
            new.append(number)
    matched = {claim.article for claim in kept if claim is not None}
    others = iter([claim for claim in gone if claim.article not in matched])
    for number in new:
        kept[number] = kept[number] or next(others, None)
    return [[claim] if claim else [] for claim in kept]


def _kind(reason: str | None) -> str:
    """A reason without its numbers, which move with the lines."""
    return _NUMBER.sub("#", reason or "")
