"""Building a snapshot from the database, in a thread of its own."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from bot.library.records import HEAD_COLUMNS, to_head
from bot.news.article import Article
from bot.search.snapshot import Snapshot

Build = Callable[[Iterable[Article], int], Snapshot]
"""Articles, each once, and the library's version in; a snapshot of them out."""


def read_snapshot(path: Path, build: Build) -> Snapshot:
    """All articles as of one moment, whatever other connections change meanwhile.

    Synchronous, and long for a large library: to be called in a thread.
    """
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("BEGIN")
        (version,) = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        return build(_articles(connection), version)


def _articles(connection: sqlite3.Connection) -> Iterator[Article]:
    rows = connection.execute(
        f"SELECT a.id, {HEAD_COLUMNS}, r.body "  # noqa: S608 - a constant
        "FROM articles a JOIN revisions r ON r.id = a.revision ORDER BY r.id"
    )
    for row in rows:
        yield Article(to_head(row, row["id"]), row["body"])
