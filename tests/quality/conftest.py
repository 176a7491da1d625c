"""The sample corpus as the reader and the search see it, read once for all quality tests."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from bot.news.files import load, walk
from bot.news.limits import Limits
from bot.news.outlets import Outlets
from bot.news.read import read
from bot.news.reading import Reading, Record
from bot.search.snapshot import Snapshot

CORPUS = Path(__file__).parents[2] / "corpus"
QUESTIONS = Path(__file__).parent / "questions.jsonl"


class Question(NamedTuple):
    """A line of questions.jsonl; `article` is a record's own id or the stem of its file."""

    id: str
    question: str
    type: str
    article: str | None
    answer: list[str]
    must: list[str]


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    """What each file of the corpus gives, by file name."""
    limits, outlets = Limits(), Outlets.load()
    return {
        path.name: read(load(path, CORPUS, limits), path.name, outlets=outlets, limits=limits)
        for path in map(Path, walk(CORPUS).files)
    }


@pytest.fixture(scope="session")
def records(readings: dict[str, Reading]) -> dict[str, Record]:
    """Every article by its own id, or by the stem of the file it stands in alone."""
    found = {}
    for name, reading in readings.items():
        for record in reading.records:
            alone = len(reading.records) == 1
            found[Path(name).stem if alone else record.article.head.id] = record
    return found


@pytest.fixture(scope="session")
def snapshot(records: dict[str, Record]) -> Snapshot:
    """The corpus, searchable."""
    return Snapshot.build(record.article for record in records.values())


@pytest.fixture(scope="session")
def questions() -> list[Question]:
    """All questions about the corpus, the unanswerable ones included."""
    with QUESTIONS.open(encoding="utf-8") as lines:
        return [Question(**json.loads(line)) for line in lines]
