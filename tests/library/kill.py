"""Kill an import at random moments, and look whether the library is whole at the next start.

    python -m tests.library.kill --rounds 50 --articles 2000

Every round starts a process that imports a folder of articles and names each one it reports
as added. The process is killed (SIGKILL) after a random number of them, or while it starts.
Then the database must be sound, every article named must be there, and the same import,
run again, must complete the library. Rounds alternate between one article a file, many
articles a file, and re-reading a folder in which most files were edited.
"""

import argparse
import asyncio
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import bot
from bot.library.library import Library
from bot.library.values import Progress
from bot.news.outlets import Outlets
from tests.library.consistency import faults

FORMS = ("files", "lines", "edits")
ROOT = Path(bot.__file__).parents[1]
LINES = 50
STARTING = 0.1  # the share of rounds that are killed while the process still starts


@dataclass(frozen=True)
class Round:
    """What happened in one round, and what was found after it."""

    form: str
    reported: int
    missing: int
    found: int
    faults: list[str]
    complete: bool

    @property
    def passed(self) -> bool:
        return not self.missing and not self.faults and self.complete


class TooLateError(Exception):
    """The import had finished before it was killed."""


def write_articles(folder: Path, form: str, articles: int, edition: int = 1) -> None:
    """Articles in own words, numbered, with texts of some hundred words."""
    folder.mkdir(exist_ok=True)
    records = [
        {
            "id": f"article-{number}",
            "title": f"Council of Eastmoor decides on pier {number}",
            "outlet": "The Eastmoor Courier",
            "published": f"2024-02-{number % 28 + 1:02}",
            "body": "\n\n".join(
                f"In edition {edition} the council said that pier {number} would be repaired "
                f"in step {step}, at the cost of {number * step} crowns, before winter."
                for step in range(1, 9)
            ),
        }
        for number in range(articles)
    ]
    size = LINES if form == "lines" else 1
    for start in range(0, articles, size):
        lines = [json.dumps(record) for record in records[start : start + size]]
        ending = "jsonl" if form == "lines" else "json"
        (folder / f"{start:06}.{ending}").write_text("\n".join(lines) + "\n")


async def import_folder(data: Path, folder: Path, *, aloud: bool) -> None:
    """Sync the folder; `aloud` names every article once it was reported as stored."""

    def say(progress: Progress) -> None:
        for report in progress.reports:
            for article in report.article_ids:
                print(article, flush=True)

    async with await Library.open(data, outlets=Outlets(()), indexed=False) as library:
        await library.sync(folder, progress=say if aloud else None)


async def articles_at_next_start(data: Path) -> dict[str, str]:
    """Id and body of every article that can be asked about when the library is opened."""
    async with await Library.open(data, outlets=Outlets(())) as library:
        snapshot = library.snapshot
        bodies = snapshot.bodies(range(len(snapshot)))
        return {head.id: body for head, body in zip(snapshot.heads, bodies, strict=True)}


def kill_import(data: Path, folder: Path, chance: random.Random, articles: int) -> set[str]:
    """Start an import and kill it; the articles it had named by then.

    Raises TooLateError when it had finished, RuntimeError when it failed by itself: neither
    shows anything.
    """
    command = [sys.executable, "-m", "tests.library.kill", "--import", str(data), str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        named: set[str] = set()
        if chance.random() < STARTING:
            time.sleep(chance.uniform(0.2, 1.0))
        else:
            for _ in range(chance.randrange(1, articles)):
                line = process.stdout.readline()
                if not line:
                    break
                named.add(line.strip())
            time.sleep(chance.uniform(0, 0.003))
        process.send_signal(signal.SIGKILL)
        # What is in the pipe was reported before the end; a line cut off was not.
        rest = process.stdout.read()
        named.update(line.strip() for line in rest.splitlines(keepends=True) if line[-1] == "\n")
    if process.returncode == 0:
        raise TooLateError
    if process.returncode != -signal.SIGKILL:
        raise RuntimeError(f"the import failed by itself, with exit code {process.returncode}")
    return named


def play(place: Path, form: str, articles: int, chance: random.Random) -> Round:
    """One round in the empty directory `place`; again when the import was too fast to kill."""
    while True:
        with suppress(TooLateError):
            return _play(Path(tempfile.mkdtemp(dir=place)), form, articles, chance)


def _play(place: Path, form: str, articles: int, chance: random.Random) -> Round:
    data, folder = place / "data", place / "corpus"
    edition = 1
    write_articles(folder, form, articles)
    if form == "edits":
        asyncio.run(import_folder(data, folder, aloud=False))
        edition = 2
        write_articles(folder, form, articles, edition)
    named = kill_import(data, folder, chance, articles)
    wrong = faults(data / "library.db") if (data / "library.db").exists() else []
    held = asyncio.run(articles_at_next_start(data))
    there = {name for name, body in held.items() if f"In edition {edition} " in body}
    if form == "edits" and len(held) != articles:
        wrong.append(f"{articles - len(held)} articles that were there before are gone")
    asyncio.run(import_folder(data, folder, aloud=False))
    after = asyncio.run(articles_at_next_start(data))
    complete = len(after) == articles and all(
        f"In edition {edition} " in body for body in after.values()
    )
    wrong += faults(data / "library.db")
    return Round(form, len(named), len(named - there), len(there), wrong, complete)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--import", nargs=2, type=Path, dest="folders", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.folders:
        asyncio.run(import_folder(*arguments.folders, aloud=True))
        return 0
    chance = random.Random(arguments.seed)
    passed = working = 0
    print("round  form   reported  found  missing  faults  complete")
    for number in range(arguments.rounds):
        with tempfile.TemporaryDirectory() as place:
            played = play(Path(place), FORMS[number % len(FORMS)], arguments.articles, chance)
        passed += played.passed
        working += played.reported > 0
        print(
            f"{number + 1:5}  {played.form:5} {played.reported:9} {played.found:6} "
            f"{played.missing:8} {len(played.faults):7} {played.complete!s:>9}",
            *played.faults[:3],
            flush=True,
        )
    print(f"{passed}/{arguments.rounds} passed; {working} killed when articles had been reported")
    return 0 if passed == arguments.rounds else 1


if __name__ == "__main__":
    sys.exit(main())
