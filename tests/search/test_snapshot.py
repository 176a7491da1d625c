from bot.news.article import Article, Head
from bot.search.snapshot import Snapshot


def test_one_article_answers() -> None:
    article = Article(Head("a", "Harbour opens"), "The harbour of Lindmark opened on Monday.")
    (hit,) = Snapshot.build([article]).search(["lindmark"], 3)
    assert hit.score > 0
    assert article.body[hit.start : hit.end] == article.body
