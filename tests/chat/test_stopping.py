"""Stopping: what is owed is delivered, everything is closed, within 5 seconds."""

import asyncio
import signal
import sys
import threading
import time

import pytest
from discord.gateway import KeepAliveHandler

from bot.chat.client import NewsClient
from bot.chat.endings import Ending
from bot.chat.service import Limits, Service
from tests.chat.conftest import QUICK
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.server import Loopback


class Child:
    """The bot in a process of its own."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self.process = process

    @classmethod
    async def start(cls, loopback: Loopback) -> "Child":
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.chat.loopback.child", loopback.world.base, loopback.token,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return cls(process)

    async def end(self) -> tuple[int | None, str, str]:
        out, err = await asyncio.wait_for(self.process.communicate(), 10)
        return self.process.returncode, out.decode(), err.decode()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_delivers_what_is_owed_and_closes_the_gateway_within_5_seconds(
    number: signal.Signals, loopback: Loopback
):
    child = await Child.start(loopback)
    await loopback.gateway.connected()
    interaction = await loopback.people.slash(
        loopback.world.owner, loopback.world.channel, "echo", text="owed"
    )
    await loopback.recorder.until(lambda: interaction.kind)
    assert not interaction.answered

    before = time.monotonic()
    child.process.send_signal(number)
    code, out, err = await child.end()

    assert time.monotonic() - before < 5.0
    assert (code, out.strip(), err) == (0, "closed", "")
    assert interaction.message["content"] == "owed"
    await loopback.recorder.until(lambda: "closed 1000" in loopback.gateway.log)


async def test_a_signal_during_the_login_ends_the_run(loopback: Loopback):
    loopback.rest.faults.add(Kind.STATUS, "GET /users/@me", times=1000)
    child = await Child.start(loopback)
    await loopback.recorder.until(lambda: loopback.recorder.requests)

    child.process.send_signal(signal.SIGTERM)

    assert (await child.end())[:2] == (0, "closed \n")


async def test_answers_that_take_too_long_are_cancelled_and_do_not_hold_up_the_end(
    loopback: Loopback, caplog: pytest.LogCaptureFixture
):
    class Noting(EchoFace):
        async def answer(self, interaction, text, private):
            try:
                await super().answer(interaction, text, private)
            except asyncio.CancelledError:
                self.left.append("cancelled")
                raise

    face = Noting(thinking=60.0)
    service = Service(
        lambda: NewsClient(face), loopback.token, finish=face.finish, limits=Limits(answers=0.1)
    )
    task = asyncio.create_task(service.run())
    await loopback.gateway.connected()
    await loopback.people.slash(loopback.world.owner, loopback.world.channel, "echo", text="?")
    await loopback.recorder.until(lambda: loopback.recorder.sent("POST", "/callback"))

    signal.raise_signal(signal.SIGTERM)

    assert await asyncio.wait_for(task, 5) == Ending(0)
    assert "not delivered" in caplog.text
    assert face.left == ["cancelled"]


async def test_a_connection_that_cannot_be_closed_does_not_hold_up_the_end(loopback: Loopback):
    class Stuck(NewsClient):
        async def close(self) -> None:
            await asyncio.sleep(60.0)

    client = Stuck(EchoFace())
    service = Service(lambda: client, loopback.token, limits=Limits(gateway=0.1))
    task = asyncio.create_task(service.run())
    await loopback.gateway.connected()

    signal.raise_signal(signal.SIGTERM)

    assert await asyncio.wait_for(task, 5) == Ending(0)
    await NewsClient.close(client)


async def test_no_heartbeat_outlives_a_connection_that_was_being_made_when_the_run_ended(
    loopback: Loopback,
):
    client = NewsClient(EchoFace(), identify_again=(60.0, 60.0))
    service = Service(lambda: client, loopback.token, limits=QUICK)
    task = asyncio.create_task(service.run())
    await loopback.gateway.connected()
    await loopback.gateway.say(9, False)
    await loopback.recorder.until(lambda: loopback.gateway.log.count("connected") == 2)
    await loopback.people.quiet(0.1)
    beating = [one for one in threading.enumerate() if isinstance(one, KeepAliveHandler)]

    signal.raise_signal(signal.SIGTERM)
    await asyncio.wait_for(task, 5)

    assert beating
    for thread in beating:
        await asyncio.to_thread(thread.join, 5.0)
        assert not thread.is_alive()


async def test_a_defect_while_finishing_is_logged_and_does_not_keep_the_bot_from_ending(
    loopback: Loopback, caplog: pytest.LogCaptureFixture
):
    async def finish() -> None:
        raise KeyError("a bug")

    service = Service(lambda: NewsClient(EchoFace()), loopback.token, finish=finish, limits=QUICK)
    task = asyncio.create_task(service.run())
    await loopback.gateway.connected()

    signal.raise_signal(signal.SIGTERM)

    assert await asyncio.wait_for(task, 5) == Ending(0)
    assert "a bug" in caplog.text


async def test_a_second_signal_does_not_wait_for_answers(loopback: Loopback):
    face = EchoFace(thinking=60.0)
    service = Service(
        lambda: NewsClient(face), loopback.token, finish=face.finish, limits=Limits(answers=60.0)
    )
    task = asyncio.create_task(service.run())
    await loopback.gateway.connected()
    await loopback.people.slash(loopback.world.owner, loopback.world.channel, "echo", text="?")
    await loopback.recorder.until(lambda: loopback.recorder.sent("POST", "/callback"))

    signal.raise_signal(signal.SIGINT)
    await asyncio.sleep(0.05)
    assert not task.done()
    signal.raise_signal(signal.SIGINT)

    assert await asyncio.wait_for(task, 5) == Ending(0)
