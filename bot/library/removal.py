"""Taking one article out by hand, so that it stays out."""

from bot.library.ledger import Origin, file_name
from bot.library.store import Store
from bot.library.values import FileReport, Outcome


async def remove_article(store: Store, article: str) -> FileReport | None:
    """Take an article out of the library; None when there is none with that id.

    The files that hold it remember that it was removed: it comes back when one of them has
    another text for it, or when one is added by hand. Its revisions stay readable.
    """
    rows = await store.database.rows(
        "SELECT f.origin, f.path FROM articles a JOIN files f ON f.id = a.file WHERE a.id = ?",
        (article,),
    )
    if not rows:
        return None
    reason = f"{article} was removed from the library; `add` brings it back"
    await store.database.commit(
        [
            ("DELETE FROM articles WHERE id = ?", [(article,)]),
            (
                "UPDATE ledger SET outcome = 'removed', reason = ? WHERE article = ?",
                [(reason, article)],
            ),
        ]
    )
    path = file_name(Origin(rows[0]["origin"]), rows[0]["path"])
    return FileReport(path, Outcome.REMOVED, (article,))
