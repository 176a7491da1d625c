"""The articles of an article extraction benchmark: known bodies, heads as our reader reads them."""

import json
from dataclasses import replace
from pathlib import Path

from bot.measure.questions import QuestionsError
from bot.news.article import Article
from bot.news.html.process import HtmlParser
from bot.news.limits import Limits
from bot.news.outlets import Outlets
from bot.news.read import read
from bot.search.snapshot import Snapshot

_ID = 10  # characters of a page's key
_SHORTEST = 800  # characters of a body: shorter ones are no articles
_ENGLISH = frozenset("the of and to in that with for".split())
_COMMON = 7  # of these words that an English article has


def load_pages(folder: Path) -> Snapshot:
    """The English articles of `folder`: `ground-truth.json` maps a key to the `articleBody` of
    the page `html/KEY.html.gz`. Raises QuestionsError and OSError."""
    path = folder / "ground-truth.json"
    try:
        bodies = {key: row["articleBody"] for key, row in json.loads(path.read_bytes()).items()}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise QuestionsError(f"{path}: no bodies of pages: {error}") from error
    outlets = Outlets.load()
    articles = []
    with HtmlParser(Limits()) as parser:
        for key, body in bodies.items():
            if len(body) < _SHORTEST or len(_ENGLISH & set(body.lower().split())) < _COMMON:
                continue
            page = folder / "html" / f"{key}.html.gz"
            reading = read(page.read_bytes(), page.name, outlets=outlets, parser=parser)
            for record in reading.records[:1]:
                articles.append(Article(replace(record.article.head, id=key[:_ID]), body))
    return Snapshot.build(articles)
