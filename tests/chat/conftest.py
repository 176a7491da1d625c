"""A loopback Discord, a bot that runs against it, and a small library for it."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.client import NewsClient
from bot.chat.cooldown import Cooldowns
from bot.chat.delivery import Delivery
from bot.chat.desk import Desk
from bot.chat.endings import Ending
from bot.chat.face import NewsFace
from bot.chat.memory import Memory
from bot.chat.permissions import Admins
from bot.chat.queue import Queue
from bot.chat.servers import Servers
from bot.chat.service import Limits, Service
from bot.deployment import Bot
from bot.library.library import Library
from bot.news.outlets import Outlets
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.server import Loopback

Start = Callable[..., Awaitable[asyncio.Task[Ending]]]

QUICK = Limits(first_retry=0.01, longest_retry=0.05, answers=1.0, gateway=1.0)


async def hasten(seconds: float) -> None:
    """Sleep a hundredth of the time."""
    await asyncio.sleep(seconds / 100)


@pytest.fixture
async def loopback(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Loopback]:
    """A Discord on 127.0.0.1 that discord.py talks to for the duration of the test."""
    async with Loopback() as server:
        server.redirect(monkeypatch)
        yield server


@pytest.fixture
async def start(loopback: Loopback) -> AsyncIterator[Start]:
    """Start the service with a face; returns its task once the gateway knows the bot."""
    running: list[asyncio.Task[Ending]] = []

    async def begin(
        face: EchoFace, *, token: str = loopback.token, connected: bool = True, **options: object
    ) -> asyncio.Task[Ending]:
        def make() -> NewsClient:
            return NewsClient(face, sleep=hasten, **options)  # type: ignore[arg-type]

        service = Service(make, token, finish=face.finish, limits=QUICK)
        task = asyncio.create_task(service.run())
        running.append(task)
        if connected:
            await loopback.gateway.connected()
        return task

    yield begin
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)


BODY = (
    "Lighthouse keeper Dagny Rask spoke with harbour master Evert Olmo on Monday about the "
    "broken lamp at Fjarholm.\n\n"
    '"The lamp will burn again before the herring come," Olmo said.\n\n'
    "Fjarholm has been dark since a storm in January."
)


def clock() -> datetime:
    return datetime(2026, 3, 4, 12, tzinfo=UTC)


class WiredFace(NewsFace):
    """The real face, with what the service asks of it when it stops."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.delivery = desk.delivery
        self.queue = desk.queue

    async def finish(self) -> None:
        await Bot(self.desk, self).finish()


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(6):
        article = {
            "id": f"lamp-{number}",
            "title": f"Lamp of Fjarholm, part {number}",
            "outlet": f"Fjarholm Gazette {number}",
            "published": f"2026-03-0{number + 1}T08:00:00Z",
            "url": f"https://gazette.example/lamp/{number}",
            "body": BODY.replace("Monday", f"day {number} of the week"),
        }
        (corpus / f"{number}.json").write_text(json.dumps(article), encoding="utf-8")
    async with await Library.open(tmp_path / "data", outlets=Outlets.load()) as opened:
        await opened.sync(corpus)
        yield opened


@pytest.fixture
def face(library: Library, tmp_path: Path) -> WiredFace:
    return WiredFace(
        Desk(
            library=library,
            servers=Servers(library.guilds),
            queue=Queue(),
            cooldowns=Cooldowns(),
            delivery=Delivery(base=0.001),
            admins=Admins(frozenset()),
            clock=clock,
            started=clock(),
            memory=Memory(clock),
            corpus=tmp_path / "corpus",
            file_bytes=100_000,
        )
    )
