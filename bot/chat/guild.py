"""/settings: what a server's managers decide for their server."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.chat.desk import Desk, reader_language
from bot.chat.message import Message, fitted
from bot.chat.outlets import complete_outlet, known_outlet
from bot.chat.payload import Payload
from bot.chat.permissions import manages_server
from bot.chat.refusals import Refusal
from bot.chat.translator import pick
from bot.chat.views import payload
from bot.chat.words import Language, description, names, options, say
from bot.library.guilds import GuildSettings

MOST_CHANNELS = 25
"""Ask-channels of one server; ours."""

MOST_NAMES = 20
"""Outlets, and channels, named in one message."""


class AskChannel(app_commands.Transformer):
    """The kinds of channels in which people write: text, news, forums, and their threads.

    An annotation of discord.py's would add media channels, which Discord's own specification
    (July 2026) does not let an option name.
    """

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        kinds = discord.ChannelType
        threads = [kinds.news_thread, kinds.public_thread, kinds.private_thread]
        return [kinds.text, kinds.news, *threads, kinds.forum]

    async def transform(
        self, interaction: discord.Interaction[Any], value: discord.abc.Snowflake, /
    ) -> discord.abc.Snowflake:
        return value


class SettingsCommands(app_commands.Group):
    """The group /settings. Discord hides it from others; every command checks by itself."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            name="settings",
            description=description("settings"),
            allowed_contexts=app_commands.AppCommandContext(guild=True),
            allowed_installs=app_commands.AppInstallationType(guild=True),
            default_permissions=discord.Permissions(manage_guild=True),
        )
        self._desk = desk
        self.outlet.autocomplete("outlet")(complete_outlet(desk, every=True))

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        if interaction.guild_id is None:
            raise Refusal("error.only_in_server")
        if not manages_server(interaction):
            raise Refusal("error.not_manager")
        return True

    @app_commands.command(description=description("settings show"))
    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """/settings show."""
        await self._desk.delivery.respond(
            interaction, self._shown(interaction, self._settings(interaction)), private=True
        )

    @app_commands.command(description=description("settings channel"))
    @app_commands.describe(**options("settings channel"))
    async def channel(
        self,
        interaction: discord.Interaction[Any],
        channel: app_commands.Transform[discord.abc.Snowflake, AskChannel],
        answer: bool,
    ) -> None:
        """/settings channel."""
        settings = self._settings(interaction)
        kept = settings.ask_channels - {channel.id}
        chosen = kept | {channel.id} if answer else kept
        if len(chosen) > MOST_CHANNELS:
            raise Refusal("settings.too_many_channels", most=MOST_CHANNELS)
        await self._keep(interaction, replace(settings, ask_channels=frozenset(chosen)))

    @app_commands.command(description=description("settings language"))
    @app_commands.describe(**options("settings language"))
    @app_commands.choices(
        language=[
            pick("automatic", "auto"),
            pick("english", Language.ENGLISH),
            pick("korean", Language.KOREAN),
        ]
    )
    async def language(self, interaction: discord.Interaction[Any], language: str) -> None:
        """/settings language."""
        settings = self._settings(interaction)
        chosen = None if language == "auto" else Language(language).value
        await self._keep(interaction, replace(settings, language=chosen))

    @app_commands.command(description=description("settings outlet"))
    @app_commands.describe(**options("settings outlet"))
    async def outlet(self, interaction: discord.Interaction[Any], outlet: str, shown: bool) -> None:
        """/settings outlet. Without any chosen outlet all are shown."""
        settings = self._settings(interaction)
        chosen = settings.outlets or frozenset()
        if shown or outlet not in chosen:  # one that is chosen may have left the library
            outlet = known_outlet(self._desk, GuildSettings(0), outlet)
        chosen = chosen | {outlet} if shown else chosen - {outlet}
        await self._keep(interaction, replace(settings, outlets=chosen or None))

    @app_commands.command(description=description("settings answers"))
    @app_commands.describe(**options("settings answers"))
    @app_commands.choices(visibility=[pick("everyone", "everyone"), pick("asker", "asker")])
    async def answers(self, interaction: discord.Interaction[Any], visibility: str) -> None:
        """/settings answers."""
        settings = self._settings(interaction)
        await self._keep(interaction, replace(settings, private=visibility == "asker"))

    def _settings(self, interaction: discord.Interaction[Any]) -> GuildSettings:
        return self._desk.servers.get(interaction.guild_id)

    async def _keep(self, interaction: discord.Interaction[Any], settings: GuildSettings) -> None:
        desk = self._desk
        await desk.delivery.acknowledge(interaction, private=True)
        await desk.servers.keep(settings)
        await desk.delivery.edit_response(interaction, self._shown(interaction, settings))

    def _shown(self, interaction: discord.Interaction[Any], settings: GuildSettings) -> Payload:
        language = reader_language(interaction)
        message = render_settings(settings, language, reads_content=self._desk.reads_content)
        return payload(message)


def render_settings(settings: GuildSettings, language: Language, *, reads_content: bool) -> Message:
    """A server's settings in words, with a warning where one cannot work."""
    lines = [f"**{say(language, 'settings.heading')}**"]
    if settings.ask_channels:
        channels = ", ".join(f"<#{channel}>" for channel in sorted(settings.ask_channels))
        lines.append("- " + say(language, "settings.channels", channels=channels))
        if not reads_content:
            lines.append(say(language, "settings.needs_intent"))
    else:
        lines.append("- " + say(language, "settings.channels_none"))
    spoken = {None: say(language, "settings.language_auto"), "en": "English", "ko": "한국어"}
    lines.append("- " + say(language, "settings.language", language=spoken[settings.language]))
    if settings.outlets:
        listed = names(language, sorted(settings.outlets), most=MOST_NAMES)
        lines.append("- " + say(language, "settings.outlets", outlets=listed))
    else:
        lines.append("- " + say(language, "settings.outlets_all"))
    visibility = "settings.answers_private" if settings.private else "settings.answers_public"
    lines.append("- " + say(language, visibility))
    return fitted("\n".join(lines))
