"""A time limit on a request that counts only while the request is on the wire.

discord.py waits for rate limits inside its request calls, sometimes for minutes, and rightly
so; a limit around the whole call would take that wait for a dead connection.
"""

import asyncio
from collections.abc import AsyncIterator
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


def wire_trace() -> aiohttp.TraceConfig:
    """The trace that starts and stops the limit set with `limit_wire`."""

    async def start(session: aiohttp.ClientSession, context: SimpleNamespace, event: Any) -> None:
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
