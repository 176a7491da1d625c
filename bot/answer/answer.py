"""The core: a question and a snapshot in, extracts or a reason out."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.answer.attempt import Attempt, attempt
from bot.answer.followup import Context, FollowUp, refer
from bot.answer.kinds import GENERIC
from bot.answer.question import Question, understand
from bot.answer.scope import Scope, read_scope
from bot.answer.thesaurus import load_thesaurus
from bot.answer.values import Answer, Extract, NoAnswer, NoAnswerReason
from bot.search.snapshot import Snapshot
from bot.search.tokens import terms
from bot.search.values import EVERYTHING, Filters

NEAREST = 3
"""Headlines offered when nothing answers."""

THRESHOLD = 0.42
"""The probability below which the first sentence is not quoted."""

_FAVOR = 0.15
"""How much less sure the last answer's article may be of a question that can stand alone."""

_POINTED = 0.7
"""Share of the threshold for a question that points at the last answer ("what did he say"):
which article it asks of is known already."""


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

    Outlets and days that the question names ("in the Gazette", "this week") are looked at
    first. Where they hold no answer it is sought elsewhere, and `within` of the answer is False.
    """
    if not len(snapshot):
        return NoAnswer(question, NoAnswerReason.EMPTY_LIBRARY, snapshot.version)
    scope = read_scope(question, snapshot, now)
    # A part of the library is preferred only if it answers, however low the threshold.
    bar = max(threshold, THRESHOLD)
    if scope:
        found = _answer_within(scope, question, snapshot, filters, context, limit, bar)
        if found is not None:
            return found
    follow = refer(scope.unbound, context, _body_of(context, snapshot))
    everywhere = _understand(scope.unbound, follow, snapshot)
    asked = scope if scope.certain else Scope(question, question)
    none = NoAnswer(
        question,
        NoAnswerReason.NO_QUESTION,
        snapshot.version,
        corrections=everywhere.corrections,
        outlets=asked.outlets,
        after=asked.after,
        before=asked.before,
    )
    if not everywhere.terms:
        return none
    tried = attempt(everywhere, snapshot, filters)
    extracts: tuple[Extract, ...] = ()
    sure = 0.0
    if tried is not None and tried.sure >= threshold:
        extracts, sure = tried.quote(limit), tried.sure
    if follow is not None and context is not None and not scope:
        near = _try_near(follow, context, snapshot, filters, tried, bar)
        if near is not None:
            extracts, sure = _led(near.quote(limit), extracts, limit), near.sure
    if extracts:
        return Answer(
            question,
            extracts,
            snapshot.version,
            everywhere.corrections,
            outlets=asked.outlets,
            after=asked.after,
            before=asked.before,
            confidence=sure,
            within=not asked,
        )
    if tried is not None:
        return replace(none, reason=NoAnswerReason.TOO_WEAK, nearest=tried.nearest(NEAREST))
    excluded = bool(filters) and attempt(everywhere, snapshot, EVERYTHING) is not None
    reason = NoAnswerReason.EXCLUDED if excluded else NoAnswerReason.NOTHING_MATCHED
    return replace(none, reason=reason)


def _answer_within(
    scope: Scope,
    question: str,
    snapshot: Snapshot,
    filters: Filters,
    context: Context | None,
    limit: int,
    bar: float,
) -> Answer | NoAnswer | None:
    """The answer from the outlets and days that the question names; None when they have none."""
    follow = refer(scope.rest, context, _body_of(context, snapshot))
    understood = _understand(scope.rest, follow, snapshot)
    allowed = scope.narrow(filters)
    if _says_nothing(understood):
        if not scope.certain:
            return None
        newest = snapshot.latest(NEAREST, allowed) or snapshot.latest(NEAREST, filters)
        return NoAnswer(
            question,
            NoAnswerReason.NO_QUESTION,
            snapshot.version,
            nearest=tuple(snapshot.heads[number] for number in newest),
            outlets=scope.outlets,
            after=scope.after,
            before=scope.before,
        )
    tried = attempt(understood, snapshot, allowed)
    if tried is None or tried.sure < bar:
        return None
    if not scope.certain:
        elsewhere = attempt(_understand(scope.unbound, None, snapshot), snapshot, filters)
        if elsewhere is not None and elsewhere.sure > tried.sure:
            return None
    return Answer(
        question,
        tried.quote(limit),
        snapshot.version,
        understood.corrections,
        outlets=scope.outlets,
        after=scope.after,
        before=scope.before,
        confidence=tried.sure,
    )


def _try_near(
    follow: FollowUp,
    context: Context,
    snapshot: Snapshot,
    filters: Filters,
    elsewhere: Attempt | None,
    bar: float,
) -> Attempt | None:
    """A follow-up asked of the last answer's article, where that is likely to answer it."""
    articles = frozenset({context.article_id})
    if filters.articles is not None:
        articles &= filters.articles
    understood = follow.weigh(understand(follow.near, snapshot, load_thesaurus()), near=True)
    tried = attempt(understood, snapshot, replace(filters, articles=articles))
    if tried is None or tried.sure < bar * (_POINTED if follow.strong else 1.0):
        return None
    if follow.strong or elsewhere is None:
        return tried
    if not _mentions(_body_of(context, snapshot), follow.own):
        return None
    # A topic ("and the fares?") is answered somewhere in any case.
    likely = elsewhere.question.keywords or tried.sure + _FAVOR >= elsewhere.sure
    return tried if likely else None


def _mentions(body: str, words: Sequence[str]) -> bool:
    """Whether an article has all words, or others that may stand for them."""
    thesaurus, written = load_thesaurus(), frozenset(terms(body))
    return all(
        stem in written or not written.isdisjoint(thesaurus.related(stem))
        for stem in terms(" ".join(words))
    )


def _led(
    first: tuple[Extract, ...], others: tuple[Extract, ...], limit: int
) -> tuple[Extract, ...]:
    """The best of `first`, then the others that do not repeat it, then the rest of `first`."""
    chosen: list[Extract] = []
    for one in (*first[:1], *others, *first[1:]):
        repeats = any(
            one.head.id == other.head.id and one.start < other.end and other.start < one.end
            for other in chosen
        )
        if not repeats and len(chosen) < limit:
            chosen.append(one)
    return tuple(chosen)


def _understand(text: str, follow: FollowUp | None, snapshot: Snapshot) -> Question:
    understood = understand(follow.far if follow else text, snapshot, load_thesaurus())
    return follow.weigh(understood, near=False) if follow else understood


def _says_nothing(question: Question) -> bool:
    """Whether a question has no word that decides: "what happened"."""
    return all(term.word in GENERIC or term.stem in GENERIC for term in question.terms)


def _body_of(context: Context | None, snapshot: Snapshot) -> str:
    number = snapshot.number(context.article_id) if context else None
    return snapshot.body(number) if number is not None else ""
