"""What worker processes are asked in tests: functions that a child process can import."""

import os
import sys
import time
from pathlib import Path

from bot.search.snapshot import Snapshot


def process(snapshot: Snapshot) -> int:
    """Which process is asked."""
    return os.getpid()


def contents(snapshot: Snapshot) -> tuple[int, dict[str, str]]:
    """The version, and each article's body by its title."""
    titles = [head.title for head in snapshot.heads]
    return snapshot.version, dict(zip(titles, snapshot.bodies(range(len(titles))), strict=True))


def find(term: str, snapshot: Snapshot) -> set[str]:
    """The titles of the articles with a term."""
    return {snapshot.heads[hit.article].title for hit in snapshot.search([term], 99)}


def environment(snapshot: Snapshot) -> dict[str, str]:
    """What the process was given."""
    return dict(os.environ)


def die(parent: int, snapshot: Snapshot) -> str:
    """End the process asked, unless it is the parent."""
    if os.getpid() != parent:
        os._exit(1)
    return "answered by the parent"


def hang(parent: int, snapshot: Snapshot) -> str:
    """Never answer, unless the parent is asked."""
    if os.getpid() != parent:
        time.sleep(600)
    return "answered by the parent"


def wait(started: Path, snapshot: Snapshot) -> int:
    """Take a while; `started` is a file to be made at the beginning."""
    started.touch()
    time.sleep(0.5)
    return os.getpid()


def fail(snapshot: Snapshot) -> None:
    """Raise an error."""
    raise KeyError("a defect")


def shout(snapshot: Snapshot) -> int:
    """Write more to standard error than a pipe holds."""
    sys.stderr.write("A warning of a library.\n" * 50_000)
    return os.getpid()


def refuse() -> None:
    """Fail before anything is answered."""
    raise RuntimeError("there are no weights here")
