"""Sentences as spans of a text.

Own rules instead of a library: none keeps offsets, knows news (`Gen.`, `Feb. 28`, `Shin
Won-sik said`) and runs in linear time on anything. The text is walked once from stop to stop;
what is looked at around a stop is bounded. A newline always ends a sentence.

A sentence of more than `LONGEST_SENTENCE` characters cannot be quoted; it is offered in parts,
cut after a semicolon or colon, else a dash or comma, else a space, whichever comes last before
the limit.
"""

import re
from collections.abc import Iterator

from bot.search.values import Span
from bot.search.wordlists import NUMBERED, SHORT, STARTERS, TITLES

LONGEST_SENTENCE = 400

_QUOTES = "\"'”’»)\\]}›"
_STOP = re.compile(rf"\n|[.!?…‼⁇⁈⁉]+[{_QUOTES}]*|[。！？｡．]+[{_QUOTES}」』）】〉》]*")
_OPENER = "\"'“‘«([{‹•–—-「『（【〈《*"
_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}/,;:]{1,24}$")
_NEXT = re.compile(r"[^\s]{1,24}")

_SAID = re.compile(
    r"[ \t]*(?:[A-Z][\w'’.-]{0,20} ){1,5}(?:said|says|asked|asks|wrote|added|told|replied|shouted"
    r"|cried|tweeted|joked|wondered|quipped)\b"
)
_CUTS = tuple(re.compile(cut) for cut in (r"[;:](?=\s)", r"[,—–](?=\s)| -{1,2}(?= )", r"\s"))


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, offsets into `text`.

    Spans are ordered and disjoint, begin and end with a visible character, and together
    cover every character that is not white space. None is longer than LONGEST_SENTENCE.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    for first, last in _rough(text, start, end):
        spans += _fitting(text, first, last)
    return spans


def _rough(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        cut = stop.end()
        if stop.group() != "\n":
            cut = _cut(text, begin, stop, end)
        if cut:
            yield Span(begin, cut)
            begin = cut
    yield Span(begin, end)


def _cut(text: str, begin: int, stop: re.Match[str], end: int) -> int:
    """Where the sentence that began at `begin` ends at this stop; 0 when it goes on."""
    signs, after = stop.group(), stop.end()
    if signs[0] in "。！？｡．":
        return after
    if after >= end or text[after] == "\n":
        return after
    if not text[after].isspace():
        return _cut_without_space(text, begin, stop)
    following = _NEXT.match(text, _skip_blanks(text, after, end), end)
    if following is None:
        return after
    word = following.group()
    if not _may_begin(word):
        return 0
    if "!" in signs or "?" in signs:
        return 0 if signs[-1] in _QUOTES and _SAID.match(text, after, end) else after
    if signs[0] == "." and not signs.startswith(".."):
        return 0 if _abbreviates(text, begin, stop.start(), signs, word) else after
    return after


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] != "\n" and text[at].isspace():
        at += 1
    return at


def _may_begin(word: str) -> bool:
    first = word[0]
    if first in _OPENER:
        first = word.lstrip(_OPENER)[:1] or "A"
        return not first.islower() or word[0] in "“‘«「『"
    return not first.islower()


def _cut_without_space(text: str, begin: int, stop: re.Match[str]) -> int:
    """`end.Next` and `end."Next`: a stop that lacks its space."""
    signs, at, after = stop.group(), stop.start(), stop.end()
    bare = len(signs.rstrip(_QUOTES))
    before, following = text[max(begin, at - 3) : at], text[after : after + 2]
    if len(before) < 3 or not before.isalpha() or not before[1:].islower():
        return 0
    if bare == len(signs) and following[:1] in "“‘«":
        return after
    if bare > 3 or not following[:1].isupper() or following[1:].isupper():
        return 0
    if (
        bare < len(signs)
        and signs[bare] == '"'
        and text.count('"', max(begin, at - 800), at) % 2 == 0
    ):
        return at + bare
    return after


def _quotes_closed(text: str, begin: int, at: int) -> bool:
    return text.count('"', max(begin, at - 2 * LONGEST_SENTENCE), at) % 2 == 0


def _abbreviates(text: str, begin: int, at: int, signs: str, following: str) -> bool:
    """Whether the single full stop at `at` belongs to an abbreviation and ends nothing."""
    found = _BEFORE.search(text, max(begin, at - 24), at)
    if found is None:
        return False
    word = found.group()
    lower = word.lower().rstrip(".")
    opening = following.lstrip(_OPENER)
    starts = opening.rstrip(".,;:!?").lower() in STARTERS
    if signs != ".":  # closing quotes or brackets after it
        return (lower in SHORT or "." in word) and not starts and signs[-1] in ")]}"
    if lower in TITLES:
        return True
    if lower in NUMBERED:
        return opening[:1].isdigit() and not (lower == "no" and word == "no")
    if len(word) == 1 and word.isupper():
        # `J. K. Rowling`, `George W. Bush`; but `So do I.` and `vitamin C. Then`.
        return not starts and not (word == "I" and text[begin : found.start()].strip())
    if lower in SHORT or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return not starts
    listed = word.isdigit() and not text[begin : found.start()].strip()
    return listed and len(word) <= 3


def _fitting(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without its outer white space, in parts when it is too long to be quoted."""
    span = _strip(text, start, end)
    while span is not None:
        cut = span.end
        if span.end - span.start > LONGEST_SENTENCE:
            cut = _place_to_cut(text, span.start)
        part = _strip(text, span.start, cut)
        if part is not None:
            yield part
        span = _strip(text, cut, span.end)


def _place_to_cut(text: str, start: int) -> int:
    limit = start + LONGEST_SENTENCE
    for cut in _CUTS:
        last = None
        for last in cut.finditer(text, start + LONGEST_SENTENCE // 4, limit):  # noqa: B007
            pass
        if last is not None:
            return last.end()
    return limit


def _strip(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
