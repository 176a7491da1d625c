"""What reading a file gives: articles, and what was wrong."""

from dataclasses import dataclass
from enum import StrEnum

from bot.news.article import Article


class IdSource(StrEnum):
    """Where an article's id comes from, from the most to the least lasting."""

    OWN = "own"  # the record's own id
    URL = "url"  # derived from the canonical url
    CONTENT = "content"  # derived from outlet, title and body


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should know about a file: why it, or one record, was refused."""

    file: str
    reason: str
    line: int | None = None

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{place}: {self.reason}"


@dataclass(frozen=True, slots=True)
class Record:
    """One article read, the line it began at, and warnings ("date not certain: …")."""

    article: Article
    id_source: IdSource
    line: int | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file gave. `refused` holds one problem per file or record refused."""

    records: tuple[Record, ...] = ()
    refused: tuple[Problem, ...] = ()


class Refused(Exception):  # noqa: N818 -- an outcome, named as people see it
    """A file or record that cannot be read; carries the problem to report."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
