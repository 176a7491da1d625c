"""What add and reload report to people and to programs."""

from bot.library.values import FileReport, Outcome, Report
from bot.news.reading import Problem
from bot.terminal.reports import MOST_LINES, finish, report_json
from tests.terminal.conftest import Desk

REPORT = Report(
    files=(
        FileReport("in/one.txt", Outcome.ADDED, ("a1",)),
        FileReport("in/two.txt", Outcome.ADDED, ("a2",), (Problem("in/two.txt", "no date"),)),
        FileReport("in/copy.txt", Outcome.DUPLICATE, ("a1",), duplicate_of="a1"),
        FileReport(
            "in/bad.jsonl", Outcome.REFUSED, (), (Problem("in/bad.jsonl", "not \x1b[2JJSON", 3),)
        ),
    ),
    version=7,
    seconds=1.25,
)


def test_a_report_counts_and_then_names_what_needs_a_look(pipe: Desk) -> None:
    assert finish(pipe.screen, REPORT, as_json=False) == 0
    assert pipe.out.splitlines() == [
        "added: 2, duplicates: 1, refused: 1 (1.2 s)",
        "",
        "Refused:",
        "  in/bad.jsonl:3: not [2JJSON",
        "",
        "Warnings:",
        "  in/two.txt: no date",
        "",
        "Already in the library:",
        "  in/copy.txt: the same article as a1",
    ]


def test_a_report_for_programs_has_every_count_and_every_file() -> None:
    value = report_json(REPORT)
    counts = {"added": 2, "updated": 0, "unchanged": 0, "duplicates": 1, "refused": 1, "removed": 0}
    assert counts.items() <= value.items()
    assert value["files"][3] == {
        "file": "in/bad.jsonl",
        "outcome": "refused",
        "article_ids": [],
        "problems": [{"line": 3, "reason": "not \x1b[2JJSON"}],
        "duplicate_of": None,
    }


def test_nothing_but_refusals_is_bad_input(pipe: Desk) -> None:
    refused = Report((REPORT.files[3],), 7, 0.1)
    assert finish(pipe.screen, refused, as_json=True) == 2


def test_a_report_that_changed_nothing_says_why(pipe: Desk) -> None:
    kept = Report((), 7, 0.1, note="The folder is empty; the library stays as it is.")
    assert finish(pipe.screen, kept, as_json=False) == 2
    assert "The folder is empty; the library stays as it is." in pipe.out


def test_an_empty_report_says_so(pipe: Desk) -> None:
    assert finish(pipe.screen, Report((), 7, 0.1), as_json=False) == 0
    assert pipe.out == "nothing to read (0.1 s)\n"


def test_a_long_list_is_cut_and_says_how_much_is_left(pipe: Desk) -> None:
    bad = tuple(
        FileReport(f"{n}.txt", Outcome.REFUSED, (), (Problem(f"{n}.txt", "empty"),))
        for n in range(MOST_LINES + 7)
    )
    finish(pipe.screen, Report(bad, 7, 0.1), as_json=False)
    assert pipe.out.count("empty") == MOST_LINES
    assert pipe.out.endswith("  … and 7 more (--json lists all)\n")
