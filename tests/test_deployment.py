"""`newsbot run` and `newsbot sync` in processes of their own, against a loopback Discord."""

import asyncio
import json
import os
import signal
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import pytest

from bot.deployment import follow_changes
from bot.library.library import Library
from bot.news.outlets import Outlets
from tests.chat.loopback.server import Loopback

ROOT = Path(__file__).parent.parent
CODE = """
import sys
from bot.__main__ import main
from tests.chat.loopback.server import point_discord_at
point_discord_at(sys.argv[1])
sys.exit(main(sys.argv[2:]))
"""
WRONG = "a-wrong-token"
QUAY = {
    "id": "quay-1",
    "title": "Port Selm reopens its west quay",
    "outlet": "Selm Courier",
    "body": "Harbour master Ilo Brandt reopened the west quay of Port Selm on Tuesday.",
}


@pytest.fixture
async def discord(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "quay.json").write_text(json.dumps(QUAY), "utf-8")
    async with Loopback() as server:
        yield server


async def start(server: Loopback, folder: Path, *argv: str, token: str | None = None) -> Process:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("NEWSBOT_")
    }
    environment |= {"PYTHONPATH": str(ROOT), "DISCORD_TOKEN": token or server.token}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", CODE, server.world.base, *argv,
        cwd=folder, env=environment, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip


async def test_run_answers_a_mention_from_the_corpus_and_stops_when_told(
    discord: Loopback, tmp_path: Path
) -> None:
    process = await start(discord, tmp_path, "run")
    await discord.gateway.connected(seconds=60)
    world, people = discord.world, discord.people
    await people.mention(world.owner, world.channel, "who reopened the west quay?")
    (reply,) = await people.said(world.channel, 1, 60)
    process.send_signal(signal.SIGTERM)
    _, err = await asyncio.wait_for(process.communicate(), 60)
    assert "Ilo Brandt" in json.dumps(reply, ensure_ascii=False)
    assert process.returncode == 0
    assert b"newsbot runs with 1 article." in err
    assert b"Traceback" not in err


async def test_run_with_a_wrong_token_ends_with_one_sentence(
    discord: Loopback, tmp_path: Path
) -> None:
    process = await start(discord, tmp_path, "run", token=WRONG)
    _, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 77
    assert b"Discord does not accept the token." in err
    assert WRONG.encode() not in err
    assert b"Traceback" not in err


async def test_sync_publishes_the_commands_and_names_them(
    discord: Loopback, tmp_path: Path
) -> None:
    process = await start(discord, tmp_path, "sync")
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 0, err
    assert b"commands published everywhere: " in out
    assert b"ask" in out
    assert b"latest" in out


async def test_sync_with_a_wrong_token_is_bad_input(discord: Loopback, tmp_path: Path) -> None:
    process = await start(discord, tmp_path, "sync", token=WRONG)
    out, err = await asyncio.wait_for(process.communicate(), 60)
    assert (process.returncode, out) == (2, b"")
    assert b"Discord does not accept the token." in err


async def test_a_running_bot_sees_what_another_process_adds(tmp_path: Path) -> None:
    (tmp_path / "quay.json").write_text(json.dumps(QUAY), "utf-8")
    outlets = Outlets.load()
    async with (
        await Library.open(tmp_path / "data", outlets=outlets) as ours,
        await Library.open(tmp_path / "data", outlets=outlets, indexed=False) as theirs,
    ):
        following = asyncio.create_task(follow_changes(ours, every=0.01))
        assert len(ours.snapshot) == 0
        await theirs.add([tmp_path / "quay.json"])
        async with asyncio.timeout(30):
            while not len(ours.snapshot):  # noqa: ASYNC110 - a snapshot has no event
                await asyncio.sleep(0.01)
        following.cancel()
        assert ours.snapshot.number("quay-1") is not None
