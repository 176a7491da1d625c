"""Short names for long things, so that they fit into a button's custom_id.

An article's own id may be longer than a custom_id may be, and an outlet's name may hold
anything; they are then named by a hash and found again among what the snapshot holds.
"""

import base64
import hashlib
import re
from collections.abc import Callable, Iterable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from bot.chat.custom_ids import Place
from bot.news.article import Published
from bot.search.snapshot import Snapshot

T = TypeVar("T")

KEY_LENGTH = 11
"""Characters of a hash: 64 bits, so that two among a million articles share one with a
probability of 3 in 100 million."""

_ITSELF = "="
"""Stands before an article's id that is its own key, and in no hash."""

_SHORT = re.compile(r"[0-9A-Za-z_-]{1,20}")


def article_key(article_id: str) -> str:
    """The key of an article: its id where that is short and plain, else a hash of it."""
    return _ITSELF + article_id if _SHORT.fullmatch(article_id) else key(article_id)


def key(name: str) -> str:
    """The hash of an article's id or of an outlet's name."""
    digest = hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def check(text: str) -> str:
    """Four characters that tell whether a text is still the one it was."""
    return key(text)[:4]


def place(article_id: str, start: int, text: str) -> Place:
    """Where `text`, quoted from an article, stands: from `start` on."""
    return Place(article_key(article_id), start, start + len(text), check(text))


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


OutletList = PerSnapshot[list[tuple[str, int, Published | None]]]
"""Outlets with the number of their articles and the newest one's time."""


class ArticleKeys:
    """Finds articles by their keys: at once by an id itself, by a hash after one look at all
    articles of the snapshot."""

    def __init__(self) -> None:
        self._hashed: PerSnapshot[dict[str, int]] = PerSnapshot(_hashes)

    def find(self, wanted: str, snapshot: Snapshot) -> int | None:
        """The number of the article whose key is `wanted`, or None."""
        if wanted.startswith(_ITSELF):
            return snapshot.number(wanted.removeprefix(_ITSELF))
        return self._hashed.of(snapshot).get(wanted)


def _hashes(snapshot: Snapshot) -> dict[str, int]:
    ids = ((number, head.id) for number, head in enumerate(snapshot.heads))
    return {key(one): number for number, one in ids if not _SHORT.fullmatch(one)}


def outlet_list() -> OutletList:
    """The outlets of a snapshot, which counts them anew each time it is asked."""
    return PerSnapshot(Snapshot.outlets)
