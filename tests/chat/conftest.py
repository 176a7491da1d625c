"""A loopback Discord, and a bot that runs against it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from bot.chat.client import NewsClient
from bot.chat.endings import Ending
from bot.chat.service import Limits, Service
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
