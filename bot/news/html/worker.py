"""The child process that parses HTML: `python -m bot.news.html.worker MEMORY SECONDS`.

Reads pages from standard input and writes what is in each to standard output, as messages
with their length in front. Limits itself to MEMORY bytes of address space; a page that takes
a few seconds more than SECONDS ends it even when the parent is gone and cannot.
"""

import os
import resource
import signal
import sys
from typing import IO

from pydantic import TypeAdapter

from bot.news.html.page import Page
from bot.news.html.process import OUT_OF_MEMORY, receive, send

_GRACE_SECONDS = 2.0  # the parent kills first


def main(memory_bytes: int, seconds: float) -> None:
    """Serve pages until standard input ends."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    # Whatever a library prints must not mix with the messages.
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    try:
        serve(sys.stdin.buffer, output, seconds)
    except EOFError:
        pass
    except MemoryError:
        os._exit(OUT_OF_MEMORY)  # nothing here can be relied on any more


def serve(source: IO[bytes], output: IO[bytes], seconds: float) -> None:
    """Answer every page of `source`. Raises EOFError at its end, MemoryError at the limit."""
    from bot.news.html.extraction import extract  # within the memory limit, which it may exceed

    to_json = TypeAdapter(Page).dump_json
    send(output, b"")  # ready
    while True:
        page = receive(source).decode("utf-8")
        signal.setitimer(signal.ITIMER_REAL, seconds + _GRACE_SECONDS)
        answer = to_json(extract(page))
        signal.setitimer(signal.ITIMER_REAL, 0)
        send(output, answer)


if __name__ == "__main__":
    main(int(sys.argv[1]), float(sys.argv[2]))
