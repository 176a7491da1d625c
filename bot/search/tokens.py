"""Tokens: the terms of a text and the characters they stand for.

One regular expression finds *raw* words, chains of letters and digits that may hold `'`, `-`,
`.` or `,`; each distinct raw word is analysed once and remembered, which is what makes
tokenizing fast enough for the path of every question. The rules:

- `Shin's` → shin; `don't` → dont; `O'Brien` → obrien.
- `Won-sik` → wonsik (the whole), won, sik: it is found written as one word, two, or with the
  hyphen. The token of the whole comes first and overlaps those of its parts. Longer chains
  give their parts only.
- `U.N.` and `UN` → un; `U.S.`, `US` and `USA` → u.s, which is not the pronoun.
- `6,700` → 6700; `3.5` stays; `20%` → 20, percent; `US$5` → u.s, dollar, 5.
- Chinese, Japanese and Korean: overlapping pairs of characters.
"""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from bot.search.folding import fold as fold
from bot.search.stems import EnglishStems
from bot.search.values import Token
from bot.search.wordlists import STOP_WORDS as STOP_WORDS

UNITED_STATES = "u.s"
"""The term of `US`, `U.S.` and `USA`."""

_MARKS = "".join(
    re.escape(chr(code))
    for code in (*range(0x300, 0x3100), 0xFE0E, 0xFE0F, *range(0xFE20, 0xFE30))
    if unicodedata.category(chr(code)).startswith("M")
)
_RAW = re.compile(rf"[\w{_MARKS}]+(?:['’ʼ.,\-‐‑][\w{_MARKS}]+)*|[%$€£¥₩]")
_UNMARKED = re.compile(r"\w+(?:['’ʼ.,\-‐‑]\w+)*|[%$€£¥₩]")  # the same in a third of the time
_MARK = re.compile(f"[{_MARKS}]")
_WORD = rf"(?:(?!_)[\w{_MARKS}])+"
_PIECE = re.compile(
    r"(?P<dotted>(?<!\w)[A-Za-z](?:\.[A-Za-z])+(?!\w))"
    r"|(?P<number>(?<!\w)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)(?![\w]))"
    rf"|(?P<word>{_WORD}(?:['’ʼ]{_WORD})*)"
)
_CJK = (
    "\u1100-\u11ff\u3005-\u3007\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_CJK_RUN = re.compile(f"[{_CJK}\u3099\u309a]+")
_CJK_CLUSTER = re.compile(
    "[\u1100-\u115f\ua960-\ua97f]+[\u1160-\u11ff\ud7b0-\ud7ff]*|.[\u3099\u309a\uff9e\uff9f]*", re.S
)
_SIGNS = {"%": "percent", "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won"}
_LONGEST_REMEMBERED = 64

Piece = tuple[str, int, int]  # a word and its offsets inside a raw word


class _Analyses(dict[str, "tuple[Piece, ...]"]):
    """Raw word to its pieces, remembered up to a limit (see EnglishStems)."""

    def __init__(self, stems: EnglishStems | None, limit: int = 40_000) -> None:
        super().__init__()
        self._stems = stems
        self.limit = limit

    def __missing__(self, raw: str) -> tuple[Piece, ...]:
        pieces = tuple(_analyse(raw))
        if self._stems is not None:
            pieces = tuple((self._stems[word], start, end) for word, start, end in pieces)
        pieces = tuple((sys.intern(word), start, end) for word, start, end in pieces)
        if len(raw) <= _LONGEST_REMEMBERED:
            if len(self) >= self.limit:
                self.clear()
            self[raw] = pieces
        return pieces


class _Terms(dict[str, tuple[str, ...]]):
    """Raw word to its terms alone, remembered up to the limit of the analyses they are of."""

    def __missing__(self, raw: str) -> tuple[str, ...]:
        terms = tuple(piece[0] for piece in _STEMMED[raw])
        if len(raw) <= _LONGEST_REMEMBERED:
            if len(self) >= _STEMMED.limit:
                self.clear()
            self[raw] = terms
        return terms


def _analyse(raw: str) -> Iterator[Piece]:
    """The folded words of a raw word with their offsets; the whole before its parts."""
    if raw in _SIGNS:
        yield _SIGNS[raw], 0, 1
        return
    pieces = [piece for match in _PIECE.finditer(raw) for piece in _read(match)]
    if len(pieces) == 2 and len(raw) <= _LONGEST_REMEMBERED:
        (left, start, middle), (right, resume, end) = pieces
        numeric = left[:1].isdigit() and right[:1].isdigit()
        if raw[middle:resume] in ("-", "‐", "‑") and not numeric:
            yield left + right, start, end
    yield from pieces


def _read(match: re.Match[str]) -> Iterator[Piece]:
    word, (start, end) = match.group(), match.span()
    if match["dotted"]:
        yield _abbreviation(word.replace(".", "").upper()), start, end
    elif match["number"]:
        yield word.replace(",", ""), start, end
    elif _CJK_RUN.search(word):
        done = start
        for run in _CJK_RUN.finditer(match.string, start, end):
            yield from _plain(match.string, done, run.start())
            yield from _pairs(run)
            done = run.end()
        yield from _plain(match.string, done, end)
    else:
        yield from _plain(match.string, start, end)


def _plain(raw: str, start: int, end: int) -> Iterator[Piece]:
    word = raw[start:end].replace("’", "'").replace("ʼ", "'")
    if word.endswith(("'s", "'S")):
        word, end = word[:-2], end - 2
    folded = fold(word.replace("'", ""))
    if word in ("US", "USA"):
        folded = UNITED_STATES
    if folded:
        yield folded, start, end


def _abbreviation(letters: str) -> str:
    return UNITED_STATES if letters in ("US", "USA") else letters.lower()


def _pairs(run: re.Match[str]) -> Iterator[Piece]:
    """Overlapping pairs of characters; one character alone is a term of its own.

    Characters are taken in composed, full-width form, each with the span of the characters
    it was written with.
    """
    letters: list[Piece] = []
    for cluster in _CJK_CLUSTER.finditer(run.group()):
        start, end = run.start() + cluster.start(), run.start() + cluster.end()
        letters += ((letter, start, end) for letter in fold(cluster.group()))
    if len(letters) == 1:
        yield letters[0]
    for (left, start, _), (right, _, end) in pairwise(letters):
        yield left + right, start, end


# Memos of pure functions, bounded, shared by all threads: what they hold changes no result.
_STEMS = EnglishStems()
_STEMMED = _Analyses(_STEMS)
_UNSTEMMED = _Analyses(None)
_TERMS = _Terms()


def stem(word: str) -> str:
    """The index term of one folded word: its English stem, or itself."""
    return _STEMS[word]


def tokenize(text: str) -> list[Token]:
    """The index terms of `text` with offsets into it, in order of their first character."""
    return _tokens(text, _STEMMED)


def words(text: str) -> list[Token]:
    """Like `tokenize`, with folded words that are not stemmed."""
    return _tokens(text, _UNSTEMMED)


def terms(text: str) -> list[str]:
    """The terms of `tokenize(text)` without offsets, at a multiple of its speed."""
    return read_terms(find_raw(text))


def read_terms(raw: Iterable[str]) -> list[str]:
    """The terms of raw words, in order."""
    return list(chain.from_iterable(map(_TERMS.__getitem__, raw)))


def find_raw(text: str) -> list[str]:
    """The raw words of a text: what `read_raw` takes."""
    return _raw_in(text).findall(text)


def find_raw_in(text: str, spans: Iterable[tuple[int, int]]) -> list[list[str]]:
    """The raw words of parts of a text, part by part."""
    find = _raw_in(text).findall
    return [find(text, start, end) for start, end in spans]


def _raw_in(text: str) -> re.Pattern[str]:
    """What finds the raw words of a text."""
    return _UNMARKED if text.isascii() or not _MARK.search(text) else _RAW


def read_raw(raw: str) -> tuple[list[str], list[str]]:
    """The terms of a raw word, and the words they are stems of."""
    return [piece[0] for piece in _STEMMED[raw]], [piece[0] for piece in _UNSTEMMED[raw]]


def _tokens(text: str, analyses: _Analyses) -> list[Token]:
    new = tuple.__new__  # half the cost of Token(...), on the path of every answer
    return [
        new(Token, (term, first + start, first + end))
        for match in _raw_in(text).finditer(text)
        for first in (match.start(),)
        for term, start, end in analyses[match.group()]
    ]
