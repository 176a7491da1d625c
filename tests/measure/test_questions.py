import json
from pathlib import Path

import pytest

from bot.measure.questions import UNANSWERABLE, QuestionsError, read_questions


def write(folder: Path, *rows: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows), "utf-8")
    return path


MUST = {"id": 1, "question": "who closed it?", "type": "who", "article": "bridge",
        "must": ["idris quill", "closed"], "answer": ["Idris Quill"]}  # fmt: skip
SPAN = {"id": "q2", "question": "what fell?", "type": "what", "article": "bridge",
        "spans": [[10, 20], [40, 44]]}  # fmt: skip
NONE = {"id": "q3", "question": "who won?", "type": UNANSWERABLE, "article": None}


def test_questions_are_read_line_by_line(tmp_path: Path):
    must, span, none = read_questions(write(tmp_path, MUST, "", SPAN, NONE))

    assert (must.id, must.answers, must.spans) == ("1", ("Idris Quill",), ())
    assert span.spans == ((10, 20), (40, 44))
    assert (none.article, none.answerable, must.answerable) == (None, False, True)


def test_a_quotation_answers_when_it_matches_all_patterns(tmp_path: Path):
    [asked] = read_questions(write(tmp_path, MUST))

    assert asked.is_answered_by("other", 0, 9, "IDRIS QUILL closed it")
    assert not asked.is_answered_by("bridge", 0, 9, "Idris Quill opened it")


def test_a_quotation_answers_when_it_covers_a_span_of_the_right_article(tmp_path: Path):
    [asked] = read_questions(write(tmp_path, SPAN))

    assert asked.is_answered_by("bridge", 10, 20, "")
    assert asked.is_answered_by("bridge", 0, 99, "")
    assert not asked.is_answered_by("bridge", 11, 20, "")
    assert not asked.is_answered_by("other", 0, 99, "")


def test_nothing_answers_a_question_without_an_answer(tmp_path: Path):
    [asked] = read_questions(write(tmp_path, NONE))

    assert not asked.is_answered_by("bridge", 0, 99, "anything")


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": 1}',
        json.dumps({**MUST, "must": ["("]}),
        json.dumps({**SPAN, "spans": [["a", "b"]]}),
        json.dumps({**SPAN, "spans": [[1]]}),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str):
    with pytest.raises(QuestionsError, match=r"questions\.jsonl:2: not a question"):
        read_questions(write(tmp_path, MUST, line))
