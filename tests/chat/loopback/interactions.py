"""Interactions as Discord keeps them: sent once, acknowledged once, then edited."""

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from tests.chat.loopback.rules import refusals, walk
from tests.chat.loopback.state import EPHEMERAL, LOADING, Json, World

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
PONG_MESSAGE, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL_SHOWN = 4, 5, 6, 7, 8, 9


class RefusedError(Exception):
    """Discord answers with this status, error code and message."""

    def __init__(self, status: int, code: int, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.json = {"code": code, "message": message}


@dataclass
class Interaction:
    """One interaction: what a person did, and how the bot responded.

    `message` is the response as people see it; `after` the seconds until the first response.
    """

    id: str
    type: int
    channel: Json
    source: Json | None = None
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    born: float = field(default_factory=time.monotonic)
    after: float | None = None
    kind: int | None = None
    message: Json | None = None
    choices: list[Json] | None = None
    modal: Json | None = None
    edits: int = 0

    @property
    def private(self) -> bool:
        """Whether only one person sees the response."""
        return bool(self.message and self.message["flags"] & EPHEMERAL)

    @property
    def answered(self) -> bool:
        """Whether the response is complete: no longer "thinking"."""
        if self.kind is None or (self.kind == DEFERRED_UPDATE and not self.edits):
            return False
        return self.message is None or not self.message["flags"] & LOADING

    def respond(self, world: World, body: Json, uploads: list[Json], limit: float) -> Json:
        """Take the first response, as Discord's callback endpoint does."""
        if self.kind is not None:
            raise RefusedError(400, 40060, "Interaction has already been acknowledged.")
        if time.monotonic() - self.born > limit:
            raise RefusedError(404, 10062, "Unknown interaction")
        kind, data = body["type"], dict(body.get("data") or {})
        check(data, deferral=kind in (DEFERRED, DEFERRED_UPDATE))
        if uploads:
            data["attachments"] = uploads
        if kind == DEFERRED:
            data["flags"] = data.get("flags", 0) | LOADING
        if kind in (PONG_MESSAGE, DEFERRED):
            self.message = world.add_message(self.channel, world.bot, data)
        elif kind in (DEFERRED_UPDATE, UPDATE):
            self.message = self.source
            self.change(data)
        elif kind == CHOICES:
            self.choices = data["choices"]
        elif kind == MODAL_SHOWN:
            self.modal = data
        self.kind = kind
        self.after = time.monotonic() - self.born
        return self._receipt()

    def _receipt(self) -> Json:
        interaction: Json = {"id": self.id, "type": self.type}
        receipt: Json = {"interaction": interaction}
        if self.message is not None:
            interaction["response_message_id"] = self.message["id"]
            interaction["response_message_loading"] = self.kind == DEFERRED
            interaction["response_message_ephemeral"] = self.private
            receipt["resource"] = {"type": self.kind, "message": self.message}
        return receipt

    def edit(self, body: Json, uploads: list[Json]) -> Json:
        """Edit the response, which ends the "thinking"."""
        if self.message is None:
            raise RefusedError(404, 10015, "Unknown Webhook")
        self.message["flags"] &= ~LOADING
        self.change(body, uploads)
        self.edits += 1
        return self.message

    def change(self, body: Json, uploads: list[Json] | None = None) -> None:
        """Apply an edit to the message."""
        if self.message is not None:
            change_message(self.message, body, uploads or [])

    def buttons(self) -> list[Json]:
        """The buttons below the response."""
        return buttons(self.message or {})


def buttons(message: Json) -> list[Json]:
    """The buttons of a message, in order."""
    return [part for part in walk(message.get("components") or []) if part["type"] == 2]


def change_message(message: Json, body: Json, uploads: list[Json]) -> None:
    """Apply an edit: what is given replaces what was there, None removes it."""
    check({**body, "flags": body.get("flags") or message["flags"]})
    if "attachments" in body or uploads:
        kept = {one["id"] for one in body.get("attachments") or [] if "id" in one}
        old = [one for one in message["attachments"] if one["id"] in kept]
        message["attachments"] = old + uploads
    empty: dict[str, Any] = {"content": "", "embeds": [], "components": []}
    for name, nothing in empty.items():
        if name in body:
            message[name] = nothing if body[name] is None else body[name]
    message["flags"] |= body.get("flags") or 0


def check(body: Json, *, deferral: bool = False) -> None:
    """Raise what Discord answers to a body that it does not accept."""
    if found := refusals(body, deferral=deferral):
        raise RefusedError(400, 50035, "Invalid Form Body: " + "; ".join(found))
