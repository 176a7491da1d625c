"""Articles go into the database and come out as they were."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.migrate import migrations
from bot.library.records import INSERT_REVISION, content_id, digest, to_row, to_stored
from bot.news.article import Article, Head, Published
from bot.news.reading import IdSource, Record

texts = st.text(st.characters(exclude_categories=["Cs"]))
zones = st.sampled_from([UTC, timezone(timedelta(hours=9)), ZoneInfo("America/New_York")])
days = st.dates(date(1900, 1, 1), date(2100, 1, 1))
moments = st.builds(
    Published.moment,
    # The hour that a clock change leaves out is equal to nothing, not even itself read back.
    st.datetimes(
        datetime(1900, 1, 1),  # noqa: DTZ001
        datetime(2100, 1, 1),  # noqa: DTZ001
        timezones=zones,
        allow_imaginary=False,
    ),
)
published = st.one_of(st.none(), st.builds(Published.on, days, zones), moments)
optional = st.one_of(st.none(), texts)
heads = st.builds(
    Head,
    id=texts,
    title=texts,
    outlet=optional,
    byline=optional,
    published=published,
    updated=published,
    url=optional,
    language=optional,
)
articles = st.builds(
    Article, head=heads, body=texts, leftovers=st.lists(texts, max_size=3).map(tuple)
)


@given(article=articles, warnings=st.lists(texts, max_size=2).map(tuple))
def test_an_article_comes_out_as_it_went_in(article: Article, warnings: tuple[str, ...]) -> None:
    at = datetime(2024, 2, 28, 12, 0, 1, 5, tzinfo=UTC)
    row = to_row(
        Record(article, IdSource.OWN, 3, warnings),
        number=1,
        article=article.head.id,
        digest=digest(article),
        content=content_id(article),
        file="a.json",
        at=at,
    )
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        connection.executescript(migrations()[0][1])
        connection.execute(INSERT_REVISION, row)
        stored = to_stored(connection.execute("SELECT *, 1 AS current FROM revisions").fetchone())
    assert stored.article == article
    assert stored.article.body == article.body
    assert (stored.revision, stored.current, stored.file) == (1, True, "a.json")
    assert (stored.added_at, stored.warnings) == (at, warnings)
    for before, after in (
        (article.head.published, stored.article.head.published),
        (article.head.updated, stored.article.head.updated),
    ):
        assert (before is None) == (after is None)
        if before is not None and after is not None:
            assert str(after) == str(before)


@pytest.mark.parametrize(
    "other",
    [
        {"title": "Fair"},
        {"byline": None},
        {"outlet": ""},
        {"published": Published.on(date(2024, 2, 28))},
        {"published": Published.moment(datetime(2024, 2, 28, tzinfo=UTC))},
        {"url": "https://courier.example/pier"},
    ],
    ids=str,
)
def test_whatever_is_shown_tells_two_articles_apart(other: dict[str, object]) -> None:
    article = Article(Head("1", "Pier", None, "Ann Example"), "Body.", ("Share",))
    changed = replace(article, head=replace(article.head, **other))
    assert digest(changed) != digest(article)
    assert digest(replace(article, body="Body")) != digest(article)
    assert digest(replace(article, leftovers=())) != digest(article)
    assert digest(replace(article, head=replace(article.head, id="2"))) == digest(article)


def test_a_lone_surrogate_is_an_error_before_anything_is_stored() -> None:
    with pytest.raises(UnicodeEncodeError):
        digest(Article(Head("1", "Pier"), "half \ud83d"))
