import json
from pathlib import Path

import pytest

from bot.measure.questions import QuestionsError
from bot.measure.train_marks import fit_lessons, read_lessons, run_train_marks


def test_every_answered_question_is_a_lesson_whose_right_parts_hold_an_answer(data: Path):
    lessons = list(read_lessons(data / "news"))

    assert lessons
    for lesson in lessons:
        for part, share in zip(lesson.parts, lesson.answer, strict=True):
            held = lesson.text[part.start : part.end].lower()
            assert (share > 0) == any(one.lower() in held for one in lesson.asked.answers)


def test_weights_prefer_the_right_parts(data: Path):
    lessons = [*read_lessons(data / "news"), *read_lessons(data / "squad")]
    weights = fit_lessons(lessons)
    right = 0
    for lesson in lessons:
        scores = [
            sum(weights.get(name, 0.0) * value for name, value in signs.items())
            for signs in lesson.signs
        ]
        right += lesson.answer[scores.index(max(scores))] > 0

    assert right > len(lessons) / 2


def test_training_twice_gives_the_same_file_which_names_its_data(data: Path, tmp_path: Path):
    one, two = tmp_path / "one.json", tmp_path / "two.json"
    for path in (one, two):
        run_train_marks([data / "squad", data / "news"], path, str)

    assert one.read_bytes() == two.read_bytes()
    written = json.loads(one.read_text("utf-8"))
    assert [line.split(",")[0] for line in written["trained_on"]] == ["squad", "news"]


def test_a_folder_without_data_is_an_error(tmp_path: Path):
    with pytest.raises((OSError, QuestionsError)):
        run_train_marks([tmp_path], tmp_path / "marks.json", str)
