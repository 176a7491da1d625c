"""The real face over a real library, spoken to over sockets."""

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.chat.cooldown import Cooldowns
from bot.chat.delivery import Delivery
from bot.chat.desk import Desk
from bot.chat.face import NewsFace
from bot.chat.memory import Memory
from bot.chat.permissions import Admins
from bot.chat.queue import Queue
from bot.chat.servers import Servers
from bot.library.guilds import GuildSettings
from bot.library.library import Library
from bot.news.outlets import Outlets
from tests.chat.conftest import Start
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.interactions import buttons
from tests.chat.loopback.server import Loopback
from tests.chat.loopback.state import Json

BODY = (
    "Lighthouse keeper Dagny Rask spoke with harbour master Evert Olmo on Monday about the "
    "broken lamp at Fjarholm.\n\n"
    '"The lamp will burn again before the herring come," Olmo said.\n\n'
    "Fjarholm has been dark since a storm in January."
)


def clock() -> datetime:
    return datetime(2026, 3, 4, 12, tzinfo=UTC)


class WiredFace(NewsFace):
    """The real face, with what the service asks of it when it stops."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.desk = desk
        self.delivery = desk.delivery
        self.queue = desk.queue

    async def finish(self) -> None:
        self.queue.close()
        await self.queue.idle()
        await self.delivery.idle()


@pytest.fixture
async def library(tmp_path: Path) -> AsyncIterator[Library]:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number in range(6):
        article = {
            "id": f"lamp-{number}",
            "title": f"Lamp of Fjarholm, part {number}",
            "outlet": f"Fjarholm Gazette {number}",
            "published": f"2026-03-0{number + 1}T08:00:00Z",
            "url": f"https://gazette.example/lamp/{number}",
            "body": BODY.replace("Monday", f"day {number} of the week"),
        }
        (corpus / f"{number}.json").write_text(json.dumps(article), encoding="utf-8")
    async with await Library.open(tmp_path / "data", outlets=Outlets.load()) as opened:
        await opened.sync(corpus)
        yield opened


@pytest.fixture
def face(library: Library, tmp_path: Path) -> WiredFace:
    return WiredFace(
        Desk(
            library=library,
            servers=Servers(library.guilds),
            queue=Queue(),
            cooldowns=Cooldowns(),
            delivery=Delivery(base=0.001),
            admins=Admins(frozenset()),
            clock=clock,
            started=clock(),
            memory=Memory(clock),
            corpus=tmp_path / "corpus",
            file_bytes=100_000,
        )
    )


async def test_a_mention_is_answered_with_a_quotation(
    face: WiredFace, loopback: Loopback, start: Start
):
    await start(face)
    world, people = loopback.world, loopback.people

    await people.mention(world.owner, world.channel, "who spoke with Evert Olmo?")
    [reply] = await people.said(world.channel)

    assert "Dagny Rask" in reply["content"]
    assert "broken lamp at Fjarholm" in reply["content"]
    assert "Fjarholm Gazette" in reply["content"]


async def test_a_slash_command_and_a_button_under_it_are_answered(
    face: WiredFace, loopback: Loopback, start: Start
):
    await start(face)
    world, people = loopback.world, loopback.people

    asked = await people.slash(world.owner, world.channel, "ask", question="What did Olmo say?")
    answer = await people.answered(asked)
    ours = [button for button in buttons(answer) if button.get("custom_id")]
    pressed = await people.press(world.add_user("reader"), answer, ours[0])
    shown = await people.answered(pressed)

    assert "The lamp will" in answer["content"].replace("*", "")
    assert shown["content"]
    assert pressed.private


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


async def private_answer(loopback: Loopback) -> tuple[Json, Json, Json]:
    """Somebody, their private answer and the button that shows it to everyone."""
    world, people = loopback.world, loopback.people
    asker = world.add_user("asker")
    asked = await people.slash(
        asker, world.channel, "ask", question="What did Olmo say?", only_me=True
    )
    answer = await people.answered(asked)
    [show] = [button for button in buttons(answer) if button["label"] == "Show everyone"]
    return asker, answer, show


@pytest.mark.parametrize(
    ("fault", "route"),
    [
        (Kind.RESET_BEFORE, "callback"),
        (Kind.RESET_AFTER, "callback"),
        (Kind.RESET_AFTER, "PATCH .*/messages/[0-9]+"),
    ],
)
async def test_a_private_answer_is_shown_to_everyone_once_whatever_happens_to_its_requests(
    fault: Kind, route: str, face: WiredFace, loopback: Loopback, start: Start
):
    await start(face)
    asker, answer, show = await private_answer(loopback)
    loopback.rest.faults.add(fault, route)

    pressed = await loopback.people.press(asker, answer, show)
    shown = await loopback.people.answered(pressed)
    await loopback.recorder.until(lambda: show not in buttons(answer))

    assert "Shown by" in shown["content"]
    assert not pressed.private
    assert loopback.people.read(loopback.world.channel) == [answer, shown]


async def test_an_answer_is_shown_even_where_its_button_cannot_be_taken_away(
    face: WiredFace, loopback: Loopback, start: Start
):
    await start(face)
    asker, answer, show = await private_answer(loopback)
    loopback.rest.faults.add(Kind.STATUS, "PATCH .*/messages/[0-9]+", status=404)

    first = await loopback.people.press(asker, answer, show)
    await loopback.people.answered(first)
    second = await loopback.people.press(asker, answer, show)
    again = await loopback.people.answered(second)

    assert not first.private
    assert second.private
    assert again["content"] == "This answer has already been shown."


async def test_a_form_that_was_opened_before_a_restart_is_answered(
    face: WiredFace, library: Library, loopback: Loopback, start: Start
):
    task = await start(face)
    world, people = loopback.world, loopback.people
    asked = await people.slash(world.owner, world.channel, "ask", question="What did Olmo say?")
    answer = await people.answered(asked)
    [further] = [button for button in buttons(answer) if button["label"] == "Ask further"]
    opened = await people.press(world.owner, answer, further)
    await loopback.recorder.until(lambda: opened.modal)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    await start(WiredFace(replace(face.desk, memory=Memory(clock))))
    await loopback.gateway.connected(2)

    sent = await people.submit(world.owner, opened, "who spoke with him?")
    reply = await people.answered(sent)

    assert "-# ↩ What did Olmo say?" in reply["content"]


async def test_the_settings_of_a_server_that_was_left_while_away_are_purged(
    face: WiredFace, library: Library, loopback: Loopback, start: Start
):
    here = int(loopback.world.guild["id"])
    for guild in (here, 77):
        await library.guilds.set(GuildSettings(guild, language="ko"))

    await start(face)
    async with asyncio.timeout(10):
        while len(await library.guilds.all()) > 1:  # noqa: ASYNC110 - settings have no event
            await asyncio.sleep(0.01)

    assert await library.guilds.all() == [GuildSettings(here, language="ko")]
