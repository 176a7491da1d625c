"""The whole bot in a simulated Discord: real core, real library, discord.py's real machinery."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import discord
import pytest
from simcord import interactions
from simcord.env import Env

from bot.chat.client import NewsClient
from bot.chat.cooldown import Cooldowns, Rate
from bot.chat.delivery import Delivery
from bot.chat.desk import Desk
from bot.chat.face import NewsFace
from bot.chat.memory import Memory
from bot.chat.permissions import Admins
from bot.chat.queue import Queue
from bot.chat.servers import Servers
from bot.library.library import Library
from bot.news.outlets import Outlets
from tests.chat.simulated.library import write_corpus

OPERATOR = 424242
"""An id named in NEWSBOT_ADMINS."""


class Clock:
    """A time that tests set."""

    def __init__(self) -> None:
        self.now = datetime(2024, 3, 5, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **amount: float) -> None:
        self.now += timedelta(**amount)

    def seconds(self) -> float:
        return self.now.timestamp()


@dataclass
class World:
    """The simulated Discord, the bot's parts, and what tests do all the time."""

    env: Env
    desk: Desk
    clock: Clock
    corpus: Path
    make: Callable[..., NewsClient]
    locale: dict[str, str]

    async def restart(self) -> None:
        """Restart the bot: nothing in memory survives, all messages do."""
        client = self.make()
        await self.env.restart_bot(client)
        await client.tree.sync()

    def speak(self, locale: str) -> None:
        """From now on, people's clients are set to a language."""
        self.locale["locale"] = locale

    @property
    def me(self) -> int:
        user = self.env.bot.user
        assert user is not None
        return user.id


Start = Callable[..., Awaitable[World]]


@pytest.fixture
def locale(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What interactions say about the language of the person; simcord knows only English."""
    override: dict[str, str] = {}
    original = interactions.base_payload

    def with_locale(*args: Any, **kwargs: Any) -> Any:
        record, payload = original(*args, **kwargs)
        return record, {**payload, **override}

    monkeypatch.setattr(interactions, "base_payload", with_locale)
    return override


@pytest.fixture
async def start(tmp_path: Path, locale: dict[str, str]) -> AsyncIterator[Start]:
    """Start the bot over a library; keyword arguments replace parts of the desk."""
    running: list[tuple[Env, Library]] = []

    async def begin(*articles: dict[str, str], empty: bool = False, **parts: Any) -> World:
        clock = Clock()
        corpus = tmp_path / "corpus"
        corpus.mkdir()
        if not empty:
            write_corpus(corpus, *articles)
        library = await Library.open(tmp_path / "data", outlets=Outlets.load(), clock=clock)
        if not empty:
            await library.sync(corpus)
        wanted = parts.pop("rate", Rate(1000, 1.0))

        def make() -> NewsClient:
            desk = Desk(
                library=library,
                servers=Servers(library.guilds),
                queue=Queue(),
                cooldowns=Cooldowns(person=wanted, channel=Rate(1000, 1.0), clock=clock.seconds),
                delivery=Delivery(base=0.001),
                admins=Admins(frozenset({OPERATOR})),
                clock=clock,
                started=clock.now,
                memory=Memory(clock),
                corpus=corpus,
                file_bytes=100_000,
            )
            world.desk = replace(desk, **parts)
            return NewsClient(NewsFace(world.desk), message_content=world.desk.reads_content)

        world = World.__new__(World)
        client = make()
        env = Env(client)
        await env.start()
        running.append((env, library))
        world.env, world.clock, world.corpus = env, clock, corpus
        world.make, world.locale = make, locale
        await client.tree.sync()
        return world

    yield begin
    for env, library in running:
        await env.shutdown()
        env.raise_errors()
        await library.close()


def labels(message: Any) -> list[str]:
    """The labels of the buttons under a message, in order."""
    return [
        component["label"]
        for row in (message.components if not isinstance(message, discord.Message) else [])
        for component in row["components"]
    ] or [
        child.label
        for row in (message.components if isinstance(message, discord.Message) else [])
        for child in row.children
    ]


def person(world: World, name: str = "ann") -> tuple[Any, Any]:
    """Somebody in a server, and a channel there."""
    guild = world.env.create_guild()
    return guild.add_member(world.env.create_user(name)), guild.create_text_channel("news")


def manager(world: World) -> tuple[Any, Any]:
    """Somebody who manages a server, and a channel there."""
    guild = world.env.create_guild()
    role = guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    boss = guild.add_member(world.env.create_user("boss"), roles=[role])
    return boss, guild.create_text_channel("news")


def said(channel: Any) -> list[discord.Message]:
    """What bots wrote in a channel, oldest first."""
    return [message for message in channel.history() if message.author.bot]


def shown(content: str) -> str:
    """A message's text without bold."""
    return content.replace("**", "")
