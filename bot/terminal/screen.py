"""Where the command writes: people's text on consoles, JSON as UTF-8, nothing interpreted.

Text from articles may hold terminal escapes or rich markup. It reaches a console only as
`Text` made by `plain`, which keeps neither.
"""

import json
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Any

from rich.console import Console
from rich.style import Style
from rich.text import Text

from bot.news.clean import clean, clean_line

WIDEST = 100
"""Columns that text for people uses at most, however wide the terminal."""


class Screen:
    """Standard input, output and error of one command."""

    def __init__(self, stdin: IO[str], stdout: IO[str], stderr: IO[str]) -> None:
        self.stdin = stdin
        self._stdout = stdout
        self._out = _console(stdout)
        self.err = _console(stderr)

    @classmethod
    def standard(cls) -> "Screen":
        """The process's own streams."""
        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a letter gets a question mark, not a crash.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        return cls(sys.stdin, sys.stdout, sys.stderr)

    @property
    def interactive(self) -> bool:
        """Whether a person sits at both ends: a conversation is possible."""
        return self.stdin.isatty() and self._out.is_terminal

    @property
    def width(self) -> int | None:
        """Columns to wrap at, or None where lines stay whole because no person reads them."""
        return min(self._out.width, WIDEST) if self._out.is_terminal else None

    def say(self, *lines: Text | str, indent: str = "") -> None:
        """Print lines for people, wrapped in a terminal, each row behind `indent`."""
        for line in lines:
            text = line if isinstance(line, Text) else Text(line)
            for row in self._rows(text, len(indent)):
                self._out.print(Text.assemble(indent, row), soft_wrap=True)

    def whole(self, line: Text | str) -> None:
        """Print what must not be broken into rows: an address, a table."""
        self._out.print(line, soft_wrap=True)

    def note(self, line: str) -> None:
        """Print a line for people on standard error."""
        self.err.print(plain(line), soft_wrap=True)

    def read(self, prompt: str) -> str:
        """The next line a person types, without its end; empty at the end of input."""
        if self.stdin is not sys.stdin:
            self._out.print(prompt, end="")
            return self.stdin.readline().rstrip("\n")
        with suppress(ImportError):  # not in every build of Python
            import readline  # noqa: F401  input() then has line editing and a history
        with suppress(EOFError):
            return input(prompt)
        self.say("")
        return ""

    def json(self, value: Any) -> None:
        """Print one JSON value, on several lines."""
        self.line(json.dumps(value, ensure_ascii=False, indent=2))

    def line(self, text: str) -> None:
        """Print one line for programs: always UTF-8, whatever the terminal's encoding."""
        raw = getattr(self._stdout, "buffer", None)
        if raw is None:
            self._stdout.write(text + "\n")
        else:
            self._stdout.flush()
            raw.write(text.encode(errors="replace") + b"\n")
            raw.flush()

    def _rows(self, text: Text, indent: int) -> Iterable[Text]:
        if self.width is None:
            return text.split("\n", allow_blank=True)
        return text.wrap(self._out, max(self.width - indent, 10))


def plain(text: str, style: str | Style = "") -> Text:
    """Text from outside, without anything a terminal would act on."""
    return Text(clean(text).replace("\t", " "), style=style)


def plain_line(text: str, style: str | Style = "") -> Text:
    """Text from outside as one line."""
    return Text(clean_line(text), style=style)


def link(address: str) -> Style:
    """A style that makes words open `address` where the terminal can; http(s) only."""
    safe = clean_line(address)
    return Style(link=safe) if safe.startswith(("https://", "http://")) else Style()


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave the exit code to the command: rich's own would be 1, "no answer"."""
        raise BrokenPipeError


def _console(stream: IO[str]) -> Console:
    return _Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
