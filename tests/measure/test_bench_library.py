import json

import pytest

from bot.measure.bench_library import measure_library


def test_a_library_is_built_asked_and_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.measure.bench_library._UPDATES", 2)
    said: list[str] = []
    report = measure_library(12, questions=4, workers=1, say=said.append)
    assert report.articles == 12
    assert 12 * 10 <= report.passages <= 12 * 14
    assert report.workers == 1
    figures = json.loads(json.dumps(report.to_dict()))
    # So few are built without a process of their own.
    none = {name for name in figures if name.endswith("block_ms")} | {"build_mb"}
    assert all(value > 0 for name, value in figures.items() if name not in none)
    assert report.answer_ms <= report.answer_p99_ms
    assert report.asked_ms <= report.asked_p99_ms
    assert len(said) == 5
    for name in figures:
        assert name in report.table()


def test_nothing_cannot_be_measured() -> None:
    with pytest.raises(ValueError, match="at least one"):
        measure_library(0)
