"""The newsbot command as people and programs use it: real files, a real library."""

import gc
import io
import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from bot.__main__ import BROKEN_PIPE, FAILED, INTERRUPTED, main
from bot.chat.endings import STOPPED, Ending
from bot.chat.service import Service
from bot.settings import variables

ROOT = Path(__file__).parent.parent
COMMAND = [sys.executable, "-m", "bot"]
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("NEWSBOT_")},
    "PYTHONPATH": str(ROOT),
    "TERM": "dumb",
}

QUAY = {
    "id": "quay-1",
    "title": "Port Selm reopens its west quay",
    "outlet": "Selm Courier",
    "author": "Ada Torv",
    "date": "2031-03-04T09:30+01:00",
    "url": "https://courier.example/quay",
    "body": (
        "Harbour master Ilo Brandt reopened the west quay of Port Selm on Tuesday.\n\n"
        "Divers had found no cracks in the 48 piles of the quay. “The quay will carry every "
        "crane we own,” Brandt said.\n\n"
        "The repairs cost 3.2 million crowns."
    ),
}
SEAL = {
    "id": "seal-1",
    "title": "Lost seal sleeps in a bakery",
    "outlet": "Gazette of Norrin",
    "date": "2031-02-01",
    "body": "A grey seal slept in the bakery of Norrin for two nights before Tilda Maas found it.",
}
CTRL_C = b"\x03"


class Result(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def _own_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run one command line in this process."""

    def run(*argv: str, stdin: str | bytes = "") -> Result:
        raw = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
        code = main(argv)
        return Result(code, *capsys.readouterr())

    return run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """The corpus folder with two articles."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for record in (QUAY, SEAL):
        (folder / f"{record['id']}.json").write_text(json.dumps(record), "utf-8")
    return folder


@contextmanager
def started(*argv: str, **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    """Run one command line in a process of its own, which does not outlive the block."""
    with subprocess.Popen([*COMMAND, *argv], env=ENVIRONMENT, **more) as process:
        try:
            yield process
        finally:
            process.kill()


def test_the_first_question_loads_the_corpus_and_is_answered(run: Run, corpus: Path) -> None:
    first = run("ask", "who reopened the west quay?")
    assert first.code == 0
    assert first.out.startswith(
        "│ Harbour master Ilo Brandt reopened the west quay of Port Selm on Tuesday.\n"
    )
    assert "Selm Courier · Ada Torv · Mar 4, 2031, 09:30 UTC+01:00\n" in first.out
    assert "reading the corpus folder corpus first" in first.err
    assert "added: 2" in first.err
    assert run("ask", "who reopened the west quay?") == (0, first.out, "")


def test_an_answer_for_programs_is_verbatim_from_the_body_that_show_returns(
    run: Run, corpus: Path
) -> None:
    answer = run("ask", "how many piles has the quay?", "--json").json
    assert (answer["status"], answer["reason"]) == ("answered", None)
    quote = answer["quotes"][0]
    assert "48 piles" in quote["text"]
    assert quote["outlet"] == "Selm Courier"
    assert quote["published"] == "2031-03-04T09:30+01:00"
    article = run("show", quote["article_id"], "--json").json
    assert article["body"] == QUAY["body"]
    assert article["body"][quote["start"] : quote["end"]] == quote["text"]
    for begin, end in quote["highlights"]:
        assert quote["start"] <= begin < end <= quote["end"]


def test_what_no_article_answers_is_not_found(run: Run, corpus: Path) -> None:
    result = run("ask", "who won the chess olympiad?", "--json")
    assert result.code == 1
    assert result.json["status"] == "not_found"
    assert result.json["quotes"] == []
    told = run("ask", "who won the chess olympiad?")
    assert told.code == 1
    assert told.out


def test_small_talk_is_told_to_be_no_question(run: Run, corpus: Path) -> None:
    told = run("ask", "thanks!", "--json")
    assert told.code == 1
    assert told.json["reason"] == "no_question"


def test_a_batch_is_answered_in_its_order(run: Run, corpus: Path) -> None:
    questions = [
        {"id": "b", "question": "who found the seal?"},
        {"id": 7, "question": "who won the chess olympiad?"},
        {"question": "what did the repairs cost?"},
    ]
    lines = "\ufeff" + "".join(f"{json.dumps(one)}\n\n" for one in questions)
    result = run("ask", "--jsonl", stdin=lines)
    answers = [json.loads(line) for line in result.out.splitlines()]
    assert result.code == 0
    assert [answer["id"] for answer in answers] == ["b", 7, None]
    assert [answer["status"] for answer in answers] == ["answered", "not_found", "answered"]
    assert [answer["question"] for answer in answers] == [one["question"] for one in questions]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"who?", "not valid JSON: Expecting value at column 1"),
        (b'["who?"]', "not an object with a text"),
        (b'{"question": 5}', "not an object with a text"),
        (b'{"id": [], "question": "who?"}', 'the "id" is neither'),
        (b'{"id": "\\ud800", "question": "who?"}', "not valid Unicode text"),
        (b'{"question": "caf\\udce9"}', "not valid Unicode text"),
        (b'{"question": "caf\xe9"}', "not UTF-8 text"),
        (b"[" * 100_000, "not"),
        (json.dumps({"question": "x" * 3000}).encode(), "has 3,000 characters"),
    ],
)
def test_a_bad_line_of_a_batch_is_named_and_costs_no_other(
    run: Run, corpus: Path, line: bytes, reason: str
) -> None:
    good = b'{"id": 1, "question": "who found the seal?"}\n'
    run("status")
    result = run("ask", "--jsonl", stdin=good + line + b"\n" + good)
    assert result.code == 2
    assert len(result.out.splitlines()) == 2
    assert result.err.startswith("standard input:2: ")
    assert reason in result.err


def test_a_batch_in_which_nothing_is_found_ends_with_1(run: Run, corpus: Path) -> None:
    assert run("ask", "--jsonl", stdin='{"question": "who won the chess olympiad?"}').code == 1
    assert run("ask", "--jsonl", stdin="").code == 0


def test_a_batch_keeps_what_is_loaded_out_of_garbage_collection(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = []

    def clock() -> datetime:
        frozen.append(gc.get_freeze_count())
        return datetime(2031, 3, 5, tzinfo=UTC)

    monkeypatch.setattr("bot.app.local_now", clock)
    assert run("ask", "--jsonl", stdin='{"question": "who found the seal?"}').code == 0
    assert [count > 100_000 for count in frozen] == [True]
    assert gc.get_freeze_count() == 0


@pytest.fixture
def signals() -> Iterator[None]:
    """Handles signals afterwards as before: the bot leaves them ignored, since it ends."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("signals")
def test_the_bot_keeps_what_is_loaded_out_of_garbage_collection(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    frozen = []

    async def serve(_: Service) -> Ending:
        frozen.append(gc.get_freeze_count())
        return STOPPED

    monkeypatch.setattr(Service, "run", serve)
    monkeypatch.setenv("DISCORD_TOKEN", "none-is-needed")
    before = gc.get_threshold()
    assert run("run").code == 0
    assert [count > 100_000 for count in frozen] == [True]
    assert gc.get_freeze_count() == 0
    assert gc.get_threshold() == before


def test_filters_narrow_what_is_asked_and_listed(run: Run, corpus: Path) -> None:
    assert run("ask", "who found the seal?", "--outlet", "gazette of norrin").code == 0
    assert run("ask", "who found the seal?", "--outlet", "Selm Courier").code == 1
    assert run("ask", "who found the seal?", "--after", "2031-02-02").code == 1
    listed = run("latest", "--before", "2031-02-28", "--json")
    assert [head["article_id"] for head in listed.json] == ["seal-1"]
    nothing = run("latest", "--after", "2040-01-01")
    assert nothing.code == 1
    assert nothing.out == "No article is from that outlet and those days.\n"


def test_latest_lists_the_newest_first(run: Run, corpus: Path) -> None:
    assert run("latest").out.splitlines() == [
        "Port Selm reopens its west quay",
        "  Selm Courier · Mar 4, 2031, 09:30 UTC+01:00 · quay-1",
        "Lost seal sleeps in a bakery",
        "  Gazette of Norrin · Feb 1, 2031 · seal-1",
    ]
    assert len(run("latest", "--limit", "1").out.splitlines()) == 2


def test_add_reports_what_became_of_each_file(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "good.json").write_text(json.dumps(QUAY), "utf-8")
    (folder / "bad.json").write_text('{"title": "Cut off', "utf-8")
    report = run("add", "in", "--json")
    assert report.code == 0
    assert (report.json["added"], report.json["refused"]) == (1, 1)
    outcomes = {Path(one["file"]).name: one for one in report.json["files"]}
    assert outcomes["good.json"]["article_ids"] == ["quay-1"]
    assert outcomes["bad.json"]["problems"][0]["reason"]
    again = run("add", "in/good.json")
    assert again.out.startswith("unchanged: 1")


def test_add_begins_with_what_it_is_given_and_does_not_load_the_corpus(
    run: Run, corpus: Path, tmp_path: Path
) -> None:
    only = {**SEAL, "id": "seal-2"}
    (tmp_path / "only.json").write_text(json.dumps(only), "utf-8")
    assert run("add", "only.json").code == 0
    assert run("status", "--json").json["articles"] == 1


def test_nothing_but_refused_files_is_bad_input(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("add", "empty.txt")
    assert result.code == 2
    assert result.out.startswith("refused: 1")
    assert "empty.txt" in result.out
    assert run("add", "no-such-file.txt").code == 2


def test_show_keeps_the_body_apart_from_what_else_the_file_held(run: Run, tmp_path: Path) -> None:
    page = (
        "The Korea Herald\n\nQuiet morning at the old mint\n\nBy Ada Torv\n\n"
        "Published : March 4, 2031 - 10:19\n\n    • Link copied\n\n"
        "The gate of the old mint in a picture. (Torv) "
        "The gate of the old mint in a picture. (Torv)\n\n"
        "The old mint of Norrin opened its gates to visitors on Tuesday for the first time in "
        "forty years, and two hundred people came before noon to see the presses.\n\n"
        "The guide Hollis Vane showed them the last coin that was struck there, a silver piece "
        "with a heron on it, which the town had hidden from three governments.\n"
    )
    (tmp_path / "page.txt").write_text(page, "utf-8")
    added = run("add", "page.txt", "--json").json
    shown = run("show", added["files"][0]["article_ids"][0]).out
    article, _, rest = shown.partition("Also in the file, but not part of the article:\n")
    assert "The old mint of Norrin opened" in article
    assert "Link copied" not in article
    assert "Link copied" in rest
    assert rest.count("The gate of the old mint in a picture.") == 1


def test_show_prints_an_earlier_revision(run: Run, corpus: Path) -> None:
    run("status")
    changed = {**QUAY, "body": f"{QUAY['body']}\n\nTrains follow in June."}
    (corpus / "quay-1.json").write_text(json.dumps(changed), "utf-8")
    assert run("reload").out.startswith("updated: 1")
    assert run("show", "quay-1", "--json").json["revision"] == 2
    first = run("show", "quay-1", "--revision", "1")
    assert "an earlier one" in first.out
    assert "Trains follow" not in first.out
    assert run("show", "quay-1", "--revision", "9").code == 2
    missing = run("show", "quay-9")
    assert (missing.code, missing.out) == (2, "")
    assert "no article with the id quay-9" in missing.err


def test_reload_takes_out_what_was_deleted_and_check_changes_nothing(
    run: Run, corpus: Path
) -> None:
    run("status")
    (corpus / "seal-1.json").unlink()
    checked = run("reload", "--check")
    assert checked.out.startswith("Nothing was changed")
    assert "removed: 1" in checked.out
    assert run("status", "--json").json["articles"] == 2
    assert "removed: 1" in run("reload").out
    assert run("status", "--json").json["articles"] == 1


def test_a_reload_without_a_corpus_folder_is_bad_input(run: Run) -> None:
    result = run("reload", "--corpus", "nowhere")
    assert (result.code, result.out) == (2, "")
    assert "There is no corpus folder nowhere" in result.err


def test_an_empty_library_without_a_corpus_folder_says_what_to_do(run: Run) -> None:
    result = run("ask", "who?")
    assert result.code == 1
    assert "no corpus folder corpus" in result.err
    assert "The library holds no articles yet." in result.out


def test_status_says_what_the_library_holds(run: Run, corpus: Path) -> None:
    (corpus / "bad.json").write_text("{", "utf-8")
    run("ask", "who?")
    told = run("status").out
    assert told.startswith("2 articles in ")
    assert "Newest article: Mar 4, 2031, 09:30 UTC+01:00\n" in told
    assert "Gazette of Norrin: 1 article, newest Feb 1, 2031\n" in told
    assert "bad.json" in told
    value = run("status", "--json").json
    assert value["articles"] == 2
    assert [one["newest"] for one in value["outlets"]] == ["2031-02-01", "2031-03-04T09:30+01:00"]
    assert {one["name"] for one in value["outlets"]} == {"Selm Courier", "Gazette of Norrin"}
    assert len(value["refused"]) == 1


def test_an_unusable_setting_is_one_sentence_and_code_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "a-secret-of-somebody")
    monkeypatch.setenv("NEWSBOT_FILE_BYTES", "plenty")
    result = run("status")
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert "NEWSBOT_FILE_BYTES" in result.err
    assert "secret" not in result.err


def test_an_unusable_outlets_file_is_one_sentence_and_code_2(run: Run, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NEWSBOT_OUTLETS=mine.toml\n")
    (tmp_path / "mine.toml").write_text("[[outlet]]\nzone = 1\n")
    result = run("status")
    assert (result.code, result.out) == (2, "")
    assert result.err.startswith("mine.toml: ")


def test_a_data_folder_that_cannot_be_used_is_one_sentence_and_code_2(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file")
    result = run("--data", "taken", "status")
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1


def test_a_misspelt_setting_is_pointed_out(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSBOT_DATTA", "x")
    assert "Did you mean NEWSBOT_DATA?" in run("status").err


def test_no_question_and_no_terminal_is_bad_usage(run: Run) -> None:
    result = run("ask")
    assert (result.code, result.out) == (2, "")
    assert "There is no question" in result.err


def test_a_failure_of_our_own_is_not_reported_as_no_answer(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(**given: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr("bot.app.load_settings", fail)
    result = run("status")
    assert result.code == FAILED
    assert "RuntimeError: a defect" in result.err


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from bot.__main__ import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "print(sorted({'numpy','discord','trafilatura','rich','pydantic','aiosqlite'}"
        " & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_a_reader_that_leaves_early_ends_the_command_quietly(run: Run, corpus: Path) -> None:
    run("status")
    reading, writing = os.pipe()
    os.close(reading)
    with started("latest", stdout=writing, stderr=subprocess.PIPE) as process:
        os.close(writing)
        _, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (BROKEN_PIPE, b"")


def test_ctrl_c_ends_a_waiting_batch_quietly(run: Run, corpus: Path) -> None:
    run("status")
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with started("ask", "--jsonl", **pipes) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(b'{"id": 1, "question": "who found the seal?"}\n')
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["id"] == 1
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (INTERRUPTED, b"", b"")


def converse(*lines: str) -> tuple[str, int]:
    """Type lines into a conversation in a pseudo-terminal, each once a prompt stands there, and
    Ctrl-C again and again until it ends: one that comes just before the wait for a line is lost.
    """
    ours, theirs = pty.openpty()
    # A session's first terminal becomes the one whose Ctrl-C it gets.
    process = subprocess.Popen(
        ["/bin/sh", "-c", 'exec "$@" <"$0" >"$0" 2>&1', os.ttyname(theirs), *COMMAND, "ask"],
        env=ENVIRONMENT,
        start_new_session=True,
    )
    deadline = time.monotonic() + 60
    said = b""
    pending = [line.encode() for line in lines]
    typed = b""
    while process.poll() is None and time.monotonic() < deadline:
        if select.select([ours], [], [], 0.01)[0]:
            said += os.read(ours, 4096)
        if said.endswith(b"? ") and pending:
            typed = pending.pop(0)
            os.write(ours, typed)
        elif typed == CTRL_C:
            os.write(ours, typed)
    os.close(ours)
    os.close(theirs)
    return said.decode(), process.wait(timeout=1)


def test_a_conversation_answers_follow_up_questions(run: Run, corpus: Path) -> None:
    run("status")
    said, code = converse("who reopened the west quay?\n", "when was that?\n", "\n")
    assert code == 0
    first, _, second = said.partition("when was that?")
    assert "Harbour master Ilo Brandt reopened the west quay" in first
    assert "Tuesday" in second
    assert "Selm Courier" in second


def test_ctrl_c_and_ctrl_d_end_a_conversation(run: Run, corpus: Path) -> None:
    run("status")
    assert converse(CTRL_C.decode())[1] == INTERRUPTED
    assert converse("\x04")[1] == 0


def test_the_threshold_decides_when_nothing_is_sure_enough(
    run: Run, corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ask", "who reopened the west quay?").code == 0
    monkeypatch.setenv("NEWSBOT_THRESHOLD", "1")
    assert run("ask", "who reopened the west quay?").code == 1
