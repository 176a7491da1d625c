"""Words and signs of a stretch of text, its sentences and its quotations, for reading speech."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import itemgetter
from typing import NamedTuple

from bot.answer.speech.lexicon import COMPOUNDS

_TOKEN = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Prof|St|Jr|Sr|Lt|Col|Sgt|Capt|Adm|Rev)\.(?= )"
    r"|(?:[A-Za-z]\.){2,}|[A-Z]\.(?= [A-Z])"
    r"|(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)(?=[’'](?:s|d|ll|re|ve)\b)"
    r"|(?<=he|He|it|It|ey)[’'](?:s|d|ll|re|ve)\b"
    r"|[^\W_]+(?:[’'\-&.@][^\W_]+)*|\n+|[^\s\w]"
)
_NOT_NAMES = (*COMPOUNDS, "’ll", "'ll", "’d", "'d", "’ve", "'ve", "’re", "'re", "’m", "'m")
_ENDS = ".!?…"
_SIGNS = "\n“”\"«»‘'"  # what ends a paragraph, begins or ends a quotation
_SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=\w)")
_SINGLE = re.compile(r"(?<![\w’'”])[‘'](?=\w)([^‘“”\"\n]{8,600}?[,.!?…])[’'](?!\w)")


class Quotation(NamedTuple):
    """Tokens [start, end) in quotation marks, marks included.

    `open` tells that the paragraph ended before the quotation did.
    """

    start: int
    end: int
    open: bool


class Tokens:
    """The tokens of `body[start:end]`: `words` with their offsets `starts`, `ends` into the body.

    `quoted[i]` is the number of the quotation that token i stands in, or -1.
    """

    __slots__ = ("body", "ends", "quotations", "quoted", "starts", "words")

    def __init__(self, body: str, start: int, end: int) -> None:
        self.body = body
        spans = [match.span() for match in _TOKEN.finditer(body, start, end)]
        self.words: list[str] = [body[first:last] for first, last in spans]
        self.starts: list[int] = [first for first, _ in spans]
        self.ends: list[int] = [last for _, last in spans]
        self.quotations = _quotations(self, start, end)
        self.quoted = [-1] * len(self.words)
        for number, quotation in enumerate(self.quotations):
            size = quotation.end - quotation.start
            self.quoted[quotation.start : quotation.end] = [number] * size

    def __len__(self) -> int:
        return len(self.words)

    def at(self, offset: int) -> int:
        """The first token that begins at or after `offset`."""
        return bisect_left(self.starts, offset)

    def text(self, start: int, end: int) -> str:
        """The body from token `start` to before token `end`."""
        return self.body[self.starts[start] : self.ends[end - 1]] if start < end else ""


def _quotations(tokens: Tokens, start: int, end: int) -> list[Quotation]:
    single = _single_quoted(tokens.body, start, end)
    found: list[Quotation] = []
    begun = -1
    paragraph = 0
    signs = [(number, word) for number, word in enumerate(tokens.words) if word[0] in _SIGNS]
    for number, word in signs:
        if word[0] == "\n":
            if begun >= 0:
                found.append(Quotation(begun, number, True))
            begun, paragraph = -1, number + 1
        elif word in '“”"«»':
            if begun < 0:
                if word in "“«" or (word == '"' and _opens(tokens, number)):
                    begun = number
                elif number > paragraph and not (found and found[-1].end > paragraph):
                    found.append(Quotation(paragraph, number + 1, False))
            elif word in "”»" or (word == '"' and not _opens(tokens, number)):
                found.append(Quotation(begun, number + 1, False))
                begun = -1
        elif begun < 0 and word in "‘'" and tokens.starts[number] in single:
            last = tokens.at(single[tokens.starts[number]])
            found.append(Quotation(number, min(last + 1, len(tokens)), False))
    if begun >= 0:
        found.append(Quotation(begun, len(tokens), True))
    return found


def _single_quoted(body: str, start: int, end: int) -> dict[int, int]:
    """Speech in single quotation marks: the offsets of its opening and closing marks.

    It has to end with a stop or comma inside the marks, as direct speech does; titles and
    single words in such marks ('the so-called') do not.
    """
    if _SINGLE_OPEN.search(body, start, end) is None:
        return {}
    return {match.start(): match.end() - 1 for match in _SINGLE.finditer(body, start, end)}


def _opens(tokens: Tokens, number: int) -> bool:
    at = tokens.starts[number]
    before = tokens.body[at - 1 : at] if at else ""
    after = tokens.body[at + 1 : at + 2]
    return (not before or before.isspace() or before in "([{—–-:") and not after.isspace()


def ends_sentence(word: str) -> bool:
    """Whether a token is a sign that ends a sentence."""
    return word in _ENDS


def is_capital(word: str) -> bool:
    """Whether a word may be part of a name."""
    if word[0].isupper():
        return not word.endswith(_NOT_NAMES)
    return len(word) > 2 and word[1].isupper() and word.isalpha()


def sentence_of(ranges: Sequence[tuple[int, int]], token: int) -> int:
    """The number of the sentence that holds a token; the nearest before it, or 0."""
    return max(0, bisect_right(ranges, token, key=itemgetter(0)) - 1)
