"""The loopback REST interface: the routes newsbot uses, answered as Discord does."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.chat.loopback.faults import Fault, Faults, Kind, reset
from tests.chat.loopback.interactions import Interaction, RefusedError, change_message, check
from tests.chat.loopback.recorder import Recorded, Recorder
from tests.chat.loopback.state import (
    READ_HISTORY,
    SEND_IN_THREADS,
    SEND_MESSAGES,
    THREAD,
    Json,
    World,
)

PREFIX = "/api/v10"


@dataclass
class Rest:
    """Handles one request at a time, with the faults that were planned for it."""

    world: World
    recorder: Recorder
    token: str
    faults: Faults = field(default_factory=Faults)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    ack_seconds: float = 3.0

    async def handle(self, request: web.Request) -> web.StreamResponse:
        """Record a request, break it as planned, or answer it."""
        path = request.path.removeprefix(PREFIX)
        body, files, multipart = await _read(request)
        recorded = Recorded(request.method, path, body, files, multipart)
        self.recorder.requests.append(recorded)
        fault = self.faults.take(request.method, path)
        response = None
        if fault is None or fault.after:
            response = self._answer(request, path, body, files)
        if fault is not None:
            response = await _break(request, fault)
        recorded.status = 0 if response is None else response.status
        await self.recorder.notice()
        return response or web.Response(status=503)

    def _answer(self, request: web.Request, path: str, body: Any, files: Any) -> web.Response:
        open_path = path.startswith(("/webhooks/", "/interactions/"))
        if not open_path and request.headers.get("Authorization") != f"Bot {self.token}":
            return _json({"code": 0, "message": "401: Unauthorized"}, 401)
        uploads = [self.world.attach(name, data) for name, data in files.items()]
        try:
            found = self._route(request.method, path.strip("/").split("/"), body, uploads)
        except RefusedError as error:
            return _json(error.json, error.status)
        return web.Response(status=204) if found is None else _json(found)

    def _route(self, method: str, parts: list[str], body: Any, uploads: list[Json]) -> Any:
        world = self.world
        match method, *parts:
            case "GET", "users", "@me":
                return world.bot
            case "GET", "oauth2", "applications", "@me":
                return _application(world)
            case "POST", "users", "@me", "channels":
                return world.dm(world.users[str(body["recipient_id"])])
            case "PUT" | "GET", "applications", _, "commands":
                return self._commands(None, body)
            case "PUT" | "GET", "applications", _, "guilds", guild_id, "commands":
                return self._commands(guild_id, body)
            case "GET", "channels", channel_id:
                return self._channel(channel_id)
            case "POST", "channels", _, "typing":
                return None
            case "POST", "channels", channel_id, "messages":
                return self._send(self._channel(channel_id), body, uploads)
            case "PATCH", "channels", _, "messages", message_id:
                message = self._message(message_id)
                change_message(message, body, uploads)
                return message
            case "GET", "channels", _, "messages", message_id:
                return self._message(message_id)
            case "POST", "interactions", interaction_id, _, "callback":
                interaction = self._interaction(interaction_id)
                return interaction.respond(world, body, uploads, self.ack_seconds)
            case "PATCH", "webhooks", _, token, "messages", "@original":
                return self._by_token(token).edit(body, uploads)
            case "GET", "webhooks", _, token, "messages", "@original":
                return self._by_token(token).message
            case "PATCH", "webhooks", _, token, "messages", message_id:
                if self._by_token(token).source is not self._message(message_id):
                    raise RefusedError(404, 10008, "Unknown Message")
                change_message(self._message(message_id), body, uploads)
                return self._message(message_id)
            case "POST", "webhooks", _, token:
                interaction = self._by_token(token)
                check(body)
                data = {**body, "attachments": uploads}
                return world.add_message(interaction.channel, world.bot, data)
        raise RefusedError(404, 0, f"404: {method} {'/'.join(parts)} is not in the loopback")

    def _commands(self, guild_id: str | None, body: list[Json] | None) -> list[Json]:
        if guild_id is not None and guild_id not in self.world.guilds:
            raise RefusedError(403, 50001, "Missing Access")
        if body is not None:
            app = self.world.bot["id"]
            known = {"application_id": app, "version": "1", "guild_id": guild_id, "description": ""}
            self.world.commands[guild_id] = [
                {**known, "id": self.world.snowflake(), **command} for command in body
            ]
        return self.world.commands.get(guild_id, [])

    def _send(self, channel: Json, body: Json, uploads: list[Json]) -> Json:
        needed = SEND_IN_THREADS if channel["type"] == THREAD else SEND_MESSAGES
        if self.world.denies(channel, needed):
            raise RefusedError(403, 50013, "Missing Permissions")
        if body.get("message_reference") and self.world.denies(channel, READ_HISTORY):
            raise RefusedError(400, 160002, "Cannot reply without read message history")
        check(body)
        if not any([body.get("content"), body.get("embeds"), body.get("components"), uploads]):
            raise RefusedError(400, 50006, "Cannot send an empty message")
        key = (channel["id"], str(body.get("nonce")))
        if body.get("enforce_nonce") and key in self.world.nonces:
            return self.world.messages[self.world.nonces[key]]
        message = self.world.add_message(channel, self.world.bot, {**body, "attachments": uploads})
        self.world.nonces[key] = message["id"]
        return message

    def _channel(self, channel_id: str) -> Json:
        if channel_id not in self.world.channels:
            raise RefusedError(404, 10003, "Unknown Channel")
        return self.world.channels[channel_id]

    def _message(self, message_id: str) -> Json:
        if message_id not in self.world.messages:
            raise RefusedError(404, 10008, "Unknown Message")
        return self.world.messages[message_id]

    def _interaction(self, interaction_id: str) -> Interaction:
        if interaction_id not in self.interactions:
            raise RefusedError(404, 10062, "Unknown interaction")
        return self.interactions[interaction_id]

    def _by_token(self, token: str) -> Interaction:
        for interaction in self.interactions.values():
            if interaction.token == token:
                return interaction
        raise RefusedError(404, 10015, "Unknown Webhook")


async def _read(request: web.Request) -> tuple[Any, dict[str, bytes], bool]:
    if not request.content_type.startswith("multipart/"):
        return (await request.json() if request.can_read_body else None), {}, False
    body: Any = None
    files: dict[str, bytes] = {}
    async for part in await request.multipart():
        if part.name == "payload_json":
            body = json.loads(await part.text())
        else:
            files[part.filename] = bytes(await part.read())
    return body, files, True


async def _break(request: web.Request, fault: Fault) -> web.Response | None:
    match fault.kind:
        case Kind.LIMITED:
            body = {"message": "slow down", "retry_after": fault.seconds, "global": False}
            return _json(body, 429, {"Via": "1.1 google"})
        case Kind.STATUS | Kind.STATUS_AFTER:
            return _json({"code": fault.code, "message": "planned"}, fault.status)
        case Kind.RESET_BEFORE | Kind.RESET_AFTER:
            reset(request)
        case Kind.SILENCE_AFTER:
            await asyncio.sleep(fault.seconds)
    return None


def _json(body: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    # discord.py reads JSON only when the content type is exactly this, without a charset.
    headers = {"Content-Type": "application/json", **(headers or {})}
    return web.Response(body=json.dumps(body).encode(), status=status, headers=headers)


def _application(world: World) -> Json:
    return {
        "id": world.bot["id"],
        "name": "newsbot",
        "icon": None,
        "description": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "owner": world.owner,
        "flags": 0,
        "team": None,
    }
