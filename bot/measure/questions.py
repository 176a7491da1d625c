"""Questions with known answers, and whether a quotation answers one."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

UNANSWERABLE = "unanswerable"


class QuestionsError(ValueError):
    """A file of questions cannot be read; says where and why."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, and what a right quotation has to be.

    Either it matches all regexes of `must` (case-insensitive), or it covers one of `spans`
    (offsets into the body of `article`). `answers` are strings that the answer may be.
    """

    id: str
    question: str
    type: str
    article: str | None
    must: tuple[re.Pattern[str], ...]
    spans: tuple[tuple[int, int], ...]
    answers: tuple[str, ...]

    @property
    def answerable(self) -> bool:
        """Whether an article answers it."""
        return self.type != UNANSWERABLE

    def is_answered_by(self, article: str, start: int, end: int, text: str) -> bool:
        """Whether the quotation `text`, `body[start:end]` of `article`, answers."""
        if not self.answerable:
            return False
        if self.spans:
            return article == self.article and any(
                start <= first and last <= end for first, last in self.spans
            )
        return all(pattern.search(text) for pattern in self.must)


def read_questions(path: Path) -> list[Asked]:
    """The questions of a JSONL file. Raises QuestionsError naming file and line."""
    questions = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            try:
                questions.append(_asked(json.loads(line)))
            except (KeyError, TypeError, ValueError, re.error) as error:
                raise QuestionsError(f"{path}:{number}: not a question: {error}") from error
    return questions


def _asked(row: dict[str, Any]) -> Asked:
    return Asked(
        id=str(row["id"]),
        question=str(row["question"]),
        type=str(row["type"]),
        article=None if row.get("article") is None else str(row["article"]),
        must=tuple(re.compile(pattern, re.IGNORECASE) for pattern in row.get("must") or ()),
        spans=tuple((int(start), int(end)) for start, end in row.get("spans") or ()),
        answers=_strings(row.get("answer") or ()),
    )


def _strings(values: Sequence[object]) -> tuple[str, ...]:
    return tuple(str(value) for value in values)
