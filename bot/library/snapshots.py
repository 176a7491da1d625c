"""Snapshots of the library: the index is kept beside the database and follows it.

Only what changed is read. All of it is synchronous and may take long: to be called in a
thread, one call at a time.
"""

import logging
from pathlib import Path
from threading import Lock
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from bot.library.building import BuildError, build, build_aside
from bot.library.recipe import Recipe, write_recipe
from bot.library.texts import Texts
from bot.search.analysis import Analysis
from bot.search.collection import Collection, merge_holdings
from bot.search.segment import Segment
from bot.search.shelf import Shelf
from bot.search.snapshot import Snapshot
from bot.search.store import IndexDamagedError

FOLDER_NAME = "index"

ASIDE = 1_000
"""New articles that are worth a process of their own, which takes half a second to start."""

_REMEMBERED = 300_000  # different words that need not be analysed again, some 100 MB
_REBUILT = 0.5  # the part of the articles beyond which building anew costs less than changing

_log = logging.getLogger(__name__)


class Snapshots:
    """The index of one library."""

    def __init__(self, database: Path, *, aside: int = ASIDE) -> None:
        """The index is kept in a folder beside the database.

        `aside` or more new articles are read by a process of their own. Raises sqlite3.Error.
        """
        self._aside = aside
        self.database = database
        self.folder = database.parent / FOLDER_NAME
        self._shelf = Shelf(self.folder)
        self._texts = Texts(database)
        self._collection: Collection | None = None
        self._version = 0
        self._analysis = Analysis()
        self._changing = Lock()
        self._recipes: WeakKeyDictionary[Snapshot, Recipe] = WeakKeyDictionary()

    def close(self) -> None:
        """Let go of the database: snapshots can be asked no more."""
        self._texts.close()

    def size(self) -> int:
        """How many bytes the index takes on the disk."""
        return self._shelf.size()

    def current(self) -> Snapshot:
        """A snapshot of the library as it is now. Raises sqlite3.Error."""
        with self._changing:
            loaded = self._collection or self._load()
            version, wanted = self._texts.current()
            collection = self._bring_up_to_date(loaded, wanted)
            if collection is not self._collection:
                self._keep(collection)
            self._collection, self._version = collection, version
            return self._snapshot(collection)

    def tidy(self) -> Snapshot | None:
        """Merge what has become many small segments: a snapshot of the same, or None when
        there was nothing to do. Meanwhile `current` may be called, by another thread."""
        before = self._collection
        untidy = before.untidy() if before else ()
        if not untidy:
            return None
        merged = self._mapped(merge_holdings(untidy))
        with self._changing:
            now = self._collection or Collection()
            if not {holding.segment for holding in untidy} <= {h.segment for h in now.holdings}:
                return None
            self._collection = now.replaced(untidy, merged, self._texts.bodies)
            self._keep(self._collection)
            return self._snapshot(self._collection)

    def recipe(self, snapshot: Snapshot) -> Recipe | None:
        """How another process makes the same snapshot; None when it cannot, as not all of it
        could be written."""
        return self._recipes.get(snapshot)

    def _snapshot(self, collection: Collection) -> Snapshot:
        snapshot = collection.snapshot(self._texts.bodies, self._version)
        recipe = write_recipe(collection, self._shelf, self._version)
        if recipe is not None:
            self._recipes[snapshot] = recipe
        return snapshot

    def _load(self) -> Collection:
        """What the shelf holds, if it is sound and of this library."""
        if self._shelf.is_empty:
            return Collection()
        try:
            try:
                collection, anchor = self._shelf.load()
            except IndexDamagedError:  # or another process changed it just now
                collection, anchor = self._shelf.load()
        except IndexDamagedError as error:
            _log.warning("The index is built anew: %s.", error)
            return Collection()
        number, digest = anchor
        if self._texts.digest(number) != digest:
            _log.warning("The index is built anew: it is of another library.")
            return Collection()
        return collection

    def _bring_up_to_date(self, collection: Collection, wanted: NDArray[np.int64]) -> Collection:
        held = collection.revisions
        if np.array_equal(held, wanted):
            return collection
        gone, new = _difference(held, wanted), _difference(wanted, held)
        if len(gone) > _REBUILT * len(held):
            collection, new = Collection(), wanted
        elif len(gone):
            collection = collection.without(gone, self._texts.bodies)
        if len(new) < self._aside:
            return collection.plus(self._build(new.tolist())) if len(new) else collection
        try:
            name = build_aside(self.database, self.folder, new.tolist())
            return collection.plus(self._shelf.take(name))
        except (BuildError, IndexDamagedError, OSError) as error:
            _log.warning("The index is built in this process: %s.", error)
            return collection.plus(self._build(new.tolist()))

    def _build(self, numbers: list[int]) -> Segment:
        if len(self._analysis.raw) > _REMEMBERED:
            self._analysis = Analysis()
        return build(self._texts, numbers, self._analysis)

    def _mapped(self, segment: Segment) -> Segment:
        """The same segment, from the disk where it can be written."""
        try:
            return self._shelf.take(self._shelf.put(segment))
        except (IndexDamagedError, OSError) as error:
            _log.warning("The index stays in memory: %s.", error)
            return segment

    def _keep(self, collection: Collection) -> None:
        """Write the collection to the shelf; without that it is built anew next time."""
        try:
            self._shelf.save(collection, self._texts.newest())
        except OSError as error:
            _log.warning("The index was not written: %s.", error)


def _difference(these: NDArray[np.int64], others: NDArray[np.int64]) -> NDArray[np.int64]:
    """What of ascending numbers is not among others, which ascend too."""
    if not len(others):
        return these
    places = np.minimum(np.searchsorted(others, these), len(others) - 1)
    left: NDArray[np.int64] = these[others[places] != these]
    return left
