"""Whatever articles contain, what is sent is accepted, and the question can be read back."""

import re
from dataclasses import replace
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.values import (
    Answer,
    Correction,
    Extract,
    NoAnswer,
    NoAnswerReason,
)
from bot.chat.asked import Asked, previous_of, question_of
from bot.chat.custom_ids import InContext
from bot.chat.decide import question_in
from bot.chat.markup import unescape
from bot.chat.render import render_answer, render_no_answer
from bot.chat.words import Language
from bot.news.article import Head, Published
from tests.chat.accepted import check_accepted
from tests.chat.strategies import HEADS, NAMES, PUBLISHED, extracts
from tests.chat.test_render import EXTRACT, NOW, show

ASKS = st.builds(
    Asked,
    question=NAMES.map(lambda text: question_in(text, 1)).filter(bool),
    language=st.sampled_from(Language),
    outlet=st.none() | NAMES.filter(bool),
    after=st.none() | st.dates(),
    before=st.none() | st.dates(),
    previous=st.none() | NAMES.map(lambda text: question_in(text, 1)).filter(bool),
    owner=st.none() | st.integers(1, 2**64 - 1),
)
SCOPES = st.fixed_dictionaries(
    {
        "outlets": st.lists(NAMES.filter(bool), max_size=5).map(tuple),
        "after": st.none() | st.dates(),
        "before": st.none() | st.dates(),
        "within": st.booleans(),
    }
)
CORRECTIONS = st.lists(st.builds(Correction, NAMES, NAMES), max_size=4).map(tuple)


@settings(max_examples=60, deadline=None)
@given(st.lists(extracts(), min_size=1, max_size=5), ASKS, CORRECTIONS, SCOPES)
def test_whatever_articles_contain_discord_accepts_the_answer(
    found: list[Extract], asked: Asked, corrections: tuple[Correction, ...], scope: dict[str, Any]
):
    answer = Answer(asked.question, tuple(found), 1, corrections, **scope)

    message = render_answer(answer, asked, NOW)

    check_accepted(message)
    assert question_of(message.content) == asked.question
    shown = [button for button in message.buttons() if isinstance(button.press, InContext)]
    assert shown
    first = " ".join(re.sub(r"(?<!\\)((?:\\\\)*)\*\*", r"\1", message.content).split())
    words = "".join(char for char in found[0].text if char.isascii() and char.isalnum())
    kept = "".join(char for char in unescape(first) if char.isascii() and char.isalnum())
    assert words in kept


@settings(max_examples=40, deadline=None)
@given(st.lists(HEADS, max_size=5), ASKS, CORRECTIONS, st.sampled_from(NoAnswerReason), PUBLISHED)
def test_whatever_articles_contain_discord_accepts_no_answer(
    nearest: list[Head],
    asked: Asked,
    corrections: tuple[Correction, ...],
    reason: NoAnswerReason,
    newest: Published | None,
):
    none = NoAnswer(asked.question, reason, 1, tuple(nearest), corrections, after=date(2024, 3, 1))

    check_accepted(render_no_answer(none, asked, NOW, newest))


@given(ASKS)
def test_the_question_can_be_read_back_from_the_answer(asked: Asked):
    content = show(EXTRACT, asked=replace(asked, outlet=None)).content

    assert question_of(content) == asked.question
    if asked.previous and len(asked.previous) < 100:
        assert previous_of(content) == asked.previous
