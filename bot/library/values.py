"""What the library reports: outcomes per file, diffs, progress and status."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.news.article import Article, Published
from bot.news.reading import Problem


class Outcome(StrEnum):
    """What became of a file or record."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class FileReport:
    """One file or record: what became of it, which articles it gave, what was wrong."""

    file: str
    outcome: Outcome
    article_ids: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicate_of: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The result of `add`, `sync` or `remove`. `version` is the library's after it.

    `note` says in one sentence why nothing was changed although files were read (an empty
    or mostly failed reload does not replace a working corpus); None otherwise.
    """

    files: tuple[FileReport, ...]
    version: int
    seconds: float
    note: str | None = None

    @property
    def counts(self) -> Counter[Outcome]:
        """How many files and records had each outcome."""
        return Counter(file.outcome for file in self.files)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far long work has come: files done of `total` (None while counting).

    `reports` say what became of `file`; what they report is stored by then.
    """

    done: int
    total: int | None
    file: str = ""
    reports: tuple[FileReport, ...] = ()


ProgressHook = Callable[[Progress], None]


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One revision of an article as the library keeps it."""

    article: Article
    revision: int  # 1 for the first
    current: bool
    file: str | None
    added_at: datetime
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Status:
    """What the library holds. Sizes in bytes; `last_reload` is aware and in UTC."""

    version: int
    articles: int
    passages: int
    outlets: tuple[tuple[str, int, Published | None], ...]  # name, articles, newest; most first
    newest: Published | None
    database_bytes: int
    index_bytes: int
    last_reload: datetime | None
    refused: tuple[Problem, ...]
