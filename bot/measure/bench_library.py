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
from pathlib import Path
from typing import Any

from bot.library.library import Library
from bot.library.workers import Workers
from bot.measure.bench_articles import write_files
from bot.measure.bench_asking import (
    ask_here,
    ask_in_turn,
    asking,
    compare_at_once,
    found_by_all,
    percentile,
    resident_mb,
    watching,
    write_questions,
)
from bot.news.limits import Limits
from bot.news.outlets import Outlets
from bot.serving import make_workers, settled

_LIMITS = Limits(file_bytes=1_000_000_000)
_UPDATES, _UPDATE = 10, 100  # articles; once while nothing is asked and once while much is
_AT_ONCE = 32
_LOOKS = 100  # of a person who types, at status and at the newest


@dataclass(frozen=True, slots=True)
class LibraryReport:
    """Seconds, milliseconds and megabytes, each said in its name; what is no percentile is
    the median or was measured once.

    `reload_s` reads the folder of one file an article again when nothing changed; the `block`s
    are the longest that the event loop stood still meanwhile. `start_s` is a whole
    `newsbot ask`, from the command to its answer. `answer` is worked out on one core, `asked`
    is an answer as `newsbot run` gives it, by `workers` processes; `busy` is that while 1,000
    articles are added, and `at_once` how many times faster 32 questions at once are than one
    after the other. `update_ms` is the time from a commit of 100 articles until they are found,
    `found_ms` until every worker finds them. `resident_mb` is what all processes have in memory
    after all questions. Status, the newest and titles while they are typed are asked for while
    questions are answered.
    """

    articles: int
    passages: int
    taking_in_s: float
    reload_s: float
    reload_block_ms: float
    build_s: float
    build_mb: float
    build_block_ms: float
    index_mb: float
    database_mb: float
    start_s: float
    answer_ms: float
    answer_p99_ms: float
    workers: int
    asked_ms: float
    asked_p99_ms: float
    busy_p99_ms: float
    at_once: float
    block_ms: float
    update_ms: float
    found_ms: float
    status_p99_ms: float
    latest_p99_ms: float
    titles_p99_ms: float
    resident_mb: float

    def to_dict(self) -> dict[str, float]:
        """The report for programs."""
        return asdict(self)

    def table(self) -> str:
        """The report for people."""
        return "\n".join(f"{name.ljust(15)} {value:12,.2f}" for name, value in asdict(self).items())


def measure_library(
    articles: int,
    questions: int = 200,
    *,
    workers: int | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> LibraryReport:
    """Make a library of written articles and measure it; needs 3 GB on the disk a million
    passages. `workers` is how many processes answer, for None as many as `newsbot run` has.
    Raises ValueError for less than one article or question."""
    if articles < 1 or questions < 1:
        raise ValueError("a measurement needs at least one article and one question")
    with tempfile.TemporaryDirectory(prefix="newsbot-bench-") as folder:
        measure = _measure(Path(folder), articles, questions, make_workers(workers), say)
        return LibraryReport(**asyncio.run(measure))


async def _measure(
    folder: Path,
    articles: int,
    questions: int,
    workers: Workers | None,
    say: Callable[[str], None],
) -> dict[str, Any]:
    data, corpus = folder / "data", folder / "articles"
    say(f"writing {articles:,} articles")
    write_files(corpus, articles, together=1)
    async with _open(data, indexed=False) as writer:
        say("taking them in")
        found: dict[str, Any] = {"articles": articles}
        found["taking_in_s"] = await _timed(writer.sync(corpus))
        with settled():
            async with watching() as watch:
                found["reload_s"] = await _timed(writer.sync(corpus))
            found["reload_block_ms"] = watch.longest * 1e3
            say("building the index")
            found |= await _build(data)
        found["start_s"] = await asyncio.to_thread(_start, data)
        async with _open(data, workers=workers) as library:
            texts = write_questions(library.snapshot, questions)
            say("asking")
            with settled():
                here = await asyncio.to_thread(ask_here, library.snapshot, texts)
                found["answer_ms"], found["answer_p99_ms"] = _both(here)
                found |= await _serve(library, workers, texts)
                say("changing it meanwhile")
                found |= await _change(library, writer, workers, folder, texts)
    return found


async def _build(data: Path) -> dict[str, float]:
    async with watching() as watch:
        started = time.perf_counter()
        async with _open(data) as library:
            build = time.perf_counter() - started
            status = await library.status()
    return {
        "passages": status.passages,
        "build_s": build,
        "build_mb": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3,
        "build_block_ms": watch.longest * 1e3,
        "index_mb": status.index_bytes / 1e6,
        "database_mb": status.database_bytes / 1e6,
    }


def _start(data: Path) -> float:
    """Seconds of a command that answers one question."""
    command = [sys.executable, "-m", "bot", "--data", str(data), "ask", "--json", "who opened it?"]
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - our own module
    return time.perf_counter() - started


async def _serve(
    library: Library, workers: Workers | None, questions: Sequence[str]
) -> dict[str, float]:
    if workers is not None:
        await workers.started()
    await ask_in_turn(library, questions[:_AT_ONCE])
    took = await ask_in_turn(library, questions)
    async with watching() as watch:
        at_once = await compare_at_once(library, questions[:_AT_ONCE])
    found = {
        "workers": workers.ready if workers else 0,
        "resident_mb": resident_mb(workers.pids if workers else ()),
        "at_once": at_once,
        "block_ms": watch.longest * 1e3,
    }
    found["asked_ms"], found["asked_p99_ms"] = _both(took)
    snapshot = library.snapshot
    titles = [snapshot.heads[number % len(snapshot)].title for number in range(_LOOKS)]
    async with asking(library, questions, at_once=2):
        looks: dict[str, list[float]] = {"status": [], "latest": [], "titles": []}
        for title in titles:
            looks["status"].append(await _timed(library.status()))
            typed = asyncio.to_thread(snapshot.find_titles, title[: len(title) // 2], 25)
            looks["titles"].append(await _timed(typed))
            looks["latest"].append(await _timed(asyncio.to_thread(snapshot.latest, 10)))
    return found | {f"{name}_p99_ms": percentile(some, 99) for name, some in looks.items()}


async def _change(
    library: Library,
    writer: Library,
    workers: Workers | None,
    folder: Path,
    questions: Sequence[str],
) -> dict[str, float]:
    files = [
        write_files(folder / f"more{number}", _UPDATE, seed=2 + number)[0]
        for number in range(2 * _UPDATES)
    ]
    updates, finds = [], []
    for file in files[:_UPDATES]:
        await writer.add([file])
        started = time.perf_counter()
        updates.append(await _timed(library.refresh()))
        await found_by_all(library, workers)
        finds.append(time.perf_counter() - started)
    async with asking(library, questions) as busy:
        for file in files[_UPDATES:]:
            await writer.add([file])
            await library.refresh()
    return {
        "update_ms": percentile(updates, 50),
        "found_ms": percentile(finds, 50),
        "busy_p99_ms": percentile(busy, 99),
    }


@asynccontextmanager
async def _open(
    data: Path, *, indexed: bool = True, workers: Workers | None = None
) -> AsyncIterator[Library]:
    async with await Library.open(
        data, outlets=Outlets(()), limits=_LIMITS, indexed=indexed, workers=workers
    ) as library:
        yield library


async def _timed(work: Awaitable[object]) -> float:
    started = time.perf_counter()
    await work
    return time.perf_counter() - started


def _both(seconds: Sequence[float]) -> tuple[float, float]:
    return percentile(seconds, 50), percentile(seconds, 99)
