"""The command line: what is understood and what is refused with exit code 2."""

from datetime import date
from pathlib import Path

import pytest

from bot.terminal.arguments import LONGEST_QUESTION, parse, question_problem


def test_a_question_needs_no_quotation_marks() -> None:
    assert parse(["ask", "who", "spoke", "with", "Austin?"]).question == "who spoke with Austin?"


def test_ask_takes_its_filters() -> None:
    arguments = parse(
        ["ask", "what?", "--outlet", "One", "--outlet", "Two", "--after", "2024-02-28"]
    )
    assert arguments.outlet == ["One", "Two"]
    assert arguments.after == date(2024, 2, 28)
    assert arguments.before is None
    assert arguments.limit == 3


@pytest.mark.parametrize(
    "argv", [["--data", "D", "status"], ["status", "--data", "D"], ["status", "--data=D"]]
)
def test_the_folders_may_be_named_before_or_after_the_command(argv: list[str]) -> None:
    arguments = parse(argv)
    assert arguments.data == Path("D")
    assert arguments.corpus is None


@pytest.mark.parametrize(
    ("argv", "reason"),
    [
        ([], "required: COMMAND"),
        (["sing"], "invalid choice: 'sing'"),
        (["ask", "--json"], "--json needs a question"),
        (["ask", "--jsonl", "what?"], "reads the questions from standard input"),
        (["ask", "--json", "--jsonl", "what?"], "not allowed with"),
        (["ask", "what?", "--limit", "0"], "'0' is not a whole number from 1 to 1,000"),
        (["ask", "what?", "--limit", "²"], "is not a whole number"),
        (["ask", "what?", "--limit", "9" * 5000], "is not a whole number"),
        (["ask", "what?", "--after", "yesterday"], "'yesterday' is not a day written as"),
        (["ask", "x" * 2001], "the question has 2,001 characters; 2,000 are allowed"),
        (["ask", *["word"] * 500], "the question has 2,499 characters"),
        (["ask", "caf\udce9"], "not valid Unicode"),
        (["show", "caf\udce9"], "not valid Unicode"),
        (["latest", "--after", "2024-03-02", "--before", "2024-03-01"], "no day lies between"),
        (["bench", "--library", "5", "--plot", "a.svg"], "--library takes no --sizes"),
        (["add"], "required: PATH"),
        (["show"], "required: ID"),
        (["show", "x", "--revision", "0"], "is not a whole number"),
    ],
)
def test_what_makes_no_sense_ends_with_code_2_and_a_reason(
    argv: list[str], reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(argv)
    assert ended.value.code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert reason in captured.err


def test_a_question_may_be_as_long_as_a_message() -> None:
    assert question_problem("x" * LONGEST_QUESTION) is None


def test_an_empty_question_is_a_question_and_none_is_a_conversation() -> None:
    assert parse(["ask", ""]).question == ""
    assert parse(["ask"]).question is None
