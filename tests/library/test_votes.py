"""Votes on answers: one a person and answer, given up and deleted on request."""

import asyncio
from datetime import UTC, datetime

import aiosqlite

from bot.library.library import Library
from bot.library.values import Progress
from bot.library.votes import Tally, Vote
from tests.library.conftest import Folder, Open, record

NOON = datetime(2024, 2, 28, 12, tzinfo=UTC)


async def test_votes_are_counted_for_and_against(library: Library) -> None:
    for person in (1, 2, 3):
        await library.votes.cast("a", person, helpful=person != 3)
    await library.votes.cast("b", 1, helpful=False)

    assert await library.votes.tally("a") == Tally(helpful=2, not_helpful=1)
    assert await library.votes.tally("b") == Tally(helpful=0, not_helpful=1)
    assert await library.votes.tally("c") == Tally(helpful=0, not_helpful=0)


async def test_a_second_vote_of_a_person_replaces_the_first(library: Library) -> None:
    await library.votes.cast("a", 1, helpful=True)
    await library.votes.cast("a", 1, helpful=False)
    assert await library.votes.tally("a") == Tally(helpful=0, not_helpful=1)


async def test_a_person_gets_all_that_is_stored_about_them(open_library: Open) -> None:
    library = await open_library(clock=lambda: NOON)
    await library.votes.cast("b", 1, helpful=False)
    await library.votes.cast("a", 1, helpful=True)
    await library.votes.cast("a", 2, helpful=True)
    assert await library.votes.export(1) == (Vote("a", True, NOON), Vote("b", False, NOON))
    assert await library.votes.export(3) == ()


async def test_a_person_who_is_forgotten_leaves_no_vote(library: Library) -> None:
    await library.votes.cast("a", 1, helpful=True)
    await library.votes.cast("b", 1, helpful=True)
    await library.votes.cast("a", 2, helpful=True)
    assert await library.votes.forget(1) == 2
    assert await library.votes.export(1) == ()
    assert await library.votes.tally("a") == Tally(helpful=1, not_helpful=0)


async def test_votes_cast_while_a_reload_is_at_work_are_kept(
    library: Library, folder: Folder
) -> None:
    for number in range(30):
        folder.put(f"{number}.json", record("t", str(number)))
    cast: list[asyncio.Task[None]] = []

    def vote(progress: Progress) -> None:
        cast.append(asyncio.create_task(library.votes.cast("a", progress.done, helpful=True)))

    await library.sync(folder.path, progress=vote)
    await asyncio.gather(*cast)
    assert await library.votes.tally("a") == Tally(helpful=31, not_helpful=0)


async def test_a_vote_waits_for_a_dry_run_and_keeps_nobody_else_waiting(library: Library) -> None:
    path = library.guilds._database.path
    async with aiosqlite.connect(path, isolation_level=None) as other:
        await other.execute("BEGIN IMMEDIATE")
        voting = asyncio.create_task(library.votes.cast("answer", 1, helpful=True))
        await asyncio.sleep(0.3)
        assert not voting.done()
        assert await library.article("nothing") is None
        await other.execute("ROLLBACK")
    await asyncio.wait_for(voting, 10)
    assert (await library.votes.tally("answer")).helpful == 1


async def test_a_vote_that_waits_can_be_given_up(library: Library) -> None:
    path = library.guilds._database.path
    async with aiosqlite.connect(path, isolation_level=None) as other:
        await other.execute("BEGIN IMMEDIATE")
        voting = asyncio.create_task(library.votes.cast("answer", 1, helpful=True))
        await asyncio.sleep(0.1)
        voting.cancel()
        await asyncio.wait({voting}, timeout=5)
        assert voting.cancelled()
    assert (await library.votes.tally("answer")).helpful == 0
