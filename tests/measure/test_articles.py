from pathlib import Path

import pytest

from bot.measure.articles import load_articles
from bot.measure.questions import QuestionsError


def test_articles_are_read_as_newsbot_add_reads_them(data: Path):
    snapshot = load_articles(data / "news" / "articles.jsonl")
    number = snapshot.number("a0")

    assert len(snapshot) == 8
    assert number is not None
    assert snapshot.heads[number].title == "Dunmere closes its bridge"
    assert snapshot.body(number).startswith("The council of Dunmere")


def test_a_file_without_an_article_is_refused_with_its_reason(tmp_path: Path):
    path = tmp_path / "articles.jsonl"
    path.write_text('{"id": "x"}\n', "utf-8")

    with pytest.raises(QuestionsError, match=r"articles\.jsonl"):
        load_articles(path)


def test_a_file_that_is_not_there_is_an_error(tmp_path: Path):
    with pytest.raises((OSError, QuestionsError)):
        load_articles(tmp_path / "nowhere.jsonl")
