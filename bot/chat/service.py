"""Running the client like a service: it starts when Discord lets it and stops when told to.

Whatever a restart may cure is tried again with backoff; whatever needs a person ends the run
with one sentence that says what to do, and an exit code that tells a supervisor not to try again.
"""

import asyncio
import logging
import random
import signal
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import aiohttp
import discord

from bot.chat.client import NewsClient
from bot.chat.endings import (
    BANNED,
    BY_CLOSE_CODE,
    LOGIN_REFUSED,
    NO_PERMISSION,
    STOPPED,
    UNAVAILABLE,
    Ending,
    refused,
)
from bot.chat.wire import limit_wire

log = logging.getLogger(__name__)

HANDLERS = ("discord.py: ", "discord-ui-", "CommandTree-invoker")
"""How discord.py 2.7 names the tasks in which it handles events, buttons and commands."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Times in seconds. The last three together stay below 5 s, with time left for the library.

    `answers`: to deliver what is owed; `handlers`: for what was cancelled to clean up;
    `gateway`: to close the connection.
    """

    first_retry: float = 1.0
    longest_retry: float = 60.0
    request: float = 30.0
    answers: float = 2.0
    handlers: float = 0.5
    gateway: float = 1.0


class Service:
    """One run of the bot.

    `make` builds a client; discord.py cannot log in twice with one. `finish` is awaited when
    stopping: it takes no new questions and returns once what is owed has been delivered.
    """

    def __init__(
        self,
        make: Callable[[], NewsClient],
        token: str,
        *,
        finish: Callable[[], Awaitable[None]] | None = None,
        limits: Limits = Limits(),
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        chance: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._make = make
        self._token = token
        self._finish = finish
        self._limits = limits
        self._sleep = sleep
        self._chance = chance
        self._client: NewsClient | None = None
        self._failures = 0

    async def run(self) -> Ending:
        """Run until SIGTERM or SIGINT (a second one does not wait for owed answers)."""
        stop, hurry = asyncio.Event(), asyncio.Event()
        with _signals(stop, hurry):
            running = asyncio.create_task(self._keep_connected())
            stopping = asyncio.create_task(stop.wait())
            try:
                await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
                if not running.done():
                    log.info("Stopping")
                    await self._deliver_owed(hurry)
            finally:
                # While something still reads from the gateway, discord.py closes it with 4000
                # instead of 1000, and Discord shows the bot online for minutes.
                running.cancel()
                stopping.cancel()
                await asyncio.wait({running})
                await self._cancel_handlers()
                await self._close()
            with suppress(asyncio.CancelledError):
                return await running
            return STOPPED

    async def _keep_connected(self) -> Ending:
        ending = await self._log_in()
        while ending is None:
            ending = await self._connect()
        return ending

    async def _log_in(self) -> Ending | None:
        while True:
            self._client = client = self._make()
            try:
                async with limit_wire(self._limits.request):
                    await client.login(self._token)
            except discord.LoginFailure:
                return Ending(NO_PERMISSION, LOGIN_REFUSED)
            except discord.HTTPException as error:
                if error.status == 429:
                    return Ending(UNAVAILABLE, BANNED)
                if error.status < 500:
                    return Ending(UNAVAILABLE, refused(error))
                failure: Exception = error
            except (aiohttp.ClientError, OSError) as error:
                failure = error
            else:
                self._failures = 0
                return None
            await self._close()
            await self._back_off("Discord cannot be reached", failure)

    async def _connect(self) -> Ending | None:
        """Stay connected; None when the very first connection failed and should be repeated."""
        client = self._client
        assert client is not None  # noqa: S101 - set by _log_in
        try:
            await client.connect()
        except discord.PrivilegedIntentsRequired:
            return BY_CLOSE_CODE[4014]
        except discord.ConnectionClosed as error:
            return BY_CLOSE_CODE.get(error.code, Ending(UNAVAILABLE, refused(error)))
        except AttributeError as error:
            # discord.py 2.7.1 reads the sequence number of a connection that never was
            # (https://github.com/Rapptz/discord.py/issues/10520).
            if client.ws is not None:
                raise
            await self._back_off("Discord's gateway cannot be reached", error.__context__ or error)
            return None
        return STOPPED

    async def _back_off(self, what: str, error: BaseException) -> None:
        self._failures += 1
        ceiling = min(
            self._limits.longest_retry, self._limits.first_retry * 2.0 ** (self._failures - 1)
        )
        seconds = self._chance(ceiling / 2, ceiling)
        why = str(error) or type(error).__name__
        log.warning("%s (%s). Trying again in %.1f s", what, why, seconds)
        await self._sleep(seconds)

    async def _deliver_owed(self, hurry: asyncio.Event) -> None:
        if self._finish is None:
            return
        finishing = asyncio.ensure_future(self._finish())
        hurrying = asyncio.create_task(hurry.wait())
        await asyncio.wait(
            {finishing, hurrying},
            timeout=self._limits.answers,
            return_when=asyncio.FIRST_COMPLETED,
        )
        hurrying.cancel()
        if not finishing.done():
            log.warning("Stopping although some answers were not delivered yet")
            finishing.cancel()
        elif error := finishing.exception():
            log.error("Stopping did not go as planned", exc_info=error)

    async def _cancel_handlers(self) -> None:
        """End what events started, a long reload say, while the library is still open."""
        handlers = [task for task in asyncio.all_tasks() if task.get_name().startswith(HANDLERS)]
        for task in handlers:
            task.cancel()
        if handlers:
            await asyncio.wait(handlers, timeout=self._limits.handlers)

    async def _close(self) -> None:
        if self._client is None:
            return
        client, self._client = self._client, None
        try:
            async with asyncio.timeout(self._limits.gateway):
                await client.close()
        except TimeoutError:
            # A dead peer takes nothing any more, not even the goodbye.
            await client.http.close()


@contextmanager
def _signals(stop: asyncio.Event, hurry: asyncio.Event) -> Iterator[None]:
    loop = asyncio.get_running_loop()

    def handle() -> None:
        (hurry if stop.is_set() else stop).set()

    numbers = (signal.SIGTERM, signal.SIGINT)
    with suppress(NotImplementedError):  # Windows: Ctrl+C arrives as KeyboardInterrupt
        for number in numbers:
            loop.add_signal_handler(number, handle)
    try:
        yield
    finally:
        with suppress(NotImplementedError):
            for number in numbers:
                loop.remove_signal_handler(number)
