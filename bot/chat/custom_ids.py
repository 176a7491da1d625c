"""What a button remembers, written into its custom_id and read back.

A button must work after a restart and long after its message was sent, so everything it
needs stands in its custom_id (at most 100 characters) or in the text of its message (the
question, see `render.question_of`). Each kind of press is a value here; `write` and `read`
are inverse to each other. Articles and outlets are named by their keys (see `keys`).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, NamedTuple, get_args, get_type_hints

from bot.chat.limits import TOPIC

PREFIX = "news"
TEMPLATE = re.compile(rf"{PREFIX}:(?P<kind>[a-z]+)(?::(?P<state>.*))?", re.DOTALL)
"""Matches every custom_id of ours, of this version or an earlier one."""

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Place(NamedTuple):
    """Where a quotation stands: body[start:end] of an article, a text whose check is `check`."""

    article: str
    start: int
    end: int
    check: str


@dataclass(frozen=True, slots=True)
class More:
    """Show the extracts from `offset` on. `outlet` is '' for none; `about` is the quotation
    that the question, a follow-up, refers to."""

    kind: ClassVar[str] = "more"
    offset: int
    outlet: str = ""
    after: date | None = None
    before: date | None = None
    about: Place | None = None


@dataclass(frozen=True, slots=True)
class InContext:
    """Show the paragraphs around a quotation."""

    kind: ClassVar[str] = "context"
    quoted: Place


@dataclass(frozen=True, slots=True)
class ShowEveryone:
    """Show a private answer to all; only `owner` (a person's id) may."""

    kind: ClassVar[str] = "show"
    owner: int


@dataclass(frozen=True, slots=True)
class Vote:
    """Say whether an answer helped."""

    kind: ClassVar[str] = "vote"
    helpful: bool


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Ask a question about the answer that the button stands under."""

    kind: ClassVar[str] = "ask"


@dataclass(frozen=True, slots=True)
class OpenArticle:
    """Show page `page` (from 0) of an article: `turn` in place, else as a message."""

    kind: ClassVar[str] = "article"
    article: str
    page: int
    turn: bool


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


@dataclass(frozen=True, slots=True)
class RemoveArticle:
    """Remove an article from the corpus; asked once more before it happens."""

    kind: ClassVar[str] = "remove"
    article: str


@dataclass(frozen=True, slots=True)
class MyData:
    """See, or delete, what is stored about the person who presses."""

    kind: ClassVar[str] = "mydata"
    delete: bool


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
_FIELDS = {
    kind: {name: hint for name, hint in get_type_hints(kind).items() if name != "kind"}
    for kind in get_args(Press)
}


def write(press: Press) -> str:
    """The custom_id of a button that does `press`."""
    fields = _FIELDS[type(press)].items()
    state = (_WRITERS[hint](getattr(press, name)) for name, hint in fields)
    return ":".join((PREFIX, press.kind, *state))


def read(custom_id: str) -> Press | None:
    """The press that `custom_id` stands for; None when it is none of ours, or an older form."""
    match = TEMPLATE.fullmatch(custom_id)
    kind = _KINDS.get(match["kind"]) if match else None
    if match is None or kind is None:
        return None
    hints = _FIELDS[kind].values()
    # Only the last field may hold a colon itself.
    state = [] if match["state"] is None else match["state"].split(":", len(hints) - 1)
    try:
        return kind(*(_READERS[hint](part) for hint, part in zip(hints, state, strict=True)))
    except (ValueError, KeyError, OverflowError):
        return None


def _base36(number: int) -> str:
    if number < 0:
        return "-" + _base36(-number)
    digits = ""
    while True:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
        if not number:
            return digits


def _number(text: str) -> int:
    return int(text, 36)


def _write_place(place: Place) -> str:
    return ".".join((place.article, _base36(place.start), _base36(place.end), place.check))


def _read_place(text: str) -> Place:
    article, start, end, check = text.split(".")
    return Place(article, _number(start), _number(end), check)


_WRITERS: dict[Any, Callable[[Any], str]] = {
    str: str,
    bool: lambda yes: "1" if yes else "0",
    int: _base36,
    Place: _write_place,
    int | None: lambda number: "" if number is None else _base36(number),
    date | None: lambda day: "" if day is None else _base36(day.toordinal()),
    Place | None: lambda place: "" if place is None else _write_place(place),
}
_READERS: dict[Any, Callable[[str], Any]] = {
    str: str,
    bool: {"1": True, "0": False}.__getitem__,
    int: _number,
    Place: _read_place,
    int | None: lambda text: _number(text) if text else None,
    date | None: lambda text: date.fromordinal(_number(text)) if text else None,
    Place | None: lambda text: _read_place(text) if text else None,
}
