"""How fast a question's passages are found, against rank_bm25 as it is and other engines."""

import os
import platform
import re
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack, suppress
from pathlib import Path
from random import Random
from typing import ParamSpec, TypeVar

import numpy as np

from bot.measure.bench_answers import measure_answers
from bot.measure.bench_engines import (
    TOP,
    Engine,
    Ours,
    build_ours,
    build_peers,
    largest_difference,
)
from bot.measure.bench_report import BenchReport, Size, Timing
from bot.measure.bench_texts import Question, ask_about, read_passages, write_passages
from bot.search.finding import Among

SIZES = (1_000, 10_000, 100_000)

_ENGINE_SECONDS = 10.0  # after which an engine is asked no more
_FEWEST = 5  # questions that it is asked all the same, and whose scores are compared

P = ParamSpec("P")
T = TypeVar("T")


def run_bench(
    sizes: Sequence[int] = SIZES,
    queries: int = 200,
    articles: Path | None = None,
    *,
    peers: bool = True,
    libraries: Sequence[int] = (),
    say: Callable[[str], None] = lambda _: None,
) -> BenchReport:
    """Measure at each of the sizes (numbers of passages); `say` hears what is being done.

    `queries` questions are asked of each engine in turn, until it has taken ten seconds,
    though at least five. `articles` is a file of articles to search instead of written text;
    sizes beyond the number of its passages are cut to it. `peers` are engines beside newsbot
    and rank_bm25, where they are installed. `libraries` are numbers of written articles whose
    answers are timed. Raises ValueError for sizes or queries below 1,
    and where the file gives no article.
    """
    if min(sizes, default=0) < 1 or queries < 1:
        raise ValueError("a measurement needs at least one passage and one question")
    if articles is None:
        say(f"writing {max(sizes):,} passages")
        passages = list(write_passages(max(sizes)))
        text = "written by the program, its words distributed as in English"
    else:
        passages, text = read_passages(articles), articles.name
    measured = []
    for size in sorted({min(size, len(passages)) for size in sizes}):
        say(f"measuring {size:,} passages")
        corpus = passages[:size]
        measured.append(_measure(corpus, ask_about(corpus, queries), peers=peers))
    answers = tuple(measure_answers(count, queries, say=say) for count in libraries)
    return BenchReport(machine(), text, tuple(measured), answers)


def _measure(corpus: list[list[str]], questions: Sequence[Question], *, peers: bool) -> Size:
    ours, engines = build_ours(corpus)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="newsbot-bench-"))
        if peers:
            engines.extend(build_peers(corpus, Path(folder), stack))
        took = _ask(engines, questions)
    fastest = ours.compiled or ours.plain
    some = questions[: max(_FEWEST, len(questions) // 2)]
    return Size(
        passages=len(corpus),
        timings=tuple(
            timing(engine, seconds) for engine, seconds in zip(engines, took, strict=True)
        ),
        stop_words_ms=_median(_timed(fastest.top, q.asked, TOP)[1] for q in some),
        **_filtered(ours, some, len(corpus)),
        difference=max(largest_difference(ours, q.asked) for q in questions[:_FEWEST]),
    )


def _ask(engines: Sequence[Engine], questions: Sequence[Question]) -> list[list[float]]:
    """Seconds for each question, engine by engine; the engines take turns, in another order
    each time, since each leaves the processor's caches to the next."""
    took: list[list[float]] = [[] for _ in engines]
    turns = list(zip(engines, took, strict=True))
    random = Random(1)  # noqa: S311 - nothing secret
    for number, question in enumerate(questions):
        random.shuffle(turns)
        for engine, seconds in turns:
            if number < _FEWEST or sum(seconds) < _ENGINE_SECONDS:
                seconds.append(_timed(engine.search, question.content)[1])
    return took


def _filtered(ours: Ours, questions: Sequence[Question], size: int) -> dict[str, float]:
    """Medians among one passage in a hundred, spread and side by side, beside all of them."""
    mask = np.arange(size) % 100 == 0
    part = max(size // 100, 1)
    spread, range_ = [Among(0, size, mask)], [Among(size // 2, min(size // 2 + part, size))]

    def median(among: list[Among] | None) -> float:
        return _median(_timed(ours.plain.find, q.content, TOP, None, among)[1] for q in questions)

    return {
        "unfiltered_ms": median(None),
        "filtered_ms": median(list(spread)),
        "range_ms": median(list(range_)),
    }


def timing(engine: Engine, seconds: Sequence[float]) -> Timing:
    """Median and 99th percentile of the seconds."""
    median, p99 = (np.percentile(seconds, [50, 99]) * 1e3).tolist()
    return Timing(engine.name, engine.version, len(seconds), median, p99, engine.build_s)


def _median(seconds: Iterable[float]) -> float:
    return float(np.median(list(seconds))) * 1e3


def _timed(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, float]:
    start = time.perf_counter()
    result = work(*args, **kwargs)
    return result, time.perf_counter() - start


def machine() -> str:
    """The processor, its cores and the versions that matter."""
    processor = platform.processor() or platform.machine()
    with suppress(OSError):
        listed = Path("/proc/cpuinfo").read_text(encoding="utf-8")
        found = re.search(r"^model name\s*:\s*(.+)$", listed, re.MULTILINE)
        processor = found[1] if found else processor
    return (
        f"{processor}, {os.cpu_count()} cores, {platform.system()}, "
        f"Python {platform.python_version()}, numpy {np.__version__}"
    )
