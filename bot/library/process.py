"""One worker process, seen from the process that asks it."""

import asyncio
import pickle
import struct
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.children import child_environment
from bot.library.messages import Done

START_SECONDS = 60.0
"""The longest that imports, or following a library, may take, on a busy machine."""

_LENGTH = struct.Struct(">Q")  # stands before every message, as in bot.news.html.process
_KEPT = 4_096  # bytes of what a worker said last
_END_SECONDS = 1.0  # after which a worker that was told to end is killed


class LostError(Exception):
    """A worker died or hangs; the message says which."""


class HangError(LostError):
    """A worker took longer than it may, and was killed."""


class WorkerProcess:
    """One worker and the pipes to it: messages go there and replies come back, in turn.

    `said` is to be the last line that the worker wrote to standard error.
    """

    def __init__(self, child: asyncio.subprocess.Process, said: asyncio.Task[str]) -> None:
        assert child.stdin is not None  # noqa: S101 - for mypy
        assert child.stdout is not None  # noqa: S101
        self.has_answered = False
        self._child = child
        self._said = said
        self._source, self._target = child.stdout, child.stdin

    @property
    def pid(self) -> int:
        """Its number."""
        return self._child.pid

    async def ask(self, message: bytes, seconds: float) -> Done:
        """The reply to a message. Raises LostError, HangError."""
        try:
            async with asyncio.timeout(seconds):
                self._target.writelines((_LENGTH.pack(len(message)), message))
                await self._target.drain()
                (length,) = _LENGTH.unpack(await self._source.readexactly(_LENGTH.size))
                reply = await self._source.readexactly(length)
        except TimeoutError:
            # Only then: to kill what has ended takes its exit code away from asyncio.
            with suppress(ProcessLookupError):
                self._child.kill()
            raise HangError(f"it took longer than {seconds:g} s") from None
        except (asyncio.IncompleteReadError, OSError) as error:
            raise LostError(await self._why()) from error
        done: Done = pickle.loads(reply)  # noqa: S301 - from our own child
        return done

    async def _why(self) -> str:
        said = ""
        with suppress(TimeoutError):
            async with asyncio.timeout(_END_SECONDS):
                said = await asyncio.shield(self._said)
        return f"it ended: {said}" if said else "it ended"


@asynccontextmanager
async def running() -> AsyncIterator[WorkerProcess]:
    """A worker process, which has ended afterwards. Raises OSError."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-m", "bot.library.worker"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        # One thread each: there are as many workers as are to work at once.
        env=child_environment(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1"),
        start_new_session=True,  # Ctrl-C in the terminal is the parent's to handle
    )
    assert child.stderr is not None  # noqa: S101 - for mypy
    said = asyncio.create_task(_last_line(child.stderr))
    try:
        yield WorkerProcess(child, said)
    finally:
        await end(child)
        said.cancel()


async def _last_line(source: asyncio.StreamReader) -> str:
    """The last line of all there is to read: whoever writes it never waits for a reader."""
    last = b""
    while more := await source.read(_KEPT):
        last = (last + more)[-_KEPT:]
    lines = last.decode(errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


async def end(child: asyncio.subprocess.Process) -> None:
    """Let a process end that ends with its standard input; kill one that does not."""
    assert child.stdin is not None  # noqa: S101 - for mypy
    child.stdin.close()
    try:
        async with asyncio.timeout(_END_SECONDS):
            await _ended(child)
    except TimeoutError:
        with suppress(ProcessLookupError):
            child.kill()
        await _ended(child)


async def _ended(child: asyncio.subprocess.Process) -> None:
    assert child.stdout is not None  # noqa: S101 - for mypy
    # Reads what nobody did: until the pipe has ended, asyncio takes no process for ended.
    await child.stdout.read()
    await child.wait()
