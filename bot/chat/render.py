"""An answer as a message: quotations in text, each with who said it and where it stands.

Nothing here writes about the news: between the quotations stand names, dates and links.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.answer.values import Answer, Correction, Extract, NoAnswer, NoAnswerReason
from bot.chat import custom_ids, keys, limits
from bot.chat.attribution import fitting_block
from bot.chat.markup import escape, inline, unescape
from bot.chat.message import Button, Message, Style, fitted
from bot.chat.words import NAME, Language, age, day, names, say
from bot.news.article import Head, Published

EXTRACTS = 3
"""Extracts in one message."""

CLOSE = 4.0
"""How far below the first an extract's score may be for it to stand beside the first; others
wait behind a button. Of the sentences that answer where the first does not, nine in ten are so
close, and of the rest two in three (250 questions on news, 800 on SQuAD)."""

NEAREST = 3
"""Nearest headlines under a message without an answer."""

MARK = "-# 🔎 "
"""Stands before the question, in small type, in the first line of every answer."""

PREVIOUS = "-# ↩ "
"""Stands before the question that a follow-up refers to, in the line below."""

_PREVIOUS = 100

_CORRECTIONS = 120
"""The longest that corrections may be, so that a quotation always has room."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question was asked: everything its answer's buttons must know again.

    `outlet`, `after`, `before` are what the asker chose; `previous` is the question that a
    follow-up refers to, `about` what was quoted in answer to that. `owner` is the asker of a
    private answer. `visible` are the folded names of the outlets that may be shown; None for
    all.
    """

    question: str
    language: Language
    outlet: str | None = None
    after: date | None = None
    before: date | None = None
    previous: str | None = None
    about: custom_ids.Place | None = None
    owner: int | None = None
    offset: int = 0
    visible: frozenset[str] | None = None


def render_answer(answer: Answer, asked: Asked, now: datetime) -> Message:
    """The extracts from `asked.offset` on, as many as fit, best first.

    `answer` holds one extract more than is shown where there are more.
    """
    language = asked.language
    extracts = answer.extracts[asked.offset : asked.offset + EXTRACTS]
    if not asked.offset:
        extracts = tuple(one for one in extracts if one.score >= extracts[0].score - CLOSE)
    head = _head(asked, answer.corrections)
    scope = _scope(answer, language)
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
    lines = _head(asked, none.corrections)
    scope = _scope(none, language)
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


def headline_button(head: Head, number: int | None = None) -> Button:
    """A button that opens an article, labelled with its title."""
    before = "" if number is None else f"{number}. "
    press = custom_ids.OpenArticle(keys.article_key(head.id), page=0, turn=False)
    return Button(before + head.title, press)


def question_of(content: str) -> str | None:
    """The question that an answer of ours shows, read back from its text."""
    return _read(content, MARK)


def previous_of(content: str) -> str | None:
    """The earlier question that an answer of ours says its question refers to."""
    return _read(content.partition("\n")[2], PREVIOUS)


def _read(content: str, mark: str) -> str | None:
    first = content.split("\n", 1)[0]
    return unescape(first.removeprefix(mark)).strip() if first.startswith(mark) else None


def _head(asked: Asked, corrections: Sequence[Correction]) -> list[str]:
    language = asked.language
    lines = [MARK + escape(asked.question)]
    if asked.previous:
        lines.append(PREVIOUS + escape(limits.cut(asked.previous, _PREVIOUS)))
    chosen = []
    if asked.outlet:
        outlet = inline(asked.outlet, NAME)
        chosen.append(say(language, "answer.only_outlet", outlet=outlet))
    if asked.after:
        chosen.append(say(language, "answer.from_day", day=day(language, asked.after)))
    if asked.before:
        chosen.append(say(language, "answer.until_day", day=day(language, asked.before)))
    if chosen:
        lines.append("-# " + " · ".join(chosen))
    said = [
        say(language, "answer.correction", asked=inline(one.asked), used=inline(one.used))
        for one in corrections
    ]
    if said:
        lines.append("-# " + limits.cut(" ".join(said), _CORRECTIONS))
    return lines


def _scope(found: Answer | NoAnswer, language: Language) -> str:
    """The outlets and days that the question's own words named; '' where it named none."""
    parts = []
    if found.outlets:
        parts.append(say(language, "scope.outlets", outlets=names(language, found.outlets)))
    after = found.after and day(language, found.after)
    before = found.before and day(language, found.before)
    if after and after == before:
        parts.append(say(language, "scope.day", day=after))
    elif after and before:
        parts.append(say(language, "scope.days", after=after, before=before))
    elif after:
        parts.append(say(language, "scope.since", after=after))
    elif before:
        parts.append(say(language, "scope.until", before=before))
    return " ".join(parts)


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
