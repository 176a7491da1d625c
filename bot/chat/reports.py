"""What a change of the corpus did, as a message, with a file when it is long."""

from collections.abc import Iterable

from bot.chat import limits
from bot.chat.markup import escape, inline
from bot.chat.payload import Payload, Upload
from bot.chat.words import Language, say
from bot.library.values import FileReport, Outcome, Progress, Report

SIGNS = {
    Outcome.ADDED: "+",
    Outcome.UPDATED: "~",
    Outcome.REMOVED: "−",
    Outcome.REFUSED: "!",
    Outcome.DUPLICATE: "=",
    Outcome.UNCHANGED: " ",
}
"""What a line of a report begins with."""

_ORDER = (
    Outcome.REFUSED,
    Outcome.ADDED,
    Outcome.UPDATED,
    Outcome.REMOVED,
    Outcome.DUPLICATE,
    Outcome.UNCHANGED,
)
_LINES = 15
"""Lines in a message; a longer report is read more easily as a file."""


def render_report(report: Report, language: Language, *, checked: bool = False) -> Payload:
    """Counts first, then what changed and what was refused and why. `checked`: a dry run."""
    name = "corpus.checked" if checked else "corpus.done"
    counts = _counts(report, language) or say(language, "corpus.nothing")
    head = [say(language, name, seconds=f"{report.seconds:.1f}", counts=counts)]
    if report.note:
        head.append(f"⚠️ {escape(report.note)}")
    lines = list(report_lines(report.files))
    text = "\n".join([*head, *(escape(line) for line in lines)])
    if len(lines) <= _LINES and limits.length(text) <= limits.CONTENT:
        return Payload(text)
    head.append(say(language, "corpus.more_lines"))
    data = "\n".join([*lines, ""]).encode("utf-8", "replace")
    content = limits.cut("\n".join(head), limits.CONTENT)
    return Payload(content, uploads=(Upload("report.txt", data),))


def report_lines(files: Iterable[FileReport]) -> Iterable[str]:
    """A line for each file or record that was not simply unchanged; refusals first."""
    told = [file for file in files if file.outcome is not Outcome.UNCHANGED or file.problems]
    for file in sorted(told, key=lambda file: _ORDER.index(file.outcome)):
        articles = f" ({', '.join(file.article_ids)})" if file.article_ids else ""
        copy = f" = {file.duplicate_of}" if file.duplicate_of else ""
        if file.outcome is Outcome.REFUSED and file.problems:
            yield from (f"{SIGNS[file.outcome]} {problem}" for problem in file.problems)
            continue
        yield f"{SIGNS[file.outcome]} {file.file}{articles}{copy}"
        yield from (f"    {problem}" for problem in file.problems)


def render_progress(progress: Progress | None, language: Language) -> Payload:
    """How far a reload has come."""
    if progress is None:
        return Payload(say(language, "corpus.starting"))
    if progress.total is None:
        return Payload(say(language, "corpus.counting", done=progress.done))
    line = say(language, "corpus.reading", done=progress.done, total=progress.total)
    return Payload(f"{line} {inline(progress.file, limits.CHOICE)}".strip())


def _counts(report: Report, language: Language) -> str:
    counts = report.counts
    return ", ".join(
        say(language, f"corpus.{outcome.value}", n=counts[outcome])
        for outcome in Outcome
        if counts[outcome]
    )
