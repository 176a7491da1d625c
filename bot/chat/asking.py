"""From a question to the message that answers it: pure, run in a thread, one snapshot each."""

import re
from dataclasses import dataclass, replace
from datetime import datetime

from bot.answer.answer import THRESHOLD, answer
from bot.answer.followup import Context, remember, resolve
from bot.answer.values import Answer, Extract, NoAnswer, NoAnswerReason
from bot.chat import custom_ids, keys
from bot.chat.markup import unescape
from bot.chat.message import Message, fitted
from bot.chat.render import (
    EXTRACTS,
    Asked,
    previous_of,
    question_of,
    render_answer,
    render_no_answer,
)
from bot.chat.words import say
from bot.news.article import Published
from bot.news.clean import clean
from bot.search.snapshot import Snapshot
from bot.search.tokens import fold
from bot.search.values import Filters, Span

_BOLD = re.compile(r"\\.|\*\*((?:\\.|[^\\*])+)\*\*")
"""An escaped character, or our bold with its text as group 1."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The message, what the conversation is about after it, and whether anything is quoted."""

    message: Message
    context: Context | None
    reason: NoAnswerReason | None  # None: answered


def respond(
    asked: Asked,
    snapshot: Snapshot,
    context: Context | None,
    now: datetime,
    threshold: float = THRESHOLD,
) -> Reply:
    """Answer from `snapshot`. `now` is aware."""
    if context is not None and resolve(asked.question, context) != asked.question:
        asked = replace(asked, previous=context.question)
    else:
        context = None
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
    if isinstance(result, NoAnswer):
        result = _as_seen(result, asked)
        message = render_no_answer(result, asked, now, _newest(snapshot, asked))
        return Reply(message, None, result.reason)
    if asked.offset >= len(result.extracts):
        message = fitted(say(asked.language, "no_answer.no_more"))
        return Reply(message, None, NoAnswerReason.NOTHING_MATCHED)
    return Reply(render_answer(result, asked, now), remember(result, context), None)


def ask_again(
    content: str,
    more: custom_ids.More,
    asked: Asked,
    snapshot: Snapshot,
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
    context = _context_before(content, asked, snapshot, now)
    return respond(asked, snapshot, context, now, threshold)


def context_of(
    content: str, presses: list[custom_ids.Press], snapshot: Snapshot, index: keys.ArticleKeys
) -> Context | None:
    """What a conversation is about after an answer of ours, read back from its message.

    Works long after the answer and after a restart: the first quotation's place stands in its
    button, its bold words in its text. None when there is no quotation, or it has changed.
    """
    first = next((press for press in presses if isinstance(press, custom_ids.InContext)), None)
    if first is None:
        return None
    number = index.of(snapshot).get(first.article)
    if number is None:
        return None
    text = snapshot.body(number)[first.start : first.end]
    if not text or keys.check(text) != first.check:
        return None
    bold = _bold_spans(content, text, first.start)
    extract = Extract(snapshot.heads[number], first.start, first.end, text, highlights=bold)
    return remember(Answer(question_of(content) or "", (extract,), snapshot.version))


def _context_before(
    content: str, asked: Asked, snapshot: Snapshot, now: datetime
) -> Context | None:
    previous = previous_of(content)
    if not previous:
        return None
    before = answer(previous, snapshot, now=now, limit=1, filters=_filters(asked))
    return remember(before) if isinstance(before, Answer) else None


def _bold_spans(content: str, text: str, start: int) -> tuple[Span, ...]:
    """The spans of `text` that the first quotation in `content` shows bold."""
    lines = content.split("\n")
    first = next((place for place, line in enumerate(lines) if line.startswith("> ")), 0)
    spans = []
    at = 0
    for line in lines[first:]:
        if not line.startswith("> "):
            break
        for match in _BOLD.finditer(line):
            word = unescape(match[1] or "")
            found = clean(text).find(word, at)
            if word and found >= 0 and text[found : found + len(word)] == word:
                spans.append(Span(start + found, start + found + len(word)))
                at = found + len(word)
    return tuple(spans)


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
