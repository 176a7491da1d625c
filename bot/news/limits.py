"""How much of anything a single file may cost."""

import math
from dataclasses import dataclass

_CHARACTERS = 2_000_000  # of a page; the longest seen among news pages is some 100,000
_LINES = 20_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on what reading one file may take.

    `file_bytes` bounds the file as it lies on the disk and, for a compressed one, what it
    unpacks to. `seconds` (wall clock) and `memory_bytes` (address space) bound the process
    that parses HTML: a page of 28 MB takes 690 MB there, an ordinary one well under 200.
    """

    file_bytes: int = 10_000_000
    seconds: float = 20.0
    memory_bytes: int = 1_000_000_000


def why_too_long(text: str) -> str | None:
    """Why `text` cannot be an article by its mere length; None when it can."""
    if len(text) > _CHARACTERS:
        return f"is too long for an article: it has {len(text):,} characters"
    lines = sum(not line.isspace() for line in text.splitlines() if line)
    return f"is too long for an article: it has {lines:,} lines" if lines > _LINES else None


def in_megabytes(count: int) -> str:
    """`10_000_000` as people read it: `10 MB`."""
    if count < 1_000_000:
        return f"{count / 1000:.3g} kB" if count >= 1000 else f"{count} bytes"
    megabytes = math.ceil(count / 100_000) / 10  # up, so that "over 10 MB" is never "10 MB"
    return f"{megabytes:.0f} MB" if megabytes == round(megabytes) else f"{megabytes:.1f} MB"
