"""How each Discord server wants the bot: kept in the library's database."""

import json
import sqlite3
from dataclasses import dataclass

from bot.library.database import Database


@dataclass(frozen=True, slots=True)
class GuildSettings:
    """The settings of one server. Numbers are Discord's ids.

    `ask_channels` are those in which a message needs no mention to be a question;
    `language` is that of the bot's own words (ISO 639-1; None: the server's own);
    `outlets` are those that may be quoted (None: all); `private`: answers are shown
    to the person who asked unless they share them.
    """

    guild: int
    ask_channels: frozenset[int] = frozenset()
    language: str | None = None
    outlets: frozenset[str] | None = None
    private: bool = False


class Guilds:
    """The settings of all servers."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, guild: int) -> GuildSettings:
        """The settings of a server; the defaults for one that never set any."""
        rows = await self._database.rows("SELECT * FROM guilds WHERE id = ?", (guild,))
        return _settings(rows[0]) if rows else GuildSettings(guild)

    async def all(self) -> list[GuildSettings]:
        """The settings of every server that set any."""
        return [_settings(row) for row in await self._database.rows("SELECT * FROM guilds")]

    async def set(self, settings: GuildSettings) -> None:
        """Store all settings of a server, in place of those before."""
        outlets = None if settings.outlets is None else json.dumps(sorted(settings.outlets))
        await self._database.run(
            "INSERT INTO guilds (id, ask_channels, language, outlets, private) "
            "VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
            "ask_channels = excluded.ask_channels, language = excluded.language, "
            "outlets = excluded.outlets, private = excluded.private",
            (
                settings.guild,
                json.dumps(sorted(settings.ask_channels)),
                settings.language,
                outlets,
                settings.private,
            ),
        )

    async def purge(self, guild: int) -> bool:
        """Forget a server; whether anything was stored."""
        return await self._database.run("DELETE FROM guilds WHERE id = ?", (guild,)) > 0


def _settings(row: sqlite3.Row) -> GuildSettings:
    return GuildSettings(
        guild=row["id"],
        ask_channels=frozenset(json.loads(row["ask_channels"])),
        language=row["language"],
        outlets=None if row["outlets"] is None else frozenset(json.loads(row["outlets"])),
        private=bool(row["private"]),
    )
