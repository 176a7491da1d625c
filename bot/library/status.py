"""What the library holds, counted by its snapshot and its database."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from bot.library.database import Database
from bot.library.ledger import Origin, file_name
from bot.library.values import Status
from bot.news.reading import Problem
from bot.search.snapshot import Snapshot

_COUNTS = """
SELECT (SELECT value FROM meta WHERE key = 'version'),
       (SELECT value FROM meta WHERE key = 'last_reload'),
       (SELECT count(*) FROM articles)
"""

_REFUSED = """
SELECT f.origin, f.path, l.reason, l.line FROM ledger l JOIN files f ON f.id = l.file
WHERE l.outcome = 'refused' AND l.reason IS NOT NULL ORDER BY f.origin, f.path, l.position
"""


async def read_status(database: Database, snapshot: Snapshot | None, index_bytes: int) -> Status:
    """The status now; without a snapshot neither passages nor outlets are counted."""
    ((version, reload, articles),) = await database.rows(_COUNTS)
    refused = tuple(
        Problem(file_name(Origin(row["origin"]), row["path"]), row["reason"], row["line"])
        for row in await database.rows(_REFUSED)
    )
    outlets = tuple(snapshot.outlets(unnamed=True)) if snapshot else ()
    return Status(
        version=version,
        articles=articles,
        passages=snapshot.passages if snapshot else 0,
        outlets=outlets,
        newest=max(
            (newest for _, _, newest in outlets if newest), key=lambda one: one.at, default=None
        ),
        database_bytes=_size(database.path) + _size(Path(f"{database.path}-wal")),
        index_bytes=index_bytes,
        last_reload=None if reload is None else datetime.fromisoformat(reload),
        refused=refused,
    )


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
