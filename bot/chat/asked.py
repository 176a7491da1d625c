"""How a question was asked, and the lines above its answer that say so.

The question is read back from them when a button under the answer asks it again.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.answer.values import Answer, Correction, NoAnswer
from bot.chat import limits
from bot.chat.custom_ids import Place
from bot.chat.markup import escape, inline, unescape
from bot.chat.words import NAME, Language, day, names, say

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
    about: Place | None = None
    owner: int | None = None
    offset: int = 0
    visible: frozenset[str] | None = None


def head_lines(asked: Asked, corrections: Sequence[Correction]) -> list[str]:
    """The question, what it refers to, what the asker chose, and what was corrected."""
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


def scope_in(found: Answer | NoAnswer, language: Language) -> str:
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


def question_of(content: str) -> str | None:
    """The question that an answer of ours shows, read back from its text."""
    return _read(content, MARK)


def previous_of(content: str) -> str | None:
    """The earlier question that an answer of ours says its question refers to."""
    return _read(content.partition("\n")[2], PREVIOUS)


def _read(content: str, mark: str) -> str | None:
    first = content.split("\n", 1)[0]
    return unescape(first.removeprefix(mark)).strip() if first.startswith(mark) else None
