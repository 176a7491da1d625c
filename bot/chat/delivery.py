"""Sending what we owe: an answer arrives once, whatever the network does on the way, never twice.

discord.py retries 500, 502, 504 and 524 by itself; on a channel it does not retry 503 and on
Linux never a reset connection. Here those are retried: channel messages with a nonce that
Discord deduplicates, interaction responses because Discord takes only one per interaction,
edits because they may be repeated. What Discord refuses for good (401, 403, 404, 400) is never
tried again: 10,000 invalid requests within ten minutes ban the address.
"""

import asyncio
import logging
import random
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, TypeVar

import aiohttp
import discord
from discord.ui import LayoutView, View

from bot.chat.undeliverable import Reason, UndeliverableError, judge, may_not_write
from bot.chat.wire import limit_wire

T = TypeVar("T")
log = logging.getLogger(__name__)

ACKNOWLEDGE_SECONDS = 3.0
"""Discord drops an interaction that has no response after this time (interactions docs)."""

DEFERRED = discord.InteractionResponseType.deferred_channel_message
MESSAGE = discord.InteractionResponseType.channel_message
UPDATED = discord.InteractionResponseType.message_update

ALREADY_ACKNOWLEDGED = 40060
NO_HISTORY = 160002
"""Error codes: an interaction has its response; a reply needs Read Message History."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file to attach. Bytes rather than an open file, so that it can be sent again."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Payload:
    """What a message holds. A LayoutView goes without `content`."""

    content: str | None = None
    view: View | LayoutView | None = None
    uploads: tuple[Upload, ...] = ()

    def files(self) -> list[discord.File]:
        """The uploads as files that have not been read yet."""
        return [discord.File(BytesIO(upload.data), upload.name) for upload in self.uploads]


class Delivery:
    """Sends messages, responses and edits; the only place that retries.

    `attempts` bounds the tries; between them it waits a random time up to `base * 2**n`,
    at most `longest` seconds, and gives up `patience` seconds after the first failure.
    `wire` is how long one request may stay without an answer.
    """

    def __init__(
        self,
        *,
        attempts: int = 6,
        base: float = 0.25,
        longest: float = 8.0,
        patience: float = 120.0,
        wire: float = 15.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[float, float], float] = random.uniform,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._attempts = attempts
        self._base = base
        self._longest = longest
        self._patience = patience
        self._wire = wire
        self._sleep = sleep
        self._chance = chance
        self._clock = clock
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def idle(self) -> None:
        """Return once nothing is being delivered."""
        await self._idle.wait()

    async def send(
        self,
        channel: discord.abc.Messageable,
        payload: Payload,
        *,
        reply_to: discord.Message | None = None,
    ) -> discord.Message:
        """Send a message to a channel, as a reply where possible; it appears exactly once.

        Raises UndeliverableError. A question deleted in the meantime is answered without
        reply mark, and so is one in a channel whose history the bot may not read.
        """
        nonce = secrets.randbits(63)
        fields: dict[str, Any] = {"content": payload.content, "nonce": nonce}
        if payload.view is not None:
            fields["view"] = payload.view
        if reply_to is not None:
            fields["reference"] = reply_to.to_reference(fail_if_not_exists=False)

        async def attempt() -> discord.Message:
            try:
                return await channel.send(**fields, files=payload.files())
            except discord.HTTPException as error:
                if error.code != NO_HISTORY or fields.pop("reference", None) is None:
                    raise
                return await channel.send(**fields, files=payload.files())

        try:
            return await self._deliver(attempt, "a message")
        except UndeliverableError as error:
            if error.reason is Reason.NO_PERMISSION:
                log.warning(may_not_write(channel))
            raise

    async def edit(self, message: discord.Message, payload: Payload) -> discord.Message:
        """Replace what a message of ours holds. Raises UndeliverableError."""

        async def attempt() -> discord.Message:
            return await message.edit(
                content=payload.content, view=payload.view, attachments=payload.files()
            )

        return await self._deliver(attempt, "an edit")

    async def acknowledge(
        self, interaction: discord.Interaction[Any], *, private: bool = False, thinking: bool = True
    ) -> None:
        """Defer the response, within Discord's 3 s; `edit_response` then delivers it.

        `private` is final: the response will be seen by one person or by all.
        Without `thinking`, a button's message stays as it is until it is edited.
        Returns also when the time ran out without a word from Discord, since it may have
        arrived; `edit_response` will tell. Raises UndeliverableError.
        """

        async def attempt() -> None:
            await interaction.response.defer(ephemeral=private, thinking=thinking)

        try:
            async with asyncio.timeout(ACKNOWLEDGE_SECONDS):
                await self._respond(attempt, interaction, DEFERRED, "an acknowledgement")
        except TimeoutError:
            log.warning("Discord did not confirm an acknowledgement within its 3 s")

    async def respond(
        self, interaction: discord.Interaction[Any], payload: Payload, *, private: bool = False
    ) -> None:
        """Answer an interaction at once, without deferral. Raises UndeliverableError."""
        fields: dict[str, Any] = {"content": payload.content, "ephemeral": private}
        if payload.view is not None:
            fields["view"] = payload.view

        async def attempt() -> None:
            await interaction.response.send_message(**fields, files=payload.files())

        await self._respond(attempt, interaction, MESSAGE, "a response")

    async def update(self, interaction: discord.Interaction[Any], payload: Payload) -> None:
        """Answer a button by replacing the message it stands on. Raises UndeliverableError."""

        async def attempt() -> None:
            await interaction.response.edit_message(
                content=payload.content, view=payload.view, attachments=payload.files()
            )

        await self._respond(attempt, interaction, UPDATED, "an update")

    async def edit_response(
        self, interaction: discord.Interaction[Any], payload: Payload
    ) -> discord.InteractionMessage:
        """Fill a deferred response, or replace one. Raises UndeliverableError."""

        async def attempt() -> discord.InteractionMessage:
            return await interaction.edit_original_response(
                content=payload.content, view=payload.view, attachments=payload.files()
            )

        return await self._deliver(attempt, "a response")

    async def _respond(
        self,
        attempt: Callable[[], Awaitable[None]],
        interaction: discord.Interaction[Any],
        kind: discord.InteractionResponseType,
        what: str,
    ) -> None:
        async def attempt_once() -> None:
            try:
                await attempt()
            except discord.HTTPException as error:
                if error.code != ALREADY_ACKNOWLEDGED:
                    raise
                # An earlier attempt got through and its confirmation was lost on the way.
                # discord.py has no public way to say so, and `is_done()` must be true now.
                interaction.response._response_type = kind

        await self._deliver(attempt_once, what)

    async def _deliver(self, attempt: Callable[[], Awaitable[T]], what: str) -> T:
        self._under_way += 1
        self._idle.clear()
        try:
            return await self._persist(attempt, what)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def _persist(self, attempt: Callable[[], Awaitable[T]], what: str) -> T:
        started: float | None = None
        number = 0
        while True:
            try:
                async with limit_wire(self._wire):
                    return await attempt()
            except (discord.HTTPException, aiohttp.ClientError, OSError, RuntimeError) as error:
                reason = judge(error)
                number += 1
                now = self._clock()
                started = now if started is None else started
                if reason is None and (number >= self._attempts or now - started >= self._patience):
                    reason = Reason.UNREACHABLE
                if reason is not None:
                    raise UndeliverableError(reason, what, error) from error
                log.info("Trying again to deliver %s: %s", what, error or type(error).__name__)
            await self._sleep(self._chance(0.0, min(self._longest, self._base * 2**number)))
