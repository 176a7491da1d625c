"""How often a person, and a channel, may ask. In memory only, with the clock passed in.

discord.py's own Cooldown counts in fixed windows (twice the rate passes around their border)
and cannot look at two of them before it charges either, hence these few lines.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

SWEEP_EVERY = 1024
"""Questions between two clean-ups, so that memory follows the people of the last window."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `times` (one or more) within any `seconds`."""

    times: int
    seconds: float


class Cooldowns:
    """One cooldown per person and one per channel; a question must fit both."""

    def __init__(
        self,
        *,
        person: Rate = Rate(10, 60.0),
        channel: Rate = Rate(60, 60.0),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._people: dict[int, deque[float]] = {}
        self._channels: dict[int, deque[float]] = {}
        self._scopes = ((self._people, person), (self._channels, channel))
        self._clock = clock
        self._taken = 0

    def __len__(self) -> int:
        """How many people and channels are remembered."""
        return len(self._people) + len(self._channels)

    def take(self, person: int, channel: int) -> float:
        """Count one question. 0.0 when it may be asked now, otherwise the seconds to wait.

        A refused question is not counted against either.
        """
        now = self._clock()
        logs = []
        wait = 0.0
        for (known, rate), key in zip(self._scopes, (person, channel), strict=True):
            log = known.get(key, deque(maxlen=rate.times))
            if len(log) == rate.times:
                wait = max(wait, log[0] + rate.seconds - now)
            logs.append((known, key, log))
        if wait > 0:
            return wait
        for known, key, log in logs:
            log.append(now)
            known[key] = log
        self._taken += 1
        if self._taken % SWEEP_EVERY == 0:
            self._sweep(now)
        return 0.0

    def _sweep(self, now: float) -> None:
        for known, rate in self._scopes:
            for key in [key for key, log in known.items() if log[-1] + rate.seconds <= now]:
                del known[key]
