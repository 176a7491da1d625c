"""The choice of the words to mark: which part of a sentence is most likely the answer.

`marks.json` holds a weight for each sign; `python -m bot.measure.train_marks` makes it.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.signs import read_signs
from bot.answer.spans import Part
from bot.answer.stage import Stage


@cache
def load_marks() -> Mapping[str, float]:
    """The weights of the package, read once."""
    text = files("bot.answer").joinpath("marks.json").read_text("utf-8")
    weights: Mapping[str, float] = json.loads(text)["weights"]
    return weights


def choose_part(
    question: Question, sentence: Sentence, weights: Mapping[str, float]
) -> Part | None:
    """The part of the sentence to mark; None when it has no word."""
    stage = Stage(question, sentence)

    def score(part: Part) -> float:
        return sum(
            weights.get(name, 0.0) * value for name, value in read_signs(stage, part).items()
        )

    return max(stage.parts(), key=score, default=None)
