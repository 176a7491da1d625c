"""A Discord on 127.0.0.1 for real discord.py: REST, gateway and interactions over sockets.

async with Loopback() as discord:
    discord.redirect(monkeypatch)
    ...  # start a client with discord.token
    message = await discord.people.mention(discord.world.owner, discord.world.channel, "…")
    [reply] = await discord.people.said(discord.world.channel)
"""

from typing import Any, Self

import pytest
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.chat.loopback.gateway import Gateway
from tests.chat.loopback.people import People
from tests.chat.loopback.recorder import Recorder
from tests.chat.loopback.rest import PREFIX, Rest
from tests.chat.loopback.state import World

TOKEN = "loopback"  # noqa: S105 - opens nothing


def point_discord_at(base: str, setattr_: Any = setattr) -> None:
    """Make discord.py talk to `base` (http://host:port) instead of discord.com."""
    setattr_(Route, "BASE", base + PREFIX)
    gateway = yarl.URL(base.replace("http://", "ws://") + "/gateway/")
    setattr_(DiscordWebSocket, "DEFAULT_GATEWAY", gateway)


class Loopback:
    """The server; an async context manager. Parts: world, gateway, rest, people, recorder."""

    def __init__(self, token: str = TOKEN) -> None:
        self.token = token
        self.recorder = Recorder()
        self.world = World()
        self.gateway = Gateway(self.world, self.recorder, token)
        self.rest = Rest(self.world, self.recorder, token)
        self.people = People(self.world, self.gateway, self.rest, self.recorder)
        app = web.Application(client_max_size=32 * 2**20)
        app.router.add_get("/gateway/", self.gateway.handle)
        app.router.add_get("/attachments/{id}/{name}", self._attachment)
        app.router.add_route("*", PREFIX + "/{rest:.*}", self.rest.handle)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, backlog=1024)
        await site.start()
        host, port = self._runner.addresses[0]
        self.world.base = f"http://{host}:{port}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.gateway.close()
        await self._runner.cleanup()

    def redirect(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Point discord.py at this server for the duration of a test."""
        point_discord_at(self.world.base, monkeypatch.setattr)

    async def _attachment(self, request: web.Request) -> web.Response:
        data = self.world.attachments.get(request.match_info["id"])
        return web.Response(status=404) if data is None else web.Response(body=data)
