"""Questions are answered by other processes, which follow the library and leave nothing behind."""

import asyncio
import json
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

import pytest

from bot.library.errors import TooSlowError
from bot.library.library import Library
from bot.library.recipe import Part, Recipe
from bot.library.workers import NoWorkerError, Workers
from bot.news.outlets import Outlets
from tests.library import work
from tests.library.conftest import Folder, record

Begin = Callable[..., Awaitable[tuple[Library, Workers]]]

PARENT = """
import asyncio, sys
from pathlib import Path
from bot.library.library import Library
from bot.library.workers import Workers
from bot.news.outlets import Outlets

async def main():
    workers = Workers(2)
    async with await Library.open(Path(sys.argv[1]), outlets=Outlets(()), workers=workers):
        await workers.started()
        print(*workers.pids, flush=True)
        await asyncio.sleep(600)

asyncio.run(main())
"""


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(30):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in other processes
            await asyncio.sleep(0.01)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.fixture
async def begin(data: Path, folder: Folder) -> AsyncIterator[Begin]:
    """Opens a library of two articles with workers, and waits for them."""
    folder.put("a.json", record("Alpha", "Zeppelins landed."))
    folder.put("b.json", record("Beta", "Ferries left."))
    async with AsyncExitStack() as stack:

        async def open_one(workers: Workers) -> tuple[Library, Workers]:
            opening = Library.open(data, outlets=Outlets(()), workers=workers)
            library = await stack.enter_async_context(await opening)
            await library.sync(folder.path)
            await workers.started()
            return library, workers

        yield open_one


async def test_several_processes_answer_at_once(begin: Begin) -> None:
    library, workers = await begin(Workers(2))
    asked = await asyncio.gather(*(library.run(work.process) for _ in range(16)))
    assert set(asked) == set(workers.pids)
    assert os.getpid() not in asked


async def test_workers_answer_from_what_was_changed_last(begin: Begin, folder: Folder) -> None:
    library, _ = await begin(Workers(1))
    for number in range(7):  # enough for segments to be merged
        folder.put("b.json", record("Beta", f"Tram {number} left."))
        folder.put(f"n{number}.json", record(f"Number {number}", f"Zeppelin {number} landed."))
        await library.sync(folder.path)
        version, bodies = await library.run(work.contents)
        assert (version, bodies) == work.contents(library.snapshot)
        assert f"Tram {number}" in bodies["Beta"]
        assert await library.run(partial(work.find, "ferri")) == set()
    folder.delete("a.json")
    await library.sync(folder.path)
    found = await library.run(partial(work.find, "zeppelin"))
    assert found == {f"Number {number}" for number in range(7)}


async def test_a_worker_that_dies_is_replaced_and_its_question_answered(begin: Begin) -> None:
    library, workers = await begin(Workers(1))
    (before,) = workers.pids
    assert await library.run(partial(work.die, os.getpid())) == "answered by the parent"
    assert await library.run(work.process) == os.getpid()
    await workers.started()
    after = await library.run(work.process)
    assert after in workers.pids
    assert after not in (before, os.getpid())


async def test_what_waits_for_a_worker_that_dies_is_answered_by_another(
    begin: Begin, tmp_path: Path
) -> None:
    library, workers = await begin(Workers(2))
    slow = partial(work.wait, tmp_path / "started")
    asked = [asyncio.create_task(library.run(slow)) for _ in range(6)]
    await until((tmp_path / "started").exists)
    lost, other = workers.pids
    os.kill(lost, signal.SIGKILL)
    answered = await asyncio.gather(*asked)
    assert other in answered
    assert lost not in answered


async def test_a_worker_that_hangs_is_killed_and_its_question_not_asked_again(begin: Begin) -> None:
    library, workers = await begin(Workers(1, seconds=0.2))
    (before,) = workers.pids
    with pytest.raises(TooSlowError, match=r"took longer than 0\.2 s"):
        await library.run(partial(work.hang, os.getpid()))
    await until(lambda: not is_running(before))


async def test_why_a_worker_cannot_start_is_logged(
    data: Path, folder: Folder, caplog: pytest.LogCaptureFixture
) -> None:
    folder.put("a.json", record("Alpha", "Zeppelins landed."))
    workers = Workers(1, prepare=[work.refuse])
    async with await Library.open(data, outlets=Outlets(()), workers=workers) as library:
        await library.sync(folder.path)
        await until(lambda: "is replaced" in caplog.text)
    assert "is replaced: it ended: RuntimeError: there are no weights here." in caplog.text


async def test_a_worker_that_says_more_than_a_pipe_holds_answers(begin: Begin) -> None:
    library, workers = await begin(Workers(1, seconds=10))
    assert [await library.run(work.shout)] == workers.pids
    assert [await library.run(work.process)] == workers.pids


async def test_signals_are_left_to_the_parent(begin: Begin) -> None:
    library, workers = await begin(Workers(1))
    (pid,) = workers.pids
    for number in (signal.SIGTERM, signal.SIGINT):
        os.kill(pid, number)
    assert await library.run(work.process) == pid


async def test_no_process_outlives_the_library(begin: Begin) -> None:
    library, workers = await begin(Workers(2))
    pids = workers.pids
    asked = asyncio.create_task(library.run(partial(work.hang, os.getpid())))
    await asyncio.sleep(0)
    await library.close()
    assert not any(map(is_running, pids))
    assert workers.pids == []
    assert await asked == "answered by the parent"


async def test_a_library_that_changes_while_it_is_closed_starts_no_process(
    begin: Begin, folder: Folder
) -> None:
    library, workers = await begin(Workers(1))
    await workers.close()
    folder.put("c.json", record("Gamma", "Trams left."))
    await library.sync(folder.path)
    await workers.started()
    assert workers.pids == []
    assert await library.run(work.process) == os.getpid()


async def test_no_process_outlives_a_parent_that_is_killed(data: Path) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PARENT, str(data), stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    pids = [int(pid) for pid in (await parent.stdout.readline()).split()]
    assert len(pids) == 2
    assert all(map(is_running, pids))
    parent.kill()
    await parent.wait()
    # Nobody waits for an orphan but init; what is a zombie has ended.
    await until(lambda: not any(is_running(pid) and not _is_zombie(pid) for pid in pids))


def _is_zombie(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False


async def test_no_secret_reaches_a_worker(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-secret-of-somebody")
    monkeypatch.setenv("NEWSBOT_ADMINS", "424242")
    library, _ = await begin(Workers(1))
    given = await library.run(work.environment)
    assert given["PYTHONPATH"]
    assert not {"DISCORD_TOKEN", "NEWSBOT_ADMINS"} & given.keys()
    assert "a-secret" not in json.dumps(given)


async def test_what_a_process_cannot_be_asked_is_worked_out_here(begin: Begin) -> None:
    library, _ = await begin(Workers(1))
    assert await library.run(lambda snapshot: len(snapshot)) == 2
    with pytest.raises(KeyError, match="a defect"):
        await library.run(work.fail)
    with pytest.raises(KeyError):  # the worker is as well as before
        await library.run(work.fail)


async def test_a_small_library_is_not_worth_a_process(data: Path, folder: Folder) -> None:
    folder.put("a.json", record("Alpha", "Zeppelins landed."))
    workers = Workers(1, at_least=2)
    async with await Library.open(data, outlets=Outlets(()), workers=workers) as library:
        await library.sync(folder.path)
        assert await library.run(work.process) == os.getpid()
        assert workers.pids == []
        folder.put("b.json", record("Beta", "Ferries left."))
        await library.sync(folder.path)
        await workers.started()
        assert await library.run(work.process) in workers.pids
        folder.delete("b.json")
        await library.sync(folder.path, force=True)
        assert await library.run(work.process) == os.getpid()


async def test_a_worker_that_cannot_read_the_index_is_not_asked(
    begin: Begin, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library, workers = await begin(Workers(1))
    gone = Recipe((Part("gone.segment", (), {}, {}),), 9)
    workers.follow(data / "library.db", data / "index", gone)
    with caplog.at_level(logging.INFO, "bot"):
        await until(lambda: workers.ready == 0)
    assert "cannot follow the library: IndexDamagedError: gone.segment" in caplog.text
    with pytest.raises(NoWorkerError):
        await workers.run(work.process)
    assert await library.run(work.process) == os.getpid()
