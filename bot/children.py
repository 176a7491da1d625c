"""What every child process of newsbot is given."""

import os
import sys
from pathlib import Path

import bot

_KEPT = ("PATH", "SYSTEMROOT", "HOME", "TMPDIR", "XDG_CACHE_HOME", "NUMBA_CACHE_DIR")


def child_environment(**more: str) -> dict[str, str]:
    """What a child needs to find its modules and caches, and no more: no token reaches it."""
    package = str(Path(bot.__file__).parent.parent)
    path = os.pathsep.join(dict.fromkeys([package, *filter(None, sys.path)]))
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return {**kept, "PYTHONPATH": path, "PYTHONUTF8": "1", **more}
