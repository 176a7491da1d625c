"""What the writer reads from and writes to the database, one file at a time."""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path

from bot.library.database import Database
from bot.library.ledger import (
    Claim,
    Decision,
    FileRow,
    Holder,
    Known,
    Origin,
    State,
    Text,
    file_name,
    path_text,
)
from bot.library.statements import put_file, statements

_KNOWN = """
WITH wanted (value) AS (SELECT value FROM json_each(?)),
found (id) AS (
    SELECT id FROM revisions WHERE article IN (SELECT value FROM wanted)
    UNION
    SELECT id FROM revisions WHERE content IN (SELECT value FROM wanted)
)
SELECT r.id, r.article, r.digest, r.content, a.file AS holder, f.path, f.origin,
       l.by_content, l.outcome = 'missing' AS missing
FROM revisions r
LEFT JOIN articles a ON a.revision = r.id
LEFT JOIN files f ON f.id = a.file
LEFT JOIN ledger l ON l.article = a.id AND l.file = a.file AND l.outcome <> 'duplicate'
WHERE r.id IN (SELECT id FROM found)
ORDER BY r.id
"""


class Store:
    """The writer's side of the database, for as long as it holds the lock.

    Row numbers are counted here, as nobody else may add any meanwhile.
    """

    def __init__(
        self, database: Database, clock: Callable[[], datetime], next_file: int, next_revision: int
    ) -> None:
        self.database = database
        self.next_revision = next_revision
        self._clock = clock
        self._next_file = next_file

    @classmethod
    async def open(cls, database: Database, clock: Callable[[], datetime]) -> "Store":
        """The store with its counters where the database stands."""
        files = await database.value("SELECT coalesce(max(id), 0) FROM files")
        revisions = await database.value("SELECT coalesce(max(id), 0) FROM revisions")
        return cls(database, clock, files + 1, revisions + 1)

    def number_file(self) -> int:
        """A free row number for a file."""
        self._next_file += 1
        return self._next_file - 1

    async def files(self, origin: Origin) -> dict[str, FileRow]:
        """All files of an origin, by their path."""
        rows = await self.database.rows(
            "SELECT id, path, size, mtime_ns, hash FROM files WHERE origin = ?", (origin,)
        )
        return await asyncio.to_thread(_by_path, rows, origin)  # there may be very many

    async def files_among(
        self, keys: Sequence[tuple[Origin, str]]
    ) -> dict[tuple[Origin, str], FileRow]:
        """Those of the files named that are known."""
        rows = await self.database.rows(
            "SELECT f.id, f.origin, f.path, f.size, f.mtime_ns, f.hash "
            "FROM json_each(?) wanted JOIN files f "
            "ON f.origin = json_extract(wanted.value, '$[0]') "
            "AND f.path = json_extract(wanted.value, '$[1]')",
            (json.dumps(keys),),
        )
        found = [FileRow(row["id"], Origin(row["origin"]), *tuple(row)[2:]) for row in rows]
        return {(file.origin, file.path): file for file in found}

    async def unsettled(self, files: Sequence[int]) -> frozenset[int]:
        """Those of the files of which something was refused, or removed by hand."""
        rows = await self.database.rows(
            "SELECT DISTINCT file FROM ledger WHERE outcome IN ('refused', 'removed') "
            "AND file IN (SELECT value FROM json_each(?))",
            (json.dumps(files),),
        )
        return frozenset(row["file"] for row in rows)

    async def version(self) -> int:
        """The library's version: how many changes of articles there have been."""
        version = await self.database.value("SELECT value FROM meta WHERE key = 'version'")
        return int(version)

    async def corpus(self) -> Path | None:
        """The folder of the last reload."""
        folder = await self.database.value("SELECT value FROM meta WHERE key = 'corpus'")
        return None if folder is None else Path(folder)

    async def adopt(self, folder: Path) -> None:
        """Make files that were added by hand, but lie in the corpus folder, the corpus's."""
        prefix = path_text(folder) + "/"
        await self.database.commit(
            [
                (
                    "UPDATE OR IGNORE files SET origin = 'corpus', path = substr(path, ?) "
                    "WHERE origin = 'added' AND substr(path, 1, ?) = ?",
                    [(len(prefix) + 1, len(prefix), prefix)],
                )
            ]
        )

    async def note_reload(self, folder: Path) -> None:
        """Remember which folder (resolved) was read, and when."""
        noted = [
            ("corpus", path_text(folder)),
            ("last_reload", self._clock().isoformat()),
        ]
        await self.database.commit(
            [
                (
                    "INSERT INTO meta (key, value) VALUES (?, ?) "
                    "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
                    noted,
                )
            ]
        )

    async def claims(self, file: int) -> list[Claim]:
        """The ledger of a file."""
        rows = await self.database.rows(
            "SELECT l.outcome, l.line, l.reason, l.article, l.revision, l.by_content, r.digest "
            "FROM ledger l LEFT JOIN revisions r ON r.id = l.revision "
            "WHERE l.file = ? ORDER BY l.position",
            (file,),
        )
        return [
            Claim(
                state=State(row["outcome"]),
                line=row["line"],
                reason=row["reason"],
                article=row["article"],
                revision=row["revision"],
                by_content=bool(row["by_content"]),
                digest=row["digest"],
            )
            for row in rows
        ]

    async def known(
        self, previous: Sequence[Claim], texts: Sequence[Text], leaving: frozenset[int]
    ) -> Known:
        """What the library holds of the articles in a reading; `leaving` are files gone."""
        wanted = {claim.article for claim in previous if claim.article}
        for text in texts:
            wanted.update((text.record.article.head.id, text.content))
        known = Known()
        for row in await self.database.rows(_KNOWN, (json.dumps(sorted(wanted)),)):
            article, content = row["article"], row["content"]
            known.revisions[article, row["digest"]] = row["id"]
            if row["holder"] is None:
                continue
            known.holders[article] = _holder(row, leaving)
            if article == content or content not in known.contents:
                known.contents[content] = article
        return known

    async def apply(self, file: FileRow, decision: Decision, *, is_new: bool) -> None:
        """Store a file and what its reading changes, in one transaction."""
        await self.database.commit(statements(file, decision, self._clock(), is_new=is_new))
        self.next_revision += len(decision.revisions)

    async def touch(self, files: Iterable[FileRow]) -> None:
        """Note new sizes and times of files whose content is as it was."""
        await self.database.commit([put_file(file) for file in files])


def _by_path(rows: Iterable[sqlite3.Row], origin: Origin) -> dict[str, FileRow]:
    return {
        path: FileRow(number, origin, path, size, mtime_ns, checksum)
        for number, path, size, mtime_ns, checksum in rows
    }


def _holder(row: sqlite3.Row, leaving: frozenset[int]) -> Holder:
    origin = Origin(row["origin"])
    return Holder(
        file=row["holder"],
        path=file_name(origin, row["path"]),
        revision=row["id"],
        digest=row["digest"],
        content=row["content"],
        by_content=bool(row["by_content"]),
        replaceable=origin is Origin.ATTACHED,
        leaving=bool(row["missing"]) or row["holder"] in leaving,
    )
