"""Several processes on one data directory: readers never wait, writers take turns."""

import asyncio
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

import bot
from bot.library.errors import LibraryBusyError, LibraryError
from bot.library.library import Library
from bot.library.lock import writer_lock
from bot.library.values import Outcome
from tests.library.conftest import Folder, Open, ids, record
from tests.library.consistency import faults

HOLD = """
import asyncio, sys
from pathlib import Path
from bot.library.lock import writer_lock

async def hold():
    async with writer_lock(Path(sys.argv[1]), 10):
        print("held", flush=True)
        sys.stdin.readline()

asyncio.run(hold())
"""


ADD = """
import asyncio, sys
from pathlib import Path
from bot.library.library import Library
from bot.news.outlets import Outlets

async def add():
    async with await Library.open(
        Path(sys.argv[1]), outlets=Outlets(()), wait=60.0, indexed=False
    ) as library:
        for path in sorted(Path(sys.argv[2]).iterdir()):
            await library.add([path])

asyncio.run(add())
"""


ROOT = Path(bot.__file__).parents[1]


@contextmanager
def another_writer(data: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that is in the middle of a change, until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process


async def test_a_second_writer_waits_and_then_says_who_is_in_the_way(
    open_library: Open, data: Path, elsewhere: Folder
) -> None:
    library = await open_library(wait=0.1)
    path = elsewhere.put("a.json", record("a", id="a"))
    with another_writer(data) as other:
        with pytest.raises(LibraryBusyError, match=f"process {other.pid}") as caught:
            await library.add([path])
        assert str(caught.value).count(".") >= 1
    assert ids(library) == set()
    assert (await library.add([path])).counts == {Outcome.ADDED: 1}


async def test_a_second_writer_goes_on_when_the_first_is_done(
    open_library: Open, data: Path, elsewhere: Folder
) -> None:
    library = await open_library(wait=30.0)
    with another_writer(data) as other:
        adding = asyncio.create_task(library.add([elsewhere.put("a.json", record("a", id="a"))]))
        await asyncio.sleep(0.15)
        assert not adding.done()
        assert other.stdin is not None
        other.stdin.close()
        assert (await adding).counts == {Outcome.ADDED: 1}


async def test_the_lock_of_a_killed_writer_is_free(open_library: Open, data: Path) -> None:
    await open_library()
    with another_writer(data) as other:
        other.kill()
    async with writer_lock(data, 5.0):
        assert (data / "writer.lock").read_text() == f"{os.getpid()}\n"


async def test_a_lock_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="cannot be changed: No such file or directory"):
        async with writer_lock(tmp_path / "missing", 0.0):
            pass


async def test_reading_works_while_another_process_changes_the_library(
    open_library: Open, data: Path, elsewhere: Folder
) -> None:
    library = await open_library()
    await library.add([elsewhere.put("a.json", record("a", id="a"))])
    with another_writer(data):
        reader = await open_library(wait=0.0)
        assert ids(reader) == {"a"}
        assert await reader.article("a") is not None
        assert (await reader.status()).articles == 1
        await reader.votes.cast("answer", 1, helpful=True)


async def test_a_running_process_sees_what_another_process_added_after_a_refresh(
    open_library: Open, elsewhere: Folder
) -> None:
    running, terminal = await open_library(), await open_library()
    before = running.snapshot
    await terminal.add([elsewhere.put("a.json", record("a", id="a"))])

    assert ids(running) == set()
    assert await running.refresh()
    assert ids(running) == {"a"}
    assert len(before) == 0
    assert not await running.refresh()


async def test_processes_that_add_at_once_lose_nothing(
    data: Path, elsewhere: Folder, open_library: Open
) -> None:
    commands = []
    for name in ("left", "right"):
        for number in range(20):
            elsewhere.put(f"{name}/{number}.json", record(name, f"{name}{number}"))
        commands.append([sys.executable, "-c", ADD, str(data), str(elsewhere.path / name)])
    processes = [await asyncio.create_subprocess_exec(*command, cwd=ROOT) for command in commands]
    assert [await process.wait() for process in processes] == [0, 0]
    library = await open_library()
    assert len(library.snapshot) == 40
    await library.close()
    assert faults(data / "library.db") == []


async def test_a_library_without_its_index_says_so(open_library: Open, elsewhere: Folder) -> None:
    library = await open_library(indexed=False)
    assert (await library.add([elsewhere.put("a.json", record("a"))])).counts == {Outcome.ADDED: 1}
    assert not await library.refresh()
    with pytest.raises(LibraryError, match="without its index"):
        _ = library.snapshot


async def test_changes_in_one_process_take_turns(library: Library, elsewhere: Folder) -> None:
    paths = [elsewhere.put(f"{n}.json", record("t", str(n), id=str(n))) for n in range(8)]
    await asyncio.gather(*(library.add([path]) for path in paths))
    assert ids(library) == {str(number) for number in range(8)}
