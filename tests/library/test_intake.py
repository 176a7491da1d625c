"""Reading ahead: in order, off the event loop, and never more than a bounded amount."""

import asyncio
import threading
from contextlib import aclosing
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from bot.library.intake import Source, chunks, read_ahead
from bot.library.ledger import Origin
from bot.news.article import Article, Head
from bot.news.limits import Limits
from bot.news.reading import IdSource, Problem, Reading, Record


def source(number: int, size: int = 10) -> Source:
    return Source(Origin.ATTACHED, f"{number}", f"{number}", size, data=b"x" * 10)


def refuse(data: bytes, name: str) -> Reading:
    return Reading(refused=(Problem(name, f"{len(data)} bytes"),))


async def test_files_come_in_order_and_are_read_in_other_threads() -> None:
    threads: set[str] = set()

    def read(data: bytes, name: str) -> Reading:
        threads.add(threading.current_thread().name)
        return refuse(data, name)

    sources = [source(number) for number in range(100)]
    got = [intake.source async for intake in read_ahead(sources, read, Limits())]
    assert got == sources
    assert threading.current_thread().name not in threads


async def test_no_more_is_read_than_a_bounded_amount_ahead() -> None:
    read: list[str] = []

    def note(data: bytes, name: str) -> Reading:
        read.append(name)
        return refuse(data, name)

    sources = [source(number, 600_000) for number in range(100)]  # each a chunk of its own
    async with aclosing(read_ahead(sources, note, Limits())) as intakes:
        await anext(intakes)
        for _ in range(20):
            await asyncio.sleep(0.005)
        assert len(read) <= 9


async def test_a_reading_without_articles_or_reasons_gets_one() -> None:
    (intake,) = [i async for i in read_ahead([source(1)], lambda *_: Reading(), Limits())]
    assert intake.refused == (Problem("1", "holds no article"),)


async def test_a_text_with_half_a_character_is_refused_and_no_other() -> None:
    def read(data: bytes, name: str) -> Reading:
        texts = ("whole", "half \ud83d")
        return Reading(
            tuple(
                Record(Article(Head(text[:4], "Pier"), text), IdSource.OWN, line)
                for line, text in enumerate(texts, 1)
            )
        )

    (intake,) = [i async for i in read_ahead([source(1)], read, Limits())]
    assert intake.texts is not None
    assert [text.record.article.body for text in intake.texts] == ["whole"]
    assert intake.refused == (Problem("1", "holds half a character (a lone surrogate)", 2),)


async def test_a_file_that_is_gone_by_now_is_refused(tmp_path: Path) -> None:
    gone = Source(Origin.CORPUS, "a", "a", 0, path=tmp_path / "a", root=tmp_path)
    (intake,) = [i async for i in read_ahead([gone], refuse, Limits())]
    assert intake.refused == (Problem("a", "does not exist"),)
    assert intake.hash is None


@given(st.lists(st.integers(0, 2_500_000), max_size=60))
def test_chunks_keep_the_order_and_hold_little(sizes: list[int]) -> None:
    sources = [source(number, size) for number, size in enumerate(sizes)]
    parts = list(chunks(sources))
    assert [item for part in parts for item in part] == sources
    for part in parts:
        assert 1 <= len(part) <= 8
        assert len(part) == 1 or sum(item.size for item in part) <= 1_000_000
