"""Reading texts for the index, over a connection that changes nothing."""

import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from bot.library.records import HEAD_COLUMNS, to_head
from bot.news.article import Article
from bot.search.heads import moment_of

_VERSION = "SELECT value FROM meta WHERE key = 'version'"
_SHOWN = "SELECT json_group_array(revision) FROM articles"  # in one row: they are many
_REMEMBERED = 256  # bodies
_TOGETHER = 500  # articles read at once


def connect(path: Path) -> sqlite3.Connection:
    """A read-only connection to the database, for any thread, one at a time."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    return connection


class Texts:
    """The texts of the library by their numbers (`revisions.id`), which never change.

    Synchronous; may be asked by several threads.
    """

    def __init__(self, path: Path) -> None:
        self._connection = connect(path)
        self._lock = Lock()
        self._bodies: OrderedDict[int, str] = OrderedDict()

    def close(self) -> None:
        """Close the connection; nothing can be read afterwards."""
        with self._lock:
            self._connection.close()

    def current(self) -> tuple[int, NDArray[np.int64]]:
        """The library's version, and the numbers of the texts it shows, ascending."""
        with self._lock:
            self._connection.execute("BEGIN")
            try:
                version = self._connection.execute(_VERSION).fetchone()[0]
                written = self._connection.execute(_SHOWN).fetchone()[0]
            finally:
                self._connection.execute("ROLLBACK")
        return version, np.sort(np.array(json.loads(written), np.int64))

    def newest(self) -> tuple[int, str]:
        """The number and digest of the newest text; 0 and "" without one."""
        with self._lock:
            row = self._one("SELECT id, digest FROM revisions ORDER BY id DESC LIMIT 1")
        return (0, "") if row is None else (row["id"], row["digest"])

    def digest(self, number: int) -> str:
        """The digest of a text; "" when there is none of that number."""
        with self._lock:
            row = self._one("SELECT digest FROM revisions WHERE id = ?", number)
        return "" if row is None else row["digest"]

    def bodies(self, numbers: Sequence[int]) -> list[str]:
        """The bodies of texts. Raises KeyError for a number that no text has."""
        with self._lock:
            return [self._body(number) for number in numbers]

    def _body(self, number: int) -> str:
        body = self._bodies.pop(number, None)
        if body is None:
            row = self._one("SELECT body FROM revisions WHERE id = ?", number)
            if row is None:
                raise KeyError(number)
            body = str(row["body"])
            if len(self._bodies) >= _REMEMBERED:
                self._bodies.popitem(last=False)
        self._bodies[number] = body
        return body

    def _one(self, sql: str, *parameters: int) -> sqlite3.Row | None:
        row: sqlite3.Row | None = self._connection.execute(sql, parameters).fetchone()
        return row

    def articles(self, numbers: Sequence[int]) -> Iterator[tuple[int, Article]]:
        """The articles with these texts, each with its text's number, in the given order."""
        for start in range(0, len(numbers), _TOGETHER):
            some = [int(number) for number in numbers[start : start + _TOGETHER]]
            with self._lock:
                rows = self._connection.execute(
                    f"SELECT id, article, {HEAD_COLUMNS}, body FROM revisions "  # noqa: S608
                    "WHERE id IN (SELECT value FROM json_each(?))",
                    (json.dumps(some),),
                ).fetchall()
            found = {row["id"]: Article(to_head(row, row["article"]), row["body"]) for row in rows}
            yield from ((number, found[number]) for number in some)

    def in_order(self, numbers: Sequence[int]) -> list[int]:
        """The texts in the order in which an index has their articles."""
        keyed = []
        for start in range(0, len(numbers), _TOGETHER):
            some = json.dumps([int(number) for number in numbers[start : start + _TOGETHER]])
            with self._lock:
                rows = self._connection.execute(
                    f"SELECT id, article, {HEAD_COLUMNS} FROM revisions "  # noqa: S608
                    "WHERE id IN (SELECT value FROM json_each(?))",
                    (some,),
                ).fetchall()
            for row in rows:
                head = to_head(row, row["article"])
                keyed.append((-moment_of(head.published), head.id, row["id"]))
        return [number for *_, number in sorted(keyed)]
