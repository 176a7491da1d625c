"""What a conversation was about: per channel and person, in memory only, for a while."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Generic, TypeVar

T = TypeVar("T")

KEEP = timedelta(minutes=15)
"""How long after its last answer a conversation is remembered."""

MOST = 10_000
"""Conversations remembered at once; beyond them the longest silent one is forgotten."""


class Memory(Generic[T]):
    """Remembers one thing per channel and person. The clock gives aware times."""

    def __init__(
        self, clock: Callable[[], datetime], *, keep: timedelta = KEEP, most: int = MOST
    ) -> None:
        self._clock = clock
        self._keep = keep
        self._most = most
        self._kept: OrderedDict[tuple[int, int], tuple[datetime, T]] = OrderedDict()

    def __len__(self) -> int:
        """How many conversations are held."""
        return len(self._kept)

    def recall(self, channel: int, person: int) -> T | None:
        """What was remembered, or None when there is nothing or it is too long ago."""
        self._forget_old()
        found = self._kept.get((channel, person))
        return None if found is None else found[1]

    def remember(self, channel: int, person: int, what: T) -> None:
        """Keep `what` instead of what was kept before, from now on."""
        self._kept[channel, person] = (self._clock(), what)
        self._kept.move_to_end((channel, person))
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)
        self._forget_old()

    def forget(self, person: int) -> None:
        """Forget every conversation of a person."""
        for place in [place for place in self._kept if place[1] == person]:
            del self._kept[place]

    def _forget_old(self) -> None:
        now = self._clock()
        while self._kept:
            place = next(iter(self._kept))
            if now - self._kept[place][0] < self._keep:
                return
            del self._kept[place]


class Once:
    """Says of each thing whether it comes for the first time; the latest `most` are known."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._seen: OrderedDict[int, None] = OrderedDict()

    def first(self, what: int) -> bool:
        """Whether `what` was not asked about before."""
        if what in self._seen:
            return False
        self._seen[what] = None
        if len(self._seen) > self._most:
            self._seen.popitem(last=False)
        return True

    def forget(self, what: int) -> None:
        """Let the next time count as the first."""
        self._seen.pop(what, None)
