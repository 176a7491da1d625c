"""Reading files ahead of the database: off the event loop, in order, never too much at once."""

import asyncio
import hashlib
import logging
import os
import time
from collections import deque
from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from bot.library.ledger import FileRow, Origin, Text
from bot.library.records import content_id, digest
from bot.news.files import load
from bot.news.limits import Limits, in_megabytes
from bot.news.reading import Problem, Reading, Refused

Reader = Callable[[bytes, str], Reading]
"""Bytes and a file's name in, articles and problems out; called in threads."""

Readers = Callable[[], AbstractContextManager[Reader]]
"""A reader for one change, with whatever it keeps open meanwhile."""

WORKERS = min(4, os.cpu_count() or 1)
"""How many files are read at once."""

_CHUNK_FILES = 8
_CHUNK_BYTES = 1_000_000
_CHUNKS_AHEAD = 8

# An edit this soon after a reading may leave size and time as they were (file systems count
# time in steps), so a time this fresh is not believed at the next reload: the hash decides.
_FRESH_NS = 2_000_000_000

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read: where it lies, what people call it, and what is known of it.

    `path` is None for an attachment, whose bytes are `data`; `size` is from stat.
    """

    origin: Origin
    key: str
    name: str
    size: int
    mtime_ns: int | None = None
    path: Path | None = None
    root: Path | None = None
    data: bytes = b""
    known: FileRow | None = None
    insist: bool = False  # read it even when its content is as it was


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file gave. `texts` is None when its content is the one read before."""

    source: Source
    hash: str | None
    texts: tuple[Text, ...] | None = None
    refused: tuple[Problem, ...] = ()


def look(path: str) -> tuple[int, int | None]:
    """Size in bytes and time of change of a file, None when too fresh to be relied on."""
    status = os.stat(path)  # noqa: PTH116 - a Path for each file of a large folder takes long
    fresh = status.st_mtime_ns > time.time_ns() - _FRESH_NS
    return status.st_size, None if fresh else status.st_mtime_ns


def take_in(source: Source, read: Reader, limits: Limits) -> Intake:
    """Read one file. Whatever is wrong with it is in the result."""
    try:
        if source.path is None or source.root is None:
            data = source.data
            _check_size(data, source.name, limits)
        else:
            data = load(source.path, source.root, limits)
    except Refused as error:
        problem = Problem(source.name, error.problem.reason, error.problem.line)
        return Intake(source, None, (), (problem,))
    checksum = hashlib.blake2b(data, digest_size=16).hexdigest()
    if not source.insist and source.known is not None and source.known.hash == checksum:
        return Intake(source, checksum)
    try:
        reading = read(data, source.name)
    except Exception as error:
        # One file that meets a fault of ours must not cost the others.
        _log.exception("reading %s failed", source.name)
        reason = f"could not be read because of a fault in newsbot ({type(error).__name__})"
        return Intake(source, checksum, (), (Problem(source.name, reason),))
    texts, refused = _texts(reading, source.name)
    return Intake(source, checksum, texts, refused)


async def read_ahead(
    sources: Sequence[Source], read: Reader, limits: Limits
) -> AsyncGenerator[Intake, None]:
    """Take in files in their order, in threads, some chunks ahead of whoever asks.

    At most nine chunks are in memory, each of 8 files and 1 MB, or of one larger file.
    """
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="reading")
    try:
        ahead: deque[asyncio.Future[list[Intake]]] = deque()
        waiting = chunks(sources)
        while True:
            while len(ahead) < _CHUNKS_AHEAD and (chunk := next(waiting, None)) is not None:
                ahead.append(loop.run_in_executor(pool, _take_in_all, chunk, read, limits))
            if not ahead:
                return
            for intake in await ahead.popleft():
                yield intake
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _check_size(data: bytes, name: str, limits: Limits) -> None:
    if len(data) > limits.file_bytes:
        size, most = in_megabytes(len(data)), in_megabytes(limits.file_bytes)
        raise Refused(Problem(name, f"is {size}, over the limit of {most} a file"))


def _take_in_all(sources: Iterable[Source], read: Reader, limits: Limits) -> list[Intake]:
    return [take_in(source, read, limits) for source in sources]


def chunks(sources: Sequence[Source]) -> Iterator[list[Source]]:
    """Runs of sources that are read in one go."""
    chunk: list[Source] = []
    size = 0
    for source in sources:
        if chunk and (len(chunk) == _CHUNK_FILES or size + source.size > _CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(source)
        size += source.size
    if chunk:
        yield chunk


def _texts(reading: Reading, name: str) -> tuple[tuple[Text, ...], tuple[Problem, ...]]:
    texts: list[Text] = []
    refused = list(reading.refused)
    for record in reading.records:
        try:
            text = Text(record, digest(record.article), content_id(record.article))
            record.article.head.id.encode("utf-8")
        except UnicodeEncodeError:
            refused.append(Problem(name, "holds half a character (a lone surrogate)", record.line))
        else:
            texts.append(text)
    if not texts and not refused:
        refused.append(Problem(name, "holds no article"))
    return tuple(texts), tuple(refused)
