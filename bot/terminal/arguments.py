"""The command line: commands, options and their help. Imports nothing heavy."""

import argparse
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot import __version__
from bot.terminal import usage, words

LONGEST_QUESTION = 2_000
"""Characters a question may have: as many as a Discord message."""


def parse(argv: Sequence[str] | None = None) -> argparse.Namespace:
    """Parse a command line. Exits with code 2 and the usage where it makes no sense."""
    parser = build_parser()
    arguments = parser.parse_args(argv)
    if arguments.command == "ask":
        asked = arguments.question
        arguments.question = " ".join(asked) if asked else None
        arguments.asks = bool(asked) or arguments.jsonl
        problem = question_problem(arguments.question or "")
        if problem is not None:
            parser.error(problem)
        if arguments.question is None and arguments.json:
            parser.error(words.JSON_NEEDS_QUESTION)
        if arguments.question is not None and arguments.jsonl:
            parser.error(words.JSONL_NEEDS_NO_QUESTION)
    if arguments.command == "bench" and arguments.library and _measures_search(arguments):
        parser.error(words.LIBRARY_ALONE)
    if arguments.command == "sync" and arguments.remove and arguments.guild is None:
        parser.error(words.REMOVE_NEEDS_GUILD)
    after, before = getattr(arguments, "after", None), getattr(arguments, "before", None)
    if after and before and after > before:
        parser.error(words.DAYS_REVERSED)
    return arguments


def _measures_search(arguments: argparse.Namespace) -> bool:
    """Whether options of `bench` measure the search rather than a library."""
    return bool(arguments.sizes or arguments.articles or arguments.plot)


def build_parser() -> argparse.ArgumentParser:
    """The parser of the newsbot command. `arguments.command` names the command."""
    parser = argparse.ArgumentParser(
        prog="newsbot", description=usage.ABOUT, epilog=usage.EXIT_CODES, parents=[_places(None)]
    )
    parser.add_argument("--version", action="version", version=f"newsbot {__version__}")
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, title="commands"
    )
    # A sub-parser's default would overwrite what was given before the command.
    places = _places(argparse.SUPPRESS)

    def command(name: str) -> argparse.ArgumentParser:
        about = usage.COMMANDS[name]
        return commands.add_parser(name, help=about, description=about, parents=[places])

    ask = command("ask")
    ask.add_argument("question", nargs="*", help=usage.QUESTION)
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help=usage.JSON)
    form.add_argument("--jsonl", action="store_true", help=usage.JSONL)
    ask.add_argument("--explain", action="store_true", help=usage.EXPLAIN)
    ask.add_argument("--limit", type=_count, default=3, metavar="N", help=usage.LIMIT)
    _add_filters(ask)

    add = command("add")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=usage.PATHS)
    add.add_argument("--json", action="store_true", help=usage.JSON)

    latest = command("latest")
    latest.add_argument("--json", action="store_true", help=usage.JSON)
    latest.add_argument("--limit", type=_count, default=10, metavar="N", help=usage.LATEST)
    _add_filters(latest)

    show = command("show")
    show.add_argument("id", metavar="ID", type=_text, help=usage.ID)
    show.add_argument("--json", action="store_true", help=usage.JSON)
    show.add_argument("--revision", type=_count, metavar="N", help=usage.REVISION)

    status = command("status")
    status.add_argument("--json", action="store_true", help=usage.JSON)

    reload = command("reload")
    reload.add_argument("--json", action="store_true", help=usage.JSON)
    reload.add_argument("--check", action="store_true", help=usage.CHECK)
    reload.add_argument("--force", action="store_true", help=usage.FORCE)

    command("run")
    sync = command("sync")
    sync.add_argument("--guild", type=_guild, metavar="ID", help=usage.GUILD)
    sync.add_argument("--remove", action="store_true", help=usage.REMOVE)

    evaluation = command("eval")
    for name, about in (("--articles", usage.ARTICLES), ("--questions", usage.QUESTIONS)):
        evaluation.add_argument(name, type=Path, metavar="FILE", required=True, help=about)
    evaluation.add_argument("--misses", type=Path, metavar="FILE", help=usage.MISSES)
    evaluation.add_argument("--json", action="store_true", help=usage.JSON)

    train = command("train")
    train.add_argument("folder", type=Path, metavar="FOLDER", help=usage.TRAIN_FOLDER)
    train.add_argument(
        "--output", type=Path, metavar="FILE", required=True, help=usage.TRAIN_OUTPUT
    )

    bench = command("bench")
    bench.add_argument("--sizes", nargs="+", type=_size, metavar="N", help=usage.SIZES)
    bench.add_argument("--articles", type=Path, metavar="FILE", help=usage.BENCH_ARTICLES)
    bench.add_argument("--library", type=_size, metavar="N", help=usage.BENCH_LIBRARY)
    bench.add_argument("--queries", type=_count, default=200, metavar="N", help=usage.QUERIES)
    bench.add_argument("--plot", type=Path, metavar="FILE", help=usage.PLOT)
    bench.add_argument("--json", action="store_true", help=usage.JSON)
    return parser


def _places(default: object) -> argparse.ArgumentParser:
    """The options that every command takes, before or after its name."""
    parser = argparse.ArgumentParser(add_help=False)
    parser.add_argument("--data", type=Path, metavar="DIR", default=default, help=usage.DATA)
    parser.add_argument("--corpus", type=Path, metavar="DIR", default=default, help=usage.CORPUS)
    return parser


def _add_filters(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--outlet", action="append", metavar="NAME", help=usage.OUTLET)
    parser.add_argument("--after", type=_day, metavar="DATE", help=usage.AFTER)
    parser.add_argument("--before", type=_day, metavar="DATE", help=usage.BEFORE)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(words.not_a_day(text)) from None


def _count(text: str) -> int:
    return _whole_number(text, 1_000)


def _size(text: str) -> int:
    return _whole_number(text, 10_000_000)


def _guild(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 20):
        raise argparse.ArgumentTypeError(words.NOT_A_GUILD)
    return int(text)


def _whole_number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= most):
        raise argparse.ArgumentTypeError(words.not_a_count(text, most))
    return int(text)


def _text(text: str) -> str:
    if is_broken(text):
        raise argparse.ArgumentTypeError(words.NOT_UNICODE)
    return text


def is_broken(text: str) -> bool:
    """Whether bytes that are no text, or lone surrogates, stand in it."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def question_problem(text: str) -> str | None:
    """Why `text` cannot be asked, in a sentence, or None."""
    if len(text) > LONGEST_QUESTION:
        return words.question_too_long(len(text), LONGEST_QUESTION)
    return words.NOT_UNICODE if is_broken(text) else None
