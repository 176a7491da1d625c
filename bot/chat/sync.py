"""Publishing the slash commands: on demand and in one scope, never as a side effect of a start."""

from dataclasses import dataclass

import aiohttp
import discord
from discord import app_commands

from bot.chat.client import NewsClient
from bot.chat.endings import LOGIN_REFUSED, refused


class SyncError(Exception):
    """The commands could not be published. The message is one sentence."""


@dataclass(frozen=True, slots=True)
class Published:
    """What Discord holds after the call: the names, and where.

    `guild_id` is None for everywhere. `doubled` are names that a server shows twice, because
    they are published everywhere as well.
    """

    guild_id: int | None
    names: tuple[str, ...]
    doubled: tuple[str, ...] = ()


async def publish(
    client: NewsClient, token: str, guild_id: int | None = None, *, remove: bool = False
) -> Published:
    """Publish the client's commands everywhere, or in one server only (there at once).

    With `remove`, that server's own copy is taken away instead. Closes the client.
    Raises SyncError with one sentence.
    """
    async with client:
        try:
            await client.login(token)
            return await _publish(client, guild_id, remove)
        except discord.LoginFailure:
            raise SyncError(LOGIN_REFUSED) from None
        except discord.Forbidden:
            raise SyncError(
                f"Discord does not let the bot publish commands in server {guild_id}. Invite it"
                " there with the scopes bot and applications.commands first."
            ) from None
        except app_commands.CommandSyncFailure as error:
            raise SyncError(f"Discord refused a command: {error}") from None
        except discord.HTTPException as error:
            raise SyncError(refused(error)) from None
        except (aiohttp.ClientError, OSError) as error:
            raise SyncError(f"Discord cannot be reached: {error}.") from None


async def _publish(client: NewsClient, guild_id: int | None, remove: bool) -> Published:
    tree = client.tree
    if guild_id is None:
        commands = await tree.sync()
        return Published(None, tuple(command.name for command in commands))
    guild = discord.Object(guild_id)
    if not remove:
        tree.copy_global_to(guild=guild)
    commands = await tree.sync(guild=guild)
    everywhere = {command.name for command in await tree.fetch_commands()}
    names = tuple(command.name for command in commands)
    return Published(guild_id, names, tuple(name for name in names if name in everywhere))
