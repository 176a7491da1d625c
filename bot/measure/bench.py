"""How fast a question's passages are found, against rank_bm25 as it is."""

import os
import platform
import re
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import ParamSpec, TypeVar

import numpy as np
from rank_bm25 import BM25Plus

from bot.measure.bench_texts import Question, ask_about, read_passages, write_passages
from bot.search.index import Index
from bot.search.model import DELTA

SIZES = (1_000, 10_000, 100_000)
TOP = 10

_PEER_SECONDS = 10.0  # after which rank_bm25 is asked no more
_FEWEST = 5  # questions that it is asked all the same, and whose scores are compared

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Timing:
    """One engine: seconds to build, milliseconds over its questions, the top TOP each."""

    questions: int
    median_ms: float
    p99_ms: float
    build_s: float


@dataclass(frozen=True, slots=True)
class Size:
    """The engines at one number of passages.

    `stop_words_ms` is newsbot's median when stop words are left in the questions.
    `difference` is the largest between newsbot's scores and rank_bm25's, over every passage
    of the questions compared.
    """

    passages: int
    newsbot: Timing
    rank_bm25: Timing
    stop_words_ms: float
    difference: float

    @property
    def times_faster(self) -> float:
        """The ratio of the medians, rank_bm25's to newsbot's."""
        return self.rank_bm25.median_ms / self.newsbot.median_ms


@dataclass(frozen=True, slots=True)
class BenchReport:
    """What was measured, where, and on what text."""

    machine: str
    text: str
    sizes: tuple[Size, ...]

    def to_dict(self) -> dict[str, object]:
        """The report for programs."""
        sizes = [asdict(size) | {"times_faster": size.times_faster} for size in self.sizes]
        return {"machine": self.machine, "text": self.text, "sizes": sizes}

    def table(self) -> str:
        """The report for people."""
        heads = ("passages", "newsbot", "p99", "stop words in", "build", "rank_bm25", "p99", "")
        rows = [heads, *(_row(size) for size in self.sizes)]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        lines = (
            "  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True))
            for row in rows
        )
        worst = max((size.difference for size in self.sizes), default=0.0)
        asked = ", ".join(f"{s.newsbot.questions} and {s.rank_bm25.questions}" for s in self.sizes)
        return "\n".join(
            [
                f"Machine: {self.machine}",
                f"Text: {self.text}",
                f"Medians of questions without stop words, top {TOP}, one thread, engines "
                f"interleaved; questions a size, newsbot and rank_bm25: {asked}",
                f"Largest difference from rank_bm25's scores: {worst:.1e}",
                "",
                *lines,
            ]
        )


def _row(size: Size) -> tuple[str, ...]:
    ours, theirs = size.newsbot, size.rank_bm25
    return (
        f"{size.passages:,}",
        f"{ours.median_ms:.3f} ms",
        f"{ours.p99_ms:.3f} ms",
        f"{size.stop_words_ms:.3f} ms",
        f"{ours.build_s:.2f} s",
        f"{theirs.median_ms:.2f} ms",
        f"{theirs.p99_ms:.2f} ms",
        f"{size.times_faster:,.0f} times faster",
    )


def run_bench(
    sizes: Sequence[int] = SIZES,
    queries: int = 200,
    articles: Path | None = None,
    *,
    say: Callable[[str], None] = lambda _: None,
) -> BenchReport:
    """Measure at each of the sizes (numbers of passages); `say` hears what is being done.

    `queries` questions are asked of newsbot; of rank_bm25 the same ones in turn, until it has
    taken ten seconds, though at least five. `articles` is a file of articles to search
    instead of written text; sizes beyond the number of its passages are cut to it. Raises
    ValueError for sizes or queries below 1, and where the file gives no article.
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
        measured.append(_measure(passages[:size], ask_about(passages[:size], queries)))
    return BenchReport(_machine(), text, tuple(measured))


def _measure(corpus: list[list[str]], questions: Sequence[Question]) -> Size:
    index, build = _timed(Index.of, corpus)
    peer, peer_build = _timed(lambda: BM25Plus(corpus, delta=DELTA))
    ours: list[float] = []
    full: list[float] = []
    theirs: list[float] = []
    difference = 0.0
    for number, question in enumerate(questions):
        ours.append(_timed(index.top, question.content, TOP)[1])
        full.append(_timed(index.top, question.asked, TOP)[1])
        if number < _FEWEST or sum(theirs) < _PEER_SECONDS:
            theirs.append(_timed(peer.get_top_n, question.content, corpus, TOP)[1])
        if number < _FEWEST:
            gap = index.get_scores(question.asked) - peer.get_scores(question.asked)
            difference = max(difference, float(np.abs(gap).max()))
    return Size(
        passages=len(corpus),
        newsbot=_timing(ours, build),
        rank_bm25=_timing(theirs, peer_build),
        stop_words_ms=_timing(full, build).median_ms,
        difference=difference,
    )


def _timing(seconds: Sequence[float], build: float) -> Timing:
    median, p99 = (np.percentile(seconds, [50, 99]) * 1e3).tolist()
    return Timing(len(seconds), median, p99, build)


def _timed(work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> tuple[T, float]:
    start = time.perf_counter()
    result = work(*args, **kwargs)
    return result, time.perf_counter() - start


def _machine() -> str:
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
