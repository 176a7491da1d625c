"""Everything the newsbot command says to people, in one place; `usage` has what --help says."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from bot.answer.values import NoAnswerReason
from bot.library.values import Outcome, Report

OUTLET_UNKNOWN = "outlet unknown"
BYLINE_UNKNOWN = "byline unknown"
DATE_UNKNOWN = "date unknown"
LINK_UNKNOWN = "link unknown"
SPEAKER = "Said by"
SHOWING_RESULTS = "Showing results for "
NOT_FOUND = ": {asked} stands in no article."
ALSO_IN = "Also in"
WHY = "Why"
NEAREST = "The nearest headlines:"
LEFTOVERS = "Also in the file, but not part of the article:"
WARNINGS = "Warnings:"
REFUSED = "Refused:"
DUPLICATES = "Already in the library:"
OUTLETS = "Outlets:"
NOTHING_READ = "nothing to read"
CHECKED = "Nothing was changed; this is what a reload would do."
NO_ARTICLES = "There are no articles to list."
NO_ARTICLES_MATCH = "No article is from that outlet and those days."

NOT_UNICODE = "not valid Unicode text"
JSON_NEEDS_QUESTION = "--json needs a question"
JSONL_NEEDS_NO_QUESTION = "--jsonl reads the questions from standard input; give none beside it"
DAYS_REVERSED = "--after is later than --before: no day lies between them"
LIBRARY_ALONE = "--library takes no --sizes, --articles or --plot"
REMOVE_NEEDS_GUILD = "--remove needs --guild"
NOT_A_GUILD = "a server's id is a number"
TOKENLESS = (
    "There is no Discord token. Put the bot token of your application "
    "(https://discord.com/developers/applications) into DISCORD_TOKEN, in .env for example."
)
NOT_UTF8 = "not UTF-8 text"
NOT_A_QUESTION = 'not an object with a text "question"'
NOT_AN_ID = 'the "id" is neither a text nor a whole number'
NO_QUESTION_GIVEN = (
    "There is no question: give one, or --jsonl with questions on standard input. "
    "A conversation needs a terminal."
)
WELCOME = "Ask about the news. “quit”, an empty line or Ctrl-D ends the conversation."
PROMPT = "? "
COUNTING = "Counting files"
READING = "Reading"
LOADING_CORPUS = "The library is empty: reading the corpus folder {folder} first."
NO_CORPUS = (
    "The library is empty and there is no corpus folder {folder}. "
    "Put articles there or add some with: newsbot add PATH"
)
CORPUS_MISSING = "There is no corpus folder {folder} (NEWSBOT_CORPUS or --corpus names it)."

REASONS = {
    NoAnswerReason.EMPTY_LIBRARY: "The library holds no articles yet. Add some: newsbot add PATH",
    NoAnswerReason.NO_QUESTION: (
        "There is nothing to look for in that. Ask about a person, a place or an event."
    ),
    NoAnswerReason.NOTHING_MATCHED: "No article mentions that.",
    NoAnswerReason.TOO_WEAK: "Some articles touch on that, but no sentence in them answers it.",
    NoAnswerReason.EXCLUDED: "Nothing from the outlets and days asked for answers that.",
}

OUTCOMES = {
    Outcome.ADDED: "added",
    Outcome.UPDATED: "updated",
    Outcome.UNCHANGED: "unchanged",
    Outcome.DUPLICATE: "duplicates",
    Outcome.REFUSED: "refused",
    Outcome.REMOVED: "removed",
}


def not_a_day(text: str) -> str:
    """A date option that is no date."""
    return f"{text!r} is not a day written as YYYY-MM-DD"


def not_a_count(text: str, most: int) -> str:
    """A number option that is no number in range."""
    return f"{text!r} is not a whole number from 1 to {most:,}"


def question_too_long(length: int, most: int) -> str:
    """A question longer than the limit."""
    return f"the question has {length:,} characters; {most:,} are allowed"


def no_such_outlet(name: str, known: Sequence[str]) -> str:
    """An outlet in a filter from which the library has nothing."""
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    said = f"The library has no article from an outlet called {name}."
    return f"{said} There are: {listed}." if known else said


def no_such_article(article_id: str) -> str:
    """An id that the library does not know."""
    return f"There is no article with the id {article_id}. `newsbot latest` lists ids."


def no_such_file(path: Path) -> str:
    """A file that is named and not there."""
    return f"There is no file {path}."


def failure(error: Exception) -> str:
    """What went wrong with a file."""
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return str(error)


def no_such_revision(article_id: str, revision: int) -> str:
    """A revision that the article does not have."""
    return f"The article {article_id} has no revision {revision}."


def unknown_setting(name: str, near: str | None) -> str:
    """A variable that looks like a setting and is none."""
    hint = f" Did you mean {near}?" if near else ""
    return f"There is no setting {name}; it is ignored.{hint}"


def bad_line(line: int, reason: str) -> str:
    """A line of --jsonl that holds no question."""
    return f"standard input:{line}: {reason}"


def not_json(reason: str, column: int) -> str:
    """A line that is no JSON."""
    return f"not valid JSON: {reason} at column {column}"


def looked(scope: str) -> str:
    """The outlets and days that the question named, which answered it."""
    return f"Looked only {scope}."


def looked_first(scope: str) -> str:
    """The outlets and days that the question named, when nothing was found anywhere."""
    return f"Looked first {scope}."


def nothing_within(scope: str) -> str:
    """The outlets and days that the question named, when others answered it."""
    return f"Nothing {scope} answers that. This is from elsewhere:"


def scope(outlets: Sequence[str], after: date | None, before: date | None) -> str:
    """The outlets and days that the question's own words name."""
    parts = []
    if outlets:
        parts.append("in " + " or ".join(outlets))
    if after and before:
        parts.append(f"on {after}" if after == before else f"from {after} to {before}")
    elif after:
        parts.append(f"since {after}")
    elif before:
        parts.append(f"until {before}")
    return ", ".join(parts)


def duplicate_of(file: str, article_id: str) -> str:
    """A file whose article the library already has."""
    return f"{file}: the same article as {article_id}"


def updated(when: str) -> str:
    """When the outlet says it changed the article."""
    return f"Updated {when}"


def revision(article_id: str, number: int, current: bool) -> str:
    """Which revision of an article is shown."""
    return f"{article_id} · revision {number}" + ("" if current else ", an earlier one")


def holds(articles: int, passages: int, version: int) -> str:
    """How much the library has."""
    return f"{_count(articles, 'article')} in {_count(passages, 'passage')}, version {version}"


def sizes(database: int, index: int) -> str:
    """What that takes on disk."""
    return f"Database {_megabytes(database)}" + (f", index {_megabytes(index)}" if index else "")


def newest(when: str) -> str:
    """The newest article's date."""
    return f"Newest article: {when}"


def last_reload(when: datetime | None) -> str:
    """When the corpus folder was last read."""
    return "Corpus folder last read: " + (f"{when:%Y-%m-%d %H:%M} UTC" if when else "never")


def outlet(name: str, articles: int, newest_at: str) -> str:
    """One outlet with its articles and its newest one."""
    return f"{name}: {_count(articles, 'article')}, newest {newest_at}"


def counts(report: Report) -> str:
    """What became of the files, the outcomes that occurred."""
    said = [
        f"{OUTCOMES[outcome]}: {report.counts[outcome]:,}"
        for outcome in Outcome
        if report.counts[outcome]
    ]
    return f"{', '.join(said) or NOTHING_READ} ({report.seconds:.1f} s)"


def more(number: int) -> str:
    """Lines left out of a report; --json has them."""
    return f"… and {number:,} more (--json lists all)"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"


def rate(files: float) -> str:
    """How fast files are read."""
    return f"{files:,.0f} files/s"


def running(articles: int) -> str:
    """The bot is about to connect."""
    return f"newsbot runs with {_count(articles, 'article')}. Ctrl-C stops it."


def published(names: Sequence[str], guild: int | None, doubled: Sequence[str]) -> str:
    """Which commands Discord has now, and where."""
    where = "everywhere" if guild is None else f"in server {guild}"
    listed = f"{_count(len(names), 'command')} published {where}" + (": " if names else ".")
    twice = f" Shown twice there, as published everywhere too: {', '.join(doubled)}."
    return listed + (f"{', '.join(names)}." if names else "") + (twice if doubled else "")
