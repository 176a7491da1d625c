"""The database's own version: made new, brought up to date, or refused when newer."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.library.database import Database
from bot.library.errors import LibraryError
from bot.library.migrate import database_version, migrate, migrations
from bot.library.snapshots import Snapshots
from bot.search.snapshot import Snapshot
from tests.library.conftest import Folder, Open, record


def write_database(data: Path, script: str) -> None:
    data.mkdir(exist_ok=True)
    with closing(sqlite3.connect(data / "library.db")) as connection:
        connection.executescript(script)


def test_migrations_are_numbered_without_gaps_and_begin_with_a_reason() -> None:
    found = migrations()
    assert [number for number, _ in found] == list(range(1, len(found) + 1))
    for _, sql in found:
        assert re.match(r"-- [A-Z].+", sql)


async def test_a_new_library_has_the_newest_version(open_library: Open, data: Path) -> None:
    library = await open_library()
    await library.close()
    with closing(sqlite3.connect(data / "library.db")) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    assert version == migrations()[-1][0]
    assert mode == "wal"


async def test_a_library_of_the_first_version_is_brought_up_to_date(
    open_library: Open, data: Path
) -> None:
    write_database(data, migrations()[0][1] + "PRAGMA user_version = 1;")
    library = await open_library()
    assert (await library.status()).articles == 0
    assert (await library.votes.tally("answer")).helpful == 0


async def test_a_library_of_a_newer_version_is_refused_in_a_sentence(
    open_library: Open, data: Path
) -> None:
    await (await open_library()).close()
    write_database(data, "PRAGMA user_version = 99;")
    with pytest.raises(LibraryError, match=r"written by a newer newsbot \(database version 99"):
        await open_library()


async def test_a_migration_that_fails_leaves_the_database_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = [
        *migrations(),
        (len(migrations()) + 1, "CREATE TABLE one (a);\nCREATE TABLE one (a);"),
    ]
    monkeypatch.setattr("bot.library.migrate.migrations", lambda: broken)
    database = await Database.open(tmp_path / "library.db")
    try:
        with pytest.raises(LibraryError, match="could not be brought to version"):
            await migrate(database)
        assert await database_version(database) == len(broken) - 1
        assert await database.rows("SELECT * FROM sqlite_master WHERE name = 'one'") == []
    finally:
        await database.close()


async def test_a_file_that_is_no_database_is_refused_in_a_sentence(
    open_library: Open, data: Path
) -> None:
    other = Folder(data).put("a.json", record("Pier"))
    other.rename(data / "library.db")
    with pytest.raises(LibraryError, match="cannot be used: file is not a database"):
        await open_library()


async def test_a_data_directory_that_cannot_be_made_is_refused_in_a_sentence(
    open_library: Open, data: Path, elsewhere: Folder
) -> None:
    elsewhere.put("in the way.json", record("Pier")).rename(data)
    with pytest.raises(LibraryError, match=r"data directory .* cannot be used"):
        await open_library()


async def test_a_folder_in_place_of_the_database_is_refused_in_a_sentence(
    open_library: Open, data: Path
) -> None:
    write_database(data, "")
    (data / "library.db").unlink(missing_ok=True)
    Folder(data / "library.db")
    with pytest.raises(LibraryError, match="cannot be opened"):
        await open_library()


async def test_migrating_what_is_up_to_date_does_nothing(tmp_path: Path) -> None:
    database = await Database.open(tmp_path / "library.db")
    try:
        await migrate(database)
        await migrate(database)
        assert await database_version(database) == migrations()[-1][0]
    finally:
        await database.close()


async def test_a_library_whose_index_cannot_be_built_is_closed_again(open_library: Open) -> None:
    class Failing(Snapshots):
        def current(self) -> Snapshot:
            raise MemoryError

    with pytest.raises(MemoryError):
        await open_library(index=Failing)
    await open_library()
