"""Re-reading the corpus folder: what changed comes in, what is gone goes, nothing is lost."""

import asyncio
import os
from contextlib import suppress
from pathlib import Path

import pytest

from bot.library.errors import ReloadRunningError
from bot.library.library import Library
from bot.library.values import FileReport, Outcome, Progress, Report
from bot.news.reading import Reading
from tests.library.conftest import Folder, Open, ids, outcomes, read_news, record
from tests.library.consistency import faults

# A time long past, so that size and time alone tell whether a file changed.
OLD = (1_700_000_000, 1_700_000_000)


async def test_each_file_of_the_folder_becomes_an_article(library: Library, folder: Folder) -> None:
    folder.put("a.json", record("Pier", "A.", id="a"))
    folder.put("sub/b.json", record("Fair", "B.", id="b"))
    report = await library.sync(folder.path)

    assert outcomes(report) == {"a.json": "added", "sub/b.json": "added"}
    assert ids(library) == {"a", "b"}
    assert report.note is None


async def test_only_what_changed_is_read_again(open_library: Open, folder: Folder) -> None:
    read: list[str] = []

    def note(data: bytes, name: str) -> Reading:
        read.append(name)
        return read_news(data, name)

    library = await open_library(read=note)
    for name in "abc":
        os.utime(folder.put(f"{name}.json", record(name, name, id=name)), OLD)
    await library.sync(folder.path)
    read.clear()
    folder.put("b.json", record("b", "changed", id="b"))
    report = await library.sync(folder.path)

    assert read == ["b.json"]
    assert outcomes(report) == {"a.json": "unchanged", "b.json": "updated", "c.json": "unchanged"}


async def test_a_touched_file_with_the_same_content_is_not_read_again(
    open_library: Open, folder: Folder
) -> None:
    read: list[str] = []

    def note(data: bytes, name: str) -> Reading:
        read.append(name)
        return read_news(data, name)

    library = await open_library(read=note)
    path = folder.put("a.json", record("a", id="a"))
    await library.sync(folder.path)
    os.utime(path, OLD)
    report = await library.sync(folder.path)

    assert read == ["a.json"]
    assert outcomes(report) == {"a.json": "unchanged"}


async def test_an_edit_of_the_same_size_right_after_a_reading_is_noticed(
    library: Library, folder: Folder
) -> None:
    path = folder.put("a.json", record("a", "one", id="a"))
    await library.sync(folder.path)
    status = path.stat()
    folder.put("a.json", record("a", "two", id="a"))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    report = await library.sync(folder.path)

    assert outcomes(report) == {"a.json": "updated"}


async def test_the_article_of_a_deleted_file_goes_and_its_text_stays_readable(
    library: Library, folder: Folder
) -> None:
    for name in "abcde":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.sync(folder.path)
    folder.delete("b.json")
    report = await library.sync(folder.path)

    assert FileReport("b.json", Outcome.REMOVED, ("b",)) in report.files
    assert ids(library) == {"a", "c", "d", "e"}
    assert await library.article("b") is None
    old = await library.article("b", 1)
    assert old is not None
    assert not old.current


async def test_an_article_that_comes_back_unchanged_has_the_revision_it_had(
    library: Library, folder: Folder
) -> None:
    for name in "abcde":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.sync(folder.path)
    folder.delete("b.json")
    await library.sync(folder.path)
    folder.put("b.json", record("b", "b", id="b"))
    report = await library.sync(folder.path)

    assert outcomes(report)["b.json"] == "added"
    back = await library.article("b")
    assert back is not None
    assert back.revision == 1


async def test_a_file_that_no_longer_parses_keeps_its_article_and_is_reported(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("a", "good", id="a"))
    folder.put("b.json", record("b", id="b"))
    await library.sync(folder.path)
    folder.spoil("a.json")
    first, second = await library.sync(folder.path), await library.sync(folder.path)

    for report in (first, second):
        (told,) = [file for file in report.files if file.file == "a.json"]
        assert told.outcome is Outcome.REFUSED
        assert told.article_ids == ("a",)
        assert told.problems[0].file == "a.json"
        assert told.problems[0].reason
    assert ids(library) == {"a", "b"}
    assert [problem.file for problem in (await library.status()).refused] == ["a.json"]

    folder.put("a.json", record("a", "good", id="a"))
    assert outcomes(await library.sync(folder.path))["a.json"] == "unchanged"
    assert (await library.status()).refused == ()


async def test_a_bad_line_keeps_the_article_it_held_and_costs_no_other(
    library: Library, folder: Folder
) -> None:
    lines = [record(name, name, id=name) for name in "abcd"]
    path = folder.put("all.jsonl", *lines)
    await library.sync(folder.path)
    good = path.read_text().splitlines()
    path.write_text("\n".join([good[0], good[1][:30], good[3]]) + "\n")
    report = await library.sync(folder.path)

    assert [(f.outcome, f.article_ids, [p.line for p in f.problems]) for f in report.files] == [
        (Outcome.UNCHANGED, ("a",), []),
        (Outcome.UNCHANGED, ("d",), []),
        (Outcome.REFUSED, ("b",), [2]),
        (Outcome.REMOVED, ("c",), []),
    ]
    assert ids(library) == {"a", "b", "d"}


async def test_a_file_of_many_records_that_no_longer_parses_keeps_them_all(
    library: Library, folder: Folder
) -> None:
    folder.put("all.jsonl", *(record(name, name, id=name) for name in "abc"))
    await library.sync(folder.path)
    (folder.path / "all.jsonl").write_bytes(b"\0\1\2 not text at all \0\0")
    first, unread = await library.sync(folder.path), await library.sync(folder.path)

    assert [(f.outcome, f.article_ids) for f in first.files] == [(Outcome.REFUSED, ("a", "b", "c"))]
    assert unread.files == first.files
    assert ids(library) == set("abc")


async def test_a_record_deleted_from_a_file_goes(library: Library, folder: Folder) -> None:
    lines = [record(name, name, id=name) for name in "abcd"]
    folder.put("all.jsonl", *lines)
    await library.sync(folder.path)
    folder.put("all.jsonl", *lines[1:])
    report = await library.sync(folder.path)

    assert report.counts == {Outcome.UNCHANGED: 3, Outcome.REMOVED: 1}
    assert ids(library) == {"b", "c", "d"}


@pytest.mark.parametrize("what", ["empty", "missing"])
async def test_an_empty_or_missing_folder_takes_nothing_out(
    library: Library, folder: Folder, what: str
) -> None:
    folder.put("a.json", record("a", id="a"))
    before = await library.sync(folder.path)
    folder.delete("a.json")
    if what == "missing":
        folder.path.rmdir()
    report = await library.sync(folder.path)

    assert report.note is not None
    assert str(folder.path) in report.note
    assert report.version == before.version
    assert ids(library) == {"a"}


async def test_a_reload_that_would_take_out_most_of_the_corpus_takes_out_nothing(
    library: Library, folder: Folder
) -> None:
    for name in "abcde":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.sync(folder.path)
    for name in "abc":
        folder.delete(f"{name}.json")
    folder.put("new.json", record("new", "new", id="new"))
    report = await library.sync(folder.path)

    assert report.note is not None
    assert "3 of the 5 articles" in report.note
    assert ids(library) == {"a", "b", "c", "d", "e", "new"}

    forced = await library.sync(folder.path, force=True)
    assert forced.note is None
    assert ids(library) == {"d", "e", "new"}


async def test_records_that_are_missing_from_a_file_are_held_back_just_the_same(
    library: Library, folder: Folder
) -> None:
    lines = [record(name, name, id=name) for name in "abcdef"]
    folder.put("all.jsonl", *lines)
    await library.sync(folder.path)
    folder.put("all.jsonl", lines[0])
    first, again = await library.sync(folder.path), await library.sync(folder.path)

    assert first.note is not None
    assert again.note == first.note
    assert ids(library) == set("abcdef")
    await library.sync(folder.path, force=True)
    assert ids(library) == {"a"}


async def test_a_folder_that_cannot_be_read_any_more_keeps_all_and_says_so(
    library: Library, folder: Folder
) -> None:
    for name in "abcde":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.sync(folder.path)
    for name in "abcd":
        folder.spoil(f"{name}.json")
    report = await library.sync(folder.path)

    assert report.note is not None
    assert "4 of the 5 files" in report.note
    assert ids(library) == set("abcde")


async def test_what_cannot_be_opened_is_refused_and_not_taken_out(
    library: Library, folder: Folder, tmp_path: Path
) -> None:
    for name in "abcde":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.sync(folder.path)
    outside = tmp_path / "outside.json"
    (folder.path / "a.json").rename(outside)
    (folder.path / "a.json").symlink_to(outside)
    os.mkfifo(folder.path / "pipe.json")
    report = await library.sync(folder.path)

    assert outcomes(report)["a.json"] == "refused"
    assert outcomes(report)["pipe.json"] == "refused"
    assert ids(library) == set("abcde")
    folder.delete("pipe.json")
    assert "pipe.json" not in outcomes(await library.sync(folder.path))


async def test_a_dry_run_reports_the_same_and_changes_nothing(
    library: Library, folder: Folder, data: Path
) -> None:
    for name in "abcde":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.sync(folder.path)
    folder.delete("a.json")
    folder.put("b.json", record("b", "changed", id="b"))
    folder.put("copy.json", record("c", "c", id="c"))
    folder.spoil("d.json")
    folder.put("new.json", record("new", "new", id="new"))
    before = await library.status()
    rehearsed = await library.sync(folder.path, dry_run=True)

    assert await library.status() == before
    assert rehearsed.version == before.version
    assert ids(library) == set("abcde")
    real = await library.sync(folder.path)
    assert real.files == rehearsed.files
    assert real.version > rehearsed.version
    assert ids(library) == {"b", "c", "d", "e", "new"}
    await library.close()
    assert faults(data / "library.db") == []


async def test_the_snapshot_is_replaced_and_never_changed(library: Library, folder: Folder) -> None:
    folder.put("a.json", record("a", "one", id="a"))
    await library.sync(folder.path)
    before = library.snapshot
    folder.put("a.json", record("a", "two", id="a"))
    await library.sync(folder.path)

    assert before.body(0).endswith("one")
    assert library.snapshot.body(0).endswith("two")
    assert library.snapshot.version > before.version
    after = library.snapshot
    await library.sync(folder.path)
    assert library.snapshot is after


async def test_a_second_reload_at_the_same_time_is_refused(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("a", id="a"))
    results = await asyncio.gather(
        library.sync(folder.path), library.sync(folder.path), return_exceptions=True
    )
    assert [type(result) for result in results] == [Report, ReloadRunningError]
    assert isinstance(await library.sync(folder.path), Report)


async def test_progress_is_told_file_by_file_once_each_is_stored(
    library: Library, folder: Folder
) -> None:
    for number in range(30):
        folder.put(f"{number:02}.json", record(f"t{number}", str(number), id=str(number)))
    told: list[Progress] = []
    await library.sync(folder.path, progress=told.append)

    assert [(p.done, p.total) for p in told] == [(n, 30) for n in range(31)]
    assert [p.file for p in told[1:]] == [f"{n:02}.json" for n in range(30)]
    assert [p.reports[0].article_ids for p in told[1:]] == [(str(n),) for n in range(30)]


async def test_a_fault_in_the_reader_costs_one_file(open_library: Open, folder: Folder) -> None:
    def read(data: bytes, name: str) -> Reading:
        if name == "b.json":
            raise ZeroDivisionError
        return read_news(data, name)

    library = await open_library(read=read)
    for name in "abc":
        folder.put(f"{name}.json", record(name, name, id=name))
    report = await library.sync(folder.path)

    assert outcomes(report) == {"a.json": "added", "b.json": "refused", "c.json": "added"}


@pytest.mark.parametrize("steps", [1, 3, 5, 8, 13, 21, 34, 55])
async def test_a_change_cancelled_anywhere_leaves_the_library_usable(
    library: Library, folder: Folder, data: Path, steps: int
) -> None:
    for number in range(4):
        folder.put(f"{number}.json", record(f"t{number}", str(number), id=str(number)))
    task = asyncio.create_task(library.sync(folder.path))
    for _ in range(steps):
        await asyncio.sleep(0.0005)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task
    await library.sync(folder.path)
    assert ids(library) == {str(number) for number in range(4)}
    await library.close()
    assert faults(data / "library.db") == []


async def test_a_reload_cut_short_can_be_taken_up_again(
    library: Library, folder: Folder, data: Path
) -> None:
    for number in range(40):
        folder.put(f"{number:02}.json", record(f"t{number}", str(number), id=str(number)))
    stored: list[str] = []

    def stop(progress: Progress) -> None:
        stored.extend(i for report in progress.reports for i in report.article_ids)
        if progress.done == 11:
            task.cancel()

    task = asyncio.create_task(library.sync(folder.path, progress=stop))
    with pytest.raises(asyncio.CancelledError):
        await task
    await library.refresh()
    assert set(stored) <= ids(library)

    report = await library.sync(folder.path)
    assert ids(library) == {str(number) for number in range(40)}
    assert report.counts[Outcome.UNCHANGED] >= 11
    await library.close()
    assert faults(data / "library.db") == []
