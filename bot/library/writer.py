"""The one place that changes articles: each change holds the lock from first to last."""

import asyncio
import hashlib
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.library.change import Change
from bot.library.database import FILE_NAME, Database
from bot.library.errors import LibraryError, NoSuchArticleError, ReloadRunningError
from bot.library.intake import Readers, Source
from bot.library.ledger import Origin, path_text
from bot.library.lock import writer_lock
from bot.library.migrate import is_current, migrate
from bot.library.plan import find_sources, plan_adding
from bot.library.reload import plan_for, reload, why_not
from bot.library.removal import remove_article
from bot.library.store import Store
from bot.library.values import FileReport, Outcome, ProgressHook, Report
from bot.news.limits import Limits


@dataclass(frozen=True, slots=True)
class Tools:
    """What changing the library takes; `wait` is in seconds."""

    readers: Readers
    limits: Limits
    wait: float
    clock: Callable[[], datetime]


class Writer:
    """Changes the library in a data directory, one change at a time."""

    def __init__(self, data: Path, database: Database, tools: Tools) -> None:
        self._data = data
        self._database = database
        self._tools = tools
        self._changing = asyncio.Lock()
        self._is_reloading = False

    @classmethod
    async def open(cls, data: Path, tools: Tools) -> "Writer":
        """Open the database, made or brought up to date where needed. Raises LibraryError."""
        path = data / FILE_NAME
        try:
            is_new = await asyncio.to_thread(_prepare, data, path)
        except OSError as error:
            reason = f"The data directory {data} cannot be used: {error.strerror}."
            raise LibraryError(reason) from error
        if is_new:  # two connections cannot both turn a new file to WAL
            async with writer_lock(data, tools.wait):
                await (await Database.open(path)).close()
        database = await Database.open(path)
        try:
            if not await is_current(database):
                async with writer_lock(data, tools.wait):
                    await migrate(database)
        except BaseException:
            await database.close()
            raise
        return cls(data, database, tools)

    async def close(self) -> None:
        """Close the connection when the change under way is done."""
        async with self._changing:
            await self._database.close()

    async def reload(
        self, folder: Path, progress: ProgressHook | None, *, dry_run: bool, force: bool
    ) -> Report:
        """Bring the library to what the corpus folder holds, or only say what that would do."""
        if self._is_reloading:
            raise ReloadRunningError("A reload is already running.")
        self._is_reloading = True
        try:
            async with self._change(progress) as change:
                if not dry_run:
                    return await self._reload(change, folder, force=force)
                async with self._database.rehearsal():
                    report = await self._reload(change, folder, force=force)
                return replace(report, version=await change.store.version())
        finally:
            self._is_reloading = False

    async def add(self, paths: Iterable[Path], progress: ProgressHook | None) -> Report:
        """Take in files and folders."""
        started = time.perf_counter()
        async with self._change(progress) as change:
            corpus = await change.store.corpus()
            sources, refused = await asyncio.to_thread(find_sources, tuple(paths), corpus)
            reports = await _take_in(change, sources)
            told = tuple(FileReport(p.file, Outcome.REFUSED, (), (p,)) for p in refused)
            return await _report(change, (*reports, *told), started)

    async def attach(self, name: str, data: bytes) -> Report:
        """Take in bytes under the name they came with."""
        started = time.perf_counter()
        shown = path_text(name.replace("/", "_").replace("\0", "")) or "unnamed"
        checksum = hashlib.blake2b(data, digest_size=8).hexdigest()
        source = Source(Origin.ATTACHED, f"{checksum}/{shown}", shown, len(data), data=data)
        async with self._change(None) as change:
            return await _report(change, await _take_in(change, [source]), started)

    async def remove(self, article: str) -> Report:
        """Take one article out for good. Raises NoSuchArticleError."""
        started = time.perf_counter()
        async with self._change(None) as change:
            removed = await remove_article(change.store, article)
            if removed is None:
                raise NoSuchArticleError(f"There is no article {article} in the library.")
            return await _report(change, (removed,), started)

    @asynccontextmanager
    async def _change(self, progress: ProgressHook | None) -> AsyncIterator[Change]:
        async with self._changing, writer_lock(self._data, self._tools.wait):
            reading = ExitStack()
            try:
                read = reading.enter_context(self._tools.readers())
                store = await Store.open(self._database, self._tools.clock)
                yield Change(store, read, self._tools.limits, progress)
                await self._database.flush()
            finally:
                # It may have a process to wait for.
                await asyncio.to_thread(reading.close)

    async def _reload(self, change: Change, folder: Path, *, force: bool) -> Report:
        started = time.perf_counter()
        resolved = await asyncio.to_thread(folder.resolve)
        await change.store.adopt(resolved)
        plan = await asyncio.to_thread(plan_for, folder, await change.store.files(Origin.CORPUS))
        note = why_not(folder, plan, force=force)
        if plan is None or note is not None:
            return await _report(change, (), started, note)
        reports, note = await reload(change, plan, folder, force=force)
        await change.store.note_reload(resolved)
        return await _report(change, reports, started, note)


def _prepare(data: Path, database: Path) -> bool:
    """Make the data directory where it is missing; whether there is no database yet."""
    data.mkdir(parents=True, exist_ok=True)
    return not database.exists() or database.stat().st_size == 0


async def _take_in(change: Change, sources: list[Source]) -> tuple[FileReport, ...]:
    known = await change.store.files_among([(source.origin, source.key) for source in sources])
    unsettled = await change.store.unsettled([file.id for file in known.values()])
    plan = plan_adding(sources, known, unsettled)
    await change.take_in(plan)
    return await change.finish(plan, await change.departures(plan))


async def _report(
    change: Change, reports: tuple[FileReport, ...], started: float, note: str | None = None
) -> Report:
    version = await change.store.version()
    return Report(reports, version, time.perf_counter() - started, note)
