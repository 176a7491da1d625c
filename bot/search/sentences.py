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

_CLOSERS = "\"'”’»)\\]}›"
_STOP = re.compile(
    r"\n"
    rf"|(?P<signs>[.!?…‼⁇⁈⁉]+)(?P<closers>[{_CLOSERS}]*)"
    # What still belongs to it: closing signs set apart, `[note]` and `:12` of encyclopedias.
    r"(?:[ \u00a0][”’»)\]}.!?…]+(?=\s|$))*"
    r"(?:\[[^\[\]\n]{1,24}\])*(?::\d{1,4}(?:[–-]\d{1,4})?(?!\d))?"
    rf"|[。！？｡．]+[{_CLOSERS}」』）】〉》]*"
)
_OPENER = "\"'“‘«([{‹•–—-「『（【〈《*"
_BEFORE = re.compile(r"[^\s\"'“”‘’«»()\[\]{}/,;:]{1,24}$")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
_NEXT = re.compile(r"[^\s]{1,24}")

_SAID = re.compile(
    r"[ \t]*(?:[A-Z][\w'’.-]{0,20} ){1,5}(?:said|says|asked|asks|wrote|added|told|replied|shouted"
    r"|cried|tweeted|joked|wondered|quipped)\b"
)
_CUTS = (
    re.compile(r"[;:](?=\s)|[；：]"),
    re.compile(r"[,—–](?=\s)| -{1,2}(?= )|[，、]"),
    re.compile(r"\s"),
)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """The sentences of `text[start:end]`, offsets into `text`.

    Spans are ordered and disjoint, begin and end with a visible character, and together
    cover every character that is not white space. None is longer than LONGEST_SENTENCE.
    """
    end = len(text) if end is None else end
    spans: list[Span] = []
    for first, last in _rough(text, start, end):
        span = _strip(text, first, last)
        if span is None or span.end - span.start <= LONGEST_SENTENCE:
            spans += [] if span is None else [span]
        else:
            spans += _fitting(text, *span)
    return spans


def _rough(text: str, start: int, end: int) -> Iterator[Span]:
    begin = start
    for stop in _STOP.finditer(text, start, end):
        if cut := _cut(text, begin, stop, end):
            yield Span(begin, cut)
            begin = cut
    yield Span(begin, end)


def _cut(text: str, begin: int, stop: re.Match[str], end: int) -> int:
    """Where the sentence that began at `begin` ends at this stop; 0 when it goes on."""
    signs, after = stop["signs"], stop.end()
    if signs is None or after >= end or text[after] == "\n":
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
        return 0 if stop["closers"] and _SAID.match(text, after, end) else after
    if signs == ".":
        return 0 if _abbreviates(text, begin, stop, word) else after
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
    signs, closers, after = stop["signs"], stop["closers"], stop.end()
    before = text[max(begin, stop.start() - 4) : stop.start()]
    ended = before.isdigit() if before[-1:].isdigit() else before[-3:].isalpha()
    if len(before) < 4 or not ended or before[-2:].isupper() or len(signs) > 3:
        return 0
    following = text[after : after + 2]
    if following[:1] in "“‘«":
        return after
    if not following[:1].isupper() or following[1:].isupper():
        return 0
    if closers.startswith('"') and _quotes_closed(text, begin, stop.start()):
        return stop.start() + len(signs)  # the quotation mark opens what follows
    return after


def _quotes_closed(text: str, begin: int, at: int) -> bool:
    return text.count('"', max(begin, at - 2 * LONGEST_SENTENCE), at) % 2 == 0


def _abbreviates(text: str, begin: int, stop: re.Match[str], following: str) -> bool:
    """Whether a single full stop belongs to an abbreviation and ends nothing."""
    closers, at = stop["closers"], stop.start()
    word = _word_before(text, begin, at)
    if not word:
        return False
    lower = word.lower().rstrip(".")
    if closers:
        shortened = closers[-1] in ")]}" and (lower in SHORT or "." in word)
        return shortened and not _starts(following)
    if lower in TITLES:
        return True
    if len(word) == 1 and word.isupper():
        # `J. K. Rowling`, `George W. Bush`; but `So do I.` and `vitamin C. Then`.
        return not _starts(following) and (word != "I" or _is_blank(text, begin, at - 1))
    if lower in NUMBERED:
        return following.lstrip(_OPENER)[:1].isdigit() and word != "no"
    if lower in SHORT or _DOTTED.fullmatch(word):
        return not _starts(following)
    # `1. Something`, a numbered line
    return word.isdigit() and len(word) <= 3 and _is_blank(text, begin, at - len(word))


def _word_before(text: str, begin: int, at: int) -> str:
    """The word that ends at `at`, its last 24 characters; empty where a sign stands there."""
    begin = max(begin, at - 24)
    word = text[begin:at].rpartition(" ")[2]
    if not word.isalpha():  # the expression is slow, and most words are of letters
        found = _BEFORE.search(text, begin, at)
        word = found.group() if found is not None else ""
    return word


def _starts(word: str) -> bool:
    """Whether a word, with signs around it, is one that begins sentences."""
    return word.lstrip(_OPENER).rstrip(".,;:!?").lower() in STARTERS


def _is_blank(text: str, start: int, end: int) -> bool:
    return end - start <= 8 and not text[start:end].strip()


def _fitting(text: str, start: int, end: int) -> Iterator[Span]:
    """The span without its outer white space, in parts when it is too long to be quoted."""
    span = _strip(text, start, end)
    while span is not None and span.end - span.start > LONGEST_SENTENCE:
        cut = _place_to_cut(text, span.start)
        part = _strip(text, span.start, cut)
        if part is not None:
            yield part
        span = _strip(text, cut, span.end)
    if span is not None:
        yield span


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
