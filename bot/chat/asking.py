"""From a question to the message that answers it: pure, run in a thread, one snapshot each."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.answer.answer import THRESHOLD, answer
from bot.answer.followup import Context, refer, remember
from bot.answer.values import Answer, NoAnswer, NoAnswerReason
from bot.chat import custom_ids, keys
from bot.chat.asked import Asked, previous_of, question_of
from bot.chat.keys import ArticleKeys
from bot.chat.message import Message, fitted
from bot.chat.recall import body_of, context_about, place_of
from bot.chat.render import EXTRACTS, render_answer, render_no_answer
from bot.chat.words import say
from bot.news.article import Published
from bot.search.snapshot import Snapshot
from bot.search.tokens import fold
from bot.search.values import Filters


@dataclass(frozen=True, slots=True)
class Reply:
    """The message, what the conversation is about after it, and whether anything is quoted.

    `is_chatter`: nothing was asked for, so that silence would do as well.
    """

    message: Message
    context: Context | None
    reason: NoAnswerReason | None  # None: answered
    is_chatter: bool = False


def respond(
    asked: Asked,
    snapshot: Snapshot,
    context: Context | None,
    now: datetime,
    threshold: float = THRESHOLD,
) -> Reply:
    """Answer from `snapshot`. `now` is aware."""
    limit = asked.offset + EXTRACTS + 1
    result = answer(
        asked.question,
        snapshot,
        now=now,
        limit=limit,
        filters=_filters(asked),
        context=context,
        threshold=threshold,
    )
    if context is not None and _leans_on(context, result, snapshot):
        about = place_of(context, snapshot)
        asked = replace(asked, previous=context.question, about=about)
    if isinstance(result, NoAnswer):
        result = _as_seen(result, asked)
        message = render_no_answer(result, asked, now, _newest(snapshot, asked))
        chatter = result.reason is NoAnswerReason.NO_QUESTION and not result.nearest
        return Reply(message, None, result.reason, chatter)
    if asked.offset >= len(result.extracts):
        message = fitted(say(asked.language, "no_answer.no_more"))
        return Reply(message, None, NoAnswerReason.NOTHING_MATCHED)
    return Reply(render_answer(result, asked, now), remember(result, context), None)


def ask_again(
    content: str,
    more: custom_ids.More,
    asked: Asked,
    snapshot: Snapshot,
    index: ArticleKeys,
    now: datetime,
    threshold: float = THRESHOLD,
) -> Reply | None:
    """Answer the question of an earlier answer of ours once more, from `more.offset` on.

    `content` is the earlier answer's text. None when it shows no question, or when the outlet
    asked for is no longer there.
    """
    question = question_of(content)
    if not question:
        return None
    outlet = None
    if more.outlet:
        outlet = keys.find_outlet(more.outlet, (name for name, _, _ in snapshot.outlets()))
        if outlet is None:
            return None
    asked = replace(
        asked,
        question=question,
        outlet=outlet,
        after=more.after,
        before=more.before,
        offset=more.offset,
    )
    previous = previous_of(content) or ""
    context = more.about and context_about(previous, more.about, snapshot, index, now)
    return respond(asked, snapshot, context, now, threshold)


def _leans_on(context: Context, result: Answer | NoAnswer, snapshot: Snapshot) -> bool:
    """Whether a question was understood by what the conversation was about."""
    follow = refer(result.question, context, body_of(context, snapshot))
    if follow is None:
        return False
    same = isinstance(result, Answer) and result.extracts[0].head.id == context.article_id
    return follow.strong or same


def _filters(asked: Asked) -> Filters:
    outlets = asked.visible
    if asked.outlet is not None:
        chosen = fold(asked.outlet)
        outlets = frozenset({chosen}) if outlets is None or chosen in outlets else frozenset()
    return Filters(outlets=outlets, after=asked.after, before=asked.before)


def _as_seen(none: NoAnswer, asked: Asked) -> NoAnswer:
    """The reason and headlines as a server sees them that shows some outlets only."""
    if asked.visible is None:
        return none
    nearest = tuple(
        head for head in none.nearest if head.outlet and fold(head.outlet) in asked.visible
    )
    chose = asked.outlet or asked.after or asked.before or none.after or none.before
    if none.reason is NoAnswerReason.EXCLUDED and not chose:
        return replace(none, nearest=nearest, reason=NoAnswerReason.NOTHING_MATCHED)
    return replace(none, nearest=nearest)


def _newest(snapshot: Snapshot, asked: Asked) -> Published | None:
    found = snapshot.latest(1, Filters(outlets=asked.visible))
    return snapshot.heads[found[0]].published if found else None
