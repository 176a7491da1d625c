"""An answer as a message: quotations in text, each with who said it and where it stands.

Nothing here writes about the news: between the quotations stand names, dates and links.
"""

from collections.abc import Sequence
from datetime import datetime

from bot.answer.values import Answer, Extract, NoAnswer, NoAnswerReason
from bot.chat import custom_ids, keys, limits
from bot.chat.asked import Asked, head_lines, scope_in
from bot.chat.attribution import fitting_block
from bot.chat.message import Button, Message, Style, fitted
from bot.chat.words import Language, age, say
from bot.news.article import Head, Published

EXTRACTS = 3
"""Extracts in one message."""

CLOSE = 4.0
"""How far below the first an extract's score may be for it to stand beside the first; others
wait behind a button. Of the sentences that answer where the first does not, nine in ten are so
close, and of the rest two in three (300 questions on news, 800 on SQuAD)."""

NEAREST = 3
"""Nearest headlines under a message without an answer."""


def render_answer(answer: Answer, asked: Asked, now: datetime) -> Message:
    """The extracts from `asked.offset` on, as many as fit, best first.

    `answer` holds one extract more than is shown where there are more.
    """
    language = asked.language
    extracts = answer.extracts[asked.offset : asked.offset + EXTRACTS]
    if not asked.offset:
        extracts = tuple(one for one in extracts if one.score >= extracts[0].score - CLOSE)
    head = head_lines(asked, answer.corrections)
    scope = scope_in(answer, language)
    if scope and answer.within:
        head.append("-# " + say(language, "answer.looked", scope=scope))
    elif scope:
        dates = [one.head.published for one in extracts if one.head.published]
        newest = max(dates, key=lambda one: one.at, default=None)
        date = age(language, newest, now)
        head.append(say(language, "answer.nothing_within", scope=scope, date=date))
    blocks = _fitting_blocks(extracts, asked, head)
    if not blocks:
        # Only where nearly every character needs an escape; the quotation comes first.
        head = head[:1]
        blocks = _fitting_blocks(extracts, asked, head)
    shown = extracts[: len(blocks)]
    left = len(answer.extracts) > asked.offset + len(shown)
    lines = [*head, *_side_by_side(shown, language), *blocks]
    rows = [_context_buttons(shown, language), _answer_buttons(asked, len(shown), left)]
    return fitted("\n".join(lines), rows)


def render_no_answer(
    none: NoAnswer, asked: Asked, now: datetime, newest: Published | None = None
) -> Message:
    """Why there is no answer, and the nearest headlines as buttons.

    `newest` is when the newest article appeared, said when the question asked for days.
    """
    language = asked.language
    lines = head_lines(asked, none.corrections)
    scope = scope_in(none, language)
    if scope:
        lines.append("-# " + say(language, "answer.looked_first", scope=scope))
    lines.append(say(language, f"no_answer.{none.reason.value}"))
    if none.after and newest and newest.day < none.after:
        lines.append(say(language, "no_answer.newest", date=age(language, newest, now)))
    nearest = none.nearest[:NEAREST]
    if nearest:
        asked_nothing = none.reason is NoAnswerReason.NO_QUESTION
        name = "no_answer.headlines" if asked_nothing else "no_answer.nearest"
        lines.append(say(language, name))
    rows = [[headline_button(head)] for head in nearest]
    return fitted("\n".join(lines), [*rows, _after_buttons(asked)])


def headline_button(head: Head) -> Button:
    """A button that opens an article, labelled with its title."""
    press = custom_ids.OpenArticle(keys.article_key(head.id), page=0, turn=False)
    return Button(head.title, press)


def _side_by_side(extracts: Sequence[Extract], language: Language) -> list[str]:
    outlets = {one.head.outlet for one in extracts if one.head.outlet}
    return [say(language, "answer.side_by_side", n=len(outlets))] if len(outlets) > 1 else []


def _fitting_blocks(extracts: Sequence[Extract], asked: Asked, head: list[str]) -> list[str]:
    blocks: list[str] = []
    before: Head | None = None
    for extract in extracts:
        above = [*head, *_side_by_side(extracts[: len(blocks) + 1], asked.language), *blocks]
        room = limits.CONTENT - limits.length("\n".join(above)) - 1
        block = fitting_block(extract, room, asked.language, asked.visible, before)
        if block is None:
            break
        blocks.append(block)
        before = extract.head
    return blocks


def _context_buttons(extracts: Sequence[Extract], language: Language) -> list[Button]:
    buttons = []
    for number, one in enumerate(extracts, 1):
        press = custom_ids.InContext(keys.place(one.head.id, one.start, one.text))
        name = "button.context" if len(extracts) == 1 else "button.context_of"
        buttons.append(Button(say(language, name, n=number), press))
    return buttons


def _answer_buttons(asked: Asked, shown: int, left: bool) -> list[Button]:
    language = asked.language
    votes = [
        Button(say(language, "button.helpful"), custom_ids.Vote(helpful=True)),
        Button(say(language, "button.not_helpful"), custom_ids.Vote(helpful=False)),
    ]
    if not left:
        return [*_after_buttons(asked), *votes]
    press = custom_ids.More(
        offset=asked.offset + shown,
        outlet=keys.key(asked.outlet) if asked.outlet else "",
        after=asked.after,
        before=asked.before,
        about=asked.about,
    )
    more = Button(say(language, "button.more"), press, style=Style.PRIMARY)
    return [more, *_after_buttons(asked), *votes]


def _after_buttons(asked: Asked) -> list[Button]:
    buttons = [Button(say(asked.language, "button.follow_up"), custom_ids.FollowUp())]
    if asked.owner is not None:
        press = custom_ids.ShowEveryone(asked.owner)
        buttons.append(Button(say(asked.language, "button.show"), press))
    return buttons
