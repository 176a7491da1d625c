from collections.abc import Callable
from datetime import date, datetime, timedelta, timezone

import pytest

from bot.news.article import Article, Head, Published

KST = timezone(timedelta(hours=9))
Write = Callable[..., Article]


@pytest.fixture
def write() -> Write:
    """Writes an article: its id, what it says, and anything of its head."""

    def write_article(
        article_id: str,
        body: str,
        title: str = "Untitled",
        outlet: str | None = None,
        published: Published | date | datetime | None = None,
    ) -> Article:
        if isinstance(published, datetime):
            published = Published.moment(published)
        elif isinstance(published, date):
            published = Published.on(published, KST)
        return Article(Head(article_id, title, outlet, published=published), body)

    return write_article
