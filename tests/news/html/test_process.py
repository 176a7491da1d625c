import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.news.html.process import HtmlParser, HtmlProcessError
from bot.news.limits import Limits

PAGE = (
    "<html><head><title>{0}</title></head><body><article><h1>{0}</h1>"
    "<p>The harbour council of Eastmoor met on Monday and agreed to repair the old pier.</p>"
    "<p>Work begins in the spring, the council said, and it costs less than was feared.</p>"
    "</article></body></html>"
)
HANGS = "<html><body><p " + " ".join(f"a{n}=1" for n in range(100_000)) + ">x</p></body></html>"
GROWS = "<html><body>" + "<p>a</p>" * 1_200_000 + "</body></html>"


def title(answer: bytes) -> str:
    return str(json.loads(answer)["articles"][0]["title"])


def children() -> set[int]:
    """The process ids of this process's children, zombies included."""
    mine = f" {os.getpid()} "
    found = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name_end = stat.read_text().rpartition(")")[2]
        except OSError:
            continue
        if f" {name_end.split()[1]} " == mine:
            found.add(int(stat.parent.name))
    return found


def is_running(process: int) -> bool:
    """Whether a process of that id lives; a zombie that nobody waits for does not."""
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] != "Z"


@pytest.fixture(autouse=True)
def _no_process_is_left() -> object:
    before = children()
    yield
    assert children() - before == set()


def test_pages_are_parsed_by_one_process_that_is_kept() -> None:
    before = children()
    with HtmlParser(Limits()) as parser:
        assert title(parser.parse(PAGE.format("Pier to be repaired"))) == "Pier to be repaired"
        first = children() - before
        assert title(parser.parse(PAGE.format("Dam is safe"))) == "Dam is safe"
        assert children() - before == first
        assert len(first) == 1


def test_a_page_that_makes_the_parser_hang_is_killed_and_the_next_is_parsed() -> None:
    before = children()
    with HtmlParser(Limits(seconds=2)) as parser:
        parser.parse(PAGE.format("Pier to be repaired"))
        first = children() - before
        with pytest.raises(HtmlProcessError, match=r"^took longer than 2 s to parse$"):
            parser.parse(HANGS)
        assert title(parser.parse(PAGE.format("Dam is safe"))) == "Dam is safe"
        assert (children() - before).isdisjoint(first)


def test_a_page_that_grows_over_the_memory_limit_is_refused_and_the_next_is_parsed() -> None:
    with HtmlParser(Limits(memory_bytes=200_000_000)) as parser:
        with pytest.raises(HtmlProcessError, match=r"^needs more than 200 MB of memory to parse$"):
            parser.parse(GROWS)
        assert title(parser.parse(PAGE.format("Dam is safe"))) == "Dam is safe"


def test_a_parser_that_is_killed_from_outside_is_started_again() -> None:
    before = children()
    with HtmlParser(Limits()) as parser:
        parser.parse(PAGE.format("Pier to be repaired"))
        (child,) = children() - before
        os.kill(child, signal.SIGSEGV)
        with pytest.raises(HtmlProcessError, match=r"^made the HTML parser crash$"):
            parser.parse(PAGE.format("Pier to be repaired"))
        assert title(parser.parse(PAGE.format("Dam is safe"))) == "Dam is safe"


def test_a_parser_that_cannot_start_says_so() -> None:
    refusal = r"^was not parsed: the parser did not start$"
    with (
        HtmlParser(Limits(memory_bytes=1)) as parser,
        pytest.raises(HtmlProcessError, match=refusal),
    ):
        parser.parse(PAGE.format("Pier to be repaired"))


def test_a_parser_that_may_not_be_run_says_so(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "missing"))
    with (
        HtmlParser(Limits()) as parser,
        pytest.raises(HtmlProcessError, match=r"^was not parsed: the parser did not start$"),
    ):
        parser.parse(PAGE.format("Pier to be repaired"))


def test_threads_share_the_processes_and_get_their_own_answers() -> None:
    before = children()
    titles = [f"Pier number {number} is repaired" for number in range(24)]
    with HtmlParser(Limits(), workers=2) as parser, ThreadPoolExecutor(6) as pool:
        answers = pool.map(parser.parse, map(PAGE.format, titles))
        assert list(map(title, answers)) == titles
        assert len(children() - before) == 2


async def test_it_works_in_threads_of_an_asyncio_program() -> None:
    with HtmlParser(Limits()) as parser:
        titles = [f"Pier number {number} is repaired" for number in range(5)]
        answers = await asyncio.gather(
            *(asyncio.to_thread(parser.parse, PAGE.format(title)) for title in titles)
        )
    assert list(map(title, answers)) == titles


def test_closing_waits_for_the_page_being_parsed() -> None:
    parser = HtmlParser(Limits(seconds=2))
    parser.parse(PAGE.format("Pier to be repaired"))
    problems: list[str] = []

    def parse() -> None:
        try:
            parser.parse(HANGS)
        except HtmlProcessError as error:
            problems.append(str(error))

    thread = threading.Thread(target=parse)
    thread.start()
    while parser._idle.qsize():
        time.sleep(0.01)
    parser.close()
    thread.join()
    assert problems == ["took longer than 2 s to parse"]


def test_a_closed_parser_may_be_closed_again() -> None:
    parser = HtmlParser(Limits())
    parser.parse(PAGE.format("Pier to be repaired"))
    parser.close()
    parser.close()


def test_no_workers_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        HtmlParser(Limits(), workers=0)


def test_the_child_is_told_nothing_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "not-a-real-token")
    before = children()
    with HtmlParser(Limits()) as parser:
        parser.parse(PAGE.format("Pier to be repaired"))
        (child,) = children() - before
        assert b"DISCORD_TOKEN" not in Path(f"/proc/{child}/environ").read_bytes()


def test_the_child_ends_itself_when_its_parent_is_gone() -> None:
    """A parent killed while a page hangs leaves a child that nobody can kill but itself."""
    code = (
        "import os, sys\n"
        "from bot.news.html.process import _Worker, send\n"
        "from bot.news.limits import Limits\n"
        "worker = _Worker(Limits(seconds=0.1))\n"
        "send(worker._process.stdin, sys.stdin.buffer.read())\n"
        "print(worker._process.pid, flush=True)\n"
        "os._exit(1)\n"
    )
    parent = subprocess.run(
        [sys.executable, "-c", code], input=HANGS.encode(), stdout=subprocess.PIPE, check=False
    )
    child = int(parent.stdout)
    deadline = time.monotonic() + 60  # the page alone takes longer
    while is_running(child):
        assert time.monotonic() < deadline
        time.sleep(0.1)
