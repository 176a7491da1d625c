"""The real face over a real library, spoken to over sockets."""

import asyncio
import signal
import threading
from dataclasses import replace
from typing import Any

import pytest

from bot.chat.asking import Reply, respond
from bot.chat.memory import Memory
from bot.library.guilds import GuildSettings
from bot.library.library import Library
from tests.chat.conftest import Start, WiredFace, clock
from tests.chat.loopback.interactions import buttons
from tests.chat.loopback.server import Loopback


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


async def test_whoever_still_waits_when_the_bot_stops_is_told_so(
    face: WiredFace, loopback: Loopback, start: Start, monkeypatch: pytest.MonkeyPatch
):
    go = threading.Event()

    def slowly(*args: Any, **kwargs: Any) -> Reply:
        go.wait(10)
        return respond(*args, **kwargs)

    monkeypatch.setattr("bot.chat.ask.respond", slowly)
    monkeypatch.setattr("bot.deployment.ANSWER_SECONDS", 0.01)
    task = await start(face)
    world, people = loopback.world, loopback.people
    asked = [
        await people.slash(world.owner, world.channel, "ask", question="who spoke with Olmo?")
        for _ in range(6)
    ]
    await loopback.recorder.until(lambda: all(one.kind for one in asked))

    signal.raise_signal(signal.SIGTERM)
    while not face.desk.queue._dropped:  # noqa: ASYNC110 - a queue has no event for it
        await asyncio.sleep(0.01)
    go.set()
    answers = [(await people.answered(one))["content"] for one in asked]
    await asyncio.wait_for(task, 10)

    restarting = "I am being restarted. Please ask again in a minute."
    assert [answer == restarting for answer in answers] == [False] * 2 + [True] * 4
    assert "Dagny Rask" in answers[0]
