"""Markdown to plain text: what a reader would see, without the marks.

Only what matters for news is understood (CommonMark's blocks, links, emphasis, tables of
GitHub); text in any other notation stays as it is.
"""

import html
import re
from dataclasses import dataclass, field

from bot.news.clean import clean, clean_line

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_UNDERLINE = re.compile(r" {0,3}(?:(=+)|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_BULLET = re.compile(r"\s*[-*+][ \t]+")
_NUMBER = re.compile(r"\s*\d{1,9}[.)][ \t]+")
_DEFINITION = re.compile(r" {0,3}\[(\^?)[^\[\]]{1,200}\]:[ \t]*(.*)$")
_TABLE_RULE = re.compile(r"\s*(?:\|[ \t]*)?(?::?-+:?[ \t]*\|[ \t]*)+(?::?-+:?[ \t]*)?$")

_MARK = re.compile(r"[\\`!\[<*_~&]")
# All spans are bounded, and end at the next mark of their kind: a mark that is never closed must
# not make each later one search to the end.
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)(.{1,500}?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_HIDDEN = 0xE0000  # escaped marks wait among the tag characters, which no cleaned text holds
_ESCAPED = re.compile("[\U000e0021-\U000e007e]")
_IMAGE = re.compile(r"!\[([^\[\]]{0,1000})\](?:\((?:[^()\n]|\([^()\n]*\)){0,2000}\)|\[[^\[\]]*\])")
_LINK = re.compile(
    r"\[([^\[\]]{0,1000})\](?:\((?:[^()\n]|\([^()\n]*\)){0,2000}\)|\[[^\[\]\n]{0,200}\])"
)
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,100}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,1000}>")
_STARS = re.compile(r"(\*{1,3})(?=[^\s*])((?:[^*]|(?<=\s)\*(?=\s)){1,500})(?<=\S)\1")
_LINES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])((?:[^_]|(?<=\w)_(?=\w)){1,500})(?<=\S)\1(?!\w)")
_STRUCK = re.compile(r"~~(?=\S)((?:[^~]|~(?!~)){1,500})(?<=\S)~~")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list, table or heading; `level` is 1 to 6 for headings, 0 for the others."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Plain:
    """A text without its marks. `leftovers`: image texts, comments, footnotes."""

    blocks: tuple[Block, ...]
    leftovers: tuple[str, ...]


def to_plain(text: str) -> Plain:
    """The blocks of a Markdown text, in order."""
    text, comments = _without_comments(text)
    reader = _Reader(leftovers=comments)
    for line in text.split("\n"):
        reader.read(line)
    reader.finish()
    return Plain(tuple(reader.blocks), tuple(filter(None, map(clean_line, reader.leftovers))))


@dataclass(slots=True)
class _Reader:
    blocks: list[Block] = field(default_factory=list)
    leftovers: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)  # of the block being read
    code: list[str] = field(default_factory=list)  # lines since the fence
    fence: str | None = None
    is_broken: bool = True  # whether the next line begins a line of its own

    def read(self, line: str) -> None:
        """Take in the next line of the text."""
        if self.fence is not None:
            self._read_code(line, self.fence)
            return
        if quote := _QUOTE.match(line):
            line = line[quote.end() :]
        if fence := _FENCE.match(line):
            self.flush()
            self.fence = fence[1]
        elif not line.strip():
            self.flush()
        elif heading := _HEADING.match(line):
            self.flush()
            self._add(_without_closing(heading[2] or ""), len(heading[1]))
        elif (underline := _UNDERLINE.match(line)) and self.pieces:
            self.flush(level=1 if underline[1] else 2)
        elif _RULE.match(line):
            self.flush()
        elif definition := _DEFINITION.match(line):
            self.flush()
            if definition[1]:
                self.leftovers.append(self._inline(definition[2]))
        elif not _TABLE_RULE.match(line):
            self._read_text(line)

    def flush(self, level: int = 0) -> None:
        """End the block being read."""
        text = "".join(self.pieces)
        self.pieces.clear()
        self.is_broken = True
        self._add(text, level)

    def finish(self) -> None:
        """End the text; a fence that is not closed reaches to its end."""
        self.flush()
        self._add_code()

    def _read_code(self, line: str, fence: str) -> None:
        if line.strip().startswith(fence):
            self.fence = None
            self._add_code()
        else:
            self.code.append(line)

    def _add_code(self) -> None:
        text = clean("\n".join(self.code)).strip("\n")
        self.code.clear()
        if text.strip():
            self.blocks.append(Block(text))

    def _read_text(self, line: str) -> None:
        is_row = line.strip().startswith("|") and line.strip().endswith("|")
        if is_row:
            line = " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
        if bullet := _BULLET.match(line):
            line = line[bullet.end() :]
        is_new = self.is_broken or bullet or is_row or _NUMBER.match(line)
        self.is_broken = is_row or line.endswith(("  ", "\\"))
        text = line.strip().removesuffix("\\") if self.is_broken else line.strip()
        if self.pieces:
            self.pieces.append("\n" if is_new else " ")
        self.pieces.append(text)

    def _add(self, text: str, level: int) -> None:
        lines = self._inline(text).split("\n")
        plain = "\n".join(filter(None, map(clean_line, lines)))
        if plain:
            self.blocks.append(Block(plain.replace("\n", " ") if level else plain, level))

    def _inline(self, text: str) -> str:
        """`text` without the marks inside lines."""
        if not _MARK.search(text):
            return text
        pieces: list[str] = []
        at = 0
        for code in _CODE.finditer(text):
            pieces += (self._spans(text[at : code.start()]), code[2].strip(" "))
            at = code.end()
        return "".join((*pieces, self._spans(text[at:])))

    def _spans(self, text: str) -> str:
        text = _ESCAPE.sub(lambda match: chr(_HIDDEN + ord(match[1])), text)
        text = _IMAGE.sub(self._keep_aside, text)
        text = _LINK.sub(r"\1", text)
        text = _FOOTNOTE.sub("", text)
        text = _AUTOLINK.sub(lambda match: match[1].removeprefix("mailto:"), text)
        text = _TAG.sub("", _BREAK.sub("\n", text))
        for pattern, kept in ((_STARS, r"\2"), (_LINES, r"\2"), (_STRUCK, r"\1")) * 2:
            text = pattern.sub(kept, text)
        return _ESCAPED.sub(lambda match: chr(ord(match[0]) - _HIDDEN), html.unescape(text))

    def _keep_aside(self, image: re.Match[str]) -> str:
        self.leftovers.append(image[1])
        return ""


def _without_closing(heading: str) -> str:
    """`heading` without the marks that may close it: `# Pier ##`."""
    text = heading.rstrip()
    bare = text.rstrip("#")
    return bare if not bare or bare[-1].isspace() else text


def _without_comments(text: str) -> tuple[str, list[str]]:
    pieces: list[str] = []
    comments: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        pieces.append(text[at:start])
        comments.append(text[start + 4 : end])
        at = end + 3
    return "".join((*pieces, text[at:])), comments
