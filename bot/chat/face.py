"""What people meet: puts the commands and buttons together and answers messages."""

from collections.abc import Set
from typing import Any

import discord

from bot.chat.about import (
    help_command,
    press_my_data,
    press_show,
    press_vote,
    privacy_command,
)
from bot.chat.admin import CorpusCommands, press_remove
from bot.chat.article import article_command, press_article, press_context
from bot.chat.ask import ask_command, coverage_menu, press_more
from bot.chat.client import NewsClient
from bot.chat.custom_ids import (
    FollowUp,
    InContext,
    More,
    MyData,
    OpenArticle,
    Press,
    RemoveArticle,
    ShowEveryone,
    TurnLatest,
    Vote,
)
from bot.chat.desk import Desk
from bot.chat.follow_up import press_follow_up, submit_follow_up
from bot.chat.guild import SettingsCommands
from bot.chat.latest import latest_command, press_latest
from bot.chat.messages import answer_message
from bot.chat.outlets import outlets_command
from bot.chat.refusals import Refusal, report
from bot.chat.translator import Translator
from bot.chat.views import NewsButton


class NewsFace:
    """The face of newsbot on Discord. One may serve several clients after one another."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._me = 0

    async def setup(self, client: NewsClient) -> None:
        """Add commands, buttons, translations and the error handler to a client."""
        desk, tree = self._desk, client.tree
        await desk.servers.load()
        await tree.set_translator(Translator())
        tree.error(self._on_error)
        for make in (
            ask_command,
            latest_command,
            article_command,
            outlets_command,
            help_command,
            privacy_command,
        ):
            tree.add_command(make(desk))
        tree.add_command(coverage_menu(desk))
        tree.add_command(SettingsCommands(desk))
        tree.add_command(CorpusCommands(desk))
        client.add_dynamic_items(NewsButton)
        if client.user is not None:
            self._me = client.user.id
        if client.application is not None:
            desk.admins.learn(client.application)

    async def on_message(self, message: discord.Message) -> None:
        """Answer a message that is for us; see `decide`."""
        await answer_message(self._desk, message, self._me)

    async def on_ready(self, guilds: Set[int]) -> None:
        """Purge the settings of servers that we left, or were removed from while away."""
        await self._desk.servers.keep_only(guilds)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Purge the settings of a server that we left."""
        await self._desk.servers.purge(guild.id)

    async def press(self, interaction: discord.Interaction[Any], press: Press | None) -> None:
        """Do what a button says. None: a custom_id that this version does not know."""
        try:
            await self._do(interaction, press)
        except Exception as error:
            await report(self._desk, interaction, error)

    async def submit(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the question in a form."""
        try:
            await submit_follow_up(self._desk, interaction)
        except Exception as error:
            await report(self._desk, interaction, error)

    async def _do(self, interaction: discord.Interaction[Any], press: Press | None) -> None:
        desk = self._desk
        match press:
            case More():
                await press_more(desk, interaction, press)
            case InContext():
                await press_context(desk, interaction, press)
            case ShowEveryone():
                await press_show(desk, interaction, press)
            case Vote():
                await press_vote(desk, interaction, press)
            case FollowUp():
                await press_follow_up(desk, interaction)
            case OpenArticle():
                await press_article(desk, interaction, press)
            case TurnLatest():
                await press_latest(desk, interaction, press)
            case RemoveArticle():
                await press_remove(desk, interaction, press)
            case MyData():
                await press_my_data(desk, interaction, press)
            case None:
                raise Refusal("error.outdated_button")

    async def _on_error(
        self, interaction: discord.Interaction[Any], error: discord.app_commands.AppCommandError
    ) -> None:
        await report(self._desk, interaction, error)
