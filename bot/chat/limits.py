"""Every limit of Discord that newsbot has to keep, and the functions that keep it.

Sources: Discord's API documentation ("Message", "Component Reference", "Application Command
Object", "Interaction") as of 2026. Lengths are counted in UTF-16 code units, which is what
Discord's own clients count and never less than the characters its servers count.
"""

import re
from urllib.parse import quote, urlsplit

CONTENT = 2000
"""Characters in a message's content."""

ROWS = 5
"""Action rows in a message."""

BUTTONS_IN_ROW = 5
"""Buttons in an action row."""

BUTTON_LABEL = 80
CUSTOM_ID = 100
LINK = 512
"""Characters in the URL of a link button."""

CHOICES = 25
"""Choices offered by an autocomplete or declared by an option."""

CHOICE = 100
"""Characters in the name, and in the value, of a choice; at least one."""

COMMAND_NAME = 32
COMMAND_DESCRIPTION = 100
COMMANDS = 100
"""Slash commands of one application in one scope."""

OPTIONS = 25
"""Options of one command, or subcommands of one group."""

MODAL_TITLE = 45
INPUT_LABEL = 45
INPUT_PLACEHOLDER = 100

QUESTION = 200
"""Characters of a question; ours. A question is shown above its answer, so that a button can
ask it again after a restart, and must leave room for the quotation."""

TOPIC = 40
"""Characters of a topic; ours. It travels inside the custom_id of the pager's buttons."""

ELLIPSIS = "…"


def length(text: str) -> int:
    """How long Discord takes `text` to be, in UTF-16 code units."""
    return len(text) + sum(char > "\uffff" for char in text)


def cut(text: str, limit: int) -> str:
    """`text` if it is at most `limit` long, else its beginning and an ellipsis.

    Ends at a word where one ends in the last third, and never with half an escape.
    """
    if length(text) <= limit:
        return text
    room = limit - length(ELLIPSIS)
    if room < 0:
        return ""
    kept = text[:room]
    while length(kept) > room:
        kept = kept[:-1]
    space = kept.rfind(" ")
    if space > room * 2 // 3:
        kept = kept[:space]
    kept = kept.rstrip()
    backslashes = len(kept) - len(kept.rstrip("\\"))
    return (kept[:-1] if backslashes % 2 else kept) + ELLIPSIS


def label(text: str, limit: int = BUTTON_LABEL) -> str:
    """`text` as a label: one line, never empty, at most `limit` long."""
    return cut(" ".join(text.split()), limit) or ELLIPSIS


def choice(text: str) -> str:
    """`text` as the name of a choice."""
    return label(text, CHOICE)


def link(url: str | None, limit: int = CONTENT) -> str | None:
    """`url` in a form Discord accepts and Markdown cannot break, or None.

    Only http and https with a host; white space, brackets and everything outside ASCII is
    percent-encoded. None as well when it is longer than `limit`.
    """
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        found = parts.hostname and parts.port != 0
    except ValueError:
        return None
    netloc = _ascii(parts.netloc)
    if parts.scheme.lower() not in ("http", "https") or not found or netloc is None:
        return None
    rest = quote(url.strip().split(parts.netloc, 1)[1], safe=_KEPT, errors="replace")
    safe = f"{parts.scheme.lower()}://{netloc}{rest}"
    return safe if length(safe) <= limit else None


def _ascii(netloc: str) -> str | None:
    """Host and port in ASCII, internationalized where need be; None when they cannot be."""
    try:
        plain = netloc if netloc.isascii() else netloc.encode("idna").decode()
    except UnicodeError:
        return None
    return plain if _NETLOC.fullmatch(plain) else None


_NETLOC = re.compile(r"[\w.~%@:+-]+|[\w.~%@:+-]*\[[0-9A-Fa-f:.]+\](?::\d+)?")
_KEPT = "/?#@!$&*+,;=:%~-._"
"""Characters of a URL that stay as they are."""
