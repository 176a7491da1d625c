"""One writer at a time among all processes that share a data directory."""

import asyncio
import fcntl
import os
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.library.errors import LibraryBusyError, LibraryError

FILE_NAME = "writer.lock"
_POLL_SECONDS = 0.05


@asynccontextmanager
async def writer_lock(data: Path, wait: float) -> AsyncIterator[None]:
    """Hold the lock of the data directory, waiting up to `wait` seconds for it.

    The lock is the operating system's (flock): it goes with its process, however that ends,
    so none is ever left behind. The file holds the writer's process id, for the message only.
    Raises LibraryBusyError when another writer does not finish in time.
    """
    path = data / FILE_NAME
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise LibraryError(f"The library in {data} cannot be changed: {error.strerror}.") from error
    try:
        give_up = time.monotonic() + wait
        while not _is_locked(handle):
            if time.monotonic() >= give_up:
                writer = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
                raise LibraryBusyError(
                    f"Another newsbot (process {writer or 'unknown'}) is changing the library in "
                    f"{data}; waited {wait:g} seconds for it. Try again when it has finished."
                )
            await asyncio.sleep(_POLL_SECONDS)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{os.getpid()}\n".encode("ascii"), 0)
        try:
            yield
        finally:
            # Closing alone would leave the lock with a child process forked meanwhile.
            fcntl.flock(handle, fcntl.LOCK_UN)
    finally:
        os.close(handle)


def _is_locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
