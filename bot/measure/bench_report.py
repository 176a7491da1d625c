"""What a measurement found, for people and for programs."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

PLAIN, PEER = "newsbot", "rank_bm25"


@dataclass(frozen=True, slots=True)
class Timing:
    """One engine: seconds to build, milliseconds over its questions."""

    engine: str
    version: str
    questions: int
    median_ms: float
    p99_ms: float
    build_s: float


@dataclass(frozen=True, slots=True)
class Size:
    """The engines at one number of passages.

    `stop_words_ms` is newsbot's median when stop words are left in the questions. The next
    three are numpy's medians for all passages, for one in a hundred, and for one part in a
    hundred side by side, as a range of dates is. `difference` is the largest between newsbot's
    scores and rank_bm25's, over every passage of the questions compared.
    """

    passages: int
    timings: tuple[Timing, ...]
    stop_words_ms: float
    unfiltered_ms: float
    filtered_ms: float
    range_ms: float
    difference: float

    def timing(self, engine: str) -> Timing:
        """The timing of an engine. Raises KeyError."""
        for timing in self.timings:
            if timing.engine == engine:
                return timing
        raise KeyError(engine)

    @property
    def times_faster(self) -> float:
        """The ratio of the medians, rank_bm25's to newsbot's."""
        return self.timing(PEER).median_ms / self.timing(PLAIN).median_ms


@dataclass(frozen=True, slots=True)
class AnswerTiming:
    """A library and the milliseconds of its answers, from the question to the extracts, by the
    clock and by the processor; on one core."""

    articles: int
    passages: int
    questions: int
    median_ms: float
    p99_ms: float
    processor_ms: float


@dataclass(frozen=True, slots=True)
class BenchReport:
    """What was measured, where, and on what text."""

    machine: str
    text: str
    sizes: tuple[Size, ...]
    answers: tuple[AnswerTiming, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The report for programs."""
        sizes = [asdict(size) | {"times_faster": size.times_faster} for size in self.sizes]
        answers = [asdict(timing) for timing in self.answers]
        return {"machine": self.machine, "text": self.text, "sizes": sizes, "answers": answers}

    def table(self) -> str:
        """The report for people."""
        worst = max((size.difference for size in self.sizes), default=0.0)
        lines = [
            f"Machine: {self.machine}",
            f"Text: {self.text}",
            "Questions without stop words, top 10, one thread, engines interleaved",
            f"Largest difference from rank_bm25's scores: {worst:.1e}",
        ]
        for size in self.sizes:
            lines += ["", f"{size.passages:,} passages", *_aligned(_rows(size)), _notes(size)]
        if self.answers:
            lines += ["", "Answers, from the question to the extracts, on one core"]
            lines += _aligned([_ANSWERS, *map(_answer_row, self.answers)])
        return "\n".join(lines)


_ANSWERS = ("articles", "passages", "median", "p99", "processor", "questions", "")


def _answer_row(timing: AnswerTiming) -> tuple[str, ...]:
    return (
        f"{timing.articles:,}",
        f"{timing.passages:,}",
        f"{timing.median_ms:.1f} ms",
        f"{timing.p99_ms:.1f} ms",
        f"{timing.processor_ms:.1f} ms",
        f"{timing.questions}",
        "",
    )


def _rows(size: Size) -> list[tuple[str, ...]]:
    peer = size.timing(PEER).median_ms
    rows: list[tuple[str, ...]] = [("engine", "version", "median", "p99", "build", "questions", "")]
    for timing in size.timings:
        times = peer / timing.median_ms
        rows.append(
            (
                timing.engine,
                timing.version,
                f"{timing.median_ms:.3f} ms",
                f"{timing.p99_ms:.3f} ms",
                f"{timing.build_s:.2f} s",
                f"{timing.questions}",
                "" if timing.engine == PEER else f"{times:,.0f} times faster than {PEER}",
            )
        )
    return rows


def _notes(size: Size) -> str:
    return (
        f"  newsbot with stop words in {size.stop_words_ms:.3f} ms; among one passage in a hundred "
        f"{size.filtered_ms:.3f} ms, in a range of them {size.range_ms:.3f} ms, "
        f"among all {size.unfiltered_ms:.3f} ms"
    )


def _aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        "  "
        + "  ".join(
            cell.ljust(width) if place in (0, 1, len(row) - 1) else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
