"""What a running bot notices of the world beside it."""

import asyncio
import json
from pathlib import Path

from bot.deployment import follow_changes
from bot.library.library import Library
from bot.news.outlets import Outlets

QUAY = {
    "id": "quay-1",
    "title": "Port Selm reopens its west quay",
    "outlet": "Selm Courier",
    "body": "Harbour master Ilo Brandt reopened the west quay of Port Selm on Tuesday.",
}


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
