"""What must hold of a library's database at every moment, also after a crash."""

import sqlite3
from contextlib import closing
from pathlib import Path

_RULES = {
    "an article's text is a revision of it": """
        SELECT a.id FROM articles a JOIN revisions r ON r.id = a.revision WHERE r.article <> a.id
    """,
    "an article is claimed, with the text shown, by the file it is shown from": """
        SELECT a.id FROM articles a WHERE NOT EXISTS (
            SELECT 1 FROM ledger l WHERE l.file = a.file AND l.article = a.id
            AND l.revision = a.revision
            AND l.outcome IN ('added', 'updated', 'unchanged', 'refused', 'missing'))
    """,
    "what a file was reported to hold, it holds": """
        SELECT l.article FROM ledger l LEFT JOIN articles a ON a.id = l.article
        WHERE l.outcome IN ('added', 'updated', 'unchanged', 'missing')
        AND (a.file IS NULL OR a.file <> l.file)
    """,
    "a duplicate is a duplicate of something": """
        SELECT l.article FROM ledger l LEFT JOIN articles a ON a.id = l.article
        WHERE l.outcome IN ('duplicate', 'refused') AND l.article IS NOT NULL AND a.id IS NULL
    """,
    "a claim's text belongs to the article claimed": """
        SELECT l.article FROM ledger l JOIN revisions r ON r.id = l.revision
        WHERE r.article <> l.article
    """,
    "every claim has a text": """
        SELECT article FROM ledger WHERE article IS NOT NULL AND revision IS NULL
    """,
    "a file that is believed unchanged has a ledger": """
        SELECT f.path FROM files f WHERE f.hash IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM ledger l WHERE l.file = f.id)
    """,
    "revisions are numbered from one without gaps": """
        SELECT article FROM revisions GROUP BY article HAVING max(number) <> count(*)
    """,
}


def faults(database: Path) -> list[str]:
    """What is wrong with a database that no process has open for writing; empty when sound."""
    with closing(sqlite3.connect(database)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        found += [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version == 0:  # ended before its tables were made
            return found
        for rule, sql in _RULES.items():
            found += [f"{rule}: not {row[0]}" for row in connection.execute(sql)]
    return found
