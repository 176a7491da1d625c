"""Short names for long things, so that they fit into a button's custom_id.

An article's own id may be longer than a custom_id may be, and an outlet's name may hold
anything; both are named by a hash and found again among what the snapshot holds.
"""

import base64
import hashlib
from collections.abc import Iterable
from weakref import WeakKeyDictionary

from bot.search.snapshot import Snapshot

KEY_LENGTH = 11
"""Characters of a key: 64 bits, so that two among a million articles share one with a
probability of 3 in 100 million."""


def key(name: str) -> str:
    """The key of an article's id or of an outlet's name."""
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def check(text: str) -> str:
    """Four characters that tell whether a text is still the one it was."""
    return key(text)[:4]


def find_outlet(wanted: str, names: Iterable[str]) -> str | None:
    """The outlet whose key is `wanted`, or None."""
    return next((name for name in names if key(name) == wanted), None)


class ArticleKeys:
    """Finds articles by key. Builds a table once per snapshot, off the event loop."""

    def __init__(self) -> None:
        self._tables: WeakKeyDictionary[Snapshot, dict[str, int]] = WeakKeyDictionary()

    def number(self, wanted: str, snapshot: Snapshot) -> int | None:
        """The number of the article whose key is `wanted`, or None when it is gone."""
        table = self._tables.get(snapshot)
        if table is None:
            table = {key(head.id): number for number, head in enumerate(snapshot.heads)}
            self._tables[snapshot] = table
        return table.get(wanted)
