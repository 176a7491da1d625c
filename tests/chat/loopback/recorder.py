"""Every request the bot made, for tests to wait for and for scripts to check."""

import asyncio
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


@dataclass
class Recorded:
    """One request as it arrived. `status` is what it was answered with, 0 for nothing."""

    method: str
    path: str
    body: Any
    files: dict[str, bytes] = field(default_factory=dict)
    multipart: bool = False
    status: int = 0
    at: float = field(default_factory=time.monotonic)


class Recorder:
    """The requests in order of arrival."""

    def __init__(self) -> None:
        self.requests: list[Recorded] = []
        self.changed = asyncio.Condition()

    async def notice(self) -> None:
        """Wake everybody who waits for something to happen."""
        async with self.changed:
            self.changed.notify_all()

    async def until(self, find: Callable[[], T | None], seconds: float = 10.0) -> T:
        """The first true value of `find`, looked at whenever something happened."""
        async with asyncio.timeout(seconds), self.changed:
            while not (found := find()):
                await self.changed.wait()
            return found

    def sent(self, method: str, part: str) -> list[Recorded]:
        """The requests with this method whose path contains `part`."""
        return [r for r in self.requests if r.method == method and part in r.path]

    def dump(self, path: Path) -> None:
        """Write method, path, body and status of every request, one JSON object a line."""
        with path.open("w", encoding="utf-8") as file:
            for request in self.requests:
                line = {
                    "method": request.method,
                    "path": request.path,
                    "body": request.body,
                    "files": {name: len(data) for name, data in request.files.items()},
                    "multipart": request.multipart,
                    "status": request.status,
                }
                file.write(json.dumps(line, ensure_ascii=False) + "\n")
