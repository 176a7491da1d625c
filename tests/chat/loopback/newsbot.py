"""newsbot itself in a process of its own: `python -m tests.chat.loopback.newsbot BASE run …`."""

import sys

from bot.__main__ import main
from tests.chat.loopback.server import point_discord_at

if __name__ == "__main__":
    point_discord_at(sys.argv[1])
    sys.exit(main(sys.argv[2:]))
