"""What a conversation was about, read back from our own messages: after days, or a restart."""

import re
from dataclasses import replace
from datetime import datetime

from bot.answer.answer import answer
from bot.answer.followup import Context, remember
from bot.answer.values import Answer, Extract
from bot.chat import keys
from bot.chat.asked import question_of
from bot.chat.custom_ids import InContext, Place, Press
from bot.chat.keys import ArticleKeys
from bot.chat.markup import unescape
from bot.news.clean import clean
from bot.search.snapshot import Snapshot
from bot.search.values import Filters, Span

_BOLD = re.compile(r"\\.|\*\*((?:\\.|[^\\*])+)\*\*")
"""An escaped character, or our bold with its text as group 1."""


def context_of(
    content: str, presses: list[Press], snapshot: Snapshot, index: ArticleKeys
) -> Context | None:
    """What a conversation is about after an answer of ours, read back from its message.

    Works long after the answer and after a restart: the first quotation's place stands in its
    button, its bold words in its text. None when there is no quotation, or it has changed.
    """
    first = next((press for press in presses if isinstance(press, InContext)), None)
    quoted = first and _quoted(first.quoted, snapshot, index)
    if not quoted:
        return None
    bold = _bold_spans(content, quoted.text, quoted.start)
    extract = replace(quoted, highlights=bold)
    return remember(Answer(question_of(content) or "", (extract,), snapshot.version))


def context_about(
    question: str, place: Place, snapshot: Snapshot, index: ArticleKeys, now: datetime
) -> Context | None:
    """What a conversation was about after `question` was answered with what stands at `place`;
    None when that has changed."""
    quoted = _quoted(place, snapshot, index)
    if quoted is None:
        return None
    only = Filters(articles=frozenset({quoted.head.id}))
    again = answer(question, snapshot, now=now, limit=1, filters=only, threshold=0.0)
    if isinstance(again, Answer) and again.extracts[0].start == quoted.start:
        quoted = again.extracts[0]  # with the words that answered
    return remember(Answer(question, (quoted,), snapshot.version))


def place_of(context: Context, snapshot: Snapshot) -> Place | None:
    """Where the quotation stands that a conversation is about; None when it has changed."""
    start = body_of(context, snapshot).find(context.quote)
    found = context.quote and start >= 0
    return keys.place(context.article_id, start, context.quote) if found else None


def body_of(context: Context, snapshot: Snapshot) -> str:
    """The article that a conversation is about; '' when it is gone."""
    number = snapshot.number(context.article_id)
    return "" if number is None else snapshot.body(number)


def _quoted(place: Place, snapshot: Snapshot, index: ArticleKeys) -> Extract | None:
    """What was quoted from a place; None when the article has gone or changed."""
    number = index.find(place.article, snapshot)
    if number is None:
        return None
    text = snapshot.body(number)[place.start : place.end]
    if not text or keys.check(text) != place.check:
        return None
    return Extract(snapshot.heads[number], place.start, place.end, text)


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
