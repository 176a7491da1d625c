"""How a process is made ready that answers for long."""

import gc

import pytest

from bot.serving import PREPARE, WORKERS, WORTH_WORKERS, make_workers, settled


def test_a_large_library_has_workers_where_there_are_cores_for_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 64)
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(WORKERS)), raising=False)
    workers = make_workers(None)
    assert workers is not None
    assert workers.at_least == WORTH_WORKERS
    monkeypatch.setattr("os.sched_getaffinity", lambda _: set(range(WORKERS - 1)))
    assert make_workers(None) is None


def test_where_the_system_does_not_say_all_cores_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("os.sched_getaffinity", raising=False)
    monkeypatch.setattr("os.cpu_count", lambda: WORKERS)
    assert make_workers(None) is not None
    monkeypatch.setattr("os.cpu_count", lambda: None)
    assert make_workers(None) is None


def test_workers_that_are_asked_for_are_made_for_any_library() -> None:
    workers = make_workers(3)
    assert workers is not None
    assert workers.at_least == 0
    assert make_workers(0) is None


def test_what_is_loaded_is_out_of_garbage_collection_meanwhile() -> None:
    before = gc.get_threshold()
    with settled():
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold() > before
        assert all(load.cache_info().currsize for load in PREPARE)
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before
