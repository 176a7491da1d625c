"""How each server wants the bot: held in memory, so that no answer waits for the disk for it."""

from collections.abc import Set

from bot.library.guilds import Guilds, GuildSettings


class Servers:
    """The settings of all servers, stored through `guilds`; `load` them before use."""

    def __init__(self, guilds: Guilds) -> None:
        self._guilds = guilds
        self._known: dict[int, GuildSettings] = {}

    async def load(self) -> None:
        """Take over what is stored."""
        self._known = {settings.guild: settings for settings in await self._guilds.all()}

    def get(self, guild_id: int | None) -> GuildSettings:
        """A server's settings; the defaults for one that set none, and outside of servers."""
        return self._known.get(guild_id or 0) or GuildSettings(guild_id or 0)

    async def keep(self, settings: GuildSettings) -> None:
        """Store a server's settings in place of those before."""
        await self._guilds.set(settings)
        self._known[settings.guild] = settings

    async def purge(self, guild_id: int) -> None:
        """Forget a server."""
        self._known.pop(guild_id, None)
        await self._guilds.purge(guild_id)

    async def keep_only(self, present: Set[int]) -> None:
        """Forget the servers that the bot is no longer in."""
        for guild_id in self._known.keys() - present:
            await self.purge(guild_id)
