"""Asking a library for a measurement: one by one, at once, beside other work."""

import asyncio
import resource
import time
from collections.abc import AsyncIterator, Awaitable, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from operator import attrgetter
from pathlib import Path
from random import Random

import numpy as np

from bot.answer.answer import answer
from bot.library.library import Library
from bot.library.workers import NoWorkerError, Workers
from bot.search.snapshot import Snapshot
from bot.search.wordlists import STOP_WORDS

_NOW = datetime(2030, 1, 2, tzinfo=UTC)
_TICK = 0.005  # seconds between looks at the event loop
_WARM = 20  # questions before any is measured


def write_questions(snapshot: Snapshot, count: int) -> list[str]:
    """Questions of 3 to 12 words that stand in one sentence."""
    random = Random(1)  # noqa: S311 - nothing secret
    questions: list[str] = []
    while len(questions) < count:
        body = snapshot.body(random.randrange(len(snapshot)))
        words = random.choice(body.replace("\n", " ").split(". ")).rstrip(".").split()
        some = random.sample(words, min(len(words), random.randint(2, 11)))
        if not STOP_WORDS.issuperset(some):
            questions.append(f"who {' '.join(some)}?")
    return questions


def ask_here(snapshot: Snapshot, questions: Sequence[str]) -> list[float]:
    """Seconds of each answer on one core, the index and the memory warm."""
    for question in questions[:_WARM]:
        answer(question, snapshot, now=_NOW)
    took = []
    for question in questions:
        started = time.perf_counter()
        answer(question, snapshot, now=_NOW)
        took.append(time.perf_counter() - started)
    return took


async def ask(library: Library, question: str) -> float:
    """Seconds of an answer as the bot gives it: by a worker if there is one."""
    started = time.perf_counter()
    await library.run(partial(answer, question, now=_NOW))
    return time.perf_counter() - started


async def ask_in_turn(library: Library, questions: Iterable[str]) -> list[float]:
    """Seconds of each answer, one after the other."""
    return [await ask(library, question) for question in questions]


async def compare_at_once(library: Library, questions: Sequence[str]) -> float:
    """How many times faster questions are answered at once than one after the other."""
    both = []
    for _ in range(2):  # what is remembered after the first time helps both alike
        started = time.perf_counter()
        await ask_in_turn(library, questions)
        middle = time.perf_counter()
        await asyncio.gather(*(ask(library, question) for question in questions))
        both.append((middle - started) / (time.perf_counter() - middle))
    return both[-1]


async def found_by_all(library: Library, workers: Workers | None) -> None:
    """Return once every worker answers from the library's current snapshot."""
    version = library.snapshot.version
    if workers is None or not workers.ready:
        return
    try:
        seen: list[int] = []
        while not seen or min(seen) < version:
            asked = (workers.run(attrgetter("version")) for _ in range(workers.ready))
            seen = await asyncio.gather(*asked)
    except NoWorkerError:
        return


class Watch:
    """The longest that the event loop stood still, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0

    async def look(self) -> None:
        """Look until cancelled."""
        while True:
            started = time.perf_counter()
            await asyncio.sleep(_TICK)
            self.longest = max(self.longest, time.perf_counter() - started - _TICK)


@asynccontextmanager
async def watching() -> AsyncIterator[Watch]:
    """Watch the event loop meanwhile."""
    watch = Watch()
    async with beside(watch.look()):
        yield watch


@asynccontextmanager
async def asking(
    library: Library, questions: Sequence[str], at_once: int = 1
) -> AsyncIterator[list[float]]:
    """Ask again and again meanwhile, `at_once` at a time; the seconds of each answer."""
    took: list[float] = []

    async def keep_asking(first: int) -> None:
        while True:
            for question in questions[first::at_once] or questions:
                took.append(await ask(library, question))

    async with beside(*(keep_asking(first) for first in range(at_once))):
        yield took


@asynccontextmanager
async def beside(*works: Awaitable[None]) -> AsyncIterator[None]:
    """Let endless work go on meanwhile."""
    tasks = [asyncio.ensure_future(work) for work in works]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def percentile(seconds: Sequence[float], percent: float) -> float:
    """A percentile in milliseconds; 0 of nothing."""
    return float(np.percentile(seconds, percent)) * 1e3 if len(seconds) else 0.0


def resident_mb(others: Iterable[int] = ()) -> float:
    """Memory of this process and others now, what they share counted once (Linux's PSS)."""
    try:
        return sum(_pss(str(pid)) for pid in ("self", *others)) / 1e6
    except OSError:  # another system, or a process that ended: the most that this one had
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def _pss(pid: str) -> int:
    """Bytes. Raises OSError."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    return next(int(line.split()[1]) for line in rollup.splitlines() if line[:4] == "Pss:") * 1024
