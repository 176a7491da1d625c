"""The connection to Discord: which events it asks for, and the face that handles them.

The client itself decides nothing: a `Face` gets every message and sets up the commands.
"""

import asyncio
import random
import threading
from collections.abc import Awaitable, Callable, Set
from typing import Any, Protocol, Self

import discord
from discord import app_commands
from discord.gateway import KeepAliveHandler

from bot.chat.custom_ids import Press
from bot.chat.wire import Pace, wire_trace

IDENTIFY_AGAIN_SECONDS = (1.0, 5.0)
"""How long to wait before a new IDENTIFY after an invalid session: a random time in this
range (Discord's gateway documentation, "Resuming")."""

HEARTBEAT_TIMEOUT_SECONDS = 60.0
"""A gateway that is silent for so long is taken for dead. Must stay above Discord's heartbeat
interval of about 41 s, since a quiet connection carries nothing but heartbeats."""


class Face(Protocol):
    """What people meet: the commands and the answers to messages."""

    async def setup(self, client: "NewsClient") -> None:
        """Add commands to `client.tree` and dynamic items; called once, after the login."""

    async def on_message(self, message: discord.Message) -> None:
        """Handle any message the bot can see, its own included."""

    async def press(self, interaction: discord.Interaction[Any], press: Press | None) -> None:
        """Do what a button says; None stands for one that this version does not know."""

    async def submit(self, interaction: discord.Interaction[Any]) -> None:
        """Take a form that was filled in."""

    async def on_ready(self, guilds: Set[int]) -> None:
        """Learn in which servers the bot is; may be called more than once."""

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Forget a server that the bot was removed from."""


class NewsClient(discord.Client):
    """A discord.Client with the intents newsbot needs, which never pings anybody.

    `message_content` asks for the privileged intent of that name; without it Discord still
    delivers the content of mentions, direct messages and replies to the bot.
    `heartbeat_timeout` and `identify_again` (a range) are seconds; `sleep` and `chance`
    (`random.uniform`) are passed in by tests.
    """

    def __init__(
        self,
        face: Face,
        *,
        tree: type[app_commands.CommandTree[Self]] = app_commands.CommandTree,
        message_content: bool = False,
        heartbeat_timeout: float = HEARTBEAT_TIMEOUT_SECONDS,
        identify_again: tuple[float, float] = IDENTIFY_AGAIN_SECONDS,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[float, float], float] = random.uniform,
    ) -> None:
        super().__init__(
            intents=discord.Intents(
                guilds=True,
                guild_messages=True,
                dm_messages=True,
                message_content=message_content,
            ),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,  # other people's messages are not ours to keep
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            heartbeat_timeout=heartbeat_timeout,
            http_trace=wire_trace(Pace(sleep=sleep, chance=chance)),
        )
        self.face = face
        self.tree = tree(self)
        self._identify_again = identify_again
        self._sleep = sleep
        self._chance = chance

    async def setup_hook(self) -> None:
        await self.face.setup(self)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        if not initial:
            await self._sleep(self._chance(*self._identify_again))

    async def close(self) -> None:
        # discord.py closes the connection it has, but not one that is just being made, whose
        # heartbeats then go on; every connection with a heartbeat has a thread for it.
        for thread in threading.enumerate():
            if isinstance(thread, KeepAliveHandler) and thread.ws.token == self.http.token:
                await thread.ws.close(code=1000)
        # It waits 2 s for servers before it says "ready", also to a client closed meanwhile.
        if self._connection._ready_task is not None:
            self._connection._ready_task.cancel()
        await super().close()

    async def on_message(self, message: discord.Message) -> None:
        await self.face.on_message(message)

    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        # Commands and buttons have ways of their own; a form has one in discord.py as well,
        # but that forgets it when the bot restarts.
        if interaction.type is discord.InteractionType.modal_submit:
            await self.face.submit(interaction)

    async def on_ready(self) -> None:
        await self.face.on_ready({guild.id for guild in self.guilds})

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self.face.on_guild_remove(guild)
