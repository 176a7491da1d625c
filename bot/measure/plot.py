"""The cost of a question against the number of passages, as a picture (SVG)."""

from collections.abc import Sequence
from html import escape
from math import ceil, floor, log10

from bot.measure.bench_report import BenchReport

_WIDTH, _HEIGHT, _LEFT, _TOP, _RIGHT, _BOTTOM = 760, 440, 64, 40, 150, 48
_COLOURS = ("#0b6e4f", "#2fbf71", "#b3261e", "#5b6abf", "#9aa5e0", "#c77d0a", "#7a7a7a")

Line = tuple[str, list[tuple[float, float]]]


def plot(report: BenchReport) -> str:
    """A line for each engine, both axes logarithmic. Raises ValueError without a size."""
    lines = _lines(report)
    if not lines:
        raise ValueError("nothing was measured")
    xs = [x for _, points in lines for x, _ in points]
    ys = [y for _, points in lines for _, y in points]
    x_low, x_high = log10(min(xs)), max(log10(max(xs)), log10(min(xs)) + 0.1)
    y_low, y_high = floor(log10(min(ys))), max(ceil(log10(max(ys))), floor(log10(min(ys))) + 1)

    def place(x: float, y: float) -> tuple[float, float]:
        across = (log10(x) - x_low) / (x_high - x_low)
        up = (log10(y) - y_low) / (y_high - y_low)
        return (
            _LEFT + across * (_WIDTH - _LEFT - _RIGHT),
            _HEIGHT - _BOTTOM - up * (_HEIGHT - _TOP - _BOTTOM),
        )

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        'font-family="sans-serif" font-size="12" role="img" '
        'aria-label="Milliseconds a question against passages, for each engine">',
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
        f'<text x="{_LEFT}" y="22" font-size="14">Milliseconds a question (median, top 10) '
        "against passages</text>",
    ]
    for power in range(y_low, y_high + 1):
        _, y = place(min(xs), 10.0**power)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
            'stroke="#dddddd"/>'
            f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g}</text>'
        )
    for size in sorted(set(xs)):
        x, _ = place(size, 10.0**y_low)
        parts.append(
            f'<text x="{x:.1f}" y="{_HEIGHT - _BOTTOM + 20}" text-anchor="middle">'
            f"{int(size):,}</text>"
        )
    parts += _draw(lines, [[place(x, y) for x, y in points] for _, points in lines])
    machine = escape(report.machine)
    parts.append(f'<text x="{_LEFT}" y="{_HEIGHT - 8}" fill="#666666">{machine}</text></svg>')
    return "\n".join(parts) + "\n"


def _lines(report: BenchReport) -> list[Line]:
    lines: dict[str, list[tuple[float, float]]] = {}
    for size in report.sizes:
        for timing in size.timings:
            lines.setdefault(timing.engine, []).append((size.passages, timing.median_ms))
    return list(lines.items())


def _draw(lines: Sequence[Line], placed: Sequence[list[tuple[float, float]]]) -> list[str]:
    """The lines with their names at their ends, moved apart where these would overlap."""
    parts = []
    taken: list[float] = []
    order = sorted(range(len(lines)), key=lambda number: placed[number][-1][1])
    for number in order:
        colour = _COLOURS[number % len(_COLOURS)]
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in placed[number])
        x, y = placed[number][-1]
        beside = max([y, *(other + 14 for other in taken[-1:])])
        taken.append(beside)
        dots = "".join(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in placed[number]
        )
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>{dots}'
            f'<text x="{x + 8:.1f}" y="{beside + 4:.1f}" fill="{colour}">'
            f"{escape(lines[number][0])}</text>"
        )
    return parts
