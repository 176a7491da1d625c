"""Asking: /ask, the message menu, messages, and asking further about an answer."""

import asyncio
import logging
import time
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import discord
from discord import app_commands

from bot.answer.followup import Context
from bot.chat import decide, limits
from bot.chat.asked import Asked
from bot.chat.asking import Reply, ask_again, respond
from bot.chat.commands import Everybodys, command, everywhere
from bot.chat.custom_ids import More
from bot.chat.desk import (
    Desk,
    reader_language,
    shared_language,
    visible_outlets,
)
from bot.chat.markup import inline
from bot.chat.outlets import complete_outlet, known_outlet
from bot.chat.recall import context_of
from bot.chat.refusals import Refusal, too_soon
from bot.chat.views import payload, presses_of

log = logging.getLogger(__name__)


def ask_command(desk: Desk) -> Everybodys:
    """/ask question [outlet] [after] [before] [only_me]."""

    @command("ask")
    async def ask(
        interaction: discord.Interaction[Any],
        question: app_commands.Range[str, 1, limits.QUESTION],
        outlet: str | None = None,
        after: str | None = None,
        before: str | None = None,
        only_me: bool | None = None,
    ) -> None:
        settings = desk.servers.get(interaction.guild_id)
        asked = Asked(
            decide.question_in(question, 0),
            reader_language(interaction),
            outlet=known_outlet(desk, settings, outlet) if outlet else None,
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

    async def find_coverage(
        interaction: discord.Interaction[Any], message: discord.Message
    ) -> None:
        texts = [message.content, *(embed.title or "" for embed in message.embeds)]
        question = next(filter(None, (decide.question_in(text, 0) for text in texts)), "")
        if not question:
            raise Refusal("ask.no_text")
        asked = Asked(question, reader_language(interaction))
        await answer_interaction(desk, interaction, asked, private=True)

    menu = app_commands.ContextMenu(name="Find coverage", callback=find_coverage)
    return everywhere(menu)


async def answer_interaction(
    desk: Desk,
    interaction: discord.Interaction[Any],
    asked: Asked,
    *,
    private: bool | None = None,
    about: discord.Message | None = None,
) -> None:
    """Acknowledge at once, answer when the question's turn comes.

    `private` None means as the server wants it. A question may refer to `about`, an earlier
    answer of ours, else to what the conversation remembers.
    """
    settings = desk.servers.get(interaction.guild_id)
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
    context = await what_about(desk, channel, person, about)
    reply = await find_answer(desk, asked, context)
    if reply.context is not None:
        desk.memory.remember(channel, person, reply.context)
    await desk.delivery.edit_response(interaction, payload(reply.message))


async def press_more(desk: Desk, interaction: discord.Interaction[Any], more: More) -> None:
    """Show whoever pressed the next extracts, and nobody else."""
    if interaction.message is None:
        raise Refusal("ask.question_gone")
    content = interaction.message.content
    count(desk, interaction.user.id, interaction.channel_id)
    await desk.delivery.acknowledge(interaction, private=True)
    asked = Asked(
        "",
        reader_language(interaction),
        owner=interaction.user.id,
        visible=visible_outlets(desk.servers.get(interaction.guild_id)),
    )
    snapshot, now = desk.library.snapshot, desk.clock()
    reply = await desk.queue.do(
        lambda: asyncio.to_thread(
            ask_again, content, more, asked, snapshot, desk.keys, now, desk.threshold
        )
    )
    if reply is None:
        raise Refusal("ask.question_gone")
    await desk.delivery.edit_response(interaction, payload(reply.message))


async def find_answer(desk: Desk, asked: Asked, context: Context | None) -> Reply:
    """Answer from what is the current snapshot when the question's turn comes."""
    now, began = desk.clock(), time.perf_counter()
    work = partial(respond, asked, context=context, now=now, threshold=desk.threshold)
    reply = await desk.queue.do(lambda: desk.library.run(work))
    facts = {
        "question": asked.question,  # dropped by bot.logs unless the operator wants it
        "outcome": str(reply.reason or "answered"),
        "milliseconds": round(1000 * (time.perf_counter() - began)),
    }
    log.info("A question was answered", extra=facts)
    return reply


async def what_about(
    desk: Desk, channel: int, person: int, answer: discord.Message | None
) -> Context | None:
    """What a question may refer to: `answer`, an earlier one of ours, else the last one that
    the conversation remembers."""
    remembered = desk.memory.recall(channel, person)
    if answer is None:
        return remembered
    snapshot = desk.library.snapshot
    presses = presses_of(answer)
    read = await asyncio.to_thread(context_of, answer.content, presses, snapshot, desk.keys)
    # Memory knows more of the same answer: what the conversation was about before it.
    same = remembered and read and remembered.question == read.question
    return remembered if same else read or remembered


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
