"""/help and /privacy, votes, and showing a private answer to everyone."""

import json
from contextlib import suppress
from datetime import timedelta
from typing import Any

import discord

from bot.chat import limits
from bot.chat.commands import Everybodys, command
from bot.chat.custom_ids import MyData, ShowEveryone, Vote
from bot.chat.desk import Desk, reader_language
from bot.chat.memory import KEEP
from bot.chat.message import Button, Message, Style, fitted
from bot.chat.payload import Payload, Upload
from bot.chat.refusals import Refusal
from bot.chat.undeliverable import UndeliverableError
from bot.chat.views import message_of, payload
from bot.chat.words import Language, say


def help_command(desk: Desk) -> Everybodys:
    """/help."""

    @command("help")
    async def help_(interaction: discord.Interaction[Any]) -> None:
        mention = interaction.client.user.mention
        text = say(reader_language(interaction), "help.text", mention=mention)
        await desk.delivery.respond(interaction, payload(fitted(text)), private=True)

    return help_


def privacy_command(desk: Desk) -> Everybodys:
    """/privacy."""

    @command("privacy")
    async def privacy(interaction: discord.Interaction[Any]) -> None:
        message = render_privacy(reader_language(interaction), logged=desk.logs_questions)
        await desk.delivery.respond(interaction, payload(message), private=True)

    return privacy


def render_privacy(language: Language, *, logged: bool) -> Message:
    """What is stored, with buttons to see and to delete it."""
    logging = say(language, "privacy.logged") if logged else ""
    buttons = [
        Button(say(language, "button.see_data"), MyData(delete=False)),
        Button(say(language, "button.delete_data"), MyData(delete=True), style=Style.DANGER),
    ]
    minutes = KEEP // timedelta(minutes=1)
    text = say(language, "privacy.text", logging=logging, minutes=minutes)
    return fitted(text, [buttons])


async def press_my_data(desk: Desk, interaction: discord.Interaction[Any], to: MyData) -> None:
    """Show or delete what is stored about whoever pressed."""
    language = reader_language(interaction)
    person = interaction.user.id
    await desk.delivery.acknowledge(interaction, private=True)
    if to.delete:
        count = await desk.library.votes.forget(person)
        desk.memory.forget(person)
        answer = Payload(say(language, "privacy.deleted", n=count))
    else:
        votes = await desk.library.votes.export(person)
        listed = [
            {"answer": vote.answer, "helpful": vote.helpful, "at": vote.cast_at.isoformat()}
            for vote in votes
        ]
        data = json.dumps({"person": str(person), "votes": listed}, indent=2).encode()
        answer = (
            Payload(
                say(language, "privacy.votes", n=len(votes)),
                uploads=(Upload("my-data.json", data),),
            )
            if votes
            else Payload(say(language, "privacy.nothing"))
        )
    await desk.delivery.edit_response(interaction, answer)


async def press_vote(desk: Desk, interaction: discord.Interaction[Any], to: Vote) -> None:
    """Count a vote on an answer; pressing again changes nothing, the other button changes it."""
    if interaction.message is None:
        raise Refusal("error.outdated_button")
    await desk.delivery.acknowledge(interaction, private=True)
    answer = str(interaction.message.id)
    await desk.library.votes.cast(answer, interaction.user.id, helpful=to.helpful)
    name = "vote.thanks_helpful" if to.helpful else "vote.thanks_not_helpful"
    thanks = Payload(say(reader_language(interaction), name))
    await desk.delivery.edit_response(interaction, thanks)


async def press_show(desk: Desk, interaction: discord.Interaction[Any], to: ShowEveryone) -> None:
    """Send a private answer to the channel, once, if whoever pressed is its owner."""
    if interaction.user.id != to.owner:
        raise Refusal("show.not_yours")
    source = interaction.message
    if source is None or not desk.shown.first(source.id):
        raise Refusal("show.already")
    answer = message_of(source).without(ShowEveryone)
    language = reader_language(interaction)
    said = say(language, "answer.shared_by", person=interaction.user.mention)
    content = f"{answer.content}\n-# {said}"
    if limits.length(content) > limits.CONTENT:
        content = answer.content
    try:
        # The one response that a press has: sent again, it still appears once.
        await desk.delivery.respond(interaction, payload(fitted(content, answer.rows)))
    except UndeliverableError:
        desk.shown.forget(source.id)
        raise
    # Where the button stays all the same, pressing it again says that this was done.
    with suppress(UndeliverableError):
        await desk.delivery.edit_source(interaction, source, payload(answer))
