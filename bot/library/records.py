"""Articles as rows of the database, and back; what makes two articles equal."""

import hashlib
import json
import sqlite3
from datetime import datetime
from typing import Any

from bot.library.values import StoredArticle
from bot.news.article import Article, Head, Published
from bot.news.identity import article_id
from bot.news.reading import Record

HEAD_COLUMNS = "title, outlet, byline, published, published_at, updated, updated_at, url, language"

INSERT_REVISION = f"""
INSERT INTO revisions (
    id, article, number, digest, content, {HEAD_COLUMNS},
    body, leftovers, warnings, file, added_at
) VALUES (
    :id, :article,
    (SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE article = :article),
    :digest, :content, :title, :outlet, :byline, :published, :published_at,
    :updated, :updated_at, :url, :language, :body, :leftovers, :warnings, :file, :added_at
)
"""  # noqa: S608 - the columns are this module's own


def digest(article: Article) -> str:
    """A hash of all that is shown of an article but its id.

    Raises UnicodeEncodeError for text that holds half a character (a lone surrogate).
    """
    head = article.head
    parts = (
        head.title, head.outlet, head.byline, *_moment(head.published), *_moment(head.updated),
        head.url, head.language, article.body, article.leftovers,
    )  # fmt: skip
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.blake2b(text.encode("utf-8"), digest_size=16).hexdigest()


def content_id(article: Article) -> str:
    """The id that outlet, title and body give, whatever id the article has."""
    return article_id(None, None, article.head.outlet, article.head.title, article.body)[0]


def to_row(
    record: Record, *, number: int, article: str, digest: str, content: str, file: str, at: datetime
) -> dict[str, Any]:
    """The parameters of INSERT_REVISION; `number` is the row's, `at` the moment of adding."""
    head = record.article.head
    published, published_at = _moment(head.published)
    updated, updated_at = _moment(head.updated)
    return {
        "id": number, "article": article, "digest": digest, "content": content,
        "title": head.title, "outlet": head.outlet,
        "byline": head.byline, "published": published, "published_at": published_at,
        "updated": updated, "updated_at": updated_at, "url": head.url,
        "language": head.language, "body": record.article.body,
        "leftovers": json.dumps(record.article.leftovers, ensure_ascii=False),
        "warnings": json.dumps(record.warnings, ensure_ascii=False),
        "file": file, "added_at": at.isoformat(),
    }  # fmt: skip


def to_head(row: sqlite3.Row, id: str) -> Head:  # noqa: A002 - the field's name
    """The head in a row that has HEAD_COLUMNS."""
    return Head(
        id=id,
        title=row["title"],
        outlet=row["outlet"],
        byline=row["byline"],
        published=_published(row["published"], row["published_at"]),
        updated=_published(row["updated"], row["updated_at"]),
        url=row["url"],
        language=row["language"],
    )


def to_stored(row: sqlite3.Row) -> StoredArticle:
    """The revision in a row of `revisions` that also says whether it is `current`."""
    return StoredArticle(
        article=Article(
            to_head(row, row["article"]), row["body"], tuple(json.loads(row["leftovers"]))
        ),
        revision=row["number"],
        current=bool(row["current"]),
        file=row["file"],
        added_at=datetime.fromisoformat(row["added_at"]),
        warnings=tuple(json.loads(row["warnings"])),
    )


def _moment(published: Published | None) -> tuple[str | None, str | None]:
    return (None, None) if published is None else (str(published), published.at.isoformat())


def _published(text: str | None, at: str | None) -> Published | None:
    if text is None or at is None:
        return None
    shown = Published.parse(text)  # to the minute or the day; `at` has what it leaves out
    return Published(datetime.fromisoformat(at), shown.day, shown.precision)
