"""The composition root: the only module that knows all the others."""

import asyncio
import signal
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from bot.library.errors import LibraryError
from bot.library.library import Library
from bot.library.workers import Workers
from bot.logs import set_up_logging
from bot.news.limits import Limits
from bot.news.outlets import Outlets, OutletsError
from bot.serving import PREPARE, make_workers, settled
from bot.settings import LogLevel, Settings, SettingsError, load_settings, unknown_variables
from bot.terminal import articles, measuring, reports, words
from bot.terminal.asking import Asker, ask_lines, ask_one
from bot.terminal.conversation import converse
from bot.terminal.filters import build_filters
from bot.terminal.screen import Screen

INDEXED = {"ask", "latest", "status", "run"}
"""Commands that search; the others do without the index and start sooner."""


def run(arguments: Namespace) -> int:
    """Carry out one parsed command line and return its exit code."""
    screen = Screen.standard()
    match arguments.command:
        case "bench":
            return measuring.bench(screen, arguments)
        case "eval":
            return measuring.evaluate(screen, arguments, local_now())
        case "train":
            return measuring.train(screen, arguments)
    try:
        settings = load_settings(data=arguments.data, corpus=arguments.corpus)
        for name, near in unknown_variables():
            screen.note(words.unknown_setting(name, near))
        usual = LogLevel.INFO if arguments.command == "run" else LogLevel.WARNING
        set_up_logging(
            settings.log_level or usual,
            as_json=settings.log_json,
            questions=settings.log_questions,
            secret=settings.token,
            stream=sys.stderr,
        )
        return asyncio.run(_carry_out(arguments, settings, screen))
    except (SettingsError, OutletsError, LibraryError) as error:
        screen.note(str(error))
        return 2


async def _carry_out(arguments: Namespace, settings: Settings, screen: Screen) -> int:
    command = arguments.command
    if command == "ask" and not (arguments.asks or screen.interactive):
        screen.note(words.NO_QUESTION_GIVEN)
        return 2
    if command in {"run", "sync"} and not settings.token:
        screen.note(words.TOKENLESS)
        return 2
    outlets = Outlets.load(settings.outlets)
    indexed = command in INDEXED
    workers = make_workers(settings.workers) if command == "run" else None
    async with await open_library(settings, outlets, indexed=indexed, workers=workers) as library:
        match command:
            case "add":
                return await reports.add(library, screen, arguments)
            case "reload":
                return await reports.reload(library, screen, arguments, settings.corpus)
            case "sync":
                return await _publish(library, settings, screen, arguments)
        if not (await library.status()).articles:
            await reports.load_corpus(library, screen, settings.corpus)
        match command:
            case "show":
                return await articles.show(library, screen, arguments)
            case "status":
                return await articles.status(library, screen, arguments)
            case "run":
                return await _serve(library, settings, screen)
        filters = build_filters(arguments, library.snapshot, outlets, screen)
        if command == "latest":
            return articles.latest(library, screen, arguments, filters)
        with _interruptible():
            asker = Asker(library.snapshot, local_now, filters, arguments.limit, settings.threshold)
            return _ask(asker, screen, arguments)


def _ask(asker: Asker, screen: Screen, arguments: Namespace) -> int:
    if arguments.jsonl:
        with settled():
            return ask_lines(asker, screen, explain=arguments.explain)
    if arguments.question is None:
        return converse(asker, screen, explain=arguments.explain)
    return ask_one(asker, screen, arguments.question, arguments)


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end what does not await: asyncio's own handler only cancels what does. A second
    one is ignored: it would find nothing left to end but the end, and the code with it."""
    after = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        after = signal.SIG_IGN
        raise
    finally:
        signal.signal(signal.SIGINT, after)


async def _serve(library: Library, settings: Settings, screen: Screen) -> int:
    # Imported here, as in _publish: discord.py takes longer than most commands.
    from bot.chat.service import Service
    from bot.deployment import follow_changes, make_bot

    screen.note(words.running(len(library.snapshot)))
    bot = make_bot(library, settings, clock=local_now)
    following = asyncio.create_task(follow_changes(library))
    try:
        # What only answers need takes 35 MB, which here, beside workers, would rarely be used.
        with settled(() if library.has_workers else PREPARE):
            ending = await Service(bot.make_client, settings.token, finish=bot.finish).run()
    finally:
        following.cancel()
        # The signal handlers are gone with the service. A second signal, while the library
        # closes, would lose nothing (a transaction under way is rolled back, the index is
        # replaced as a whole), but would end with the code of a failure.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
    if ending.sentence:
        screen.note(ending.sentence)
    return ending.code


async def _publish(
    library: Library, settings: Settings, screen: Screen, arguments: Namespace
) -> int:
    from bot.chat.sync import SyncError, publish
    from bot.deployment import make_bot

    bot = make_bot(library, settings, clock=local_now)
    try:
        published = await publish(
            bot.make_client(), settings.token, arguments.guild, remove=arguments.remove
        )
    except SyncError as error:
        screen.note(str(error))
        return 2
    screen.say(words.published(published.names, published.guild_id, published.doubled))
    return 0


async def open_library(
    settings: Settings, outlets: Outlets, *, indexed: bool, workers: Workers | None = None
) -> Library:
    """The library in the settings' data folder. Raises LibraryError."""
    return await Library.open(
        settings.data,
        outlets=outlets,
        limits=Limits(file_bytes=settings.file_bytes, seconds=settings.page_seconds),
        wait=settings.wait_seconds,
        indexed=indexed,
        workers=workers,
    )


def local_now() -> datetime:
    """This machine's clock, in its time zone."""
    return datetime.now().astimezone()
