"""One article in several places: the first holds it, the next takes over when that goes."""

import json
import os

import pytest

from bot.library.library import Library
from bot.library.values import FileReport, Outcome, Progress
from tests.library.conftest import WORDS, Folder, ids, outcomes, record


async def body(library: Library, article: str) -> str:
    stored = await library.article(article)
    assert stored is not None
    return stored.article.body.removeprefix(WORDS)


async def fill(library: Library, folder: Folder) -> None:
    """Enough other articles that one may go."""
    for name in "vwxyz":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.sync(folder.path)


async def test_the_same_id_in_two_files_is_a_duplicate_of_the_first(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("Pier", "one", id="7"))
    folder.put("b.json", record("Pier", "one", id="7"))
    report = await library.sync(folder.path)

    (first, second) = report.files
    assert first == FileReport("a.json", Outcome.ADDED, ("7",))
    assert (second.outcome, second.article_ids, second.duplicate_of) == (
        Outcome.DUPLICATE,
        ("7",),
        "a.json",
    )
    again = await library.sync(folder.path)
    assert outcomes(again) == {"a.json": "unchanged", "b.json": "duplicate"}
    assert again.files[1] == second


async def test_the_same_content_under_two_names_is_a_duplicate_of_the_first(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("Pier", "one"))
    folder.put("b.json", record("Pier", "one"))
    report = await library.sync(folder.path)

    assert outcomes(report) == {"a.json": "added", "b.json": "duplicate"}
    assert len(library.snapshot) == 1


async def test_the_same_id_with_another_text_is_reported_as_such(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("Pier", "one", id="7"))
    folder.put("b.json", record("Pier", "two", id="7"))
    report = await library.sync(folder.path)

    assert "another text" in report.files[1].problems[0].reason
    assert await body(library, "7") == "one"


@pytest.mark.parametrize("text", ["one", "two"])
async def test_a_duplicate_takes_over_when_the_first_file_is_deleted(
    library: Library, folder: Folder, text: str
) -> None:
    folder.put("a.json", record("Pier", "one", id="7"))
    folder.put("b.json", record("Pier", text, id="7"))
    await fill(library, folder)
    folder.delete("a.json")
    report = await library.sync(folder.path)

    assert outcomes(report)["b.json"] == ("unchanged" if text == "one" else "updated")
    assert Outcome.REMOVED not in report.counts
    assert await body(library, "7") == text
    assert "7" in ids(library)
    folder.delete("b.json")
    await library.sync(folder.path)
    assert "7" not in ids(library)


async def test_a_renamed_file_keeps_its_article(library: Library, folder: Folder) -> None:
    path = folder.put("a.json", record("Pier", "one"))
    await fill(library, folder)
    before = ids(library)
    path.rename(folder.path / "renamed.json")
    report = await library.sync(folder.path)

    assert outcomes(report)["renamed.json"] == "unchanged"
    assert Outcome.REMOVED not in report.counts
    assert ids(library) == before


async def test_a_file_that_comes_back_after_its_copy_took_over_is_a_duplicate(
    library: Library, folder: Folder
) -> None:
    path = folder.put("a.json", record("Pier", "one"))
    await fill(library, folder)
    os.utime(path, (1_700_000_000, 1_700_000_000))
    await library.sync(folder.path)
    path.rename(folder.path.parent / "aside")
    folder.put("b.json", record("Pier", "one"))

    def cut_short(progress: Progress) -> None:
        if progress.done:
            raise KeyError

    with pytest.raises(KeyError):
        await library.sync(folder.path, progress=cut_short)
    (folder.path.parent / "aside").rename(path)
    assert outcomes(await library.sync(folder.path))["a.json"] == "duplicate"


async def test_files_that_swap_their_records_lose_none(library: Library, folder: Folder) -> None:
    folder.put("a.json", record("Pier", "one", id="1"))
    folder.put("b.json", record("Fair", "two", id="2"))
    await library.sync(folder.path)
    folder.put("a.json", record("Fair", "two", id="2"))
    folder.put("b.json", record("Pier", "one", id="1"))
    report = await library.sync(folder.path)

    assert outcomes(report) == {"a.json": "unchanged", "b.json": "unchanged"}
    assert (await body(library, "1"), await body(library, "2")) == ("one", "two")


async def test_a_record_that_moves_to_another_file_stays(library: Library, folder: Folder) -> None:
    records = [record(name, name, id=name) for name in "abcdef"]
    folder.put("1.jsonl", *records[:3])
    folder.put("2.jsonl", *records[3:])
    await library.sync(folder.path)
    version = library.snapshot.version
    folder.put("1.jsonl", *records[:2])
    folder.put("2.jsonl", *records[2:])
    report = await library.sync(folder.path)

    assert report.counts == {Outcome.UNCHANGED: 6}
    assert report.version == version


async def test_a_text_stays_when_the_article_with_an_id_that_had_it_too_is_edited(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("Pier", "one", id="7"))
    folder.put("b.json", record("Pier", "one"))
    await library.sync(folder.path)
    assert ids(library) == {"7"}
    folder.put("a.json", record("Pier", "two", id="7"))
    report = await library.sync(folder.path)

    assert outcomes(report) == {"a.json": "updated", "b.json": "added"}
    (other,) = ids(library) - {"7"}
    assert await body(library, other) == "one"


async def test_a_text_without_an_id_keeps_the_id_it_got_when_it_is_edited(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("Pier", "one"))
    await library.sync(folder.path)
    (article,) = ids(library)
    folder.put("a.json", record("Pier", "one, corrected"))
    report = await library.sync(folder.path)

    assert report.files == (FileReport("a.json", Outcome.UPDATED, (article,)),)
    assert ids(library) == {article}
    assert await body(library, article) == "one, corrected"


async def test_the_text_before_an_edit_can_return_as_an_article_of_its_own(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("Pier", "one"))
    await library.sync(folder.path)
    folder.put("a.json", record("Pier", "two"))
    await library.sync(folder.path)
    folder.put("b.json", record("Pier", "one"))
    report = await library.sync(folder.path)

    assert outcomes(report) == {"a.json": "unchanged", "b.json": "added"}
    assert len(ids(library)) == 2
    folder.put("c.json", record("Pier", "two"))
    report = await library.sync(folder.path)
    assert report.files[2].duplicate_of == "a.json"


async def test_a_duplicate_gets_an_article_of_its_own_when_the_first_is_edited(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("Pier", "one"))
    folder.put("b.json", record("Pier", "one"))
    folder.put("c.json", record("Pier", "one"))
    await library.sync(folder.path)
    (article,) = ids(library)
    folder.put("a.json", record("Pier", "two"))
    report = await library.sync(folder.path)

    assert outcomes(report) == {"a.json": "updated", "b.json": "added", "c.json": "duplicate"}
    (other,) = ids(library) - {article}
    assert (await body(library, article), await body(library, other)) == ("two", "one")
    assert report.files[2].duplicate_of == "b.json"


async def test_a_text_that_becomes_another_files_text_is_its_duplicate(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("Pier", "one"))
    folder.put("b.json", record("Fair", "two"))
    await fill(library, folder)
    held = ids(library)
    folder.put("b.json", record("Pier", "one"))
    report = await library.sync(folder.path)

    assert outcomes(report)["a.json"] == "unchanged"
    assert [f.outcome for f in report.files if f.file == "b.json"] == [
        Outcome.DUPLICATE,
        Outcome.REMOVED,
    ]
    assert len(ids(library)) == len(held) - 1


async def test_a_later_source_replaces_an_attachment_which_nobody_can_edit(
    library: Library, folder: Folder
) -> None:
    await library.add_bytes("a.json", json.dumps(record("Pier", "one", id="7")).encode())
    report = await library.add_bytes("a.json", json.dumps(record("Pier", "two", id="7")).encode())

    assert report.counts == {Outcome.UPDATED: 1}
    assert await body(library, "7") == "two"
    folder.put("a.json", record("Pier", "three", id="7"))
    await fill(library, folder)
    assert await body(library, "7") == "three"
    folder.delete("a.json")
    await library.sync(folder.path)
    assert await body(library, "7") in ("one", "two")
