"""Short names for long things, so that they fit into a button's custom_id.

An article's own id may be longer than a custom_id may be, and an outlet's name may hold
anything; both are named by a hash and found again among what the snapshot holds.
"""

import base64
import hashlib
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from bot.news.article import Published
from bot.search.snapshot import Snapshot

T = TypeVar("T")

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


class PerSnapshot(Generic[T]):
    """Something worked out once per snapshot, and kept as long as the snapshot lives."""

    def __init__(self, work_out: Callable[[Snapshot], T]) -> None:
        self._work_out = work_out
        self._known: WeakKeyDictionary[Snapshot, T] = WeakKeyDictionary()

    def of(self, snapshot: Snapshot) -> T:
        """The value for `snapshot`; the first call for a snapshot takes its time."""
        found = self._known.get(snapshot)
        if found is None:
            found = self._known[snapshot] = self._work_out(snapshot)
        return found


ArticleKeys = PerSnapshot[dict[str, int]]
"""Numbers of articles by the keys of their ids."""

OutletList = PerSnapshot[list[tuple[str, int, Published | None]]]
"""Outlets with the number of their articles and the newest one's time."""


def article_keys() -> ArticleKeys:
    """The keys of all articles of a snapshot."""
    return PerSnapshot(
        lambda snapshot: {key(head.id): number for number, head in enumerate(snapshot.heads)}
    )


def outlet_list() -> OutletList:
    """The outlets of a snapshot, which counts them anew each time it is asked."""
    return PerSnapshot(Snapshot.outlets)
