"""A message as a value, before it becomes one of discord.py's: text and rows of buttons.

Messages are plain `content` with classic buttons, not components v2: what is quoted shows up
in notifications, in search and in reply previews, which leave components out; a deferral
can be filled without a flag that may not be deferred; and a reply to one of our messages
brings its text along, from which a question is read back after a restart.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from bot.chat import limits
from bot.chat.custom_ids import Press, write
from bot.chat.markup import plain


class Style(Enum):
    """How a button looks: Discord's numbers."""

    PRIMARY = 1
    SECONDARY = 2
    SUCCESS = 3
    DANGER = 4


@dataclass(frozen=True, slots=True)
class Button:
    """A button that does `press`, or opens `url`; exactly one of them is set."""

    label: str
    press: Press | None = None
    url: str | None = None
    style: Style = Style.SECONDARY
    disabled: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent: never empty, and within every limit of Discord once it is `fitted`."""

    content: str
    rows: tuple[tuple[Button, ...], ...] = ()

    def buttons(self) -> list[Button]:
        """All buttons, row by row."""
        return [button for row in self.rows for button in row]

    def without(self, kind: type[Press]) -> "Message":
        """The message without the buttons that do a press of `kind`."""
        rows = (
            tuple(button for button in row if not isinstance(button.press, kind))
            for row in self.rows
        )
        return replace(self, rows=tuple(row for row in rows if row))


def fitted(content: str, rows: Iterable[Iterable[Button]] = ()) -> Message:
    """A message that Discord accepts: labels and content cut, doubled buttons and links that
    are none left out, no empty row, no row too many."""
    seen: set[str] = set()
    kept: list[tuple[Button, ...]] = []
    for row in rows:
        buttons: list[Button] = []
        for button in row:
            fit = _fit(button)
            if fit is None or (fit.press is not None and write(fit.press) in seen):
                continue
            if fit.press is not None:
                seen.add(write(fit.press))
            buttons.append(fit)
        for first in range(0, len(buttons), limits.BUTTONS_IN_ROW):
            kept.append(tuple(buttons[first : first + limits.BUTTONS_IN_ROW]))
    text = limits.cut(content.strip(), limits.CONTENT) or limits.ELLIPSIS
    return Message(text, tuple(kept[: limits.ROWS]))


def _fit(button: Button) -> Button | None:
    label = limits.label(plain(button.label))
    if button.press is not None:
        if limits.length(write(button.press)) > limits.CUSTOM_ID:
            return None
        return replace(button, label=label)
    url = limits.link(button.url, limits.LINK)
    return None if url is None else replace(button, label=label, url=url)
