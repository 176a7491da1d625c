"""One SQLite connection: how it is opened, and transactions on it."""

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any

import aiosqlite

from bot.library.errors import LibraryError

FILE_NAME = "library.db"
BUSY_SECONDS = 10.0
"""How long a statement waits for another connection's transaction, each some milliseconds."""

_POLL_SECONDS = 0.05

# A commit in WAL mode survives the end of the process with NORMAL as with FULL; FULL would
# wait for the disk once per file to survive a power cut as well. Instead the log is
# written through once at the end of each change (`flush`).
_PRAGMAS = ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON")

Statement = tuple[str, Sequence[Sequence[Any] | Mapping[str, Any]]]
"""SQL and the rows of parameters that it runs with."""


class Database:
    """A connection to the library's file, for one task at a time where it changes things.

    Whatever SQLite refuses raises LibraryError.
    """

    def __init__(self, connection: aiosqlite.Connection, path: Path, patience: float = 0.0) -> None:
        self.path = path
        self._connection = connection
        self._patience = patience
        self._rehearsing = False

    @classmethod
    async def open(cls, path: Path, *, patience: float = 0.0) -> "Database":
        """Connect to the file, which is made when missing. Raises LibraryError.

        With `patience` a single change (`run`) waits so many seconds for a long transaction of
        another connection, a dry run say, and leaves the connection to others meanwhile.
        """
        try:
            connection = await aiosqlite.connect(path, isolation_level=None, timeout=BUSY_SECONDS)
        except sqlite3.Error as error:
            raise LibraryError(f"The library {path} cannot be opened: {error}.") from error
        connection.row_factory = sqlite3.Row
        try:
            for pragma in _PRAGMAS:
                await connection.execute(f"PRAGMA {pragma}")
            if patience:
                milliseconds = round(1000 * _POLL_SECONDS)
                await connection.execute(f"PRAGMA busy_timeout = {milliseconds}")
        except sqlite3.Error as error:
            await connection.close()
            raise LibraryError(f"The library {path} cannot be used: {error}.") from error
        return cls(connection, path, patience)

    async def close(self) -> None:
        """Close the connection; what was not committed is lost."""
        await self._connection.close()

    async def rows(self, sql: str, parameters: Iterable[Any] = ()) -> list[Any]:
        """All rows of a query."""
        with self._in_words():
            return list(await self._connection.execute_fetchall(sql, parameters))

    async def value(self, sql: str, parameters: Iterable[Any] = ()) -> Any:
        """The first column of the first row; None without a row."""
        rows = await self.rows(sql, parameters)
        return rows[0][0] if rows else None

    async def run(self, sql: str, parameters: Iterable[Any] = ()) -> int:
        """Run one statement; how many rows it changed."""
        given = tuple(parameters)
        give_up = time.monotonic() + self._patience
        with self._in_words():
            while True:
                try:
                    return (await self._connection.execute(sql, given)).rowcount
                except sqlite3.OperationalError as error:
                    busy = error.sqlite_errorcode == sqlite3.SQLITE_BUSY
                    if not busy or time.monotonic() >= give_up:
                        raise
                await asyncio.sleep(_POLL_SECONDS)

    async def run_script(self, sql: str) -> None:
        """Run statements without parameters; all or, when one fails, none.

        Raises sqlite3.Error.
        """
        try:
            await self._connection.executescript(f"BEGIN IMMEDIATE;\n{sql}\nCOMMIT;")
        except sqlite3.Error:
            await self._roll_back()
            raise

    async def commit(self, statements: Iterable[Statement]) -> None:
        """Run statements in one transaction; all or, when one fails, none."""
        async with self._transaction():
            for sql, rows in statements:
                if len(rows) == 1:
                    await self._connection.execute(sql, rows[0])
                elif rows:
                    await self._connection.executemany(sql, rows)

    @asynccontextmanager
    async def rehearsal(self) -> AsyncIterator[None]:
        """Whatever is committed inside can be read inside, and is gone afterwards."""
        with self._in_words():
            try:
                await self._connection.execute("BEGIN IMMEDIATE")
                self._rehearsing = True
                yield
            finally:
                self._rehearsing = False
                await self._roll_back()

    async def flush(self) -> None:
        """Write the log through to the disk, so that a power cut loses nothing either."""
        await self.rows("PRAGMA wal_checkpoint(PASSIVE)")

    @asynccontextmanager
    async def _transaction(self) -> AsyncIterator[None]:
        with self._in_words():
            if self._rehearsing:
                yield
                return
            try:
                await self._connection.execute("BEGIN IMMEDIATE")
                yield
                await self._connection.execute("COMMIT")
            except BaseException:
                await self._roll_back()
                raise

    @contextmanager
    def _in_words(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise LibraryError(f"The library {self.path} failed: {error}.") from error

    async def _roll_back(self) -> None:
        # Does nothing without a transaction, and waits its turn behind a commit under way.
        await self._connection.rollback()
