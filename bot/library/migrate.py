"""Bringing a database to the version that this newsbot knows."""

import re
import sqlite3
from importlib import resources

from bot.library.database import Database
from bot.library.errors import LibraryError

_NAME = re.compile(r"(\d{4})_\w+\.sql")


def migrations() -> list[tuple[int, str]]:
    """Number and SQL of every migration, in the order in which they are applied."""
    found = [
        (int(match[1]), entry.read_text(encoding="utf-8"))
        for entry in (resources.files("bot.library") / "migrations").iterdir()
        if (match := _NAME.fullmatch(entry.name))
    ]
    return sorted(found)


async def database_version(database: Database) -> int:
    """The number of the last migration applied; 0 for a new file."""
    version = await database.value("PRAGMA user_version")
    return int(version)


async def is_current(database: Database) -> bool:
    """Whether nothing has to be migrated. Raises LibraryError for a newer database."""
    version, newest = await database_version(database), migrations()[-1][0]
    if version > newest:
        raise LibraryError(
            f"The library {database.path} was written by a newer newsbot (database version "
            f"{version}; this one knows {newest}): update newsbot, or use another data directory."
        )
    return version == newest


async def migrate(database: Database) -> None:
    """Apply what is missing, each migration in a transaction. Raises LibraryError."""
    if await is_current(database):
        return
    version = await database_version(database)
    for number, sql in migrations():
        if number > version:
            try:
                await database.run_script(f"{sql}\nPRAGMA user_version = {number};")
            except sqlite3.Error as error:
                raise LibraryError(
                    f"The library {database.path} could not be brought to version {number}: "
                    f"{error}. It is as it was."
                ) from error
