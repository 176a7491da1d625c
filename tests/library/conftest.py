"""Folders of articles and libraries over them, for the tests of the library."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from bot.library.library import Library
from bot.library.values import Report
from bot.news.outlets import Outlets
from bot.news.read import read
from bot.news.reading import Reading

Open = Callable[..., Awaitable[Library]]

WORDS = (
    "The harbour council of Eastmoor met on Monday and agreed to repair the old pier. "
    "Work begins in spring, the council said, and costs less than was feared. "
)


def record(title: str, body: str = "", **fields: Any) -> dict[str, Any]:
    """A record as people write them; `body` makes it a text of its own."""
    return {"title": title, "outlet": "The Eastmoor Courier", "body": f"{WORDS}{body}", **fields}


def read_news(data: bytes, name: str) -> Reading:
    """The real reader, without outlets."""
    return read(data, name, outlets=Outlets(()))


def ids(library: Library) -> set[str]:
    """The ids of all articles in the snapshot."""
    return {head.id for head in library.snapshot.heads}


def outcomes(report: Report) -> dict[str, str]:
    """What became of each file; for files of one record each."""
    return {file.file: str(file.outcome) for file in report.files}


class Folder:
    """A folder of articles, each file a JSON record or several as JSONL."""

    def __init__(self, path: Path) -> None:
        self.path = path
        path.mkdir()

    def put(self, name: str, *records: dict[str, Any]) -> Path:
        """Write a file; JSONL when its name says so."""
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith(".jsonl"):
            path.write_text("".join(json.dumps(item) + "\n" for item in records))
        else:
            path.write_text(json.dumps(records[0]))
        return path

    def spoil(self, name: str) -> Path:
        """Replace a file's content by what no reader understands."""
        path = self.path / name
        path.write_text('{"title": "cut off in the mid')
        return path

    def delete(self, name: str) -> None:
        """Delete a file."""
        (self.path / name).unlink()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "corpus")


@pytest.fixture
def elsewhere(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "elsewhere")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
async def open_library(data: Path) -> AsyncIterator[Open]:
    """Opens libraries on the test's data directory, closed when the test ends."""
    async with AsyncExitStack() as stack:

        async def open_one(**options: Any) -> Library:
            options.setdefault("outlets", Outlets(()))
            return await stack.enter_async_context(await Library.open(data, **options))

        yield open_one


@pytest.fixture
async def library(open_library: Open) -> Library:
    return await open_library()
