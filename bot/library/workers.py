"""Processes that answer beside this one, each as fast as if it were alone.

An answer is worked out in Python, where one process does one thing at a time however many
cores there are. Workers map the files of the index that this process has mapped, so that a
further one costs the memory of what it works with and no more. They follow a library by its
recipes. One that dies or hangs is killed and replaced; the question of one that died, and all of
them while no worker is ready, are left to the caller (`NoWorkerError`).
"""

import asyncio
import logging
import pickle
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.library.errors import TooSlowError
from bot.library.messages import Run, Start, Work
from bot.library.process import START_SECONDS, HangError, LostError, WorkerProcess, running
from bot.library.recipe import Recipe

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 60.0  # seconds before a worker is replaced, doubled each time

_log = logging.getLogger(__name__)


class NoWorkerError(Exception):
    """No worker could do it."""


@dataclass(slots=True, eq=False)
class _Job:
    message: bytes
    result: asyncio.Future[Any]


class Workers:
    """`count` processes, started with the first recipe. To be closed.

    `prepare` is called in each before it answers; `at_least` is the smallest library, in
    passages, that is worth them; `seconds` is the longest that a question may take there.
    """

    def __init__(
        self,
        count: int,
        *,
        prepare: Sequence[Callable[[], object]] = (),
        at_least: int = 0,
        seconds: float = 30.0,
    ) -> None:
        self.at_least = at_least
        self._count = count
        self._prepare = tuple(prepare)
        self._seconds = seconds
        self._jobs: deque[_Job] = deque()
        self._wakes: list[asyncio.Event] = []
        self._tasks: list[asyncio.Task[None]] = []
        self._processes: list[WorkerProcess] = []
        self._ready: set[WorkerProcess] = set()
        self._complete = asyncio.Event()
        self._recipe: bytes | None = None
        self._is_closed = False

    @property
    def pids(self) -> list[int]:
        """The processes that run now."""
        return [process.pid for process in self._processes]

    @property
    def ready(self) -> int:
        """How many have the last recipe's snapshot."""
        return len(self._ready)

    @property
    def is_wanted(self) -> bool:
        """Whether there is a recipe to answer from."""
        return self._recipe is not None

    async def started(self) -> None:
        """Return once all of them answer; at once when there is no recipe yet."""
        if self._tasks:
            await self._complete.wait()

    def follow(self, database: Path, folder: Path, recipe: Recipe | None) -> None:
        """Answer from this recipe from now on; from none, for None, and once closed.

        `folder` is the index's. What is being answered is finished from the one before.
        """
        if self._is_closed:
            return
        self._recipe = None if recipe is None else pickle.dumps(recipe)
        if self._recipe is not None and not self._tasks:
            start = pickle.dumps(Start(database, folder, self._prepare))
            self._tasks = [asyncio.create_task(self._keep(start)) for _ in range(self._count)]
        else:
            self._wake()

    async def run(self, work: Work) -> Any:
        """What `work` makes of the snapshot of the last recipe. Raises NoWorkerError, and
        TooSlowError when it took longer than it may: it would anywhere.

        `work` and its result go through pickle; whatever it raises is a NoWorkerError too.
        """
        if self._recipe is None or not self._ready:
            raise NoWorkerError
        try:
            message = pickle.dumps(Run(work))
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            raise NoWorkerError from error
        job = _Job(message, asyncio.get_running_loop().create_future())
        self._jobs.append(job)
        self._wake()
        return await job.result

    async def close(self) -> None:
        """End all processes; what they were asked ends with NoWorkerError."""
        self._is_closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        self._recipe = None
        self._give_up()

    async def _keep(self, start: bytes) -> None:
        """Run one worker, and another in its place whenever it is lost."""
        pause = _FIRST_PAUSE
        while True:
            try:
                async with running() as process:
                    self._processes.append(process)
                    try:
                        await process.ask(start, START_SECONDS)
                        await self._serve(process)
                    finally:
                        self._processes.remove(process)
                        pause = _FIRST_PAUSE if process.has_answered else pause
            except (LostError, OSError) as error:
                _log.warning("A process that answers is replaced: %s.", error)
            except Exception:
                # A defect of ours must not leave the others without replacement.
                _log.exception("A process that answers is replaced")
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    async def _serve(self, process: WorkerProcess) -> None:
        """Let a process follow and answer for as long as it lives. Raises LostError."""
        followed: bytes | None = None
        wake = asyncio.Event()
        self._wakes.append(wake)
        try:
            while True:
                wake.clear()
                if self._recipe is not followed:
                    followed = self._recipe
                    follows = followed is not None and await self._follow(process, followed)
                    self._count_ready(process, follows)
                elif self._jobs and process in self._ready:
                    await self._answer(process, self._jobs.popleft())
                else:
                    await wake.wait()
        finally:
            self._wakes.remove(wake)
            self._count_ready(process, False)

    async def _follow(self, process: WorkerProcess, recipe: bytes) -> bool:
        """Whether the process could. Raises LostError."""
        done = await process.ask(recipe, START_SECONDS)
        if done.failure is not None and recipe is self._recipe:  # else a file may rightly be gone
            _log.info("A process that answers cannot follow the library: %s.", done.failure)
        return done.failure is None

    async def _answer(self, process: WorkerProcess, job: _Job) -> None:
        if job.result.done():  # whoever asked is gone
            return
        try:
            done = await process.ask(job.message, self._seconds)
        except HangError:
            _fail(job, TooSlowError(f"the answer took longer than {self._seconds:g} s."))
            raise
        except BaseException:
            _fail(job)
            raise
        if done.failure is not None:
            _fail(job)
        elif not job.result.done():
            process.has_answered = True
            job.result.set_result(done.value)

    def _count_ready(self, process: WorkerProcess, is_ready: bool) -> None:
        (self._ready.add if is_ready else self._ready.discard)(process)
        if len(self._ready) == self._count:
            self._complete.set()
        else:
            self._complete.clear()
        if not self._ready:
            self._give_up()

    def _give_up(self) -> None:
        while self._jobs:
            _fail(self._jobs.popleft())

    def _wake(self) -> None:
        for wake in self._wakes:
            wake.set()


def _fail(job: _Job, error: Exception | None = None) -> None:
    if not job.result.done():
        job.result.set_exception(error or NoWorkerError())
