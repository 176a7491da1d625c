"""When the bot responds, and to what: a decision table."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.decide import Decision, Explain, Ignore, Incoming, Respond, Why, decide
from bot.chat.limits import QUESTION, length

ME = 42
PLAIN = Incoming("who spoke with Austin?", ME)


def respond(why: Why) -> Respond:
    return Respond("who spoke with Austin?", why)


TABLE: list[tuple[str, Incoming, Decision]] = [
    # what is said, the message, what we do
    ("chatter in a channel", PLAIN, Ignore()),
    (
        "a mention in front",
        replace(PLAIN, text=f"<@{ME}> who spoke with Austin?", mentioned=True),
        respond(Why.MENTION),
    ),
    (
        "a mention in the middle, in the old form",
        replace(PLAIN, text=f"who spoke <@!{ME}> with Austin?", mentioned=True),
        respond(Why.MENTION),
    ),
    (
        "a mention beside @everyone",
        replace(PLAIN, text=f"@everyone <@{ME}> who spoke with Austin?", mentioned=True),
        respond(Why.MENTION),
    ),
    ("@everyone alone", replace(PLAIN, text="@everyone who spoke with Austin?"), Ignore()),
    ("a role that the bot has", replace(PLAIN, text="<@&7> who spoke with Austin?"), Ignore()),
    ("a mention of somebody else", replace(PLAIN, text="<@7> who spoke with Austin?"), Ignore()),
    ("another bot mentions us", replace(PLAIN, mentioned=True, by_person=False), Ignore()),
    ("a webhook in an ask-channel", replace(PLAIN, by_person=False, in_ask_channel=True), Ignore()),
    ("a bot in a direct message", replace(PLAIN, direct=True, by_person=False), Ignore()),
    ("a direct message", replace(PLAIN, direct=True), respond(Why.DIRECT)),
    ("an empty direct message", replace(PLAIN, text="", direct=True), Explain()),
    ("a mention and nothing else", replace(PLAIN, text=f"<@{ME}>", mentioned=True), Explain()),
    (
        "a greeting",
        replace(PLAIN, text=f"hello <@{ME}>!", mentioned=True),
        Explain(),
    ),
    (
        "thanks in an ask-channel",
        replace(PLAIN, text="thanks a lot", in_ask_channel=True, reads_content=True),
        Ignore(),
    ),
    (
        "mentions of us and of a role only",
        replace(PLAIN, text=f"<@{ME}> <@&7> @here", mentioned=True),
        Explain(),
    ),
    (
        "a reply to us that pings",
        replace(PLAIN, reply_to_me=True, mentioned=True),
        respond(Why.REPLY),
    ),
    ("a reply to us without ping", replace(PLAIN, reply_to_me=True), respond(Why.REPLY)),
    (
        "a reply to us whose text Discord keeps from us",
        replace(PLAIN, text="", reply_to_me=True),
        Ignore(),
    ),
    (
        "a picture as a pinging reply",
        replace(PLAIN, text="", reply_to_me=True, mentioned=True),
        Explain(),
    ),
    ("a reply to somebody else", replace(PLAIN, reply_to_other=True), Ignore()),
    (
        "a reply to somebody else that mentions us",
        replace(PLAIN, reply_to_other=True, mentioned=True),
        respond(Why.MENTION),
    ),
    ("an ask-channel without the intent", replace(PLAIN, in_ask_channel=True), Ignore()),
    (
        "an ask-channel with the intent",
        replace(PLAIN, in_ask_channel=True, reads_content=True),
        respond(Why.ASK_CHANNEL),
    ),
    ("the intent in another channel", replace(PLAIN, reads_content=True), Ignore()),
    (
        "people talk to each other in an ask-channel",
        replace(PLAIN, in_ask_channel=True, reads_content=True, reply_to_other=True),
        Ignore(),
    ),
    (
        "somebody is addressed in an ask-channel",
        replace(PLAIN, text="<@7> have you seen?", in_ask_channel=True, reads_content=True),
        Ignore(),
    ),
    (
        "a picture in an ask-channel",
        replace(PLAIN, text="", in_ask_channel=True, reads_content=True),
        Ignore(),
    ),
]


@pytest.mark.parametrize(
    ("message", "decision"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_decision_table(message: Incoming, decision: Decision):
    assert decide(message) == decision


@given(st.text(), st.booleans())
def test_a_question_is_one_short_line_without_mentions(text: str, direct: bool):
    decision = decide(Incoming(f"<@{ME}>{text}", ME, direct=direct, mentioned=True))

    assert isinstance(decision, Respond | Explain)
    if isinstance(decision, Respond):
        assert 0 < length(decision.question) <= QUESTION
        assert len(decision.question.splitlines()) == 1
        assert f"<@{ME}>" not in decision.question


@given(st.builds(Incoming, st.text(), st.just(ME), st.just(False)))
def test_nothing_that_is_not_a_person_is_answered(message: Incoming):
    assert decide(message) == Ignore()
