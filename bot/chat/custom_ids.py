"""What a button remembers, written into its custom_id and read back.

A button must work after a restart and long after its message was sent, so everything it
needs stands in its custom_id (at most 100 characters) or in the text of its message (the
question, see `render.question_of`). Each kind of press is a value here; `write` and `read`
are inverse to each other.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, get_args

from bot.chat.limits import TOPIC

PREFIX = "news"
TEMPLATE = re.compile(rf"{PREFIX}:(?P<kind>[a-z]+)(?::(?P<state>.*))?", re.DOTALL)
"""Matches every custom_id of ours, of this version or an earlier one."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class More:
    """Show the extracts from `offset` on. `outlet` is a key, '' for none."""

    kind: ClassVar[str] = "more"
    offset: int
    outlet: str = ""
    after: date | None = None
    before: date | None = None

    def state(self) -> tuple[str, ...]:
        days = (_day(self.after), _day(self.before))
        return (_base36(self.offset), self.outlet, *days)

    @classmethod
    def parse(cls, state: list[str]) -> "More":
        offset, outlet, after, before = state
        return cls(int(offset, 36), outlet, _parse_day(after), _parse_day(before))


@dataclass(frozen=True, slots=True)
class InContext:
    """Show the paragraphs around body[start:end], whose text has the check `check`."""

    kind: ClassVar[str] = "context"
    article: str
    start: int
    end: int
    check: str

    def state(self) -> tuple[str, ...]:
        return (self.article, _base36(self.start), _base36(self.end), self.check)

    @classmethod
    def parse(cls, state: list[str]) -> "InContext":
        article, start, end, check = state
        return cls(article, int(start, 36), int(end, 36), check)


@dataclass(frozen=True, slots=True)
class ShowEveryone:
    """Show a private answer to all; only `owner` (a person's id) may."""

    kind: ClassVar[str] = "show"
    owner: int

    def state(self) -> tuple[str, ...]:
        return (_base36(self.owner),)

    @classmethod
    def parse(cls, state: list[str]) -> "ShowEveryone":
        (owner,) = state
        return cls(int(owner, 36))


@dataclass(frozen=True, slots=True)
class Vote:
    """Say whether an answer helped."""

    kind: ClassVar[str] = "vote"
    helpful: bool

    def state(self) -> tuple[str, ...]:
        return ("1" if self.helpful else "0",)

    @classmethod
    def parse(cls, state: list[str]) -> "Vote":
        (helpful,) = state
        return cls({"1": True, "0": False}[helpful])


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Ask a question about the answer that the button stands under."""

    kind: ClassVar[str] = "ask"

    def state(self) -> tuple[str, ...]:
        return ()

    @classmethod
    def parse(cls, state: list[str]) -> "FollowUp":
        () = state
        return cls()


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """Show page `page` (from 0) of an article: `turn` in place, else as a message."""

    kind: ClassVar[str] = "article"
    article: str
    page: int
    turn: bool

    def state(self) -> tuple[str, ...]:
        return (self.article, _base36(self.page), "t" if self.turn else "o")

    @classmethod
    def parse(cls, state: list[str]) -> "OpenArticle":
        article, page, turn = state
        return cls(article, int(page, 36), {"t": True, "o": False}[turn])


@dataclass(frozen=True, slots=True)
class TurnLatest:
    """Show the `count` articles newer or older than the anchor: an article and its time.

    The time (seconds since 1970, None for an article without a date) stands in for the
    article once that is gone. Nothing that is added moves a page already shown.
    """

    kind: ClassVar[str] = "latest"
    older: bool
    count: int
    article: str
    at: int | None
    outlet: str = ""
    topic: str = ""

    def __post_init__(self) -> None:
        if len(self.topic) > TOPIC:
            raise ValueError("the topic is too long for a custom_id")

    def state(self) -> tuple[str, ...]:
        way = "o" if self.older else "n"
        at = "" if self.at is None else _base36(self.at)
        return (way, _base36(self.count), self.article, at, self.outlet, self.topic)

    @classmethod
    def parse(cls, state: list[str]) -> "TurnLatest":
        way, count, article, at, outlet, *topic = state
        older = {"o": True, "n": False}[way]
        moment = int(at, 36) if at else None
        return cls(older, int(count, 36), article, moment, outlet, ":".join(topic))


@dataclass(frozen=True, slots=True)
class RemoveArticle:
    """Remove an article from the corpus; asked once more before it happens."""

    kind: ClassVar[str] = "remove"
    article: str

    def state(self) -> tuple[str, ...]:
        return (self.article,)

    @classmethod
    def parse(cls, state: list[str]) -> "RemoveArticle":
        (article,) = state
        return cls(article)


@dataclass(frozen=True, slots=True)
class MyData:
    """See, or delete, what is stored about the person who presses."""

    kind: ClassVar[str] = "mydata"
    delete: bool

    def state(self) -> tuple[str, ...]:
        return ("delete" if self.delete else "see",)

    @classmethod
    def parse(cls, state: list[str]) -> "MyData":
        (what,) = state
        return cls({"delete": True, "see": False}[what])


Press = (
    More
    | InContext
    | ShowEveryone
    | Vote
    | FollowUp
    | OpenArticle
    | TurnLatest
    | RemoveArticle
    | MyData
)
_KINDS: dict[str, type[Press]] = {kind.kind: kind for kind in get_args(Press)}


def write(press: Press) -> str:
    """The custom_id of a button that does `press`."""
    return ":".join((PREFIX, press.kind, *press.state()))


def read(custom_id: str) -> Press | None:
    """The press that `custom_id` stands for; None when it is none of ours, or an older form."""
    match = TEMPLATE.fullmatch(custom_id)
    kind = _KINDS.get(match["kind"]) if match else None
    if match is None or kind is None:
        return None
    state = [] if match["state"] is None else match["state"].split(":")
    try:
        return kind.parse(state)
    except (ValueError, KeyError, OverflowError):
        return None


def _day(day: date | None) -> str:
    return "" if day is None else _base36(day.toordinal())


def _parse_day(text: str) -> date | None:
    return date.fromordinal(int(text, 36)) if text else None


def _base36(number: int) -> str:
    if number < 0:
        return "-" + _base36(-number)
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits
