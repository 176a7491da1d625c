"""What a process that answers for long is made ready with."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from bot.answer.model import load_model
from bot.answer.thesaurus import load_thesaurus
from bot.answer.vectors import load_vectors
from bot.library.workers import Workers

PREPARE = (load_thesaurus, load_model, load_vectors)
"""What every answer needs beside the library, each read once per process."""

WORKERS = 2
"""How many processes answer unless the settings say so, where there are as many cores. With
a library of 1,000,000 passages all processes together stay within 900 MB."""

WORTH_WORKERS = 10_000
"""Passages of the smallest library that is worth the memory of these processes, some 150 MB
each, unless the settings ask for them."""

_COLLECTED = (20_000, 20, 20)
"""Python's defaults (700, 10, 10) have all of a reload's 70,000 reports walked several times
while they are written, each time for up to 100 ms."""


@contextmanager
def settled(prepare: Iterable[Callable[[], object]] = PREPARE) -> Iterator[None]:
    """Take all that is loaded by now, and what every answer needs (`prepare`), out of garbage
    collection, and collect the rest less often."""
    for load in prepare:
        load()
    # The collector would walk millions of objects that stay, again and again: at 1,000,000
    # passages that stops every question for 220 ms at a time.
    gc.collect()
    gc.freeze()
    before = gc.get_threshold()
    gc.set_threshold(*_COLLECTED)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def make_workers(count: int | None) -> Workers | None:
    """`count` processes that answer, None for no process. A count of None is as many as pay,
    for a library that is worth them."""
    if count is not None:
        return Workers(count, prepare=PREPARE) if count else None
    if _cores() < WORKERS:
        return None
    return Workers(WORKERS, prepare=PREPARE, at_least=WORTH_WORKERS)


def _cores() -> int:
    """How many cores this process may use, where the system says: a container may have few."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
