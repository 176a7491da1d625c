"""The library's facade: articles come in, change, and are read back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.library.errors import LibraryError
from bot.library.library import Library
from bot.library.values import Outcome
from bot.news.article import Published
from tests.library.conftest import WORDS, Folder, Open, ids, record
from tests.library.consistency import faults

NOON = datetime(2024, 2, 28, 12, tzinfo=UTC)


async def test_an_added_article_is_in_the_snapshot_and_read_back_whole(
    library: Library, elsewhere: Folder
) -> None:
    path = elsewhere.put(
        "pier.json",
        record(
            "Pier to be repaired",
            id="pier-1",
            byline="Ann Example",
            published="2024-02-28T10:19:00+09:00",
            url="https://courier.example/pier",
        ),
    )
    report = await library.add([path])

    assert [(f.file, f.outcome, f.article_ids) for f in report.files] == [
        (str(path), Outcome.ADDED, ("pier-1",))
    ]
    stored = await library.article("pier-1")
    assert stored is not None
    assert stored.article.body == WORDS
    assert str(stored.article.head.published) == "2024-02-28T10:19+09:00"
    assert (stored.revision, stored.current, stored.file) == (1, True, str(path))
    assert library.snapshot.version == report.version
    number = library.snapshot.number("pier-1")
    assert number is not None
    assert library.snapshot.heads[number] == stored.article.head
    assert library.snapshot.body(number) == WORDS


async def test_a_changed_body_is_a_new_revision_and_the_old_one_stays_readable(
    library: Library, elsewhere: Folder
) -> None:
    await library.add([elsewhere.put("a.json", record("Pier", "First.", id="1"))])
    report = await library.add([elsewhere.put("a.json", record("Pier", "Second.", id="1"))])

    assert report.counts == {Outcome.UPDATED: 1}
    first, second = await library.article("1", 1), await library.article("1", 2)
    assert first is not None
    assert second is not None
    assert first.article.body.endswith("First.")
    assert not first.current
    assert second.article.body.endswith("Second.")
    assert await library.article("1") == second
    assert await library.article("1", 3) is None


async def test_the_status_counts_what_the_library_holds(
    open_library: Open, elsewhere: Folder, folder: Folder
) -> None:
    library = await open_library(clock=lambda: NOON)
    times = {
        "a": {"outlet": "Courier", "published": "2024-02-28T23:30:00-05:00"},
        "b": {"outlet": "Courier", "published": "2024-02-29T01:00:00+09:00"},
        "c": {"outlet": "Gazette"},
    }
    for name, fields in times.items():
        folder.put(f"{name}.json", {**record(name, name, id=name), **fields})
    await library.sync(folder.path)
    await library.add([elsewhere.spoil("bad.json")])
    status = await library.status()

    assert (status.version, status.articles) == (library.snapshot.version, 3)
    assert status.passages == library.snapshot.passages > 0
    newest = Published.parse("2024-02-28T23:30-05:00")
    assert status.outlets == (("Courier", 2, newest), ("Gazette", 1, None))
    assert status.newest == newest
    assert status.last_reload == NOON
    assert status.database_bytes > 0
    assert [problem.file for problem in status.refused] == [str(elsewhere.path / "bad.json")]


async def test_the_status_keeps_a_day_a_day(open_library: Open, folder: Folder) -> None:
    library = await open_library()
    folder.put("a.json", {**record("a", "a", id="a"), "outlet": "Courier", "date": "2024-02-28"})
    await library.sync(folder.path)
    status = await library.status()
    assert str(status.newest) == "2024-02-28"
    assert [str(newest) for _, _, newest in status.outlets] == ["2024-02-28"]


async def test_an_empty_library_has_a_status_and_an_empty_snapshot(library: Library) -> None:
    status = await library.status()
    assert (status.version, status.articles, status.outlets) == (0, 0, ())
    assert (status.newest, status.last_reload, status.refused) == (None, None, ())
    assert len(library.snapshot) == 0


async def test_what_was_added_is_there_after_a_restart(
    open_library: Open, elsewhere: Folder
) -> None:
    library = await open_library()
    await library.add([elsewhere.put("a.json", record("a", id="a"))])
    before = await library.article("a")
    await library.close()

    again = await open_library()
    assert ids(again) == {"a"}
    assert await again.article("a") == before


async def test_pages_are_read_too(library: Library, elsewhere: Folder) -> None:
    paragraphs = "".join(f"<p>{WORDS} Part {number} of the works.</p>" for number in range(6))
    path = elsewhere.path / "page.html"
    path.write_text(
        "<!doctype html><html><head><title>Pier to be repaired</title>"
        '<link rel="canonical" href="https://courier.example/pier"></head>'
        f"<body><article><h1>Pier to be repaired</h1>{paragraphs}</article></body></html>"
    )
    report = await library.add([path])
    assert report.counts == {Outcome.ADDED: 1}
    assert library.snapshot.heads[0].title == "Pier to be repaired"


async def test_a_full_disk_is_said_in_a_sentence_and_costs_nothing_stored(
    open_library: Open, elsewhere: Folder, data: Path
) -> None:
    library = await open_library()
    await library.add([elsewhere.put("a.json", record("a", id="a"))])
    pages = await library._writer._database.value("PRAGMA page_count")
    await library._writer._database.rows(f"PRAGMA max_page_count = {pages}")
    long = [record("b", f"{number} " * 2000, id=str(number)) for number in range(20)]
    with pytest.raises(LibraryError, match="database or disk is full"):
        await library.add([elsewhere.put("b.jsonl", *long)])
    await library.refresh()
    assert ids(library) == {"a"}
    await library._writer._database.rows("PRAGMA max_page_count = 1000000")
    await library.add([elsewhere.path / "b.jsonl"])
    assert len(ids(library)) == 21
    await library.close()
    assert faults(data / "library.db") == []
