"""Every error becomes one calm sentence; its traceback goes to the log alone."""

import logging
from datetime import datetime, timedelta
from typing import Any

import discord
from discord import app_commands

from bot.chat.desk import Desk, reader_language
from bot.chat.limits import CONTENT, cut
from bot.chat.markup import inline
from bot.chat.payload import Payload
from bot.chat.queue import QueueClosedError, QueueFullError
from bot.chat.undeliverable import UndeliverableError
from bot.chat.words import Language, moment, say
from bot.library.errors import (
    LibraryBusyError,
    LibraryError,
    NoSuchArticleError,
    ReloadRunningError,
)

log = logging.getLogger(__name__)


class Refusal(app_commands.AppCommandError):
    """Something cannot be done, and `words.say(name, **fields)` says why.

    An AppCommandError, since the command tree hands no other error of a check to its handler.
    """

    def __init__(self, name: str, /, **fields: object) -> None:
        super().__init__(name)
        self.name = name
        self.fields = fields


def too_soon(now: datetime, seconds: float) -> Refusal:
    """The refusal of a question that came before its cooldown was over."""
    free = now + timedelta(seconds=seconds + 1)
    return Refusal("error.cooldown", when=moment(int(free.timestamp()), "R"))


def sentence(error: BaseException, language: Language) -> str | None:
    """What to tell the person; None for an error that nobody foresaw."""
    match error:
        case Refusal():
            return say(language, error.name, **error.fields)
        case QueueFullError():
            return say(language, "error.full")
        case QueueClosedError():
            return say(language, "error.stopping")
        case LibraryBusyError() | ReloadRunningError():
            return say(language, "corpus.busy")
        case NoSuchArticleError():
            return say(language, "article.gone")
        case LibraryError():
            return say(language, "error.library", reason=inline(str(error), CONTENT // 2))
        case app_commands.TransformerError():
            return say(language, "error.bad_option", value=inline(str(error.value), 80))
        case app_commands.NoPrivateMessage():
            return say(language, "error.only_in_server")
        case app_commands.CommandNotFound() | app_commands.CommandSignatureMismatch():
            return say(language, "error.outdated_command")
        case app_commands.CheckFailure():
            return say(language, "error.not_manager")
        case _:
            return None


async def report(desk: Desk, interaction: discord.Interaction[Any], error: BaseException) -> None:
    """Tell the person what went wrong, in one sentence that only they see."""
    while isinstance(error, app_commands.CommandInvokeError):
        error = error.original
    if isinstance(error, UndeliverableError):
        log.warning("%s", error)
        return
    language = reader_language(interaction)
    text = sentence(error, language)
    if text is None:
        log.error("An interaction failed", exc_info=error)
        text = say(language, "error.unexpected")
    payload = Payload(cut(text, CONTENT))
    try:
        if not interaction.response.is_done():
            await desk.delivery.respond(interaction, payload, private=True)
        elif interaction.response.type is discord.InteractionResponseType.deferred_channel_message:
            await desk.delivery.edit_response(interaction, payload)
        else:
            await desk.delivery.add(interaction, payload)
    except UndeliverableError as undelivered:
        log.warning("%s", undelivered)
