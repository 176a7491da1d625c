"""The values of the ledger: what each file claims, and what the library knew before."""

import os
from dataclasses import dataclass, field
from enum import StrEnum

from bot.library.values import Outcome
from bot.news.reading import IdSource, Problem, Record


class Origin(StrEnum):
    """How a file came to the library. Only the corpus folder's files go with a reload."""

    CORPUS = "corpus"
    ADDED = "added"
    ATTACHED = "attached"


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as it was last read. `mtime_ns` is None when it says nothing, `hash` when the
    file could not be read.
    """

    id: int
    origin: Origin
    path: str
    size: int | None = None
    mtime_ns: int | None = None
    hash: str | None = None


class State(StrEnum):
    """What became of a record at its file's last reading: the outcomes, and `missing`."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    REMOVED = "removed"
    MISSING = "missing"  # no longer in the file: goes unless another file holds it


CLAIMING = frozenset({State.ADDED, State.UPDATED, State.UNCHANGED, State.DUPLICATE, State.REFUSED})
"""States in which a record counts as in its file (refused: where it names an article)."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A row of the ledger: a record or refused line, the article and text it stands for.

    `by_content`: the record came without id or url, so that its text alone says which
    article it is. `digest` is the revision's, read with it and not written.
    """

    state: State
    line: int | None = None
    reason: str | None = None
    article: str | None = None
    revision: int | None = None
    by_content: bool = False
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Holder:
    """The file that an article is shown from, and the text shown.

    `replaceable`: an attachment, which nobody can edit. `leaving`: the file is gone, or no
    longer has the article. `by_content` as in its claim.
    """

    file: int
    path: str
    revision: int
    digest: str
    content: str
    by_content: bool
    replaceable: bool
    leaving: bool


@dataclass(slots=True)
class Known:
    """What the library holds of the articles that one file may touch."""

    holders: dict[str, Holder] = field(default_factory=dict)  # by article
    contents: dict[str, str] = field(default_factory=dict)  # content id -> article showing it
    revisions: dict[tuple[str, str], int] = field(default_factory=dict)  # (article, digest)


@dataclass(frozen=True, slots=True)
class Text:
    """A record as read, with what identifies its text."""

    record: Record
    digest: str
    content: str

    @property
    def by_content(self) -> bool:
        """Whether the text alone says which article this is."""
        return self.record.id_source is IdSource.CONTENT


@dataclass(frozen=True, slots=True)
class NewRevision:
    """A text to be stored as row `number` of the revisions."""

    number: int
    article: str
    text: Text


@dataclass(frozen=True, slots=True)
class Told:
    """What is reported of one record or refused line of a file."""

    outcome: Outcome
    article_ids: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    duplicate_of: str | None = None


@dataclass(slots=True)
class Decision:
    """What a reading changes.

    `claims` are the file's new ledger, `shown` pairs of article and revision, `taken` and
    `demoted` pairs of another file and the article that this one shows from now on: in the
    first the other file no longer has it, in the second it is a duplicate now.
    """

    claims: list[Claim] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    revisions: list[NewRevision] = field(default_factory=list)
    shown: dict[str, int] = field(default_factory=dict)
    taken: list[tuple[int, str]] = field(default_factory=list)
    demoted: list[tuple[int, str]] = field(default_factory=list)


def file_name(origin: Origin, path: str) -> str:
    """What people call a file: an attachment's path begins with a hash of its content."""
    return path.partition("/")[2] if origin is Origin.ATTACHED else path


def path_text(path: str | os.PathLike[str]) -> str:
    """A path as text that can be stored: names need not be UTF-8."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
