"""Training the highlight: from questions with answer strings to `bot/answer/marks.json`.

    python -m bot.measure.train_marks FOLDER…

Each folder holds `articles.jsonl` and `questions.jsonl`. Every question teaches with the best
ranked sentence that answers it: its parts that hold an answer, and little more, are right.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answer.model import load_model
from bot.answer.question import understand
from bot.answer.rank import gather
from bot.answer.signs import Signs, read_signs
from bot.answer.spans import Part
from bot.answer.stage import Stage
from bot.answer.thesaurus import load_thesaurus
from bot.measure.articles import load_articles
from bot.measure.fit import fit_ranking
from bot.measure.questions import Asked, read_questions
from bot.search.snapshot import Snapshot

_RIGHT = 0.4
"""How much of a right part is answer, at least: the harmonic mean of words of both."""
_OFTEN = 50  # a sign has a weight that one part in so many lessons has
_WRONG = 18  # wrong parts of a sentence that are learned from
_RIDGE = 3e-3
_FEW, _FEW_COUNT = 10, 3
"""A folder of less than a tenth of the largest counts three times."""


@dataclass(frozen=True)
class Lesson:
    """A sentence's parts with their signs, and how much of each is answer (0 to 1)."""

    asked: Asked
    text: str
    parts: Sequence[Part]
    signs: Sequence[Signs]
    answer: NDArray[np.float64]


def read_lessons(folder: Path) -> Iterator[Lesson]:
    """The lessons of a folder. Raises QuestionsError and OSError."""
    snapshot = load_articles(folder / "articles.jsonl")
    for asked in read_questions(folder / "questions.jsonl"):
        lesson = _lesson(asked, snapshot) if asked.answerable and asked.answers else None
        if lesson is not None:
            yield lesson


def _lesson(asked: Asked, snapshot: Snapshot) -> Lesson | None:
    question = understand(asked.question, snapshot, load_thesaurus())
    ranking = gather(question, snapshot)
    if not ranking.places:
        return None
    for number in np.argsort(-load_model().score(ranking.features), kind="stable"):
        place, sentence = ranking.places[number], ranking.sentences[number]
        head, body = snapshot.heads[place.article], snapshot.body(place.article)
        if not asked.is_answered_by(head.id, place.start, place.end, body[place.start : place.end]):
            continue
        stage = Stage(question, sentence)
        parts = stage.parts()
        shares = [_share(sentence.text[one.start : one.end], asked.answers) for one in parts]
        signs = [read_signs(stage, part) for part in parts]
        return Lesson(asked, sentence.text, parts, signs, np.array(shares))
    return None


def _share(text: str, answers: Sequence[str]) -> float:
    """How much of a part is answer, 0 where it does not hold one."""
    low, size = text.lower(), len(text.split())
    held = (len(answer.split()) for answer in answers if answer.lower() in low)
    return max((2 * length / (length + size) for length in held), default=0.0)


def fit_lessons(lessons: Sequence[Lesson]) -> dict[str, float]:
    """A weight for each sign that is not rare."""
    counts = Counter(name for lesson in lessons for signs in lesson.signs for name in signs)
    names = sorted(name for name, count in counts.items() if _OFTEN * count >= len(lessons))
    column = {name: number for number, name in enumerate(names)}
    chance = np.random.default_rng(0)
    groups = []
    for lesson in lessons:
        right = lesson.answer >= _RIGHT
        wrong = np.flatnonzero(~right)
        chance.shuffle(wrong)
        kept = np.sort(np.concatenate([np.flatnonzero(right), wrong[:_WRONG]]))
        rows = np.zeros((len(kept), len(names)))
        for row, number in enumerate(kept):
            for name, value in lesson.signs[number].items():
                if name in column:
                    rows[row, column[name]] = value
        groups.append((rows, right[kept]))
    weights = fit_ranking(groups, ridge=_RIDGE)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def run_train_marks(folders: Sequence[Path], output: Path, say: Callable[[str], object]) -> None:
    """Write the weights learned from the folders. Raises QuestionsError and OSError."""
    read = {folder.name: list(read_lessons(folder)) for folder in folders}
    most = max(map(len, read.values()))
    lessons = [
        lesson
        for some in read.values()
        for lesson in some * (_FEW_COUNT if _FEW * len(some) < most else 1)
    ]
    weights = fit_lessons(lessons)
    trained = [f"{name}, {len(some)} questions" for name, some in read.items()]
    text = json.dumps({"trained_on": trained, "weights": weights}, indent=1, ensure_ascii=False)
    output.write_text(text + "\n", "utf-8")
    say(f"{len(lessons)} sentences, {len(weights)} signs, {len(text):,} bytes")


if __name__ == "__main__":
    target = Path(__file__).parents[1] / "answer" / "marks.json"
    run_train_marks([Path(folder) for folder in sys.argv[1:]], target, print)
