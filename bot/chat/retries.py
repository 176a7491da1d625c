"""Trying again: how often, how long, and with which pauses."""

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import aiohttp
import discord

from bot.chat.undeliverable import Reason, UndeliverableError, judge
from bot.chat.wire import limit_wire

T = TypeVar("T")
log = logging.getLogger(__name__)


class Retries:
    """Makes attempts until one succeeds or none can.

    `attempts` bounds the tries; between them it waits a random time up to `base * 2**n`,
    at most `longest` seconds, and gives up `patience` seconds after the first failure.
    `wire` is how long one request may stay without an answer.
    """

    def __init__(
        self,
        *,
        attempts: int = 6,
        base: float = 0.25,
        longest: float = 8.0,
        patience: float = 120.0,
        wire: float = 15.0,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[float, float], float] = random.uniform,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._attempts = attempts
        self._base = base
        self._longest = longest
        self._patience = patience
        self._wire = wire
        self._sleep = sleep
        self._chance = chance
        self._clock = clock
        self._under_way = 0
        self._idle = asyncio.Event()
        self._idle.set()

    async def idle(self) -> None:
        """Return once nothing is being attempted."""
        await self._idle.wait()

    async def persist(self, attempt: Callable[[], Awaitable[T]], what: str) -> T:
        """What the first attempt that succeeds returns. Raises UndeliverableError."""
        self._under_way += 1
        self._idle.clear()
        try:
            return await self._persist(attempt, what)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._idle.set()

    async def _persist(self, attempt: Callable[[], Awaitable[T]], what: str) -> T:
        started: float | None = None
        number = 0
        while True:
            try:
                async with limit_wire(self._wire):
                    return await attempt()
            except (discord.HTTPException, aiohttp.ClientError, OSError, RuntimeError) as error:
                reason = judge(error)
                number += 1
                now = self._clock()
                started = now if started is None else started
                if reason is None and (number >= self._attempts or now - started >= self._patience):
                    reason = Reason.UNREACHABLE
                if reason is not None:
                    raise UndeliverableError(reason, what, error) from error
                log.info("Trying again to deliver %s: %s", what, error or type(error).__name__)
            await self._sleep(self._chance(0.0, min(self._longest, self._base * 2**number)))
