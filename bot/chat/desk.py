"""What every command, button and message handler works with, passed in once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import discord

from bot.answer.answer import THRESHOLD
from bot.answer.followup import Context
from bot.chat.cooldown import Cooldowns
from bot.chat.delivery import Delivery
from bot.chat.keys import ArticleKeys, OutletList, outlet_list
from bot.chat.memory import Memory, Once
from bot.chat.permissions import Admins
from bot.chat.queue import Queue
from bot.chat.servers import Servers
from bot.chat.words import Language, choose, language_of
from bot.library.guilds import GuildSettings
from bot.library.library import Library
from bot.search.tokens import fold


@dataclass(frozen=True, slots=True)
class Desk:
    """The parts. `clock` gives aware times; `started` is when the bot was."""

    library: Library
    servers: Servers
    queue: Queue
    cooldowns: Cooldowns
    delivery: Delivery
    admins: Admins
    clock: Callable[[], datetime]
    started: datetime
    memory: Memory[Context]
    corpus: Path
    file_bytes: int
    threshold: float = THRESHOLD
    reads_content: bool = False
    logs_questions: bool = False
    keys: ArticleKeys = field(default_factory=ArticleKeys)
    outlets: OutletList = field(default_factory=outlet_list)
    shown: Once = field(default_factory=Once)


def reader_language(interaction: discord.Interaction[Any]) -> Language:
    """The language for what one person alone sees."""
    return choose(reader=str(interaction.locale))


def shared_language(interaction: discord.Interaction[Any], settings: GuildSettings) -> Language:
    """The language for what everyone in a channel sees."""
    server = str(interaction.guild_locale) if interaction.guild_locale else None
    return choose(setting=settings.language, reader=str(interaction.locale), server=server)


def message_language(message: discord.Message, settings: GuildSettings) -> Language:
    """The language for an answer to a message, which comes without its author's locale."""
    if language_of(message.content) is Language.KOREAN:
        reader: str | None = Language.KOREAN
    else:
        reader = None
    server = str(message.guild.preferred_locale) if message.guild else None
    return choose(setting=settings.language, reader=reader, server=server)


def visible_outlets(settings: GuildSettings) -> frozenset[str] | None:
    """The folded names of the outlets a server sees; None means all."""
    if settings.outlets is None:
        return None
    return frozenset(fold(name) for name in settings.outlets)
