"""Questions with known answers, asked of their articles: what the ranker learns from."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answer.question import Question, understand
from bot.answer.rank import Place, Ranking, gather
from bot.answer.thesaurus import load_thesaurus
from bot.measure.articles import load_articles
from bot.measure.pages import load_pages
from bot.measure.questions import Asked, read_questions
from bot.search.snapshot import Snapshot

_MOST = 1_500  # questions taken of one set, evenly


@dataclass(frozen=True)
class Example:
    """A question with its described sentences and which of them are right."""

    asked: Asked
    question: Question
    ranking: Ranking
    right: NDArray[np.bool_]
    snapshot: Snapshot


@dataclass(frozen=True)
class ExampleSet:
    """Examples of one origin. `source` names questions, articles and their licence."""

    name: str
    source: str
    examples: list[Example]


def read_sets(folder: Path) -> list[ExampleSet]:
    """The sets that `folder` allows: `news`, which has to be there, `squad`, and the questions
    of our own about the articles of `news` and of `pages`.

    Raises QuestionsError and OSError.
    """
    news = load_articles(folder / "news" / "articles.jsonl")
    sets = [
        ExampleSet(
            "news",
            "news (MultiHop-RAG articles, ODC-BY)",
            ask(read_questions(folder / "news" / "questions.jsonl"), news),
        )
    ]
    own = ask(_own("news"), news)
    if any(one.right.any() for one in own):  # the articles that they ask of are there
        sets.append(ExampleSet("own on news", "our own on the same articles", own))
    if (folder / "pages").is_dir():
        examples = ask(_own("pages"), load_pages(folder / "pages"))
        sets.append(
            ExampleSet("own on pages", "our own on pages (article-extraction-benchmark)", examples)
        )
    if (folder / "squad").is_dir():
        squad = load_articles(folder / "squad" / "articles.jsonl")
        examples = ask(read_questions(folder / "squad" / "questions.jsonl"), squad)
        sets.append(ExampleSet("squad", "squad (SQuAD 1.1 dev, CC BY-SA 4.0)", examples))
    return sets


def _own(name: str) -> list[Asked]:
    with as_file(files("bot.measure").joinpath("own", f"{name}.jsonl")) as path:
        return read_questions(path)


def ask(questions: Sequence[Asked], snapshot: Snapshot) -> list[Example]:
    """What the articles have for each question; those that find nothing are left out."""
    step = max(1, len(questions) // _MOST)
    examples = []
    for asked in questions[::step]:
        ranking = gather(understand(asked.question, snapshot, load_thesaurus()), snapshot)
        if ranking.places:
            right = np.array([_is_right(asked, place, snapshot) for place in ranking.places])
            examples.append(Example(asked, ranking.question, ranking, right, snapshot))
    return examples


def _is_right(asked: Asked, place: Place, snapshot: Snapshot) -> bool:
    text = snapshot.body(place.article)[place.start : place.end]
    return asked.is_answered_by(snapshot.heads[place.article].id, place.start, place.end, text)
