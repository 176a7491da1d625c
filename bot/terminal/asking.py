"""`newsbot ask`: one question, or a batch of them from standard input."""

import json
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from bot.answer.answer import THRESHOLD, answer
from bot.answer.contract import to_json
from bot.answer.followup import Context
from bot.answer.smalltalk import is_small_talk
from bot.answer.values import Answer, NoAnswer, NoAnswerReason
from bot.search.snapshot import Snapshot
from bot.search.values import Filters
from bot.terminal import words
from bot.terminal.arguments import is_broken, question_problem
from bot.terminal.quotes import print_answer
from bot.terminal.screen import Screen

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class Asker:
    """Answers questions from one snapshot, with the options of the command line."""

    snapshot: Snapshot
    clock: Clock
    filters: Filters
    limit: int
    threshold: float = THRESHOLD

    def ask(self, question: str, context: Context | None = None) -> tuple[Answer | NoAnswer, float]:
        """The answer, and the milliseconds it took."""
        if is_small_talk(question) and len(self.snapshot):
            return NoAnswer(question, NoAnswerReason.NO_QUESTION, self.snapshot.version), 0.0
        begun = time.perf_counter()
        found = answer(
            question,
            self.snapshot,
            now=self.clock(),
            limit=self.limit,
            filters=self.filters,
            context=context,
            threshold=self.threshold,
        )
        return found, (time.perf_counter() - begun) * 1000


def ask_one(asker: Asker, screen: Screen, question: str, arguments: Namespace) -> int:
    """Answer one question. Exit code 0 answered, 1 no answer."""
    found, elapsed_ms = asker.ask(question)
    if arguments.json:
        value = to_json(found, elapsed_ms=elapsed_ms, explain=arguments.explain)
        screen.line(value.model_dump_json())
    else:
        print_answer(screen, found, explain=arguments.explain)
    return 0 if isinstance(found, Answer) else 1


def ask_lines(asker: Asker, screen: Screen, *, explain: bool = False) -> int:
    """Answer questions from standard input, in their order.

    A line that holds no question is named on standard error and the others are answered.
    Exit code 2 if there was such a line, else 1 if nothing at all was answered, else 0.
    """
    answered = refused = total = 0
    for number, line in enumerate(_lines(screen.stdin), 1):
        if not line.strip():
            continue
        total += 1
        try:
            asked = parse_line(line)
        except ValueError as error:
            refused += 1
            screen.note(words.bad_line(number, str(error)))
            continue
        found, elapsed_ms = asker.ask(asked["question"])
        answered += isinstance(found, Answer)
        value = to_json(found, id=asked.get("id"), elapsed_ms=elapsed_ms, explain=explain)
        screen.line(value.model_dump_json())
    if refused:
        return 2
    return 1 if total and not answered else 0


def parse_line(line: bytes) -> dict[str, Any]:
    """The `{"id", "question"}` of one line. Raises ValueError with the reason."""
    try:
        asked = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ValueError(words.NOT_UTF8) from None
    except json.JSONDecodeError as error:
        raise ValueError(words.not_json(error.msg, error.colno)) from None
    except RecursionError:
        raise ValueError(words.NOT_A_QUESTION) from None
    if not isinstance(asked, dict) or not isinstance(asked.get("question"), str):
        raise ValueError(words.NOT_A_QUESTION)
    if not isinstance(asked.get("id"), str | int | None):
        raise ValueError(words.NOT_AN_ID)
    if is_broken(str(asked.get("id"))):
        raise ValueError(words.NOT_UNICODE)
    problem = question_problem(asked["question"])
    if problem is not None:
        raise ValueError(problem)
    return asked


def _lines(stdin: IO[str]) -> Iterator[bytes]:
    raw = getattr(stdin, "buffer", None)
    return iter(raw) if raw is not None else (line.encode() for line in stdin)
