"""The line that questions wait in: a few at a time, in order of arrival, never without end."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


class QueueFullError(Exception):
    """So many questions wait already that this one would wait too long."""


class QueueClosedError(Exception):
    """The bot is stopping and takes no more questions."""


class Queue:
    """At most `running` pieces of work at once; at most `waiting` more in line.

    Work starts in the order in which it arrived. Acknowledge an interaction before lining up:
    Discord gives it 3 s, and a place in line may take longer.
    """

    def __init__(self, running: int = 2, waiting: int = 1000) -> None:
        self._slots = asyncio.Semaphore(running)
        self._limit = running + waiting
        self._inside = 0
        self._closed = self._dropped = False
        self._idle = asyncio.Event()
        self._idle.set()

    def __len__(self) -> int:
        """How many pieces of work run or wait."""
        return self._inside

    async def do(self, work: Callable[[], Awaitable[T]]) -> T:
        """Run `work` when its turn comes, and return or raise what it does.

        Raises QueueFullError or QueueClosedError without having run anything.
        """
        if self._closed:
            raise QueueClosedError
        if self._inside >= self._limit:
            raise QueueFullError
        self._inside += 1
        self._idle.clear()
        try:
            async with self._slots:
                if self._dropped:
                    raise QueueClosedError
                return await work()
        finally:
            self._inside -= 1
            if not self._inside:
                self._idle.set()

    def close(self) -> None:
        """Take no more work. What is inside already still gets its turn."""
        self._closed = True

    def drop(self) -> None:
        """Let what still waits fail with QueueClosedError; what runs is finished."""
        self._dropped = True

    async def idle(self) -> None:
        """Return once nothing runs or waits."""
        await self._idle.wait()
