"""Screens that write into memory, as a pipe and as a terminal."""

import io
from dataclasses import dataclass

import pytest

from bot.terminal.screen import Screen


class Terminal(io.StringIO):
    """A stream that a person looks at."""

    def isatty(self) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Desk:
    """A screen, what is typed into it and what comes out."""

    screen: Screen
    stdin: io.StringIO
    stdout: io.StringIO
    stderr: io.StringIO

    def type(self, text: str) -> None:
        self.stdin.write(text)
        self.stdin.seek(0)

    @property
    def out(self) -> str:
        return self.stdout.getvalue()

    @property
    def err(self) -> str:
        return self.stderr.getvalue()


@pytest.fixture(autouse=True)
def _plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")


def _desk(kind: type[io.StringIO]) -> Desk:
    streams = kind(), kind(), kind()
    return Desk(Screen(*streams), *streams)


@pytest.fixture
def pipe() -> Desk:
    """Output goes to a file or a program."""
    return _desk(io.StringIO)


@pytest.fixture
def terminal() -> Desk:
    """Output goes to a person, 60 columns wide."""
    return _desk(Terminal)
