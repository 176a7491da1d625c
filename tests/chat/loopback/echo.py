"""A face that answers with the question itself: enough to test the wire below it."""

import asyncio
from collections.abc import Set
from typing import Any

import discord
from discord import app_commands

from bot.chat.client import NewsClient
from bot.chat.custom_ids import Press
from bot.chat.delivery import Delivery
from bot.chat.payload import Payload
from bot.chat.queue import Queue
from bot.chat.undeliverable import UndeliverableError


class EchoFace:
    """Answers mentions and /echo through the real queue and delivery.

    Undelivered answers are kept in `failed`, removed servers in `left`, the servers it was
    told to be in in `present`, and in `thought` what it was asked, in the order in which it got
    to work. Buttons and forms are not its business. No answer is ready unless `go` is set.
    """

    def __init__(self, delivery: Delivery | None = None, thinking: float = 0.0) -> None:
        self.delivery = delivery or Delivery(base=0.001)
        self.queue = Queue()
        self.thinking = thinking
        self.failed: list[UndeliverableError] = []
        self.left: list[str] = []
        self.thought: list[str] = []
        self.present: Set[int] = frozenset()
        self.ready = asyncio.Event()
        self.go = asyncio.Event()
        self.go.set()

    async def setup(self, client: NewsClient) -> None:
        @client.tree.command(name="echo", description="Say it again")
        async def echo(
            interaction: discord.Interaction[Any], text: str, only_me: bool = False
        ) -> None:
            await self.answer(interaction, text, only_me)

        @echo.autocomplete("text")
        async def suggest(
            interaction: discord.Interaction[Any], current: str
        ) -> list[app_commands.Choice[str]]:
            return [app_commands.Choice(name=current.upper(), value=current.upper())]

        @client.tree.context_menu(name="Echo this")
        async def menu(interaction: discord.Interaction[Any], message: discord.Message) -> None:
            await self.answer(interaction, message.content, True)

    async def answer(self, interaction: discord.Interaction[Any], text: str, private: bool) -> None:
        try:
            await self.delivery.acknowledge(interaction, private=private)
            payload = await self.queue.do(lambda: self._think(text))
            await self.delivery.edit_response(interaction, payload)
        except UndeliverableError as error:
            self.failed.append(error)

    async def on_message(self, message: discord.Message) -> None:
        user = message.guild.me if message.guild else None
        if message.author.bot or (user and user not in message.mentions):
            return
        try:
            payload = await self.queue.do(lambda: self._think(message.content))
            await self.delivery.send(message.channel, payload, reply_to=message)
        except UndeliverableError as error:
            self.failed.append(error)

    async def press(self, interaction: discord.Interaction[Any], press: Press | None) -> None:
        raise NotImplementedError

    async def submit(self, interaction: discord.Interaction[Any]) -> None:
        raise NotImplementedError

    async def on_ready(self, guilds: Set[int]) -> None:
        self.present = guilds
        self.ready.set()

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.left.append(guild.name)

    async def finish(self) -> None:
        self.queue.close()
        await self.queue.idle()
        await self.delivery.idle()

    async def _think(self, text: str) -> Payload:
        self.thought.append(text)
        await asyncio.sleep(self.thinking)
        await self.go.wait()
        return Payload(text)
