"""What a library and its worker processes say to each other, pickled: each message gets a reply.

Beside these a `Recipe` is a message: the snapshot that is asked from then on.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.search.snapshot import Snapshot

Work = Callable[[Snapshot], Any]
"""A function that pickle can name, or a partial of one."""


@dataclass(frozen=True, slots=True)
class Start:
    """The first message: the database, the index's folder, and what to load beside them."""

    database: Path
    folder: Path
    prepare: tuple[Callable[[], object], ...]


@dataclass(frozen=True, slots=True)
class Run:
    """Call `work` with the snapshot of the last recipe."""

    work: Work


@dataclass(frozen=True, slots=True)
class Done:
    """The reply: what came out of it, or in words what went wrong."""

    value: Any = None
    failure: str | None = None
