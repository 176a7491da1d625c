import gc
import os
import time
import weakref
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from bot.news.article import Article
from bot.search.collection import Collection, build_segment, merge_holdings
from bot.search.segment import Segment, from_arrays, to_arrays
from bot.search.shelf import Shelf
from bot.search.store import IndexDamagedError
from bot.search.values import Filters

Write = Callable[..., Article]

ANCHOR = 4, "digest"


@pytest.fixture
def collection(write: Write) -> Collection:
    segments = [
        build_segment([(1, write("a", "The port opened.", "Port")), (2, write("b", "A ferry."))]),
        build_segment([(3, write("c", "The port closed."))]),
    ]
    whole = Collection()
    for segment in segments:
        whole = whole.plus(segment)
    return whole.without(np.array([2]), lambda numbers: ["A ferry." for _ in numbers])


def answers(collection: Collection) -> object:
    snapshot = collection.snapshot(lambda numbers: [str(number) for number in numbers], 1)
    heads = list(snapshot.heads)
    return heads, snapshot.search(["port"], 5), snapshot.df("ferri"), snapshot.has_word("ferry")


def test_a_collection_comes_back_from_the_shelf(tmp_path: Path, collection: Collection) -> None:
    assert Shelf(tmp_path / "index").is_empty
    assert Shelf(tmp_path / "index").save(collection, ANCHOR)
    loaded, anchor = Shelf(tmp_path / "index").load()
    assert tuple(anchor) == ANCHOR
    assert loaded.revisions.tolist() == [1, 3]
    assert answers(loaded) == answers(collection)
    assert not Shelf(tmp_path / "index").is_empty
    assert Shelf(tmp_path / "index").size() > 1_000


def parts(segment: Segment) -> tuple[object, ...]:
    """All that keeps the segment's file mapped."""
    return (segment, segment.heads, segment.terms, segment.words.words, segment.titles.words)


def test_what_was_loaded_goes_with_its_last_snapshot_without_a_collection(
    tmp_path: Path, collection: Collection
) -> None:
    Shelf(tmp_path).save(collection, ANCHOR)
    shelf = Shelf(tmp_path)
    loaded, _ = shelf.load()
    snapshot = loaded.snapshot(lambda numbers: [str(number) for number in numbers], 1)
    gc.disable()  # as good as frozen, which a process that answers for long is
    try:
        snapshot.search(["port"], 5, Filters(outlets=frozenset({"nobody's"})))
        snapshot.search(["port"], 5)
        snapshot.find_titles("prt", 3)
        snapshot.near_words("prt")
        _ = snapshot.copies(0), snapshot.number("a"), snapshot.outlets(), list(snapshot.heads)
        left = [weakref.ref(part) for holding in loaded.holdings for part in parts(holding.segment)]
        del snapshot, loaded
        assert not [type(one()) for one in left if one() is not None]
    finally:
        gc.enable()


def test_files_that_are_no_longer_needed_are_deleted(
    tmp_path: Path, collection: Collection
) -> None:
    shelf = Shelf(tmp_path)
    shelf.save(collection, ANCHOR)
    before = set(tmp_path.glob("*.segment"))
    under_way, stray = tmp_path / "new.segment.part", tmp_path / "old.segment.part"
    under_way.touch()
    stray.touch()
    os.utime(stray, (0, time.time() - 9_999))
    merged = merge_holdings(collection.holdings)
    shelf.save(collection.replaced(collection.holdings, merged, lambda numbers: []), ANCHOR)
    (left,) = set(tmp_path.glob("*.segment"))
    assert len(before) == 2
    assert left not in before
    assert under_way.exists()
    assert not stray.exists()


def test_a_file_that_another_process_deleted_is_written_again(
    tmp_path: Path, collection: Collection
) -> None:
    shelf = Shelf(tmp_path)
    shelf.save(collection, ANCHOR)
    for path in tmp_path.glob("*.segment"):
        path.unlink()
    shelf.save(collection, ANCHOR)
    assert answers(Shelf(tmp_path).load()[0]) == answers(collection)


@pytest.mark.parametrize("pattern", ["*.segment", "*.json"])
def test_what_is_damaged_is_not_read(tmp_path: Path, collection: Collection, pattern: str) -> None:
    Shelf(tmp_path).save(collection, ANCHOR)
    path = next(tmp_path.glob(pattern))
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(content)
    with pytest.raises(IndexDamagedError):
        Shelf(tmp_path).load()


def test_what_other_code_made_is_not_read(
    tmp_path: Path, collection: Collection, monkeypatch: pytest.MonkeyPatch
) -> None:
    Shelf(tmp_path).save(collection, ANCHOR)
    monkeypatch.setattr("bot.search.shelf.fingerprint", lambda: "of another version")
    with pytest.raises(IndexDamagedError, match="another version"):
        Shelf(tmp_path).load()


def test_a_shelf_that_another_writes_to_is_left_alone(
    tmp_path: Path, collection: Collection
) -> None:
    shelf = Shelf(tmp_path)
    with shelf._locked() as locked:
        assert locked
        assert not Shelf(tmp_path).save(collection, ANCHOR)
    assert Shelf(tmp_path).save(collection, ANCHOR)


def test_arrays_that_contradict_each_other_are_refused(collection: Collection) -> None:
    good = dict(to_arrays(collection.holdings[0].segment))
    assert len(from_arrays(Segment, good)) == 2
    for name in good.keys() - {"heads.names.offsets"}:  # an outlet without articles may be
        for other in (good[name][:-1], good[name][:0], np.append(good[name], good[name][-1:])):
            if good[name].ndim == 1 and len(other) != len(good[name]):
                try:
                    from_arrays(Segment, good | {name: other})
                except (ValueError, IndexError):
                    continue
                pytest.fail(f"{name} of length {len(other)} was accepted")
    for name in (
        "postings.docs",
        "postings.blocks",
        "postings.codes",
        "titles.holders",
        "sketches.holders",
    ):
        beyond = good[name].copy()
        beyond[-1] = 9_999
        with pytest.raises(ValueError, match="no "):
            from_arrays(Segment, good | {name: beyond})


def test_postings_that_are_not_ascending_are_refused(write: Write) -> None:
    segment = build_segment([(1, write("a", "The port.")), (2, write("b", "The port."))])
    arrays = dict(to_arrays(segment))
    assert arrays["postings.docs"].tolist() == [0, 1] * 3  # the title is a word too
    with pytest.raises(ValueError, match="out of order"):
        from_arrays(Segment, arrays | {"postings.docs": arrays["postings.docs"][::-1]})
