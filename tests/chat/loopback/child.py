"""A bot in a process of its own: `python -m tests.chat.loopback.child BASE TOKEN`.

Prints "closed" once the service has returned, as the library's closing would be.
"""

import asyncio
import sys

from bot.chat.client import NewsClient
from bot.chat.service import Service
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.server import point_discord_at


async def main(base: str, token: str) -> int:
    point_discord_at(base)
    face = EchoFace(thinking=0.3)
    ending = await Service(lambda: NewsClient(face), token, finish=face.finish).run()
    print("closed", ending.sentence or "", flush=True)
    return ending.code


if __name__ == "__main__":
    sys.exit(asyncio.run(main(*sys.argv[1:])))
