"""The loopback gateway: sessions that can be resumed, and the ways in which they break."""

import asyncio
import secrets
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

from tests.chat.loopback.faults import reset
from tests.chat.loopback.recorder import Recorder
from tests.chat.loopback.state import Json, World

MESSAGE_CONTENT = 1 << 15


@dataclass
class Session:
    """What Discord keeps of one gateway session, so that it can be resumed."""

    key: str
    events: list[Json] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None


@dataclass
class Gateway:
    """Accepts the bot's websocket. The switches say what goes wrong.

    `refuse` counts connections that are reset at once; `reject` counts those closed with
    `reject_code` before anything was said; `dead` stops all answers to heartbeats.
    """

    world: World
    recorder: Recorder
    token: str
    content_allowed: bool = False
    heartbeat: float = 30.0
    refuse: int = 0
    reject: int = 0
    reject_code: int = 4000
    dead: bool = False
    sessions: dict[str, Session] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Serve one websocket connection."""
        if self.refuse:
            self.refuse -= 1
            self.log.append("refused")
            reset(request)
            await self.recorder.notice()
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0)
        await socket.prepare(request)
        self.log.append("connected")
        if self.reject:
            self.reject -= 1
            await socket.close(code=self.reject_code)
            return socket
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": self.heartbeat * 1000}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                await self._receive(socket, message.json())
        self.log.append(f"closed {socket.close_code}")
        await self.recorder.notice()
        return socket

    async def _receive(self, socket: web.WebSocketResponse, message: Json) -> None:
        match message["op"]:
            case 1 if not self.dead:
                await socket.send_json({"op": 11})
            case 2:
                await self._identify(socket, message["d"])
            case 6:
                await self._resume(socket, message["d"])
        await self.recorder.notice()

    async def _identify(self, socket: web.WebSocketResponse, data: Json) -> None:
        self.log.append("identify")
        if data["token"] != self.token:
            await socket.close(code=4004)
            return
        if data["intents"] & MESSAGE_CONTENT and not self.content_allowed:
            await socket.close(code=4014)
            return
        session = Session(secrets.token_hex(8), socket=socket)
        self.sessions[session.key] = session
        self.dead = False
        await self._send(
            session,
            "READY",
            {
                "v": 10,
                "user": self.world.bot,
                "session_id": session.key,
                "resume_gateway_url": self.url,
                "application": {"id": self.world.bot["id"], "flags": 0},
                "guilds": [{"id": key, "unavailable": True} for key in self.world.guilds],
            },
        )
        for guild in self.world.guilds.values():
            await self._send(session, "GUILD_CREATE", guild)

    async def _resume(self, socket: web.WebSocketResponse, data: Json) -> None:
        self.log.append("resume")
        session = self.sessions.get(data["session_id"])
        if session is None:
            await socket.send_json({"op": 9, "d": False})
            return
        session.socket = socket
        self.dead = False
        for event in session.events[data["seq"] :]:
            await socket.send_json(event)
        await self._send(session, "RESUMED", {})

    @property
    def url(self) -> str:
        """Where the bot connects."""
        return self.world.base.replace("http://", "ws://") + "/gateway/"

    async def dispatch(self, name: str, data: Any) -> None:
        """Send an event to the newest session, now or when it is resumed."""
        await self._send(list(self.sessions.values())[-1], name, data)

    async def _send(self, session: Session, name: str, data: Any) -> None:
        event = {"op": 0, "t": name, "s": len(session.events) + 1, "d": data}
        session.events.append(event)
        if session.socket is not None and not session.socket.closed and not self.dead:
            await session.socket.send_json(event)

    async def say(self, op: int, data: Any = None) -> None:
        """Send a control message: 7 (reconnect) or 9 (invalid session; data: resumable)."""
        session = list(self.sessions.values())[-1]
        if op == 9 and not data:
            del self.sessions[session.key]
        if session.socket is not None:
            await session.socket.send_json({"op": op, "d": data})

    async def drop(self, code: int = 1001) -> None:
        """Close the newest session's connection; the session itself stays resumable."""
        session = list(self.sessions.values())[-1]
        if session.socket is not None:
            await session.socket.close(code=code)

    async def connected(self, times: int = 1, seconds: float = 10.0) -> None:
        """Wait until the bot identified or resumed `times` times in all."""

        def reached() -> bool:
            return sum(entry in ("identify", "resume") for entry in self.log) >= times

        await self.recorder.until(reached, seconds)

    async def close(self) -> None:
        """Close every connection."""
        sockets = [session.socket for session in self.sessions.values() if session.socket]
        await asyncio.gather(*(socket.close() for socket in sockets))
