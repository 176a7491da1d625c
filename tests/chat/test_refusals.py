"""Every class of error has one calm sentence."""

from datetime import UTC, datetime

import discord
import pytest
from discord import app_commands

from bot.chat.queue import QueueClosedError, QueueFullError
from bot.chat.refusals import Refusal, sentence, too_soon
from bot.chat.words import Language
from bot.library.errors import (
    LibraryBusyError,
    LibraryError,
    NoSuchArticleError,
    ReloadRunningError,
    TooSlowError,
)

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)


class Colours(app_commands.Transformer):
    """Stands for any option that Discord and we understand differently."""


@pytest.mark.parametrize(
    ("error", "beginning"),
    [
        (Refusal("error.not_admin"), "Only the bot's owner"),
        (too_soon(NOW, 4.2), "That was quick. You can ask again <t:1709640005:R>."),
        (QueueFullError(), "Too many questions are waiting."),
        (QueueClosedError(), "I am being restarted."),
        (ReloadRunningError("x"), "The corpus is being changed already"),
        (LibraryBusyError("x"), "The corpus is being changed already"),
        (NoSuchArticleError("x"), "That article is no longer"),
        (TooSlowError("the answer took too long."), "The library cannot do that now: the answer"),
        (
            LibraryError("the disk is *full*."),
            "The library cannot do that now: the disk is \\*full",
        ),
        (
            app_commands.TransformerError("<#1>", discord.AppCommandOptionType.channel, Colours()),
            "“\\<#1>” does not fit there.",
        ),
        (app_commands.NoPrivateMessage(), "That works in a server only."),
        (app_commands.CommandNotFound("gone", []), "This command has changed."),
        (app_commands.CheckFailure(), "Only people who may manage this server"),
    ],
)
def test_errors_that_were_foreseen(error: Exception, beginning: str):
    english, korean = (sentence(error, language) for language in Language)

    assert english is not None
    assert english.startswith(beginning)
    assert korean is not None
    assert korean != english


def test_errors_that_nobody_foresaw_have_none_of_their_own():
    assert sentence(ZeroDivisionError(), Language.ENGLISH) is None
