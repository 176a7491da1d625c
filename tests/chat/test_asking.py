"""From a question to its message, and back from a message to its question and context."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.answer.values import NoAnswerReason
from bot.chat.asked import Asked
from bot.chat.asking import Reply, ask_again, respond
from bot.chat.custom_ids import InContext, More, Press
from bot.chat.keys import ArticleKeys, key, place
from bot.chat.message import Message
from bot.chat.recall import context_of
from bot.chat.words import Language
from bot.news.article import Article, Head, Published
from bot.search.snapshot import Snapshot
from tests.chat.simulated.library import ARTICLES, HARBOUR

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)
ASKED = Asked("who spoke with Tam Bessel?", Language.ENGLISH)


def article(fields: dict[str, str]) -> Article:
    head = Head(
        fields["id"],
        fields["title"],
        fields.get("outlet"),
        fields.get("author"),
        Published.parse(fields["published"]) if "published" in fields else None,
        url=fields.get("url"),
    )
    return Article(head, fields["body"])


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return Snapshot.build(article(fields) for fields in ARTICLES)


def presses(message: Message) -> list[Press]:
    return [button.press for button in message.buttons() if button.press is not None]


def test_the_context_read_back_from_a_message_is_the_one_that_was_remembered(snapshot: Snapshot):
    reply = respond(ASKED, snapshot, None, NOW)

    read = context_of(reply.message.content, presses(reply.message), snapshot, ArticleKeys())

    assert read is not None
    assert read == reply.context


def test_a_message_without_quotation_or_with_a_changed_one_gives_no_context(snapshot: Snapshot):
    index = ArticleKeys()
    body = HARBOUR["body"]
    changed = InContext(place("harbour-1", 0, "something else"))
    gone = InContext(place("nowhere", 0, body[:20]))

    assert context_of("Latest articles", [], snapshot, index) is None
    assert context_of("-# 🔎 who?\n> x", [changed], snapshot, index) is None
    assert context_of("-# 🔎 who?\n> x", [gone], snapshot, index) is None


def test_a_context_that_a_question_does_not_refer_to_is_left_aside(snapshot: Snapshot):
    context = respond(ASKED, snapshot, None, NOW).context
    ferry = replace(ASKED, question="when will the ferry to Marrow stop?")

    assert "↩" not in respond(ferry, snapshot, context, NOW).message.content


def test_asking_again_past_the_last_extract_says_there_are_no_more(snapshot: Snapshot):
    content = respond(ASKED, snapshot, None, NOW).message.content

    again = ask_again(content, More(500), ASKED, snapshot, ArticleKeys(), NOW)

    assert again is not None
    assert again.message.content == "There are no more extracts for this question."


def test_asking_again_needs_a_question_and_the_outlet_it_was_asked_of(snapshot: Snapshot):
    content = respond(ASKED, snapshot, None, NOW).message.content

    def again(content: str, more: More) -> Reply | None:
        return ask_again(content, more, ASKED, snapshot, ArticleKeys(), NOW)

    assert again("Latest articles", More(3)) is None
    assert again(content, More(3, key("Gone Gazette"))) is None
    assert again(content, More(0, key("Harbour Post"))) is not None


def test_asking_again_keeps_outlet_and_days(snapshot: Snapshot):
    asked = replace(ASKED, question="patrols", outlet="Harbour Post", after=date(2024, 2, 28))
    content = respond(asked, snapshot, None, NOW).message.content
    more = More(0, key("Harbour Post"), date(2024, 2, 28))

    again = ask_again(content, more, Asked("", Language.ENGLISH), snapshot, ArticleKeys(), NOW)

    assert again is not None
    assert again.message.content == content


def test_what_only_a_hidden_outlet_says_is_not_said_to_be_excluded(snapshot: Snapshot):
    asked = replace(ASKED, visible=frozenset({"no such outlet"}))

    reply = respond(asked, snapshot, None, NOW)

    assert reply.reason is NoAnswerReason.NOTHING_MATCHED
    assert len(reply.message.rows) == 1


def test_what_the_asker_excluded_is_said_to_be(snapshot: Snapshot):
    reply = respond(replace(ASKED, before=date(2020, 1, 1)), snapshot, None, NOW)

    assert reply.reason is NoAnswerReason.EXCLUDED
