"""Asking: /ask, the message menu, messages, and asking further about an answer."""

import asyncio
import logging
import time
from dataclasses import replace
from datetime import date
from typing import Any

import discord
from discord import app_commands, ui

from bot.answer.followup import Context
from bot.chat import decide, limits
from bot.chat.asking import Reply, ask_again, context_of, respond
from bot.chat.custom_ids import More
from bot.chat.desk import (
    Desk,
    reader_language,
    shared_language,
    visible_outlets,
)
from bot.chat.markup import inline
from bot.chat.outlets import complete_outlet, known_outlet
from bot.chat.refusals import Refusal, report, too_soon
from bot.chat.render import Asked
from bot.chat.views import payload, presses_of
from bot.chat.words import Language, description, options, say

log = logging.getLogger(__name__)


def ask_command(desk: Desk) -> app_commands.Command[Any, ..., None]:
    """/ask question [outlet] [after] [before] [only_me]."""

    @app_commands.command(name="ask", description=description("ask"))
    @app_commands.describe(**options("ask"))
    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def ask(
        interaction: discord.Interaction[Any],
        question: app_commands.Range[str, 1, limits.QUESTION],
        outlet: str | None = None,
        after: str | None = None,
        before: str | None = None,
        only_me: bool | None = None,
    ) -> None:
        settings = await desk.settings(interaction.guild_id)
        asked = Asked(
            decide.question_in(question, 0),
            reader_language(interaction),
            outlet=await known_outlet(desk, settings, outlet) if outlet else None,
            after=_day(after),
            before=_day(before),
        )
        if asked.after and asked.before and asked.after > asked.before:
            raise Refusal("ask.bad_range")
        await answer_interaction(desk, interaction, asked, private=only_me)

    ask.autocomplete("outlet")(complete_outlet(desk))
    return ask


def coverage_menu(desk: Desk) -> app_commands.ContextMenu:
    """The message menu "Find coverage": what is there about what a message says."""

    @app_commands.allowed_installs(guilds=True, users=True)
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    async def find_coverage(
        interaction: discord.Interaction[Any], message: discord.Message
    ) -> None:
        texts = [message.content, *(embed.title or "" for embed in message.embeds)]
        question = next(filter(None, (decide.question_in(text, 0) for text in texts)), "")
        if not question:
            raise Refusal("ask.no_text")
        asked = Asked(question, reader_language(interaction))
        await answer_interaction(desk, interaction, asked, private=True)

    return app_commands.ContextMenu(name="Find coverage", callback=find_coverage)


async def answer_interaction(
    desk: Desk,
    interaction: discord.Interaction[Any],
    asked: Asked,
    *,
    private: bool | None = None,
    context: Context | None = None,
) -> None:
    """Acknowledge at once, answer when the question's turn comes.

    `private` None means as the server wants it. Without `context`, what the conversation
    remembers counts.
    """
    settings = await desk.settings(interaction.guild_id)
    alone = settings.private if private is None else private
    count(desk, interaction.user.id, interaction.channel_id)
    await desk.delivery.acknowledge(interaction, private=alone)
    channel, person = interaction.channel_id or 0, interaction.user.id
    asked = replace(
        asked,
        language=asked.language if alone else shared_language(interaction, settings),
        owner=person if alone else None,
        visible=visible_outlets(settings),
    )
    reply = await find_answer(desk, asked, context or desk.memory.recall(channel, person))
    if reply.context is not None:
        desk.memory.remember(channel, person, reply.context)
    await desk.delivery.edit_response(interaction, payload(reply.message))


async def press_more(desk: Desk, interaction: discord.Interaction[Any], more: More) -> None:
    """Show whoever pressed the next extracts, and nobody else."""
    if interaction.message is None:
        raise Refusal("ask.question_gone")
    content = interaction.message.content
    settings = await desk.settings(interaction.guild_id)
    count(desk, interaction.user.id, interaction.channel_id)
    await desk.delivery.acknowledge(interaction, private=True)
    asked = Asked(
        "",
        reader_language(interaction),
        owner=interaction.user.id,
        visible=visible_outlets(settings),
    )
    snapshot, now = desk.library.snapshot, desk.clock()
    reply = await desk.queue.do(
        lambda: asyncio.to_thread(ask_again, content, more, asked, snapshot, now, desk.threshold)
    )
    if reply is None:
        raise Refusal("ask.question_gone")
    await desk.delivery.edit_response(interaction, payload(reply.message))


async def press_follow_up(desk: Desk, interaction: discord.Interaction[Any]) -> None:
    """Open a form for a further question about the answer under which the button stands."""
    language = reader_language(interaction)
    context = None
    private = False
    if interaction.message is not None:
        context = await context_in(desk, interaction.message)
        private = interaction.message.flags.ephemeral
    await interaction.response.send_modal(FollowUpForm(desk, language, context, private=private))


class FollowUpForm(ui.Modal):
    """One line for a question. Lives until it is sent, a quarter of an hour at most."""

    def __init__(
        self, desk: Desk, language: Language, context: Context | None, *, private: bool
    ) -> None:
        super().__init__(title=say(language, "ask.follow_up_title"), timeout=900)
        self._desk = desk
        self._language = language
        self._context = context
        self._private = private
        self.question: ui.TextInput[Any] = ui.TextInput(
            placeholder=say(language, "ask.follow_up_hint"), max_length=limits.QUESTION
        )
        label: ui.Label[Any] = ui.Label(
            text=say(language, "ask.follow_up_label"), component=self.question
        )
        self.add_item(label)

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        question = decide.question_in(self.question.value, 0)
        asked = Asked(question, self._language)
        private = True if self._private else None
        await answer_interaction(
            self._desk, interaction, asked, private=private, context=self._context
        )

    async def on_error(  # type: ignore[override]
        self, interaction: discord.Interaction[Any], error: Exception, /
    ) -> None:
        await report(self._desk, interaction, error)


async def find_answer(desk: Desk, asked: Asked, context: Context | None) -> Reply:
    """Answer from the current snapshot when the question's turn comes."""
    snapshot, now, began = desk.library.snapshot, desk.clock(), time.perf_counter()
    reply = await desk.queue.do(
        lambda: asyncio.to_thread(respond, asked, snapshot, context, now, desk.threshold)
    )
    facts = {
        "question": asked.question,  # dropped by bot.logs unless the operator wants it
        "outcome": str(reply.reason or "answered"),
        "milliseconds": round(1000 * (time.perf_counter() - began)),
    }
    log.info("A question was answered", extra=facts)
    return reply


async def context_in(desk: Desk, answer: discord.Message) -> Context | None:
    """What a conversation is about after an answer of ours, read back from its message."""
    presses = presses_of(answer)
    return await asyncio.to_thread(
        context_of, answer.content, presses, desk.library.snapshot, desk.keys
    )


def count(desk: Desk, person: int, channel: int | None) -> None:
    """Count a question; raises the refusal of one that comes too soon."""
    wait = desk.cooldowns.take(person, channel or 0)
    if wait:
        raise too_soon(desk.clock(), wait)


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        shown = limits.cut(text, limits.CHOICE)
        raise Refusal("ask.bad_date", text=inline(shown)) from None
