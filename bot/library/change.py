"""One change of the library from first to last: files read, applied, and what leaves."""

import asyncio
import json
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Any

from bot.library.claims import Claims, differing
from bot.library.departures import (
    Departures,
    Replacement,
    depart,
    find_departures,
)
from bot.library.intake import Intake, Reader, Source, read_ahead
from bot.library.ledger import Decision, FileRow, Origin, State, Told, file_name
from bot.library.partings import part
from bot.library.plan import Plan
from bot.library.store import Store
from bot.library.values import FileReport, Outcome, Progress, ProgressHook
from bot.news.limits import Limits
from bot.news.reading import Problem

_UNREAD = """
SELECT l.file, l.outcome, l.line, l.reason, l.article, a.id AS shown,
       l.revision <> a.revision AS differs, f.origin, f.path
FROM ledger l
LEFT JOIN articles a ON a.id = l.article
LEFT JOIN files f ON f.id = a.file
WHERE l.file IN (SELECT value FROM json_each(?)) AND l.outcome <> 'missing'
ORDER BY l.file, l.position
"""


@dataclass(slots=True)
class Change:
    """Applies a plan, collecting what is to be reported of each file."""

    store: Store
    read: Reader
    limits: Limits
    progress: ProgressHook | None = None
    _reports: dict[int, list[FileReport]] = field(default_factory=dict)
    _unread: dict[int, str] = field(default_factory=dict)
    _touched: list[FileRow] = field(default_factory=list)

    async def take_in(self, plan: Plan) -> None:
        """Read and apply what the plan names; each file is reported once it is stored."""
        total = len(plan.sources)
        self._tell(Progress(0, total))
        self._unread |= plan.unchanged
        for source, problem in plan.refused:
            await self._apply(Intake(source, None, (), (problem,)), plan.gone)
        done = 0
        async with aclosing(read_ahead(plan.sources, self.read, self.limits)) as intakes:
            async for intake in intakes:
                reports = await self._apply(intake, plan.gone)
                done += 1
                self._tell(Progress(done, total, intake.source.name, tuple(reports)))
        await self.store.touch(self._touched)

    async def departures(self, plan: Plan) -> Departures:
        """What would leave now."""
        return await find_departures(self.store, plan.gone)

    async def finish(self, plan: Plan, departures: Departures | None) -> tuple[FileReport, ...]:
        """Let go what leaves (nothing, for None); the reports of all files, in order."""
        removed: list[FileReport] = []
        replaced: list[Replacement] = []
        if departures is not None:
            removed, replaced = await depart(self.store, departures, plan.gone)
        replaced.extend(await part(self.store))
        rows = await self.store.database.rows(_UNREAD, (json.dumps(list(self._unread)),))
        # Of a large folder that takes so long that the event loop must not wait for it.
        return await asyncio.to_thread(self._in_order, rows, replaced, removed)

    def _in_order(
        self, unread: list[Any], replaced: list[Replacement], removed: list[FileReport]
    ) -> tuple[FileReport, ...]:
        self._report_unread(unread)
        for replacement in replaced:
            self._replace(replacement)
        by_name = sorted(self._reports.values(), key=lambda reports: reports[0].file)
        return (*(report for reports in by_name for report in reports), *removed)

    async def _apply(self, intake: Intake, gone: frozenset[int]) -> list[FileReport]:
        source = intake.source
        number = self.store.number_file() if source.known is None else source.known.id
        file = FileRow(number, source.origin, source.key, source.size, source.mtime_ns, intake.hash)
        if intake.texts is None:
            self._touched.append(file)
            self._unread[number] = source.name
            return []
        previous = [] if source.known is None else await self.store.claims(number)
        known = await self.store.known(previous, intake.texts, gone)
        decision = Claims(
            number,
            source.name,
            previous,
            known,
            next_revision=self.store.next_revision,
            insist=source.insist,
        ).decide(intake.texts, intake.refused)
        if not _is_noise(file, source, decision):
            await self.store.apply(file, decision, is_new=source.known is None)
        reports = [_report(source.name, told) for told in decision.told]
        self._reports[number] = reports
        return reports

    def _report_unread(self, rows: list[Any]) -> None:
        """What the ledger says of files that were not read, as they did not change."""
        for row in rows:
            name, state = self._unread[row["file"]], row["outcome"]
            is_shown = row["shown"] is not None and state != State.REMOVED
            ids = (row["article"],) if is_shown else ()
            reports = self._reports.setdefault(row["file"], [])
            problems = () if row["reason"] is None else (Problem(name, row["reason"], row["line"]),)
            if state == State.REFUSED and not problems and reports:
                last = reports[-1]  # a further article that the refused line before it keeps
                reports[-1] = FileReport(
                    name, Outcome.REFUSED, last.article_ids + ids, last.problems
                )
            elif state == State.DUPLICATE:
                first = file_name(Origin(row["origin"]), row["path"])
                if row["differs"]:
                    problems = (differing(row["article"], first, name, row["line"]),)
                reports.append(FileReport(name, Outcome.DUPLICATE, ids, problems, first))
            elif state == State.REFUSED:
                reports.append(FileReport(name, Outcome.REFUSED, ids, problems))
            else:
                reports.append(FileReport(name, Outcome.UNCHANGED, ids, problems))

    def _replace(self, replacement: Replacement) -> None:
        reports = self._reports.setdefault(replacement.file, [])
        new = replacement.report
        for number, old in enumerate(reports):
            told_of = old.article_ids in ((replacement.article,), new.article_ids)
            if told_of and old.outcome in (Outcome.DUPLICATE, Outcome.UNCHANGED):
                reports[number] = FileReport(
                    old.file, new.outcome, new.article_ids, new.problems, new.duplicate_of
                )
                return
        reports.append(new)

    def _tell(self, progress: Progress) -> None:
        if self.progress is not None:
            self.progress(progress)


def _report(name: str, told: Told) -> FileReport:
    return FileReport(name, told.outcome, told.article_ids, told.problems, told.duplicate_of)


def _is_noise(file: FileRow, source: Source, decision: Decision) -> bool:
    """Something to add that was not even read: told, not remembered."""
    return (
        file.hash is None
        and file.origin is not Origin.CORPUS
        and source.known is None
        and not decision.revisions
    )
