"""Messages: mentions, replies, direct messages and ask-channels."""

import logging

import discord

from bot.chat import decide
from bot.chat.ask import count, find_answer, what_about
from bot.chat.asked import Asked
from bot.chat.desk import Desk, message_language, visible_outlets
from bot.chat.message import Message, fitted
from bot.chat.refusals import sentence
from bot.chat.undeliverable import Reason, UndeliverableError
from bot.chat.views import payload
from bot.chat.words import Language, say
from bot.library.guilds import GuildSettings

log = logging.getLogger(__name__)


async def answer_message(desk: Desk, message: discord.Message, me: int) -> None:
    """Respond to a message if it is for us. What goes wrong is said in one sentence."""
    guild = message.guild.id if message.guild else None
    settings = desk.servers.get(guild)
    decision = decide.decide(incoming_of(message, me, settings, reads_content=desk.reads_content))
    if isinstance(decision, decide.Ignore):
        return
    language = message_language(message, settings)
    try:
        answer = await _compose(desk, message, decision, settings, language, me)
    except Exception as error:
        text = sentence(error, language)
        if text is None:
            log.exception("A question could not be answered")
            text = say(language, "error.unexpected")
        answer = fitted(text)
    if answer is not None:
        await _send(desk, message, answer, language)


def incoming_of(
    message: discord.Message, me: int, settings: GuildSettings, *, reads_content: bool
) -> decide.Incoming:
    """What matters about a message for `decide`."""
    author, channel = message.author, message.channel
    kinds = (discord.MessageType.default, discord.MessageType.reply)
    by_person = not (author.bot or author.system or message.webhook_id or author.id == me)
    replied = _replied_to(message)
    parent = channel.parent_id if isinstance(channel, discord.Thread) else None
    return decide.Incoming(
        text=message.content,
        me=me,
        by_person=by_person and message.type in kinds,
        direct=message.guild is None,
        mentioned=any(user.id == me for user in message.mentions),
        reply_to_me=replied is not None and replied.author.id == me,
        reply_to_other=message.type is discord.MessageType.reply
        and (replied is None or replied.author.id != me),
        in_ask_channel=not settings.ask_channels.isdisjoint({channel.id, parent or 0}),
        reads_content=reads_content,
    )


async def _compose(
    desk: Desk,
    message: discord.Message,
    decision: decide.Explain | decide.Respond,
    settings: GuildSettings,
    language: Language,
    me: int,
) -> Message | None:
    if isinstance(decision, decide.Explain):
        return fitted(say(language, "ask.how", mention=f"<@{me}>"))
    channel, person = message.channel.id, message.author.id
    count(desk, person, channel)
    asked = Asked(decision.question, language, visible=visible_outlets(settings))
    replied = _replied_to(message)
    about = replied if replied is not None and replied.author.id == me else None
    reply = await find_answer(desk, asked, await what_about(desk, channel, person, about))
    if decision.why is decide.Why.ASK_CHANNEL and reply.is_chatter:
        return None
    if reply.context is not None:
        desk.memory.remember(channel, person, reply.context)
    return reply.message


async def _send(desk: Desk, message: discord.Message, answer: Message, language: Language) -> None:
    try:
        await desk.delivery.send(message.channel, payload(answer), reply_to=message)
        return
    except UndeliverableError as error:
        if error.reason is not Reason.NO_PERMISSION:
            log.warning("%s", error)
            return
    if message.guild is None:
        return
    try:
        sorry = fitted(say(language, "error.no_channel_permission"))
        await desk.delivery.send(message.author, payload(sorry))
    except UndeliverableError as error:
        log.warning("%s", error)


def _replied_to(message: discord.Message) -> discord.Message | None:
    resolved = message.reference.resolved if message.reference else None
    return resolved if isinstance(resolved, discord.Message) else None
