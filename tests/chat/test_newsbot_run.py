"""`newsbot run` and `newsbot sync` as an operator starts them: in a process, from settings."""

import asyncio
import json
import os
import signal
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.chat.endings import CONFIGURATION, NO_PERMISSION
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.server import Loopback

ARTICLE = {
    "id": "lamp",
    "title": "Lamp of Fjarholm to burn again",
    "outlet": "Fjarholm Gazette",
    "published": "2026-03-02T08:00:00Z",
    "body": "Keeper Dagny Rask spoke with harbour master Evert Olmo about the lamp on Monday.",
}


@dataclass
class Operator:
    """Starts newsbot in a folder of its own, with settings from the environment."""

    loopback: Loopback
    folder: Path

    async def start(self, *arguments: str, **settings: str) -> asyncio.subprocess.Process:
        environment = {
            key: value for key, value in os.environ.items() if not key.startswith("NEWSBOT_")
        }
        environment |= {
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "DISCORD_TOKEN": self.loopback.token,
            **settings,
        }
        return await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.chat.loopback.newsbot", self.loopback.world.base,
            *arguments, cwd=self.folder, env=environment,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip


async def end(process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
    """The exit code, and what was written to standard output and standard error."""
    out, err = await asyncio.wait_for(process.communicate(), 30)
    return process.returncode, out.decode(), err.decode()


@pytest.fixture
def operator(loopback: Loopback, tmp_path: Path) -> Operator:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/lamp.json").write_text(json.dumps(ARTICLE), encoding="utf-8")
    return Operator(loopback, tmp_path)


async def workers_of(parent: int, count: int) -> list[int]:
    """The processes that answer for `parent`, once there are `count`."""
    async with asyncio.timeout(30):
        while len(found := children_of(parent)) != count:  # noqa: ASYNC110
            await asyncio.sleep(0.05)
    return found


def children_of(parent: int) -> list[int]:
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [int(pid) for pid in listed.split()]


def is_there(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


async def test_run_answers_and_ends_within_5_seconds_of_a_signal(operator: Operator):
    loopback = operator.loopback
    process = await operator.start("run", NEWSBOT_LOG_JSON="yes", NEWSBOT_LOG_LEVEL="debug")
    await loopback.gateway.connected(seconds=30)

    await loopback.people.mention(
        loopback.world.owner, loopback.world.channel, "who spoke with Evert Olmo?"
    )
    [reply] = await loopback.people.said(loopback.world.channel)
    before = time.monotonic()
    process.send_signal(signal.SIGTERM)
    code, _, err = await end(process)

    assert time.monotonic() - before < 5.0
    assert code == 0
    assert "Dagny Rask" in reply["content"]
    assert loopback.gateway.log[-1] == "closed 1000"
    assert "Traceback" not in err
    assert loopback.token not in err
    assert "who spoke with" not in err
    again = await operator.start("status", "--json")  # nothing is left locked
    assert (await end(again))[0] == 0


async def test_run_answers_with_workers_and_leaves_none_behind(operator: Operator):
    loopback = operator.loopback
    process = await operator.start("run", NEWSBOT_WORKERS="2")
    await loopback.gateway.connected(seconds=30)
    children = await workers_of(process.pid, 2)

    await loopback.people.mention(
        loopback.world.owner, loopback.world.channel, "who spoke with Evert Olmo?"
    )
    [reply] = await loopback.people.said(loopback.world.channel)
    before = time.monotonic()
    process.send_signal(signal.SIGTERM)
    await until_ended(process, signal.SIGTERM)  # as impatient people do, and supervisors
    code, _, err = await end(process)

    assert time.monotonic() - before < 5.0
    assert code == 0
    assert "Dagny Rask" in reply["content"]
    assert "Traceback" not in err
    assert not any(map(is_there, children))


async def until_ended(process: asyncio.subprocess.Process, number: signal.Signals) -> None:
    """Send a signal again and again."""
    async with asyncio.timeout(10):
        while process.returncode is None:
            await asyncio.sleep(0.01)
            with suppress(ProcessLookupError):
                process.send_signal(number)


async def test_run_with_a_refused_token_ends_with_one_sentence(operator: Operator):
    process = await operator.start("run", DISCORD_TOKEN=operator.loopback.token + "x")

    code, _, err = await end(process)

    assert code == NO_PERMISSION
    assert "DISCORD_TOKEN" in err.splitlines()[-1]
    assert "Traceback" not in err


async def test_run_without_a_needed_intent_ends_with_one_sentence(operator: Operator):
    process = await operator.start("run", NEWSBOT_MESSAGE_CONTENT="yes")

    code, _, err = await end(process)

    assert code == CONFIGURATION
    assert "Message Content" in err.splitlines()[-1]
    assert "Traceback" not in err


async def test_run_survives_a_gateway_that_is_not_there_yet_without_a_traceback(
    operator: Operator,
):
    loopback = operator.loopback
    loopback.gateway.refuse = 2  # aiohttp itself repeats one on a connection that was kept
    loopback.rest.faults.add(Kind.STATUS, "GET /users/@me")
    process = await operator.start("run")
    await loopback.gateway.connected(seconds=30)

    process.send_signal(signal.SIGTERM)
    code, _, err = await end(process)

    assert code == 0
    assert "Traceback" not in err
    assert "Discord cannot be reached (503" in err
    assert "Discord's gateway cannot be reached" in err
    assert "INFO bot.chat.service: Stopping" in err  # the level that `run` logs unless told


async def test_sync_publishes_the_commands_and_says_which(operator: Operator):
    code, out, err = await end(await operator.start("sync"))

    names = [command["name"] for command in operator.loopback.world.commands[None]]
    assert (code, err) == (0, "")
    assert {"ask", "latest", "corpus"} <= set(names)
    assert all(name in out for name in names)
