"""A recipe: how another process makes the same snapshot of the files of the index."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bot.search.collection import Collection, Holding
from bot.search.segment import Segment
from bot.search.shelf import Shelf
from bot.search.snapshot import Bodies, Gone, Snapshot


@dataclass(frozen=True, slots=True)
class Part:
    """A segment by the name of its file, the places of the articles that have gone from it,
    and what these take with them."""

    file: str
    dead: tuple[int, ...]
    terms: Mapping[str, int]
    words: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Recipe:
    """The parts of a snapshot, and the library's version in it."""

    parts: tuple[Part, ...]
    version: int


def write_recipe(collection: Collection, shelf: Shelf, version: int) -> Recipe | None:
    """The recipe of the collection's snapshot; None when not all of it is on the shelf."""
    names = shelf.names(collection)
    if names is None:
        return None
    parts = [
        Part(
            name,
            tuple(np.flatnonzero(~holding.alive).tolist()),
            dict(holding.gone.terms),
            dict(holding.gone.words),
        )
        for name, holding in zip(names, collection.holdings, strict=True)
    ]
    return Recipe(tuple(parts), version)


class Cook:
    """Makes snapshots of recipes, one after the other, reading only files that are new."""

    def __init__(self, shelf: Shelf, bodies: Bodies) -> None:
        self._shelf = shelf
        self._bodies = bodies
        self._segments: dict[str, Segment] = {}

    def make(self, recipe: Recipe) -> Snapshot:
        """The snapshot. Raises IndexDamagedError when a file is damaged or gone."""
        known = self._segments
        self._segments = {
            part.file: known.get(part.file) or self._shelf.take(part.file) for part in recipe.parts
        }
        holdings = []
        for part in recipe.parts:
            segment = self._segments[part.file]
            alive = np.ones(len(segment), bool)
            alive[list(part.dead)] = False
            holdings.append(Holding(segment, alive, Gone(part.terms, part.words)))
        return Collection(tuple(holdings)).snapshot(self._bodies, recipe.version)
