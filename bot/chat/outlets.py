"""Outlets: the list of them, and offering them while somebody types."""

from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import app_commands

from bot.chat import keys, limits
from bot.chat.commands import Everybodys, command
from bot.chat.desk import Desk, reader_language, visible_outlets
from bot.chat.markup import inline, plain
from bot.chat.message import Message, fitted
from bot.chat.refusals import Refusal
from bot.chat.views import payload
from bot.chat.words import NAME, Language, published, say
from bot.library.guilds import GuildSettings
from bot.news.article import Published
from bot.search.tokens import fold

Complete = Callable[
    [discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[str]]]
]


def outlets_command(desk: Desk) -> Everybodys:
    """/outlets."""

    @command("outlets")
    async def outlets(interaction: discord.Interaction[Any]) -> None:
        seen = seen_outlets(desk, desk.servers.get(interaction.guild_id))
        message = render_outlets(seen, reader_language(interaction))
        await desk.delivery.respond(interaction, payload(message), private=True)

    return outlets


def render_outlets(outlets: list[tuple[str, int, Published | None]], language: Language) -> Message:
    """The outlets with their numbers of articles and newest dates, as many as fit."""
    if not outlets:
        return fitted(say(language, "no_answer.empty_library"))
    lines = [f"**{say(language, 'outlets.heading')}**"]
    for place, (name, count, newest) in enumerate(outlets):
        date = published(language, newest)
        sentence = "outlets.line_one" if count == 1 else "outlets.line"
        line = say(language, sentence, outlet=inline(name, NAME), n=count, date=date)
        rest = "\n" + say(language, "outlets.more", n=len(outlets) - place)
        if limits.length("\n".join((*lines, f"- {line}", rest))) > limits.CONTENT:
            lines.append(rest.strip())
            break
        lines.append(f"- {line}")
    return fitted("\n".join(lines))


def seen_outlets(desk: Desk, settings: GuildSettings) -> list[tuple[str, int, Published | None]]:
    """The outlets of the library that a server sees, most articles first."""
    visible = visible_outlets(settings)
    return [
        entry
        for entry in desk.outlets.of(desk.library.snapshot)
        if visible is None or fold(entry[0]) in visible
    ]


def known_outlet(desk: Desk, settings: GuildSettings, text: str) -> str:
    """The outlet that was meant: the name itself in any case, or the only one that holds it."""
    names = [name for name, _, _ in seen_outlets(desk, settings)]
    wanted = fold(text.strip())
    exact = [name for name in names if fold(name) == wanted or keys.key(name) == text]
    near = exact or [name for name in names if wanted in fold(name)]
    if len(near) != 1:
        raise Refusal("latest.unknown_outlet")
    return near[0]


def complete_outlet(desk: Desk, *, every: bool = False) -> Complete:
    """Offers outlets that hold what was typed; those a server hides only with `every`."""

    async def complete(
        interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        seen = seen_outlets(desk, desk.servers.get(None if every else interaction.guild_id))
        wanted = fold(current.strip())
        return [
            app_commands.Choice(name=limits.choice(plain(name)), value=_value(name))
            for name, _, _ in seen
            if wanted in fold(name)
        ][: limits.CHOICES]

    return complete


def _value(name: str) -> str:
    return name if 0 < limits.length(name) <= limits.CHOICE else keys.key(name)
