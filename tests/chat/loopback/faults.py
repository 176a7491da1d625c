"""Faults to inject: what goes wrong, on which requests, how often."""

import re
import socket
import struct
from dataclasses import dataclass
from enum import Enum, auto

from aiohttp import web


class Kind(Enum):
    """What happens to a request."""

    STATUS = auto()  # answered with `status`, not processed
    LIMITED = auto()  # answered with 429 and `seconds`, not processed
    RESET_BEFORE = auto()  # connection reset, not processed
    RESET_AFTER = auto()  # processed, then connection reset: the answer is lost
    STATUS_AFTER = auto()  # processed, then answered with `status`
    SILENCE_AFTER = auto()  # processed, then nothing for `seconds`


@dataclass
class Fault:
    """One fault for the next `times` requests that match `METHOD path` (a regex)."""

    kind: Kind
    route: str
    times: int = 1
    status: int = 503
    code: int = 0
    seconds: float = 0.05

    @property
    def after(self) -> bool:
        """Whether the request is processed first."""
        return self.kind in (Kind.RESET_AFTER, Kind.STATUS_AFTER, Kind.SILENCE_AFTER)


class Faults:
    """The faults still to come."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, kind: Kind, route: str, times: int = 1, **details: float | int) -> None:
        """Plan a fault."""
        self.waiting.append(Fault(kind, route, times, **details))  # type: ignore[arg-type]

    def take(self, method: str, path: str) -> Fault | None:
        """The fault for this request, used up by one."""
        for fault in self.waiting:
            if re.search(fault.route, f"{method} {path}"):
                fault.times -= 1
                if not fault.times:
                    self.waiting.remove(fault)
                return fault
        return None


def reset(request: web.Request) -> None:
    """Drop a connection with a TCP RST, as a crashed proxy does."""
    transport = request.transport
    if transport is None:
        return
    linger = struct.pack("ii", 1, 0)
    transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    transport.abort()
