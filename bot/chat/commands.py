"""Commands for everybody: in servers and direct messages, installed for a server or a person."""

from collections.abc import Callable
from typing import Any, TypeVar

from discord import app_commands

from bot.chat.words import description, options

T = TypeVar("T")
Everybodys = app_commands.Command[Any, ..., None]


def command(name: str) -> Callable[[Callable[..., Any]], Everybodys]:
    """Makes a coroutine the command `name`, described as `commands.toml` says."""

    def decorate(callback: Callable[..., Any]) -> Everybodys:
        described = app_commands.describe(**options(name))(callback)
        make = app_commands.command(name=name, description=description(name))
        return everywhere(make(described))

    return decorate


def everywhere(made: T) -> T:
    """A command or menu as one for all places and installations."""
    installed = app_commands.allowed_installs(guilds=True, users=True)(made)
    return app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)(installed)
