"""Reloading the corpus, over sockets, while people ask."""

import json
from pathlib import Path

from bot.library.library import Library
from tests.chat.conftest import Start, WiredFace
from tests.chat.loopback.server import Loopback

QUESTIONS = 60
FILES = 150


def write(corpus: Path, revision: int) -> None:
    """Make every article of the corpus another one."""
    for number in range(FILES):
        body = (
            f"Pilot Sanna Oake of lane {number} spoke with harbour master Evert Olmo about "
            f"revision {revision} of the chart.\n\nOlmo thanked her for revision {revision}."
        )
        article = {"id": f"chart-{number}", "title": f"Chart {number}", "body": body}
        (corpus / f"{number}.json").write_text(json.dumps(article), encoding="utf-8")


async def test_the_corpus_is_reloaded_by_its_owner_and_by_nobody_else(
    face: WiredFace, loopback: Loopback, start: Start
):
    await start(face)
    world, people = loopback.world, loopback.people

    refused = await people.slash(world.add_user("reader"), world.channel, "corpus reload")
    done = await people.slash(world.owner, world.channel, "corpus reload")

    assert "owner" in (await people.answered(refused))["content"]
    await people.answered(done)
    await loopback.recorder.until(lambda: "Done" in done.message["content"])


async def test_questions_asked_during_a_reload_are_each_answered_once_from_one_snapshot(
    face: WiredFace, library: Library, loopback: Loopback, start: Start
):
    world, people = loopback.world, loopback.people
    write(face.desk.corpus, 1)
    await library.sync(face.desk.corpus)
    write(face.desk.corpus, 2)
    await start(face)
    askers = [world.add_user(f"asker {number}") for number in range(QUESTIONS)]

    reload = await people.slash(world.owner, world.channel, "corpus reload")
    asked = [
        await people.slash(asker, world.channel, "ask", question=f"who spoke of chart {number}?")
        for number, asker in enumerate(askers)
    ]
    answers = [await people.answered(one, 60.0) for one in asked]
    await loopback.recorder.until(lambda: "Done" in reload.message["content"], 60.0)

    # The loopback refuses an acknowledgement after 3 s, as Discord does.
    assert {one.edits for one in asked} == {1}
    for answer in answers:
        assert "Oake" in answer["content"]
        assert len({n for n in (1, 2) if f"revision {n}" in answer["content"]}) == 1
    assert f"changed {FILES}" in reload.message["content"]


async def test_of_two_reloads_at_once_the_second_is_told_that_one_is_running(
    face: WiredFace, loopback: Loopback, start: Start
):
    world, people = loopback.world, loopback.people
    write(face.desk.corpus, 1)
    await start(face)

    both = [await people.slash(world.owner, world.channel, "corpus reload") for _ in range(2)]

    def told() -> list[str]:
        return sorted(one.message["content"] for one in both if one.message)

    await loopback.recorder.until(lambda: any("Done" in text for text in told()), 60.0)
    assert ["The corpus is being changed already" in text for text in told()] == [False, True]


async def test_an_attachment_that_cannot_be_fetched_is_said_to_be_gone(
    face: WiredFace, library: Library, loopback: Loopback, start: Start
):
    world, people = loopback.world, loopback.people
    await start(face)
    lost = world.attach("lost.md", b"---\ntitle: Lost\n---\nThe pilot was lost in the fog.")
    world.attachments.clear()

    added = await people.slash(world.owner, world.channel, "corpus add", file=lost)
    answer = await people.answered(added)

    assert answer["content"] == "I cannot fetch that file from Discord. Please attach it again."
    assert len(library.snapshot) == 6
