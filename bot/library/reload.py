"""Re-reading the corpus folder, and when a reload must not take articles out."""

from pathlib import Path

from bot.library.change import Change
from bot.library.departures import Departures
from bot.library.ledger import FileRow, Origin
from bot.library.plan import Plan, plan_reload
from bot.library.store import Store
from bot.library.values import FileReport, Outcome

SMALLEST_GUARDED = 4
"""With fewer articles than this, taking out more than half of them is an ordinary change."""


async def reload(
    change: Change, plan: Plan, folder: Path, *, force: bool
) -> tuple[tuple[FileReport, ...], str | None]:
    """Bring the library to what the folder holds: reports, and a note when articles stayed.

    New and changed articles are taken in whatever else is wrong. Those that are gone from
    the folder are taken out at the end, but not when that would be more than half of the
    corpus: then more likely the folder is at fault (half copied, not mounted, another one)
    than the library. `force` takes them out all the same.
    """
    store = change.store
    before = await _count(store)
    await change.take_in(plan)
    departures = await change.departures(plan)
    note = None if force else _too_many(departures, before, folder)
    reports = await change.finish(plan, departures if note is None else None)
    return reports, note or _mostly_refused(reports, plan, before, folder)


def why_not(folder: Path, plan: Plan | None, *, force: bool) -> str | None:
    """Why the folder cannot be the corpus at all; None when it can. `plan` is None without it."""
    if plan is None:
        return f"There is no folder {folder}; the library stays as it is."
    if plan.found == 0 and not force:
        return f"The folder {folder} holds no articles; the library stays as it is."
    return None


def plan_for(folder: Path, known: dict[str, FileRow]) -> Plan | None:
    """The plan of a reload; None when there is no such folder. Reads the file system."""
    return plan_reload(folder, known) if folder.is_dir() else None


async def _count(store: Store) -> int:
    count = await store.database.value(
        "SELECT count(*) FROM articles a JOIN files f ON f.id = a.file WHERE f.origin = ?",
        (Origin.CORPUS,),
    )
    return int(count)


def _too_many(departures: Departures, before: int, folder: Path) -> str | None:
    lost = departures.lost
    if before < SMALLEST_GUARDED or lost * 2 <= before:
        return None
    return (
        f"{lost} of the {before} articles of the corpus are no longer in {folder}; "
        "as these are more than half, none was taken out."
    )


def _mostly_refused(
    reports: tuple[FileReport, ...], plan: Plan, before: int, folder: Path
) -> str | None:
    refused = len({report.file for report in reports if report.outcome is Outcome.REFUSED})
    if before < SMALLEST_GUARDED or refused * 2 <= plan.found:
        return None
    return (
        f"{refused} of the {plan.found} files in {folder} could not be read; "
        "the articles they held before stay."
    )
