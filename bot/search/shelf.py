"""The shelf: the folder in which a collection is kept, so that it need not be built again.

All of it can be worked out from the library. What is damaged, or was written by other code,
is not read; deleting the folder loses nothing. A list says which files belong to the
collection and what has gone from each; it is replaced as a whole, and files that are on no
list any more are deleted. Several processes may share the folder: one writes at a time,
and one that cannot leaves it.
"""

import fcntl
import json
import os
import time
import unicodedata
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path
from typing import TypedDict
from uuid import uuid4
from weakref import WeakKeyDictionary

import numpy as np

from bot.search.collection import Collection, Holding
from bot.search.segment import Segment, from_arrays, to_arrays
from bot.search.snapshot import Gone
from bot.search.store import IndexDamagedError, read_arrays, write_arrays

_LIST, _LOCK, _SUFFIX = "index.json", "index.lock", ".segment"
_STRAY_SECONDS = 3600.0  # after which a file on no list is nobody's work under way
_PACKAGES = ("PyStemmer", "rank-bm25")

Anchor = tuple[int, str]
"""The newest text of the library when a list was written, by its number and its digest: in
another library, or one that was set back, another text has that number."""


class _Entry(TypedDict):
    """One segment on the list."""

    file: str
    dead: list[int]
    terms: dict[str, int]
    words: dict[str, int]


class _List(TypedDict):
    """What the list says."""

    made_by: str
    anchor: Anchor
    holdings: list[_Entry]


class Shelf:
    """A folder with the segments of one collection."""

    def __init__(self, folder: Path) -> None:
        """The folder is made when something is put there."""
        self._folder = folder
        self._names: WeakKeyDictionary[Segment, str] = WeakKeyDictionary()
        self._made_by = fingerprint()

    def load(self) -> tuple[Collection, Anchor]:
        """The collection on the shelf. Raises IndexDamagedError, also when there is none."""
        written = self._read_list()
        held = []
        for entry in written["holdings"]:
            segment = self.take(entry["file"])
            alive = np.ones(len(segment), bool)
            alive[entry["dead"]] = False
            held.append(Holding(segment, alive, Gone(entry["terms"], entry["words"])))
        number, digest = written["anchor"]
        return Collection(tuple(held)), (number, digest)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever put there, or all of it was deleted."""
        return not (self._folder / _LIST).exists()

    def take(self, name: str) -> Segment:
        """The segment in a file of the folder. Raises IndexDamagedError."""
        segment = read_arrays(self._folder / name, partial(from_arrays, Segment))
        self._names[segment] = name
        return segment

    def put(self, segment: Segment) -> str:
        """Write a segment to a new file; the file's name. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        name = f"{uuid4().hex}{_SUFFIX}"
        write_arrays(self._folder / name, to_arrays(segment))
        self._names[segment] = name
        return name

    def save(self, collection: Collection, anchor: Anchor) -> bool:
        """Make the shelf hold the collection; whether it could. Raises OSError."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with self._locked() as locked:
            if not locked:
                return False
            before = self._listed()
            entries: list[_Entry] = []
            for holding in collection.holdings:
                name = self._names.get(holding.segment)
                if name is None or not (self._folder / name).exists():
                    name = self.put(holding.segment)
                dead = np.flatnonzero(~holding.alive).tolist()
                terms, words = dict(holding.gone.terms), dict(holding.gone.words)
                entries.append({"file": name, "dead": dead, "terms": terms, "words": words})
            self._write_list({"made_by": self._made_by, "anchor": anchor, "holdings": entries})
            self._sweep(before, {entry["file"] for entry in entries})
            return True

    def names(self, collection: Collection) -> list[str] | None:
        """The files of the collection's segments; None when one of them is not on the shelf."""
        found = [self._names.get(holding.segment) for holding in collection.holdings]
        names = [name for name in found if name is not None]
        return names if len(names) == len(found) else None

    def size(self) -> int:
        """How many bytes the folder holds."""
        with suppress(OSError):
            return sum(path.stat().st_size for path in self._folder.iterdir())
        return 0

    def _read_list(self) -> _List:
        try:
            checksum, content = (self._folder / _LIST).read_bytes().split(b"\n", 1)
            if int(checksum) != zlib.crc32(content):
                raise IndexDamagedError(f"{_LIST} is damaged")
            written: _List = json.loads(content)
        except (OSError, ValueError) as error:
            raise IndexDamagedError(f"{_LIST} cannot be read: {error}") from error
        if written["made_by"] != self._made_by:
            raise IndexDamagedError("it was made by another version")
        return written

    def _write_list(self, written: _List) -> None:
        content = json.dumps(written).encode()
        part = self._folder / f"{_LIST}.part"
        part.write_bytes(b"%d\n%s" % (zlib.crc32(content), content))
        part.replace(self._folder / _LIST)

    def _listed(self) -> set[str]:
        with suppress(IndexDamagedError):
            return {entry["file"] for entry in self._read_list()["holdings"]}
        return set()

    def _sweep(self, before: set[str], now: set[str]) -> None:
        """Delete what was on the list and is no longer, and what an interrupted writer left."""
        for path in self._folder.glob(f"*{_SUFFIX}*"):
            with suppress(OSError):
                stray = time.time() - path.stat().st_mtime > _STRAY_SECONDS
                if path.name not in now and (path.name in before or stray):
                    path.unlink()

    @contextmanager
    def _locked(self) -> Iterator[bool]:
        handle = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                yield False
                return
            try:
                yield True
            finally:
                fcntl.flock(handle, fcntl.LOCK_UN)
        finally:
            os.close(handle)


def fingerprint() -> str:
    """A hash of all that the content of a segment depends on beside the articles: the code of
    this package and the packages that it counts and stems with."""
    made = blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        made.update(path.read_bytes())
    packages = (f"{name} {version(name)}" for name in _PACKAGES)
    made.update(" ".join((*packages, unicodedata.unidata_version)).encode())
    return made.hexdigest()
