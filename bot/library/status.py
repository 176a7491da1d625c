"""What the library holds, counted by the database."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.library.database import Database
from bot.library.ledger import Origin, file_name
from bot.library.values import Status
from bot.news.reading import Problem

_OUTLETS = """
SELECT coalesce(r.outlet, '') AS outlet, count(*) AS articles,
       max(CAST(strftime('%s', r.published_at) AS INTEGER)) AS newest
FROM articles a JOIN revisions r ON r.id = a.revision
GROUP BY outlet ORDER BY articles DESC, outlet
"""

_REFUSED = """
SELECT f.origin, f.path, l.reason, l.line FROM ledger l JOIN files f ON f.id = l.file
WHERE l.outcome = 'refused' AND l.reason IS NOT NULL ORDER BY f.origin, f.path, l.position
"""


async def read_status(database: Database, passages: int, index_bytes: int) -> Status:
    """The status now; the passages and the size of the index are counted elsewhere."""
    version = await database.value("SELECT value FROM meta WHERE key = 'version'")
    reload = await database.value("SELECT value FROM meta WHERE key = 'last_reload'")
    outlets = tuple(
        (row["outlet"], row["articles"], _moment(row["newest"]))
        for row in await database.rows(_OUTLETS)
    )
    refused = tuple(
        Problem(file_name(Origin(row["origin"]), row["path"]), row["reason"], row["line"])
        for row in await database.rows(_REFUSED)
    )
    return Status(
        version=version,
        articles=sum(articles for _, articles, _ in outlets),
        passages=passages,
        outlets=outlets,
        newest=max((newest for _, _, newest in outlets if newest), default=None),
        database_bytes=_size(database.path) + _size(Path(f"{database.path}-wal")),
        index_bytes=index_bytes,
        last_reload=None if reload is None else datetime.fromisoformat(reload),
        refused=refused,
    )


def _moment(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0
