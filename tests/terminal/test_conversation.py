"""Questions one after the other: what a conversation remembers and when it ends."""

from datetime import UTC, datetime

import pytest

from bot.news.article import Article, Head
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING
from bot.terminal.asking import Asker
from bot.terminal.conversation import converse
from tests.terminal.conftest import Desk


@pytest.fixture
def asker() -> Asker:
    body = (
        "Harbour master Ilo Brandt reopened the west quay of Port Selm on Tuesday. "
        "Brandt said that the repairs had cost 3.2 million crowns."
    )
    snapshot = Snapshot.build([Article(Head("quay-1", "West quay reopens", "Selm Courier"), body)])
    return Asker(snapshot, lambda: datetime(2031, 3, 5, tzinfo=UTC), EVERYTHING, 3)


def test_a_follow_up_leans_on_the_answer_before_it(asker: Asker, pipe: Desk) -> None:
    pipe.type("who reopened the west quay?\nwhat did he say about the repairs?\n\n")
    assert converse(asker, pipe.screen) == 0
    _, first, second, *_ = pipe.out.split("? ")
    assert "Harbour master Ilo Brandt reopened the west quay" in first
    assert "the repairs had cost 3.2 million crowns" in second


def test_a_question_without_an_answer_does_not_end_it(asker: Asker, pipe: Desk) -> None:
    pipe.type("who won the chess olympiad?\nwho reopened the west quay?\n")
    assert converse(asker, pipe.screen, explain=True) == 0
    assert "Ilo Brandt" in pipe.out
    assert "Why: " in pipe.out


def test_a_question_that_cannot_be_asked_is_said_to_be_so(asker: Asker, pipe: Desk) -> None:
    pipe.type("x" * 3000 + "\nwho reopened the west quay?\n")
    assert converse(asker, pipe.screen) == 0
    assert "the question has 3,000 characters; 2,000 are allowed" in pipe.out
    assert "Ilo Brandt" in pipe.out


@pytest.mark.parametrize("goodbye", ["quit", "Thanks, bye!", "exit"])
def test_a_goodbye_ends_it(asker: Asker, pipe: Desk, goodbye: str) -> None:
    pipe.type(f"{goodbye}\nwho reopened the west quay?\n")
    assert converse(asker, pipe.screen) == 0
    assert "Brandt" not in pipe.out


def test_small_talk_is_not_looked_for_and_changes_nothing(asker: Asker, pipe: Desk) -> None:
    pipe.type("who reopened the west quay?\nthanks!\nwhat did he say about the repairs?\n")
    assert converse(asker, pipe.screen) == 0
    _, _, thanked, after, *_ = pipe.out.split("? ")
    assert "Brandt" not in thanked
    assert thanked.startswith("There is nothing to look for in that.")
    assert "the repairs had cost 3.2 million crowns" in after
