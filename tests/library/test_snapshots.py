"""The index follows the database, whatever became of its files."""

import logging
import shutil
from functools import partial
from pathlib import Path

import pytest

from bot.library import snapshots
from bot.library.library import Library
from bot.library.snapshots import Snapshots
from bot.library.texts import Texts
from bot.news.outlets import Outlets
from bot.search.analysis import Analysis
from bot.search.segment import Segment
from tests.library.conftest import Folder, Open, ids, record


def search(library: Library, term: str) -> set[str]:
    snapshot = library.snapshot
    return {snapshot.heads[hit.article].title for hit in snapshot.search([term], 99)}


@pytest.fixture
async def filled(data: Path, folder: Folder) -> Path:
    """A data directory with two articles and their index."""
    folder.put("a.json", record("Alpha", "Zeppelins landed."))
    folder.put("b.json", record("Beta", "Ferries left."))
    async with await Library.open(data, outlets=Outlets(())) as library:
        await library.sync(folder.path)
    return data


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    caplog.set_level(logging.WARNING, "bot")
    messages: list[str] = []
    monkeypatch.setattr(caplog.handler, "emit", lambda entry: messages.append(entry.getMessage()))
    return messages


def files(data: Path) -> set[str]:
    return {path.name for path in (data / "index").glob("*.segment")}


def set_back(data: Path, backup: Path) -> None:
    for path in data.glob("library.db*"):
        path.unlink()
    shutil.copy(backup / "library.db", data)


def block(data: Path) -> None:
    """Put a file where the index's folder would be."""
    data.mkdir()
    (data / "index").write_text("in the way")


async def test_the_index_is_read_and_not_built_at_the_next_start(
    filled: Path, open_library: Open, warnings: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(filled)
    monkeypatch.setattr("bot.library.snapshots.build", None)
    library = await open_library()
    assert search(library, "zeppelin") == {"Alpha"}
    assert "Zeppelins" in library.snapshot.body(0) + library.snapshot.body(1)
    assert files(filled) == before
    assert warnings == []
    assert (await library.status()).index_bytes > 0


async def test_only_what_changed_is_read(
    filled: Path, open_library: Open, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = await open_library()
    read: list[int] = []

    def counting(texts: Texts, numbers: list[int], analysis: Analysis) -> Segment:
        read.extend(numbers)
        return build(texts, numbers, analysis)

    build = snapshots.build
    monkeypatch.setattr(snapshots, "build", counting)
    folder.put("b.json", record("Beta", "Trains left."))
    folder.put("c.json", record("Gamma", "Zeppelins rose."))
    await library.sync(folder.path)
    assert len(read) == 2
    assert search(library, "zeppelin") == {"Alpha", "Gamma"}
    assert search(library, "train") == {"Beta"}
    assert search(library, "ferri") == set()
    assert not library.snapshot.has_word("ferries")


async def test_many_changes_are_merged_and_a_snapshot_taken_before_still_answers(
    filled: Path, open_library: Open, folder: Folder
) -> None:
    library = await open_library()
    before = library.snapshot
    for number in range(12):
        folder.put(f"n{number}.json", record(f"Number {number}", f"Zeppelin {number} landed."))
        folder.put("b.json", record("Beta", f"Tram {number} left."))
        await library.sync(folder.path)
    await library.close()
    assert len(files(filled)) <= 5
    reopened = await open_library()
    assert search(reopened, "zeppelin") == {"Alpha", *(f"Number {n}" for n in range(12))}
    assert search(reopened, "tram") == {"Beta"}
    assert len(before) == 2


async def test_an_old_snapshot_reads_the_bodies_it_was_made_of(
    filled: Path, open_library: Open, folder: Folder
) -> None:
    library = await open_library()
    before = library.snapshot
    folder.put("a.json", record("Alpha", "Balloons landed."))
    await library.sync(folder.path)
    assert any("Zeppelins" in body for body in before.bodies(range(2)))
    assert any("Balloons" in body for body in library.snapshot.bodies(range(2)))


@pytest.mark.parametrize("damage", ["segment", "json", "missing"])
async def test_a_damaged_index_is_built_again_with_one_line_in_the_log(
    filled: Path, open_library: Open, warnings: list[str], damage: str
) -> None:
    for path in (filled / "index").glob("*.json" if damage == "json" else "*.segment"):
        if damage == "missing":
            path.unlink()
        else:
            path.write_bytes(path.read_bytes()[:-30])
    library = await open_library()
    assert search(library, "zeppelin") == {"Alpha"}
    (line,) = warnings
    assert line.startswith("The index is built anew: ")
    await library.close()
    await open_library()
    assert len(warnings) == 1


async def test_a_deleted_index_is_built_again(
    filled: Path, open_library: Open, warnings: list[str]
) -> None:
    shutil.rmtree(filled / "index")
    library = await open_library()
    assert search(library, "zeppelin") == {"Alpha"}
    assert warnings == []


async def test_a_library_set_back_to_an_earlier_state_gets_an_index_of_its_own(
    filled: Path, open_library: Open, folder: Folder, tmp_path: Path, warnings: list[str]
) -> None:
    backup = tmp_path / "backup"
    shutil.copytree(filled, backup)
    library = await open_library()
    folder.put("c.json", record("Gamma", "Zeppelins rose."))
    await library.sync(folder.path)
    await library.close()
    set_back(filled, backup)
    folder.delete("c.json")
    folder.put("d.json", record("Delta", "Balloons rose."))
    async with await Library.open(filled, outlets=Outlets(()), indexed=False) as other:
        await other.sync(folder.path)
    library = await open_library()
    assert search(library, "zeppelin") == {"Alpha"}
    assert search(library, "balloon") == {"Delta"}
    assert warnings == ["The index is built anew: it is of another library."]


async def test_many_articles_are_built_in_a_process_of_their_own(
    open_library: Open, folder: Folder, data: Path, warnings: list[str]
) -> None:
    library = await open_library(index=partial(Snapshots, aside=3))
    for number in range(4):
        folder.put(f"n{number}.json", record(f"Number {number}", f"Zeppelin {number} landed."))
    await library.sync(folder.path)
    assert len(search(library, "zeppelin")) == 4
    assert warnings == []
    assert len(files(data)) == 1


async def test_a_process_that_fails_is_made_good(
    open_library: Open,
    folder: Folder,
    warnings: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.executable", "/bin/false")
    library = await open_library(index=partial(Snapshots, aside=1))
    folder.put("a.json", record("Alpha", "Zeppelins landed."))
    await library.sync(folder.path)
    assert search(library, "zeppelin") == {"Alpha"}
    (line,) = warnings
    assert line.startswith("The index is built in this process: ")


async def test_an_index_that_cannot_be_written_is_only_kept_in_memory(
    data: Path, open_library: Open, folder: Folder, warnings: list[str]
) -> None:
    block(data)
    library = await open_library()
    folder.put("a.json", record("Alpha", "Zeppelins landed."))
    await library.sync(folder.path)
    assert search(library, "zeppelin") == {"Alpha"}
    assert ids(library)
    assert all("was not written" in line for line in warnings)
