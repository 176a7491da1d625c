"""/corpus: the operator changes the corpus and looks after it."""

import asyncio
import logging
import platform
from pathlib import PurePath
from typing import Any

import discord
from discord import app_commands

from bot import __version__
from bot.chat import keys, limits
from bot.chat.article import chosen_article, complete_title
from bot.chat.attribution import source
from bot.chat.custom_ids import RemoveArticle
from bot.chat.desk import Desk, reader_language
from bot.chat.markup import inline
from bot.chat.message import Button, Style, fitted
from bot.chat.payload import Payload
from bot.chat.refusals import Refusal
from bot.chat.reports import render_progress, render_report
from bot.chat.undeliverable import UndeliverableError
from bot.chat.views import payload
from bot.chat.words import Language, day, description, moment, options, say, size
from bot.library.guilds import GuildSettings
from bot.library.values import Progress, Report, Status

log = logging.getLogger(__name__)

ENDINGS = (".txt", ".html", ".htm", ".md", ".json", ".jsonl")
"""Files that /corpus add takes."""

EVERY_SECONDS = 2.0
"""Between two edits of a progress message; Discord allows five in five seconds."""


class CorpusCommands(app_commands.Group):
    """The group /corpus. Discord hides it from most people; every command checks by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            name="corpus",
            description=description("corpus"),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=True),
            default_permissions=discord.Permissions(manage_guild=True),
        )
        self._desk = desk
        self.remove.autocomplete("article")(app_commands.check(self._may)(complete_title(desk)))

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        if not self._may(interaction):
            raise Refusal("error.not_admin")
        return True

    def _may(self, interaction: discord.Interaction[Any]) -> bool:
        return self._desk.admins.include(interaction.user)

    @app_commands.command(description=description("corpus reload"))
    async def reload(self, interaction: discord.Interaction[Any]) -> None:
        """/corpus reload."""
        await self._read(interaction, dry_run=False)

    @app_commands.command(description=description("corpus check"))
    async def check(self, interaction: discord.Interaction[Any]) -> None:
        """/corpus check."""
        await self._read(interaction, dry_run=True)

    @app_commands.command(description=description("corpus status"))
    async def status(self, interaction: discord.Interaction[Any]) -> None:
        """/corpus status."""
        desk = self._desk
        await desk.delivery.acknowledge(interaction, private=True)
        status = await desk.library.status()
        message = Payload(render_status(status, desk, reader_language(interaction)))
        await desk.delivery.edit_response(interaction, message)

    @app_commands.command(description=description("corpus add"))
    @app_commands.describe(**options("corpus add"))
    async def add(self, interaction: discord.Interaction[Any], file: discord.Attachment) -> None:
        """/corpus add."""
        desk = self._desk
        language = reader_language(interaction)
        if PurePath(file.filename).suffix.lower() not in ENDINGS:
            name = inline(file.filename, limits.CHOICE)
            raise Refusal("corpus.file_type", endings=", ".join(ENDINGS), name=name)
        if file.size > desk.file_bytes:
            size_limit = size(desk.file_bytes)
            raise Refusal("corpus.file_size", size=size(file.size), limit=size_limit)
        await desk.delivery.acknowledge(interaction, private=True)
        try:
            data = await desk.delivery.fetch(file)
        except UndeliverableError as error:
            log.warning("%s", error)
            raise Refusal("corpus.file_gone") from None
        report = await desk.library.add_bytes(file.filename, data)
        await desk.delivery.edit_response(interaction, render_report(report, language))

    @app_commands.command(description=description("corpus remove"))
    @app_commands.describe(**options("corpus remove"))
    async def remove(self, interaction: discord.Interaction[Any], article: str) -> None:
        """/corpus remove: asks once more before it does."""
        desk = self._desk
        language = reader_language(interaction)
        await desk.delivery.acknowledge(interaction, private=True)
        snapshot = desk.library.snapshot
        number = await asyncio.to_thread(chosen_article, desk, GuildSettings(0), article, snapshot)
        if number is None:
            raise Refusal("article.not_found")
        head = snapshot.heads[number]
        press = RemoveArticle(keys.article_key(head.id))
        button = Button(say(language, "button.remove"), press, style=Style.DANGER)
        lines = (
            say(language, "corpus.confirm"),
            f"**{inline(head.title, limits.QUESTION)}**",
            source(head, language),
        )
        message = fitted("\n".join(lines), [[button]])
        await desk.delivery.edit_response(interaction, payload(message))

    async def _read(self, interaction: discord.Interaction[Any], *, dry_run: bool) -> None:
        desk = self._desk
        language = reader_language(interaction)
        await desk.delivery.acknowledge(interaction, private=True)
        seen: list[Progress] = []
        reading = asyncio.create_task(
            desk.library.sync(desk.corpus, progress=seen.append, dry_run=dry_run)
        )
        try:
            while not reading.done():
                await asyncio.wait({reading}, timeout=EVERY_SECONDS)
                if not reading.done():
                    await self._show(interaction, render_progress(_last(seen), language))
            report: Report = await reading
        finally:
            reading.cancel()
        await self._show(interaction, render_report(report, language, checked=dry_run))

    async def _show(self, interaction: discord.Interaction[Any], message: Payload) -> None:
        """Edit the response; past Discord's 15 minutes for it, write to the person instead."""
        try:
            await self._desk.delivery.edit_response(interaction, message)
        except UndeliverableError:
            if interaction.is_expired():
                await self._desk.delivery.send(interaction.user, message)


async def press_remove(
    desk: Desk, interaction: discord.Interaction[Any], to: RemoveArticle
) -> None:
    """Remove an article, after the question whether to."""
    if not desk.admins.include(interaction.user):
        raise Refusal("error.not_admin")
    await desk.delivery.acknowledge(interaction, thinking=False)
    snapshot = desk.library.snapshot
    number = await asyncio.to_thread(desk.keys.find, to.article, snapshot)
    if number is None:
        raise Refusal("article.gone")
    report = await desk.library.remove(snapshot.heads[number].id)
    await desk.delivery.edit_response(
        interaction, render_report(report, reader_language(interaction))
    )


def render_status(status: Status, desk: Desk, language: Language) -> str:
    """What the library holds, and since when and as what the bot runs."""
    reload = status.last_reload
    return say(
        language,
        "corpus.status",
        articles=status.articles,
        passages=status.passages,
        version=status.version,
        outlets=sum(bool(name) for name, _, _ in status.outlets),
        newest=day(language, status.newest.day) if status.newest else say(language, "corpus.never"),
        database=size(status.database_bytes),
        index=size(status.index_bytes),
        reload=moment(int(reload.timestamp()), "R") if reload else say(language, "corpus.never"),
        refused=len(status.refused),
        started=moment(int(desk.started.timestamp()), "R"),
        bot_version=__version__,
        discord_version=discord.__version__,
        python_version=platform.python_version(),
    )


def _last(seen: list[Progress]) -> Progress | None:
    return seen[-1] if seen else None
