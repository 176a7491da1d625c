"""What a whole library costs: building, starting, changing and answering, at a size."""

import asyncio
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import numpy as np

from bot.answer.answer import answer
from bot.library.library import Library
from bot.measure.bench_articles import write_files
from bot.news.limits import Limits
from bot.news.outlets import Outlets
from bot.search.snapshot import Snapshot
from bot.search.wordlists import STOP_WORDS

_NOW = datetime(2030, 1, 2, tzinfo=UTC)
_LIMITS = Limits(file_bytes=1_000_000_000)
_UPDATES = 10  # of 100 articles, once while nothing is asked and once while much is
_AT_ONCE = 32
_TICK = 0.005  # seconds between looks at the event loop


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """Seconds, milliseconds and megabytes, each said in its name.

    `start_s` is a whole `newsbot ask`, from the command to its answer; `update_ms` the median
    time from a commit of 100 articles until they are found; `busy_p99_ms` the 99th percentile
    of answers while 1,000 articles are added; `block_ms` the longest the event loop stood
    meanwhile; `at_once` how many times faster 32 questions at once are than one by one.
    """

    articles: int
    passages: int
    taking_in_s: float
    build_s: float
    build_mb: float
    index_mb: float
    database_mb: float
    start_s: float
    resident_mb: float
    answer_ms: float
    answer_p99_ms: float
    busy_p99_ms: float
    update_ms: float
    block_ms: float
    at_once: float

    def to_dict(self) -> dict[str, float]:
        """The report for programs."""
        return asdict(self)

    def table(self) -> str:
        """The report for people."""
        return "\n".join(f"{name.ljust(14)} {value:12,.2f}" for name, value in asdict(self).items())


def measure_library(
    articles: int, questions: int = 200, *, say: Callable[[str], None] = lambda _: None
) -> LibraryReport:
    """Make a library of written articles and measure it; needs 2 GB on the disk a million
    passages. Raises ValueError for less than one article or question."""
    if articles < 1 or questions < 1:
        raise ValueError("a measurement needs at least one article and one question")
    with tempfile.TemporaryDirectory(prefix="newsbot-bench-") as folder:
        return asyncio.run(_measure(Path(folder), articles, questions, say))


async def _measure(
    folder: Path, articles: int, questions: int, say: Callable[[str], None]
) -> LibraryReport:
    data = folder / "data"
    say(f"writing {articles:,} articles")
    files = write_files(folder / "articles", articles)
    async with _open(data, indexed=False) as writer:
        say("taking them in")
        taking_in, _ = await _timed(writer.add(files))
        say("building the index")
        started = time.perf_counter()
        async with _open(data) as library:
            build = time.perf_counter() - started
            status = await library.status()
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3
        asked = await asyncio.to_thread(_start, data)
        async with _open(data) as library:
            say("asking")
            texts = list(_questions(library.snapshot, questions))
            await asyncio.to_thread(_ask, library.snapshot, texts[:20])
            idle = await asyncio.to_thread(_ask, library.snapshot, texts)
            resident = _resident_mb()
            at_once = await _at_once(library.snapshot, texts[:_AT_ONCE])
            say("changing it meanwhile")
            busy, updates, block = await _change(library, writer, folder, texts)
    return LibraryReport(
        articles=articles,
        passages=status.passages,
        taking_in_s=taking_in,
        build_s=build,
        build_mb=peak,
        index_mb=status.index_bytes / 1e6,
        database_mb=status.database_bytes / 1e6,
        start_s=asked,
        resident_mb=resident,
        answer_ms=_percentile(idle, 50),
        answer_p99_ms=_percentile(idle, 99),
        busy_p99_ms=_percentile(busy, 99),
        update_ms=_percentile(updates, 50),
        block_ms=block * 1e3,
        at_once=at_once,
    )


@asynccontextmanager
async def _open(data: Path, *, indexed: bool = True) -> AsyncIterator[Library]:
    async with await Library.open(
        data, outlets=Outlets(()), limits=_LIMITS, indexed=indexed
    ) as library:
        yield library


def _start(data: Path) -> float:
    """Seconds of a command that answers one question."""
    command = [sys.executable, "-m", "bot", "--data", str(data), "ask", "--json", "who opened it?"]
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own module
    return time.perf_counter() - started


def _questions(snapshot: Snapshot, count: int) -> list[str]:
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


def _ask(snapshot: Snapshot, questions: Sequence[str]) -> list[float]:
    took = []
    for question in questions:
        started = time.perf_counter()
        answer(question, snapshot, now=_NOW)
        took.append(time.perf_counter() - started)
    return took


async def _at_once(snapshot: Snapshot, questions: Sequence[str]) -> float:
    await asyncio.to_thread(_ask, snapshot, questions)  # what is remembered helps both alike
    alone = sum(await asyncio.to_thread(_ask, snapshot, questions))
    started = time.perf_counter()
    await asyncio.gather(*(asyncio.to_thread(_ask, snapshot, [one]) for one in questions))
    return alone / (time.perf_counter() - started)


async def _change(
    library: Library, writer: Library, folder: Path, questions: Sequence[str]
) -> tuple[list[float], list[float], float]:
    """Seconds of answers while articles are added and of updates while nothing is asked, and
    the longest that the event loop stood while both went on."""
    files = [write_files(folder / f"more{n}", 100, seed=2 + n)[0] for n in range(2 * _UPDATES)]
    updates = []
    for file in files[:_UPDATES]:
        await writer.add([file])
        updates.append((await _timed(library.refresh()))[0])
    longest = 0.0

    async def watch() -> None:
        nonlocal longest
        while True:
            started = time.perf_counter()
            await asyncio.sleep(_TICK)
            longest = max(longest, time.perf_counter() - started - _TICK)

    busy: list[float] = []

    async def keep_asking() -> None:
        while True:
            for question in questions:
                busy.extend(await asyncio.to_thread(_ask, library.snapshot, [question]))

    beside = [asyncio.create_task(watch()), asyncio.create_task(keep_asking())]
    for file in files[_UPDATES:]:
        await writer.add([file])
        await library.refresh()
    for task in beside:
        task.cancel()
    await asyncio.gather(*beside, return_exceptions=True)
    return busy, updates, longest


async def _timed(work: Awaitable[object]) -> tuple[float, object]:
    started = time.perf_counter()
    result = await work
    return time.perf_counter() - started, result


def _percentile(seconds: Sequence[float], percent: float) -> float:
    return float(np.percentile(seconds, percent)) * 1e3


def _resident_mb() -> float:
    """Memory of this process now; the most it had where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    return pages * resource.getpagesize() / 1e6
