"""Adding by hand: files, folders and attachments from anywhere, and removing again."""

import json
from pathlib import Path

import pytest

from bot.library.errors import NoSuchArticleError
from bot.library.library import Library
from bot.library.values import FileReport, Outcome
from bot.news.limits import Limits
from tests.library.conftest import Folder, Open, ids, outcomes, record


def attachment(title: str, **fields: object) -> bytes:
    return json.dumps(record(title, title, **fields)).encode()


async def test_files_and_folders_are_added_under_the_names_given(
    library: Library, elsewhere: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere.put("sub/a.json", record("a", "a", id="a"))
    elsewhere.put("sub/deep/b.json", record("b", "b", id="b"))
    elsewhere.put("c.json", record("c", "c", id="c"))
    monkeypatch.chdir(elsewhere.path)
    report = await library.add([Path("sub"), Path("c.json"), Path("sub/a.json")])

    assert outcomes(report) == {
        "c.json": "added",
        "sub/a.json": "added",
        "sub/deep/b.json": "added",
    }
    again = await library.add([elsewhere.path / "sub"])
    assert [file.outcome for file in again.files] == [Outcome.UNCHANGED, Outcome.UNCHANGED]


async def test_a_link_in_a_circle_is_refused_and_the_others_are_added(
    library: Library, elsewhere: Folder
) -> None:
    good = elsewhere.put("a.json", record("a", "a", id="a"))
    circle = elsewhere.path / "circle.json"
    circle.symlink_to("circle.json")
    report = await library.add([circle, good])

    assert ids(library) == {"a"}
    refused = next(file for file in report.files if file.outcome is Outcome.REFUSED)
    assert [problem.reason for problem in refused.problems] == ["is a link that leads in a circle"]


async def test_what_was_added_is_never_taken_out_by_a_reload(
    library: Library, folder: Folder, elsewhere: Folder
) -> None:
    folder.put("corpus.json", record("corpus", "corpus", id="corpus"))
    path = elsewhere.put("a.json", record("a", "a", id="a"))
    await library.add([path])
    await library.add_bytes("b.json", attachment("b", id="b"))
    path.unlink()
    await library.sync(folder.path)

    assert ids(library) == {"corpus", "a", "b"}


async def test_a_file_of_the_corpus_added_by_hand_stays_the_corpuss(
    library: Library, folder: Folder
) -> None:
    for name in "abcd":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.sync(folder.path)
    path = folder.put("e.json", record("e", "e", id="e"))
    await library.add([path])
    assert ids(library) == set("abcde")
    path.unlink()
    await library.sync(folder.path)
    assert ids(library) == set("abcd")


async def test_files_added_before_their_folder_became_the_corpus_are_the_corpuss(
    library: Library, folder: Folder
) -> None:
    for name in "abcd":
        folder.put(f"{name}.json", record(name, name, id=name))
    await library.add([folder.path])
    report = await library.sync(folder.path)
    assert report.counts == {Outcome.UNCHANGED: 4}
    folder.delete("a.json")
    await library.sync(folder.path)
    assert ids(library) == set("bcd")


async def test_a_path_that_does_not_exist_is_refused_and_not_remembered(
    library: Library, tmp_path: Path, elsewhere: Folder
) -> None:
    path = elsewhere.put("a.json", record("a", id="a"))
    report = await library.add([tmp_path / "nothing.txt", path])

    assert outcomes(report) == {str(path): "added", str(tmp_path / "nothing.txt"): "refused"}
    assert (await library.status()).refused == ()


async def test_what_was_refused_is_remembered_until_it_can_be_read(
    library: Library, elsewhere: Folder
) -> None:
    path = elsewhere.spoil("a.json")
    report = await library.add([path])
    assert report.counts == {Outcome.REFUSED: 1}
    (problem,) = (await library.status()).refused
    assert problem.file == str(path)
    assert (await library.add([path])).counts == {Outcome.REFUSED: 1}

    elsewhere.put("a.json", record("a", id="a"))
    assert (await library.add([path])).counts == {Outcome.ADDED: 1}
    assert (await library.status()).refused == ()


async def test_an_attachment_is_told_by_its_content_not_by_its_name(library: Library) -> None:
    first = await library.add_bytes("message.txt", attachment("a"))
    same = await library.add_bytes("message.txt", attachment("a"))
    other = await library.add_bytes("message.txt", attachment("b"))
    copy = await library.add_bytes("copy.txt", attachment("b"))

    assert first.counts == {Outcome.ADDED: 1}
    assert same.counts == {Outcome.UNCHANGED: 1}
    assert other.counts == {Outcome.ADDED: 1}
    assert (copy.files[0].outcome, copy.files[0].duplicate_of) == (
        Outcome.DUPLICATE,
        "message.txt",
    )
    assert len(ids(library)) == 2


async def test_an_attachment_over_the_limit_is_refused(open_library: Open) -> None:
    library = await open_library(limits=Limits(file_bytes=100))
    report = await library.add_bytes("a/../b.json", attachment("a"))

    (told,) = report.files
    assert (told.file, told.outcome) == ("a_.._b.json", Outcome.REFUSED)
    assert "over the limit of 100 bytes" in told.problems[0].reason


async def test_text_with_half_a_character_is_refused_and_costs_no_other_record(
    library: Library, elsewhere: Folder
) -> None:
    path = elsewhere.path / "a.jsonl"
    bad = '{"id": "bad", "title": "half", "body": "half a character \\ud83d here, and more"}'
    path.write_text(bad + "\n" + json.dumps(record("b", id="b")) + "\n")
    await library.add([path])

    assert "b" in ids(library)
    for article in ids(library):
        stored = await library.article(article)
        assert stored is not None
        stored.article.body.encode()


async def test_a_file_whose_name_is_not_utf8_costs_no_other(
    library: Library, elsewhere: Folder
) -> None:
    strange = Path(str(elsewhere.path) + "/caf\udce9.json")
    elsewhere.put("a.json", record("a", id="a")).rename(strange)
    elsewhere.put("b.json", record("b", id="b"))
    report = await library.add([elsewhere.path])

    assert report.counts == {Outcome.ADDED: 1, Outcome.REFUSED: 1}
    assert ids(library) == {"b"}
    await library.add([strange])


async def test_a_removed_article_stays_out_until_its_file_has_another_text(
    library: Library, folder: Folder
) -> None:
    folder.put("a.json", record("a", "one", id="a"))
    folder.put("copy.json", record("a", "one", id="a"))
    folder.put("b.json", record("b", id="b"))
    await library.sync(folder.path)
    report = await library.remove("a")
    assert report.files == (FileReport("a.json", Outcome.REMOVED, ("a",)),)
    assert ids(library) == {"b"}
    assert await library.article("a", 1) is not None

    await library.sync(folder.path)
    folder.put("a.json", record("a", "one", id="a"), record("a", "one", id="a"))
    await library.sync(folder.path)
    assert ids(library) == {"b"}

    folder.put("a.json", record("a", "two", id="a"))
    report = await library.sync(folder.path)
    assert outcomes(report)["a.json"] == "added"
    assert ids(library) == {"a", "b"}


async def test_a_removed_record_stays_out_when_other_records_of_its_file_change(
    library: Library, folder: Folder
) -> None:
    lines = [record(name, name, id=name) for name in "abc"]
    folder.put("all.jsonl", *lines)
    await library.sync(folder.path)
    await library.remove("b")
    folder.put("all.jsonl", *lines, record("d", "d", id="d"))
    report = await library.sync(folder.path)

    assert ids(library) == {"a", "c", "d"}
    assert "was removed" in report.files[1].problems[0].reason


async def test_adding_a_removed_article_by_hand_brings_it_back(
    library: Library, folder: Folder
) -> None:
    path = folder.put("a.json", record("a", id="a"))
    folder.put("b.json", record("b", id="b"))
    await library.sync(folder.path)
    await library.remove("a")
    assert (await library.add([path])).counts == {Outcome.ADDED: 1}
    assert ids(library) == {"a", "b"}
    await library.sync(folder.path)
    assert ids(library) == {"a", "b"}


async def test_removing_what_is_not_there_says_so(library: Library) -> None:
    with pytest.raises(NoSuchArticleError, match="no article xyz"):
        await library.remove("xyz")


async def test_an_article_that_only_moved_its_time_of_publication_is_a_new_revision(
    library: Library, elsewhere: Folder
) -> None:
    path = elsewhere.put("a.json", record("a", id="a", published="2024-02-28"))
    await library.add([path])
    elsewhere.put("a.json", record("a", id="a", published="2024-02-29"))
    assert (await library.add([path])).counts == {Outcome.UPDATED: 1}
    stored = await library.article("a", 1)
    assert stored is not None
    assert str(stored.article.head.published) == "2024-02-28"
