"""The library's facade: articles come in, change, and are read back."""

from bot.library.library import Library
from bot.library.values import Outcome
from tests.library.conftest import WORDS, Folder, record


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
