"""Articles of a JSONL file as a snapshot, through a temporary library."""

import asyncio
import tempfile
from pathlib import Path

from bot.library.library import Library
from bot.measure.questions import QuestionsError
from bot.news.article import Article
from bot.news.limits import Limits
from bot.news.outlets import Outlets
from bot.search.snapshot import Snapshot

_LIMITS = Limits(file_bytes=1_000_000_000)


def load_articles(path: Path) -> Snapshot:
    """The articles of `path`, read as `newsbot add` reads them. Raises QuestionsError when a
    record is refused, with its place and reason, and OSError."""

    async def load(folder: Path) -> Snapshot:
        async with await Library.open(folder, outlets=Outlets.load(), limits=_LIMITS) as library:
            report = await library.add([path])
            found = library.snapshot
            problems = [problem for file in report.files for problem in file.problems]
            if not len(found):
                raise QuestionsError(str(problems[0]) if problems else f"{path}: no articles")
            # The library goes with its folder: its bodies are taken into memory.
            bodies = found.bodies(range(len(found)))
            return Snapshot.build(map(Article, found.heads, bodies))

    with tempfile.TemporaryDirectory(prefix="newsbot-eval-") as folder:
        return asyncio.run(load(Path(folder)))
