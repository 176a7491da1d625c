"""What storing a file takes, as SQL: one transaction's statements, in their order."""

from datetime import datetime

from bot.library.database import Statement
from bot.library.ledger import Decision, FileRow, file_name
from bot.library.records import INSERT_REVISION, to_row


def statements(file: FileRow, decision: Decision, at: datetime, *, is_new: bool) -> list[Statement]:
    """Everything that a file's reading changes; `at` is the moment of adding.

    Empty lists of rows are statements that are not run: each costs a file two switches of
    threads.
    """
    name = file_name(file.origin, file.path)
    revisions = [
        to_row(
            new.text.record,
            number=new.number,
            article=new.article,
            digest=new.text.digest,
            content=new.text.content,
            file=name,
            at=at,
        )
        for new in decision.revisions
    ]
    return [
        put_file(file),
        (INSERT_REVISION, revisions),
        (
            "INSERT INTO articles (id, revision, file) VALUES (?, ?, ?) ON CONFLICT (id) "
            "DO UPDATE SET revision = excluded.revision, file = excluded.file",
            [(article, revision, file.id) for article, revision in decision.shown.items()],
        ),
        ("DELETE FROM ledger WHERE file = ? AND article = ?", decision.taken),
        # Should that file come back as it was, it has to claim anew what it lost here.
        ("UPDATE files SET hash = NULL WHERE id = ?", [(other,) for other, _ in decision.taken]),
        (
            "UPDATE ledger SET outcome = 'duplicate' WHERE file = ? AND article = ?",
            decision.demoted,
        ),
        ("DELETE FROM ledger WHERE file = ?", [] if is_new else [(file.id,)]),
        (
            "INSERT INTO ledger (file, position, line, outcome, reason, article, revision, "
            "by_content) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (file.id, number, c.line, c.state, c.reason, c.article, c.revision, c.by_content)
                for number, c in enumerate(decision.claims)
            ],
        ),
    ]


def put_file(file: FileRow) -> Statement:
    """Store a file as it was found."""
    return (
        "INSERT INTO files (id, origin, path, size, mtime_ns, hash) VALUES (?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET "
        "size = excluded.size, mtime_ns = excluded.mtime_ns, hash = excluded.hash",
        [(file.id, file.origin, file.path, file.size, file.mtime_ns, file.hash)],
    )
