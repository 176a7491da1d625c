"""The commands that change the library, add and reload, and what they report."""

from argparse import Namespace
from itertools import islice
from pathlib import Path
from typing import Any

from bot.library.library import Library
from bot.library.values import FileReport, Outcome, Report
from bot.news.reading import Problem
from bot.terminal import words
from bot.terminal.progress import progress_bar
from bot.terminal.screen import Screen, plain_line

MOST_LINES = 50
"""Lines of one kind that a report for people has; more do not help a reader."""


async def add(library: Library, screen: Screen, arguments: Namespace) -> int:
    """`newsbot add PATH…`. Exit code 2 when nothing could be taken."""
    with progress_bar(screen) as hook:
        report = await library.add(arguments.paths, progress=hook)
    return finish(screen, report, arguments.json)


async def reload(library: Library, screen: Screen, arguments: Namespace, corpus: Path) -> int:
    """`newsbot reload`: read the corpus folder again; with --check only say what would change."""
    if not _is_folder(corpus):
        screen.note(words.CORPUS_MISSING.format(folder=corpus))
        return 2
    with progress_bar(screen) as hook:
        report = await library.sync(
            corpus, progress=hook, dry_run=arguments.check, force=arguments.force
        )
    if arguments.check and not arguments.json:
        screen.say(words.CHECKED)
    return finish(screen, report, arguments.json)


async def load_corpus(library: Library, screen: Screen, corpus: Path) -> None:
    """Fill an empty library from the corpus folder and say on standard error what was refused."""
    if not _is_folder(corpus):
        screen.note(words.NO_CORPUS.format(folder=corpus))
        return
    screen.note(words.LOADING_CORPUS.format(folder=corpus))
    with progress_bar(screen) as hook:
        report = await library.sync(corpus, progress=hook)
    screen.note(words.counts(report))
    for problem in _problems(report, Outcome.REFUSED):
        screen.note(str(problem))


def report_json(report: Report) -> dict[str, Any]:
    """A report for programs: counts by outcome, then every file."""
    counts = {word: report.counts[outcome] for outcome, word in words.OUTCOMES.items()}
    return {
        **counts,
        "version": report.version,
        "seconds": round(report.seconds, 3),
        "note": report.note,
        "files": [_file_json(file) for file in report.files],
    }


def _is_folder(path: Path) -> bool:
    return path.is_dir()


def _file_json(file: FileReport) -> dict[str, Any]:
    return {
        "file": file.file,
        "outcome": file.outcome.value,
        "article_ids": list(file.article_ids),
        "problems": [{"line": problem.line, "reason": problem.reason} for problem in file.problems],
        "duplicate_of": file.duplicate_of,
    }


def finish(screen: Screen, report: Report, as_json: bool) -> int:
    """Print a report; exit code 2 when nothing was taken although there was something."""
    if as_json:
        screen.json(report_json(report))
    else:
        _print_report(screen, report)
    refused = report.counts[Outcome.REFUSED]
    return 2 if report.note or (refused and refused == len(report.files)) else 0


def _print_report(screen: Screen, report: Report) -> None:
    screen.say(words.counts(report))
    if report.note:
        screen.say(plain_line(report.note))
    _print_list(screen, words.REFUSED, [str(p) for p in _problems(report, Outcome.REFUSED)])
    taken = [outcome for outcome in Outcome if outcome is not Outcome.REFUSED]
    _print_list(screen, words.WARNINGS, [str(p) for p in _problems(report, *taken)])
    copies = [
        words.duplicate_of(file.file, file.duplicate_of)
        for file in report.files
        if file.duplicate_of is not None
    ]
    _print_list(screen, words.DUPLICATES, copies)


def _print_list(screen: Screen, title: str, lines: list[str]) -> None:
    if not lines:
        return
    screen.say("", title)
    screen.say(*(plain_line(line) for line in islice(lines, MOST_LINES)), indent="  ")
    if len(lines) > MOST_LINES:
        screen.say(words.more(len(lines) - MOST_LINES), indent="  ")


def _problems(report: Report, *outcomes: Outcome) -> list[Problem]:
    return [p for file in report.files if file.outcome in outcomes for p in file.problems]
