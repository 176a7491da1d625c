"""The process that answers: `python -m bot.library.worker`.

Reads messages from standard input (see `bot.library.messages`), and answers each on standard
output in turn. It maps the files of the index that the parent has mapped, reads texts over a
connection that cannot write, and changes nothing. It ends when its standard input does, that
is with the parent, whatever it was doing; signals it leaves to the parent, which may want
answers still when it is told to stop.
"""

import gc
import os
import pickle
import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any

from bot.library.messages import Done, Run, Start
from bot.library.recipe import Cook, Recipe
from bot.library.texts import Texts
from bot.news.html.process import receive, send
from bot.search.shelf import Shelf
from bot.search.snapshot import Snapshot

_QUIET_SECONDS = 1.0


def main() -> None:
    """Serve until standard input ends."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    # Whatever a library prints must not mix with the messages.
    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    messages: SimpleQueue[bytes] = SimpleQueue()
    Thread(target=_listen, args=(sys.stdin.buffer, messages), daemon=True).start()
    try:
        for reply in serve(_in_turn(messages)):
            send(output, reply)
    except Exception:
        traceback.print_exc()
    finally:
        # In good order Python would wait for the thread that listens, and then abort, which
        # says much more than what went wrong.
        os._exit(1)


def serve(messages: Iterator[bytes]) -> Iterator[bytes]:
    """The replies to messages, one for one; the first message is a Start."""
    # A full collection walks all that stays, and would stop an answer for up to half a second.
    # What an answer leaves behind is young, and collected before the next one; what a snapshot
    # leaves, in the first quiet moment.
    gc.disable()
    start: Start = _read(next(messages))
    for load in start.prepare:
        load()
    with closing(Texts(start.database)) as texts:
        cook = Cook(Shelf(start.folder), texts.bodies)
        snapshot: Snapshot | None = None
        gc.freeze()
        yield pickle.dumps(Done())
        for message in messages:
            try:
                match _read(message):
                    case Recipe() as recipe:
                        snapshot = None  # what cannot be followed must not be answered from
                        snapshot = cook.make(recipe)
                        reply = pickle.dumps(Done())
                    case Run(work) if snapshot is not None:
                        reply = pickle.dumps(Done(work(snapshot)))
                    case _:
                        reply = pickle.dumps(Done(failure="there is no recipe to answer from"))
            except Exception as error:
                reply = pickle.dumps(Done(failure=f"{type(error).__name__}: {error}"))
            yield reply
            gc.collect(0)


def _in_turn(messages: SimpleQueue[bytes]) -> Iterator[bytes]:
    while True:
        try:
            yield messages.get(timeout=_QUIET_SECONDS)
        except Empty:
            gc.collect()
            yield messages.get()


def _listen(source: IO[bytes], messages: SimpleQueue[bytes]) -> None:
    """Pass messages on; end the process when there will be no more."""
    try:
        while True:
            messages.put(receive(source))
    except (EOFError, OSError):
        os._exit(0)


def _read(message: bytes) -> Any:
    return pickle.loads(message)  # noqa: S301 - from the parent, over a pipe that only it has


if __name__ == "__main__":
    main()
