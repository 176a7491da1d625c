"""Questions with known answers, asked of their articles: what the ranker learns from."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.answer.question import Question, understand
from bot.answer.rank import Place, Ranking, gather
from bot.answer.thesaurus import load_thesaurus
from bot.measure.articles import load_articles
from bot.measure.pages import load_pages
from bot.measure.questions import UNANSWERABLE, Asked, read_questions
from bot.news.article import Article
from bot.search.snapshot import Snapshot

_MOST = 2_500  # questions taken of one set, evenly
# How much a question counts that is asked again, and one of squad, without which the many
# questions about the news would outweigh plain ones.
_AGAIN, _ALONE, _SQUAD = 0.5, 0.25, 2.0
_PARTS = 5  # small libraries that a library is cut into


@dataclass(frozen=True)
class Example:
    """A question with its described sentences and which of them are right; `share` is how much
    it counts in training."""

    asked: Asked
    question: Question
    ranking: Ranking
    right: NDArray[np.bool_]
    snapshot: Snapshot
    share: float = 1.0


@dataclass(frozen=True)
class ExampleSet:
    """Examples of one origin. `source` names questions, articles and their licence."""

    name: str
    source: str
    examples: list[Example]


def read_sets(folder: Path) -> list[ExampleSet]:
    """The sets that `folder` allows: `news`, which has to be there, `squad`, and the questions
    of our own about the articles of `news` and of `pages`. The questions about the news are
    asked again of small libraries and of all articles together, so that nothing is learned
    that holds for one size only.

    Raises QuestionsError and OSError.
    """
    news = load_articles(folder / "news" / "articles.jsonl")
    questions = read_questions(folder / "news" / "questions.jsonl")
    sets = [ExampleSet("news", "news (MultiHop-RAG articles, ODC-BY)", ask(questions, news))]
    libraries = [(news, questions)]
    own = ask(_own("news"), news)
    if any(one.right.any() for one in own):  # the articles that they ask of are there
        sets.append(ExampleSet("own on news", "our own on the same articles", own))
        libraries = [(news, [*questions, *_own("news")])]
    if (folder / "pages").is_dir():
        pages, asked = load_pages(folder / "pages"), _own("pages")
        source = "our own on pages (article-extraction-benchmark)"
        sets.append(ExampleSet("own on pages", source, ask(asked, pages)))
        libraries.append((pages, asked))
    small = [example for one in libraries for example in _ask_parts(*one)]
    sets.append(ExampleSet("in small libraries", "these in fifths of the articles", small))
    alone = [example for one in libraries for example in _ask_alone(*one)]
    sets.append(ExampleSet("of one article", "these of their article or of another", alone))
    if (folder / "squad").is_dir():
        squad = load_articles(folder / "squad" / "articles.jsonl")
        everything = _join([*(library for library, _ in libraries), squad])
        large = [one for _, asked in libraries for one in ask(asked, everything, _AGAIN)]
        sets.append(ExampleSet("among all articles", "these among all articles", large))
        questions = read_questions(folder / "squad" / "questions.jsonl")
        source = "squad (SQuAD 1.1 dev, CC BY-SA 4.0)"
        sets.append(ExampleSet("squad", source, ask(questions, squad, _SQUAD)))
    return sets


def ask(questions: Sequence[Asked], snapshot: Snapshot, share: float = 1.0) -> list[Example]:
    """What the articles have for each question; those that find nothing are left out."""
    step = -(-len(questions) // _MOST)
    examples = []
    for asked in questions[:: max(1, step)]:
        ranking = gather(understand(asked.question, snapshot, load_thesaurus()), snapshot)
        if ranking.places:
            right = np.array([_is_right(asked, place, snapshot) for place in ranking.places])
            examples.append(Example(asked, ranking.question, ranking, right, snapshot, share))
    return examples


def _own(name: str) -> list[Asked]:
    with as_file(files("bot.measure").joinpath("own", f"{name}.jsonl")) as path:
        return read_questions(path)


def _ask_parts(snapshot: Snapshot, questions: Sequence[Asked]) -> list[Example]:
    """The questions asked of the part that holds their article; those without one of any."""
    articles = _articles(snapshot)
    home = {article.head.id: number % _PARTS for number, article in enumerate(articles)}
    examples = []
    for part in range(min(_PARTS, len(articles))):
        mine = [
            asked
            for number, asked in enumerate(questions)
            if home.get(asked.article or "", number % _PARTS) == part
        ]
        examples += ask(mine, Snapshot.build(articles[part::_PARTS]), _AGAIN)
    return examples


def _ask_alone(snapshot: Snapshot, questions: Sequence[Asked]) -> list[Example]:
    """The questions asked of their article alone, and every second one of the next article,
    which does not answer it."""
    articles = _articles(snapshot)
    examples = []
    for number, article in enumerate(articles):
        own = [asked for asked in questions if asked.article == article.head.id]
        examples += ask(own, Snapshot.build([article]), _ALONE)
        other = Snapshot.build([articles[number - 1]])
        for one in ask(own[::2], other, _ALONE):
            if not one.right.any() and articles[number - 1] is not article:
                stranger = replace(one.asked, type=UNANSWERABLE, must=())
                examples.append(replace(one, asked=stranger))
    return examples


def _join(snapshots: Sequence[Snapshot]) -> Snapshot:
    articles = {article.head.id: article for one in snapshots for article in _articles(one)}
    return Snapshot.build(articles.values())


def _articles(snapshot: Snapshot) -> list[Article]:
    return list(map(Article, snapshot.heads, snapshot.bodies(range(len(snapshot)))))


def _is_right(asked: Asked, place: Place, snapshot: Snapshot) -> bool:
    text = snapshot.body(place.article)[place.start : place.end]
    return asked.is_answered_by(snapshot.heads[place.article].id, place.start, place.end, text)
