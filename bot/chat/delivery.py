"""Sending what we owe: an answer arrives once, whatever the network does on the way, never twice.

discord.py retries 500, 502, 504 and 524 by itself; on a channel it does not retry 503 and on
Linux never a reset connection. Here those are retried: channel messages with a nonce that
Discord deduplicates, interaction responses because Discord takes only one per interaction,
edits because they may be repeated. What Discord refuses for good (401, 403, 404, 400) is never
tried again: 10,000 invalid requests within ten minutes ban the address.
"""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from typing import Any

import discord
from discord import ui

from bot.chat.payload import Payload
from bot.chat.retries import Retries
from bot.chat.undeliverable import Reason, UndeliverableError, may_not_write

log = logging.getLogger(__name__)

ACKNOWLEDGE_SECONDS = 3.0
"""Discord drops an interaction that has no response after this time (interactions docs)."""

ALREADY_ACKNOWLEDGED = 40060
NO_HISTORY = 160002
"""Error codes: an interaction has its response; a reply needs Read Message History."""


class Delivery(Retries):
    """Sends messages, responses and edits; the only place that does.

    Whatever cannot be delivered raises UndeliverableError.
    """

    async def send(
        self,
        channel: discord.abc.Messageable,
        payload: Payload,
        *,
        reply_to: discord.Message | None = None,
    ) -> discord.Message:
        """Send a message to a channel, as a reply where possible; it appears exactly once.

        A question deleted in the meantime is answered without reply mark, and so is one in a
        channel whose history the bot may not read.
        """
        fields = {"nonce": secrets.randbits(63), **_fields(payload)}
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
            return await self.persist(attempt, "a message")
        except UndeliverableError as error:
            if error.reason is Reason.NO_PERMISSION:
                log.warning(may_not_write(channel))
            raise

    async def acknowledge(
        self, interaction: discord.Interaction[Any], *, private: bool = False, thinking: bool = True
    ) -> None:
        """Defer the response, within Discord's 3 s; `edit_response` then delivers it.

        `private` is final: the response will be seen by one person or by all.
        Without `thinking`, a button's message stays as it is until it is edited.
        Returns also when the time ran out without a word from Discord, since it may have
        arrived; `edit_response` will tell.
        """

        kinds = discord.InteractionResponseType
        kind = kinds.deferred_channel_message if thinking else kinds.deferred_message_update

        async def attempt() -> None:
            await interaction.response.defer(ephemeral=private, thinking=thinking)

        try:
            async with asyncio.timeout(ACKNOWLEDGE_SECONDS):
                await self._respond(attempt, interaction, kind, "an acknowledgement")
        except TimeoutError:
            log.warning("Discord did not confirm an acknowledgement within its 3 s")

    async def respond(
        self, interaction: discord.Interaction[Any], payload: Payload, *, private: bool = False
    ) -> None:
        """Answer an interaction at once, without deferral; it appears exactly once."""

        async def attempt() -> None:
            fields = _fields(payload)
            await interaction.response.send_message(
                **fields, ephemeral=private, files=payload.files()
            )

        kind = discord.InteractionResponseType.channel_message
        await self._respond(attempt, interaction, kind, "a response")

    async def show(self, interaction: discord.Interaction[Any], form: ui.Modal) -> None:
        """Open a form."""

        async def attempt() -> None:
            await interaction.response.send_modal(form)

        kind = discord.InteractionResponseType.modal
        await self._respond(attempt, interaction, kind, "a form")

    async def edit_response(self, interaction: discord.Interaction[Any], payload: Payload) -> None:
        """Fill a deferred response, or replace one."""

        async def attempt() -> None:
            await interaction.edit_original_response(
                content=payload.content, view=payload.view, attachments=payload.files()
            )

        await self.persist(attempt, "a response")

    async def edit_source(
        self, interaction: discord.Interaction[Any], message: discord.Message, payload: Payload
    ) -> None:
        """Replace the message whose button was pressed, once the press has its response."""

        async def attempt() -> None:
            await interaction.followup.edit_message(
                message.id,
                content=payload.content,
                view=payload.view,
                attachments=payload.files(),
            )

        await self.persist(attempt, "an edit")

    async def add(self, interaction: discord.Interaction[Any], payload: Payload) -> None:
        """Say something more to whoever has a response already, and to nobody else.

        Discord knows no nonce here: it comes twice when its confirmation is lost, so nothing
        that all see is sent this way.
        """

        async def attempt() -> None:
            await interaction.followup.send(
                **_fields(payload), ephemeral=True, files=payload.files()
            )

        await self.persist(attempt, "a further response")

    async def fetch(self, attachment: discord.Attachment) -> bytes:
        """What a person attached."""
        return await self.persist(attachment.read, "an attachment")

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

        await self.persist(attempt_once, what)


def _fields(payload: Payload) -> dict[str, Any]:
    fields: dict[str, Any] = {"content": payload.content}
    return fields if payload.view is None else {**fields, "view": payload.view}
