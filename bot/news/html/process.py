"""The process that parses HTML: started once, reused page after page, killed when it hangs.

A hostile page can keep a parser busy for minutes or fill the memory, and code in C cannot be
interrupted from within; so pages are parsed in a child with limits, which costs half a second
to start and is therefore kept.
"""

import signal
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from queue import LifoQueue
from types import TracebackType
from typing import IO

from bot.children import child_environment
from bot.news.limits import Limits, in_megabytes

OUT_OF_MEMORY = 3  # the exit code of a child that met its memory limit

_LENGTH = struct.Struct(">Q")  # stands before every message, in both directions
_START_SECONDS = 60.0  # for the imports, on a busy machine
_CLOSE_SECONDS = 2.0
_PAGES = 500  # then a new process: the caches of the parser only grow


class HtmlProcessError(Exception):
    """A page that could not be parsed within the limits; the message continues "the page"."""


class HtmlParser:
    """Parses pages in up to `workers` child processes; close it, or use it in a `with`.

    Safe to use from several threads: each call takes a process for itself and waits while
    all are busy. A process is started when first needed, and again after one was killed.
    """

    def __init__(self, limits: Limits, *, workers: int = 1) -> None:
        if workers < 1:
            raise ValueError("at least one worker is needed")
        self._limits = limits
        self._workers = workers
        self._idle: LifoQueue[_Worker | None] = LifoQueue()
        for _ in range(workers):
            self._idle.put(None)

    def __enter__(self) -> "HtmlParser":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def parse(self, text: str) -> bytes:
        """The JSON of the `Page` found in `text`. Raises HtmlProcessError."""
        worker = self._idle.get()
        try:
            if worker is None:
                worker = _start(self._limits)
            return worker.parse(text.encode("utf-8", "replace"))
        finally:
            if worker is not None and worker.is_spent:
                worker.close()
                worker = None
            self._idle.put(worker)

    def close(self) -> None:
        """End the processes, after the pages being parsed. May be called more than once."""
        workers = [self._idle.get() for _ in range(self._workers)]
        for worker in workers:
            if worker is not None:
                worker.close()
            self._idle.put(None)


def _start(limits: Limits) -> "_Worker":
    """A process that is ready for pages. Raises HtmlProcessError."""
    problem = "was not parsed: the parser did not start"
    try:
        worker = _Worker(limits)
    except OSError as error:  # no process, no memory or no right to run the interpreter
        raise HtmlProcessError(problem) from error
    try:
        worker.wait_for_start()
    except HtmlProcessError as error:
        worker.close()
        raise HtmlProcessError(problem) from error
    return worker


class _Worker:
    """One child process and the pipes to it."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._pages = 0
        self._is_killed = False
        self._process = subprocess.Popen(  # noqa: S603 -- our own module and two numbers
            [
                *(sys.executable, "-P", "-m", "bot.news.html.worker"),
                *(str(limits.memory_bytes), str(limits.seconds)),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=child_environment(),
            start_new_session=True,  # Ctrl-C in the terminal is the parent's to handle
        )

    def wait_for_start(self) -> None:
        """Raises HtmlProcessError."""
        self._exchange(None, _START_SECONDS)

    @property
    def is_spent(self) -> bool:
        return self._is_killed or self._pages >= _PAGES or self._process.poll() is not None

    def parse(self, page: bytes) -> bytes:
        self._pages += 1
        return self._exchange(page, self._limits.seconds)

    def close(self) -> None:
        assert self._process.stdin is not None  # noqa: S101 -- for mypy
        assert self._process.stdout is not None  # noqa: S101
        with suppress(OSError):
            self._process.stdin.close()  # tells the child to end
        try:
            self._process.wait(_CLOSE_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()

    def _exchange(self, message: bytes | None, seconds: float) -> bytes:
        assert self._process.stdin is not None  # noqa: S101 -- for mypy
        assert self._process.stdout is not None  # noqa: S101
        timer = threading.Timer(seconds, self._kill)
        timer.daemon = True
        timer.start()
        try:
            if message is not None:
                send(self._process.stdin, message)
            return receive(self._process.stdout)
        except (OSError, EOFError) as error:
            self._process.wait()
            raise HtmlProcessError(self._why()) from error
        finally:
            timer.cancel()
            timer.join()

    def _kill(self) -> None:
        self._is_killed = True
        self._process.kill()

    def _why(self) -> str:
        code = self._process.returncode
        if self._is_killed or code == -signal.SIGALRM:
            return f"took longer than {self._limits.seconds:g} s to parse"
        if code in (OUT_OF_MEMORY, -signal.SIGKILL):
            return f"needs more than {in_megabytes(self._limits.memory_bytes)} of memory to parse"
        return "made the HTML parser crash"


def send(pipe: IO[bytes], message: bytes) -> None:
    """Write one message. Raises OSError when the other side is gone."""
    pipe.write(_LENGTH.pack(len(message)))
    pipe.write(message)
    pipe.flush()


def receive(pipe: IO[bytes]) -> bytes:
    """Read one message. Raises EOFError when the other side is gone."""
    (length,) = _LENGTH.unpack(_read(pipe, _LENGTH.size))
    return _read(pipe, length)


def _read(pipe: IO[bytes], length: int) -> bytes:
    data = pipe.read(length)
    if len(data) < length:
        raise EOFError
    return data
