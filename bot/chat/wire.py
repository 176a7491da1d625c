"""What discord.py does not do on the wire: give up on silence, and come back slowly.

It waits for rate limits inside its request calls, sometimes for minutes, and rightly so; a time
limit around the whole call would take that wait for a dead connection. And a gateway that
closes each connection again is called anew without any pause.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from contextvars import ContextVar
from types import SimpleNamespace
from typing import Any

import aiohttp

_limit: ContextVar[tuple[asyncio.Timeout, float] | None] = ContextVar("limit", default=None)


@asynccontextmanager
async def limit_wire(seconds: float) -> AsyncIterator[None]:
    """Raise TimeoutError when one request inside takes longer than `seconds` on the wire.

    Works for sessions that were made with `wire_trace()`; rate-limit waits are not counted.
    """
    async with asyncio.timeout(None) as timeout:
        token = _limit.set((timeout, seconds))
        try:
            yield
        finally:
            _limit.reset(token)


class Pace:
    """Spaces out connections that follow each other: two at once, then with growing pauses.

    A pause is a random time up to `longest` seconds, at least half of it; after `calm` seconds
    with one connection the next is at once again. `longest` stays below the 60 s that discord.py
    gives a connection to be made.
    """

    def __init__(
        self,
        *,
        longest: float = 30.0,
        calm: float = 120.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[float, float], float] = random.uniform,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._longest = longest
        self._calm = calm
        self._sleep = sleep
        self._chance = chance
        self._clock = clock
        self._last = float("-inf")
        self._close_together = 0

    async def wait(self) -> None:
        """Return when the next connection may be made."""
        if self._clock() - self._last >= self._calm:
            self._close_together = 0
        self._close_together += 1
        if self._close_together > 2:
            ceiling = min(self._longest, 2.0 ** (self._close_together - 3))
            await self._sleep(self._chance(ceiling / 2, ceiling))
        self._last = self._clock()


def wire_trace(pace: Pace) -> aiohttp.TraceConfig:
    """The trace that keeps the limit set with `limit_wire`, and websockets at their pace."""

    async def start(
        session: aiohttp.ClientSession,
        context: SimpleNamespace,
        event: aiohttp.TraceRequestStartParams,
    ) -> None:
        if event.url.scheme in ("ws", "wss"):
            await pace.wait()
        limit = _limit.get()
        if limit is not None:
            timeout, seconds = limit
            timeout.reschedule(asyncio.get_running_loop().time() + seconds)

    async def stop(session: aiohttp.ClientSession, context: SimpleNamespace, event: Any) -> None:
        limit = _limit.get()
        if limit is not None and not limit[0].expired():
            limit[0].reschedule(None)

    trace = aiohttp.TraceConfig()
    trace.on_request_start.append(start)
    trace.on_request_end.append(stop)
    trace.on_request_exception.append(stop)
    return trace
