"""A process that is asked ends when nobody asks any more, in whatever state it is."""

import asyncio
import sys

from bot.library.process import end

_LOUD = "import sys; sys.stdout.write('x' * 1_000_000); sys.stdout.flush(); sys.stdin.read()"


async def test_a_process_ends_whose_reply_nobody_read() -> None:
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", _LOUD),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(30):
        await end(child)
    assert child.returncode == 0
