"""Picture captions and credits of pasted pages, and text that stands twice on one line."""

import re
from collections.abc import Sequence

from bot.news.lines import Line

_MIN_WORDS = 3  # a shorter text that stands twice may be meant so ("Bye bye", "No, no")
_MIN_CHARACTERS = 12
_MAX_TIMES = 4
_LONGEST = 800  # characters a caption can have
_SAME_START = 60  # characters with which a caption and its cut form begin

_CREDIT = re.compile(
    r"^(?:image|media|photo|picture) (?:copyright|caption|source|credit)\b|"
    r"\(?(?:photo|photos|picture|image|images|credit|photograph|video|foto|fotos|bild|bilder"
    r"|photo credit|image credit|사진|写真)\s?(?:by|courtesy|credits?)?\s?[:：/|©ⓒ]"
    r"|\b(?:AP|AFP|EPA|Reuters|Getty|Getty Images|Associated Press|Bloomberg|dpa)\s+"
    r"(?:file\s+)?(?:photo|images?|via)\b"
    r"|/\s?(?:AP|AFP|Reuters|Getty Images|dpa|EPA|Shutterstock)\b"
    r"|\bvia (?:AP|Getty|Getty Images|Reuters|AFP)\b|\bgetty images\b|\bshutterstock\b"
    r"|\bfile (?:photo|image|picture)\b|\b(?:photo|image|picture) (?:by|courtesy|provided by)\b"
    r"|\b(?:screenshot|screen grab)\b\s?[:/]|^[©ⓒ]\s|^\([^()]{3,60}/[^()]{2,40}\)$"
    r"|\(\s?(?:photo|image|picture|foto)\b[^)]*\)$",
    re.IGNORECASE,
)
_SHOWN = re.compile(
    r"\bin this (?:\w+ ){0,3}(?:photo|image|picture|photograph|frame|screenshot)\b"
    r"|\bthis (?:\w+ ){0,3}(?:photo|image|picture|photograph|illustration) (?:shows|provided|taken)"
    r"|\b(?:is|are|was|were) (?:seen|pictured|shown)\b|\bpictured (?:above|here|in|at)\b"
    r"|\((?:left|right|center|centre|top|bottom)\)|, (?:left|right|center|centre),",
    re.IGNORECASE,
)
AGENCY_END = re.compile(r"\((?P<name>[^()]{2,40})\)[.\s]*$")
"""A credit in brackets at the end: "(Yonhap)"."""


def fold_doubled(text: str) -> str | None:
    """The unit of a text that is the same unit two to four times over; None for other text.

    >>> fold_doubled("A boat leaves the harbour. (Wire) A boat leaves the harbour. (Wire)")
    'A boat leaves the harbour. (Wire)'
    """
    words = text.split()
    for times in range(_MAX_TIMES, 1, -1):
        size, rest = divmod(len(words), times)
        if rest or size == 0 or words != words[:size] * times:
            continue
        unit = " ".join(words[:size])
        if size >= _MIN_WORDS or len(unit) >= _MIN_CHARACTERS:
            return unit
    return None


def find_captions(lines: Sequence[Line]) -> list[bool]:
    """For every line whether it is a picture's caption or credit.

    Beside what a line itself shows: two lines in a row that begin alike are one caption, cut and
    in full; and where paragraphs have blank lines between them, so is one with a credit under it.
    """
    found = [is_credit(line.text) or fold_doubled(line.text) is not None for line in lines]
    credit = list(found)
    for n in range(len(lines) - 1):
        line, after = lines[n], lines[n + 1]
        if _begin_alike(line.content, after.content):
            found[n] = found[n + 1] = True
        if credit[n + 1] and line.gap > 0 and after.gap == 0 and after.words < 15 < line.words:
            found[n] = True
    return found


def _begin_alike(first: str, second: str) -> bool:
    start = min(len(first), len(second), _SAME_START)
    return start == _SAME_START and first[:start] == second[:start]


def is_credit(text: str) -> bool:
    """Whether a short line names who made a picture, or says what a picture shows."""
    if len(text) > _LONGEST:
        return False
    words = len(text.split())
    if words <= 25 and _CREDIT.search(text):
        return True
    if words > 70:
        return False
    return bool(_SHOWN.search(text) and (AGENCY_END.search(text) or _CREDIT.search(text)))
