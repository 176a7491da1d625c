"""The library: all articles, the one place that changes them, and what is asked of them."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TypeVar

from bot.library.database import FILE_NAME, Database
from bot.library.errors import LibraryError
from bot.library.guilds import Guilds
from bot.library.intake import WORKERS, Reader, Readers
from bot.library.records import to_stored
from bot.library.snapshots import Snapshots
from bot.library.status import read_status
from bot.library.values import ProgressHook, Report, Status, StoredArticle
from bot.library.votes import Votes
from bot.library.workers import NoWorkerError, Workers
from bot.library.writer import Tools, Writer
from bot.news.html.process import HtmlParser
from bot.news.limits import Limits
from bot.news.outlets import Outlets
from bot.news.read import read as read_news
from bot.search.snapshot import Snapshot

T = TypeVar("T")

_LIMITS = Limits()

_PATIENCE = 600.0  # seconds that a vote waits for a dry run, which locks the database

_ARTICLE = """
SELECT r.*, a.id IS NOT NULL AS current
FROM revisions r LEFT JOIN articles a ON a.revision = r.id
WHERE r.article = ? AND CASE WHEN ? IS NULL THEN a.id IS NOT NULL ELSE r.number = ? END
"""


def _now() -> datetime:
    return datetime.now(UTC)


@contextmanager
def _reader(read: Reader | None, outlets: Outlets, limits: Limits) -> Iterator[Reader]:
    with HtmlParser(limits, workers=WORKERS) as parser:
        yield read or partial(read_news, outlets=outlets, limits=limits, parser=parser)


class Library:
    """Articles in SQLite, and the snapshot that questions are asked of.

    Several processes may have one data directory open: reading never waits; changes are made
    by one at a time, and the others see them in their snapshot after `refresh`. To be closed,
    or used in an `async with`.

    All that changes the library raises LibraryError, among it LibraryBusyError when another
    process changes it for longer than `wait`.
    """

    def __init__(
        self,
        writer: Writer,
        reader: Database,
        snapshots: Snapshots | None,
        votes: Votes,
        workers: Workers | None = None,
    ) -> None:
        self.guilds = Guilds(reader)
        self.votes = votes
        self._writer = writer
        self._reader = reader
        self._snapshots = snapshots
        self._workers = workers
        self._building = asyncio.Lock()
        self._tidying: asyncio.Task[None] | None = None
        self._snapshot: Snapshot | None = None

    @classmethod
    async def open(
        cls,
        data: Path,
        *,
        outlets: Outlets,
        limits: Limits = _LIMITS,
        wait: float = 10.0,
        indexed: bool = True,
        read: Reader | None = None,
        index: Callable[[Path], Snapshots] = Snapshots,
        workers: Workers | None = None,
        clock: Callable[[], datetime] = _now,
    ) -> "Library":
        """Open the library in the directory `data`, which is made when missing.

        `wait` is how many seconds a change waits for another process's. Without `indexed`
        there is no snapshot, which saves a program that only changes the library the time to
        build it. `workers` answer from now on, and are closed with the library. Raises
        LibraryError.
        """
        readers: Readers = partial(_reader, read, outlets, limits)
        writer = await Writer.open(data, Tools(readers, limits, wait, clock))
        try:
            reader = await Database.open(data / FILE_NAME, patience=_PATIENCE)
        except LibraryError:
            await writer.close()
            raise
        snapshots = index(reader.path) if indexed else None
        library = cls(writer, reader, snapshots, Votes(reader, clock), workers)
        try:
            await library._update_snapshot()
        except BaseException:
            await library.close()
            raise
        return library

    async def __aenter__(self) -> "Library":
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Close the database, when what is under way is done."""
        if self._workers:
            await self._workers.close()
        async with self._building:
            if self._tidying:
                await asyncio.wait([self._tidying])
            await self._writer.close()
            await self._reader.close()
            if self._snapshots:
                self._snapshots.close()

    @property
    def snapshot(self) -> Snapshot:
        """The current snapshot. Take it once per question: it never changes itself."""
        if self._snapshot is None:
            raise LibraryError("This library was opened without its index.")
        return self._snapshot

    @property
    def has_workers(self) -> bool:
        """Whether other processes answer, as soon as they have started."""
        return self._workers is not None and self._workers.is_wanted

    async def run(self, work: Callable[[Snapshot], T]) -> T:
        """What `work` makes of the current snapshot: in a worker when there is one, else in a
        thread.

        For a worker `work` and its result go through pickle. When that fails, or `work` does,
        it is called here, so that it has to be a pure function. Raises TooSlowError.
        """
        if self._workers:
            try:
                found: T = await self._workers.run(work)
            except NoWorkerError:
                pass
            else:
                return found
        return await asyncio.to_thread(work, self.snapshot)

    async def refresh(self) -> bool:
        """Show what changed since, also by other processes; whether anything had."""
        return await self._update_snapshot()

    async def sync(
        self,
        folder: Path,
        *,
        progress: ProgressHook | None = None,
        dry_run: bool = False,
        force: bool = False,
    ) -> Report:
        """Bring the library to what the corpus folder holds, reading only what changed.

        An empty folder, or one in which more than half of the corpus is missing, takes no
        article out (`Report.note` says so) unless `force`. With `dry_run` the report says
        what would be, and nothing is changed. Raises ReloadRunningError during another sync.
        """
        report = await self._writer.reload(folder, progress, dry_run=dry_run, force=force)
        await self.refresh()
        return report

    async def add(self, paths: Iterable[Path], *, progress: ProgressHook | None = None) -> Report:
        """Take in files, and all files in folders, from anywhere.

        What comes from outside the corpus folder stays when a reload does not find it.
        """
        report = await self._writer.add(paths, progress)
        await self.refresh()
        return report

    async def add_bytes(self, name: str, data: bytes) -> Report:
        """Take in a file that was sent rather than stored, under the name it came with."""
        report = await self._writer.attach(name, data)
        await self.refresh()
        return report

    async def remove(self, article_id: str) -> Report:
        """Take one article out. Raises NoSuchArticleError.

        It comes back only when its file has another text for it, or is added again.
        """
        report = await self._writer.remove(article_id)
        await self.refresh()
        return report

    async def article(self, article_id: str, revision: int | None = None) -> StoredArticle | None:
        """An article as it is shown now, or one of its revisions, also of one taken out."""
        rows = await self._reader.rows(_ARTICLE, (article_id, revision, revision))
        return to_stored(rows[0]) if rows else None

    async def status(self) -> Status:
        """What the library holds; without its index neither passages nor outlets are counted."""
        index_bytes = self._snapshots.size() if self._snapshots else 0
        return await read_status(self._reader, self._snapshot, index_bytes)

    async def _update_snapshot(self) -> bool:
        snapshots = self._snapshots
        if snapshots is None:
            return False
        async with self._building:
            version = await self._reader.value("SELECT value FROM meta WHERE key = 'version'")
            if self._snapshot is not None and self._snapshot.version == version:
                return False
            self._show(await asyncio.to_thread(snapshots.current), snapshots)
            if self._tidying is None or self._tidying.done():
                self._tidying = asyncio.create_task(self._tidy(snapshots))
            return True

    async def _tidy(self, snapshots: Snapshots) -> None:
        """Merge the index's small segments beside everything else, as long as there are any."""
        while tidied := await asyncio.to_thread(snapshots.tidy):
            if self._snapshot is not None and tidied.version >= self._snapshot.version:
                self._show(tidied, snapshots)

    def _show(self, snapshot: Snapshot, snapshots: Snapshots) -> None:
        self._snapshot = snapshot
        if self._workers:
            is_worth_it = snapshot.passages >= self._workers.at_least
            recipe = snapshots.recipe(snapshot) if is_worth_it else None
            self._workers.follow(snapshots.database, snapshots.folder, recipe)
