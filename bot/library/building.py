"""Building the index of many articles: in a process of its own, so that this one keeps
answering."""

import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from bot.children import child_environment
from bot.library.texts import Texts
from bot.search.analysis import Analysis
from bot.search.builder import Builder
from bot.search.index import Index
from bot.search.part import Terms
from bot.search.segment import Segment
from bot.search.shelf import Shelf

_NICE = 5  # behind the process that answers


class BuildError(Exception):
    """The process that builds ended without having built."""


def build(texts: Texts, numbers: Sequence[int], analysis: Analysis | None = None) -> Segment:
    """The segment of the articles with these texts; for `analysis` see Builder."""
    builder = Builder(analysis)
    for number, article in texts.articles(texts.in_order(numbers)):
        builder.add(article, number)
    return builder.finish()


def build_aside(database: Path, folder: Path, numbers: Sequence[int]) -> str:
    """Build the segment in a child process; the name of its file in the index's folder.

    Raises BuildError with what the child said last.
    """
    command = [sys.executable, "-P", "-m", "bot.library.building", str(database), str(folder)]
    done = subprocess.run(  # noqa: S603 - our own module
        command,
        input=np.asarray(numbers, np.int64).tobytes(),
        capture_output=True,
        check=False,
        env=child_environment(),
    )
    if done.returncode != 0:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BuildError(said[-1] if said else f"it ended with {done.returncode}")
    return done.stdout.decode()


def main(database: Path, folder: Path) -> None:
    """Read numbers from standard input, write the name of the file to standard output."""
    os.nice(_NICE)
    numbers = np.frombuffer(sys.stdin.buffer.read(), np.int64).tolist()
    with closing(Texts(database)) as texts:
        segment = build(texts, numbers)
    # Compiles the search, where it is compiled, so that no later process has to.
    Index([Terms(segment.terms, segment.postings)])
    sys.stdout.write(Shelf(folder).put(segment))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
