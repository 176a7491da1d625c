import json

import pytest

from bot.measure.bench_library import measure_library


def test_a_library_is_built_asked_and_changed() -> None:
    said: list[str] = []
    report = measure_library(12, questions=4, say=said.append)
    assert report.articles == 12
    assert 12 * 10 <= report.passages <= 12 * 14
    figures = json.loads(json.dumps(report.to_dict()))
    none = {"block_ms", "build_mb"}  # so few are built without a process of their own
    assert all(value > 0 for name, value in figures.items() if name not in none)
    assert report.answer_ms <= report.answer_p99_ms
    assert len(said) == 5
    for name in figures:
        assert name in report.table()


def test_nothing_cannot_be_measured() -> None:
    with pytest.raises(ValueError, match="at least one"):
        measure_library(0)
