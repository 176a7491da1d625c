"""What leaves the library at the end of a change, and what takes its place.

Articles whose file is gone, or no longer has them, pass to a duplicate where there is one.
"""

import json
from dataclasses import dataclass, field

from bot.library.database import Statement
from bot.library.ledger import Origin, file_name
from bot.library.store import Store
from bot.library.values import FileReport, Outcome


@dataclass(frozen=True, slots=True)
class Heir:
    """A duplicate that an article passes to: a row of the ledger."""

    file: int
    position: int
    path: str
    revision: int


@dataclass(slots=True)
class Departures:
    """What is about to leave: by file, its articles, each with its heir if it has one."""

    paths: dict[int, str] = field(default_factory=dict)
    articles: dict[int, dict[str, Heir | None]] = field(default_factory=dict)

    @property
    def lost(self) -> int:
        """How many articles go for good."""
        return sum(heir is None for held in self.articles.values() for heir in held.values())


@dataclass(frozen=True, slots=True)
class Replacement:
    """A file that until now had a duplicate of `article`, and what became of that."""

    file: int
    article: str
    report: FileReport


async def find_departures(store: Store, gone: frozenset[int]) -> Departures:
    """What leaves when the files `gone` do, and with it all that is missing in other files."""
    departures = Departures()
    files = json.dumps(sorted(gone))
    held = await store.database.rows(
        "SELECT a.file, a.id, f.origin, f.path FROM articles a JOIN files f ON f.id = a.file "
        "WHERE a.file IN (SELECT value FROM json_each(?)) OR a.id IN ("
        "  SELECT article FROM ledger WHERE outcome = 'missing') "
        "ORDER BY a.file, a.id",
        (files,),
    )
    heirs = await _find_heirs(store, [row["id"] for row in held], files)
    for row in held:
        departures.paths[row["file"]] = file_name(Origin(row["origin"]), row["path"])
        departures.articles.setdefault(row["file"], {})[row["id"]] = heirs.get(row["id"])
    return departures


async def depart(
    store: Store, departures: Departures, gone: frozenset[int]
) -> tuple[list[FileReport], list[Replacement]]:
    """Let them go, a transaction per file: what was removed, and what took its place."""
    removed: list[FileReport] = []
    replaced: list[Replacement] = []
    for file in sorted(gone | departures.articles.keys()):
        held = departures.articles.get(file, {})
        lost = [article for article, heir in held.items() if heir is None]
        passed = {article: heir for article, heir in held.items() if heir is not None}
        shown = await _shown(store, list(passed))
        states = {
            article: Outcome.UNCHANGED if shown[article] == heir.revision else Outcome.UPDATED
            for article, heir in passed.items()
        }
        statements: list[Statement] = [
            (
                "UPDATE articles SET file = ?, revision = ? WHERE id = ?",
                [(heir.file, heir.revision, article) for article, heir in passed.items()],
            ),
            (
                "UPDATE ledger SET outcome = ?, reason = NULL WHERE file = ? AND position = ? "
                "AND outcome = 'duplicate'",
                [(states[article], h.file, h.position) for article, h in passed.items()],
            ),
            ("DELETE FROM articles WHERE id = ?", [(article,) for article in lost]),
            ("DELETE FROM ledger WHERE file = ? AND outcome = 'missing'", [(file,)]),
            ("DELETE FROM files WHERE id = ?", [(file,)] if file in gone else []),
        ]
        await store.database.commit(statements)
        path = departures.paths.get(file, "")
        removed.extend(FileReport(path, Outcome.REMOVED, (article,)) for article in lost)
        replaced.extend(
            Replacement(heir.file, article, FileReport(heir.path, states[article], (article,)))
            for article, heir in passed.items()
        )
    return removed, replaced


async def _find_heirs(store: Store, articles: list[str], gone: str) -> dict[str, Heir]:
    rows = await store.database.rows(
        "SELECT l.article, l.file, l.position, l.revision, f.origin, f.path "
        "FROM ledger l JOIN files f ON f.id = l.file JOIN articles a ON a.id = l.article "
        "WHERE l.article IN (SELECT value FROM json_each(?)) "
        "AND l.outcome IN ('duplicate', 'refused') AND l.file <> a.file "
        "AND l.file NOT IN (SELECT value FROM json_each(?)) "
        "ORDER BY l.file DESC, l.position DESC",
        (json.dumps(articles), gone),
    )
    return {
        row["article"]: Heir(
            row["file"],
            row["position"],
            file_name(Origin(row["origin"]), row["path"]),
            row["revision"],
        )
        for row in rows  # the first file to claim it comes last and stays
    }


async def _shown(store: Store, articles: list[str]) -> dict[str, int]:
    rows = await store.database.rows(
        "SELECT id, revision FROM articles WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(articles),),
    )
    return {row["id"]: row["revision"] for row in rows}
