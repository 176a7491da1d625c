"""Should we respond to a message, and to what question? A value in, a value out.

Silence is the default: nothing but a person who speaks to the bot wakes it.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.answer.smalltalk import is_small_talk
from bot.chat.limits import QUESTION, cut
from bot.news.clean import clean_line

_OTHER_MENTIONS = re.compile(r"<@[!&]?\d+>|@everyone|@here")
_TO_OTHERS = re.compile(r"<@[!&]?\d+>")


@dataclass(frozen=True, slots=True)
class Incoming:
    """What matters about a message.

    `text` is empty when Discord did not deliver it. `mentioned` means that the bot itself is
    mentioned, by name or by a reply that pings it; a role's mention or @everyone is not.
    `in_ask_channel` holds for threads in an ask-channel too; `reads_content` says whether the
    operator opted in to the Message Content intent.
    """

    text: str
    me: int
    by_person: bool = True  # not a bot, a webhook, Discord itself or us
    direct: bool = False
    mentioned: bool = False
    reply_to_me: bool = False
    reply_to_other: bool = False
    in_ask_channel: bool = False
    reads_content: bool = False


class Why(StrEnum):
    """What woke the bot."""

    DIRECT = "direct"
    MENTION = "mention"
    REPLY = "reply"
    ASK_CHANNEL = "ask_channel"


@dataclass(frozen=True, slots=True)
class Ignore:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Explain:
    """We were spoken to without a question, a greeting say: say how to ask."""


@dataclass(frozen=True, slots=True)
class Respond:
    """Answer `question`, at most `limits.QUESTION` long and on one line."""

    question: str
    why: Why


Decision = Ignore | Explain | Respond


def decide(message: Incoming) -> Decision:
    """What to do about `message`."""
    if not message.by_person:
        return Ignore()
    why = _why(message)
    if why is None:
        return Ignore()
    question = question_in(message.text, message.me)
    if question and not is_small_talk(question):
        return Respond(question, why)
    if why is Why.ASK_CHANNEL or (why is Why.REPLY and not message.mentioned):
        return Ignore()
    return Explain()


def question_in(text: str, me: int) -> str:
    """The question in a message: its text without mentions, on one line, cut to length."""
    without_me = re.sub(rf"<@!?{me}>", " ", text)
    return cut(clean_line(_OTHER_MENTIONS.sub(" ", without_me)), QUESTION)


def _why(message: Incoming) -> Why | None:
    if message.direct:
        return Why.DIRECT
    if message.reply_to_me:
        return Why.REPLY
    if message.mentioned:
        return Why.MENTION
    if not (message.in_ask_channel and message.reads_content):
        return None
    if message.reply_to_other or _TO_OTHERS.search(message.text):
        return None
    return Why.ASK_CHANNEL
