"""Duplicates that stop being one, because the article they were a duplicate of was edited."""

import sqlite3

from bot.library.claims import spare_id
from bot.library.departures import Replacement
from bot.library.ledger import Origin, file_name
from bot.library.store import Store
from bot.library.values import FileReport, Outcome

# Only records without id or url: for them the text alone made them duplicates.
_PARTED = """
SELECT l.file, l.position, l.article, l.revision, r.content, r.digest, f.origin, f.path
FROM ledger l
JOIN revisions r ON r.id = l.revision
JOIN files f ON f.id = l.file
JOIN articles a ON a.id = l.article
JOIN revisions shown ON shown.id = a.revision
WHERE l.outcome = 'duplicate' AND l.by_content AND r.content <> shown.content
ORDER BY l.file, l.position
"""

_SHOWING = """
SELECT a.id, f.origin, f.path
FROM revisions r
JOIN articles a ON a.revision = r.id
JOIN files f ON f.id = a.file
WHERE r.content = ? ORDER BY a.id LIMIT 1
"""

_COPY_REVISION = """
INSERT INTO revisions
SELECT :number, :article,
       (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE article = :article),
       digest, content, title, outlet, byline, published, published_at, updated,
       updated_at, url, language, body, leftovers, warnings, file, added_at
FROM revisions WHERE id = :of
"""


async def part(store: Store) -> list[Replacement]:
    """Give duplicates of what is not their text any more an article of their own.

    The first with a text gets it, further ones become duplicates of that.
    """
    rows = await store.database.rows(_PARTED)
    return [await _part(store, row) for row in rows]


async def _part(store: Store, row: sqlite3.Row) -> Replacement:
    path = file_name(Origin(row["origin"]), row["path"])
    showing = await store.database.rows(_SHOWING, (row["content"],))
    if showing:
        article = showing[0]["id"]
        first = file_name(Origin(showing[0]["origin"]), showing[0]["path"])
        report = FileReport(path, Outcome.DUPLICATE, (article,), (), first)
    else:
        held = "SELECT 1 FROM articles WHERE id = ?"
        is_held = await store.database.value(held, (row["content"],))
        article = spare_id(row["content"], row["digest"]) if is_held else row["content"]
        report = FileReport(path, Outcome.ADDED, (article,))
    stored = await store.database.value(
        "SELECT id FROM revisions WHERE article = ? AND digest = ?", (article, row["digest"])
    )
    number = store.next_revision if stored is None else stored
    copy = {"number": number, "article": article, "of": row["revision"]}
    place = (row["file"], row["position"])
    await store.database.commit(
        [
            (_COPY_REVISION, [copy] if stored is None else []),
            (
                "INSERT INTO articles (id, revision, file) VALUES (?, ?, ?)",
                [] if showing else [(article, number, row["file"])],
            ),
            (
                "UPDATE ledger SET outcome = ?, article = ?, revision = ? "
                "WHERE file = ? AND position = ?",
                [(report.outcome, article, number, *place)],
            ),
        ]
    )
    store.next_revision += stored is None
    return Replacement(row["file"], row["article"], report)
