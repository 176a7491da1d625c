from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from bot.news.article import Article, Head, Published
from bot.search.model import DELTA
from bot.search.snapshot import Snapshot
from bot.search.tokens import terms
from bot.search.values import EVERYTHING, Filters

Write = Callable[..., Article]


def ids(snapshot: Snapshot, terms: list[str], filters: Filters = EVERYTHING) -> list[str]:
    return [snapshot.heads[hit.article].id for hit in snapshot.search(terms, 10, filters)]


def test_one_article_answers(write: Write) -> None:
    article = write("a", "The harbour of Lindmark opened.\n\nThe ferry left.", "Harbour opens")
    snapshot = Snapshot.build([article])
    (hit,) = snapshot.search(["lindmark"], 3)
    assert hit.score > 0
    assert snapshot.body(hit.article)[hit.start : hit.end] == article.body


def test_an_empty_library_finds_nothing() -> None:
    snapshot = Snapshot.build([], version=4)
    assert (len(snapshot), snapshot.passages, snapshot.version) == (0, 0, 4)
    assert snapshot.search(["port"], 3) == []
    assert snapshot.latest(3) == []
    assert snapshot.find_titles("port", 3) == []
    assert snapshot.outlets() == []
    assert snapshot.near_words("ports") == []
    assert snapshot.number("a") is None


def test_a_headline_counts_into_each_passage_of_its_article(write: Write) -> None:
    body = "\n".join(f"Paragraph {n} " + "of plain words " * 30 for n in range(4))
    snapshot = Snapshot.build([write("a", body, "Zeppelin lands")])
    assert snapshot.passages == 4
    assert len(snapshot.search(["zeppelin"], 10)) == 4
    assert [snapshot.df(term) for term in ("zeppelin", "paragraph", "word")] == [4, 4, 4]


def test_an_article_without_a_visible_character_in_its_body_is_found_by_its_headline(
    write: Write,
) -> None:
    snapshot = Snapshot.build([write("a", " \n", "Harbour opens"), write("b", "Port.")])
    assert ids(snapshot, ["harbour"]) == []  # the index holds stems
    assert ids(snapshot, terms("harbours")) == ["a"]


def test_articles_are_numbered_from_the_newest_then_by_id_the_undated_last(write: Write) -> None:
    articles = [
        write("undated", "Port."),
        write("early", "Port.", published=date(2024, 2, 27)),
        write("b", "Port.", published=datetime(2024, 2, 28, 10, 19, tzinfo=UTC)),
        write("a", "Port.", published=datetime(2024, 2, 28, 10, 19, tzinfo=UTC)),
        write("late", "Port.", published=datetime(2024, 2, 28, 10, 20, tzinfo=UTC)),
    ]
    snapshot = Snapshot.build(articles)
    order = ["late", "a", "b", "early", "undated"]
    assert [head.id for head in snapshot.heads] == order
    assert [snapshot.number(article_id) for article_id in order] == [0, 1, 2, 3, 4]
    assert ids(snapshot, ["port"]) == order  # equal scores
    assert [snapshot.heads[number].id for number in snapshot.latest(2, offset=1)] == ["a", "b"]


def test_two_articles_with_one_id_are_refused(write: Write) -> None:
    with pytest.raises(ValueError, match="same id"):
        Snapshot.build([write("a", "Port."), write("a", "Ferry.")])


@pytest.fixture
def three(write: Write) -> Snapshot:
    return Snapshot.build(
        [
            write("a", "The port opened.", "Port", "The Lindmark Post", date(2024, 2, 28)),
            write("b", "The port. Port, port!", "Port", "Ness Wire", date(2024, 3, 1)),
            write("c", "The port closed for good, said the mayor.", "News", None),
        ]
    )


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (EVERYTHING, ["b", "a", "c"]),
        (Filters(outlets=frozenset({"the LINDMARK post"})), ["a"]),
        (Filters(outlets=frozenset({"Ness Wire", "Unheard Of"})), ["b"]),
        (Filters(outlets=frozenset({"Unheard Of"})), []),
        (Filters(outlets=frozenset()), []),
        (Filters(after=date(2024, 2, 28)), ["b", "a"]),
        (Filters(after=date(2024, 2, 29)), ["b"]),
        (Filters(before=date(2024, 2, 28)), ["a"]),
        (Filters(after=date(2024, 2, 29), before=date(2024, 2, 29)), []),
        (Filters(articles=frozenset({"c", "unknown"})), ["c"]),
        (Filters(articles=frozenset({"a", "b"}), before=date(2024, 2, 28)), ["a"]),
    ],
)
def test_filters_apply_before_the_best_are_taken(
    three: Snapshot, filters: Filters, found: list[str]
) -> None:
    assert ids(three, ["port"], filters) == found
    best = three.search(["port"], 1, filters)
    assert [three.heads[hit.article].id for hit in best] == found[:1]
    assert {three.heads[n].id for n in three.latest(9, filters)} == set(found)


def test_outlets_come_with_their_articles_and_newest_day(write: Write) -> None:
    snapshot = Snapshot.build(
        [
            write("a", "Port.", outlet="Ness Wire", published=date(2024, 2, 27)),
            write("b", "Port.", outlet="NESS WIRE", published=date(2024, 2, 28)),
            write("c", "Port.", outlet="Lindmark Post"),
            write("d", "Port."),
        ]
    )
    (wire, count, newest), post = snapshot.outlets()
    assert (wire, count, str(newest)) == ("NESS WIRE", 2, "2024-02-28")
    assert post == ("Lindmark Post", 1, None)


def test_words_are_known_from_headlines_and_bodies(three: Snapshot) -> None:
    assert three.has_word("news")
    assert three.has_word("mayor")
    assert not three.has_word("mayors")
    assert three.near_words("closde") == ["closed"]
    assert three.find_titles("prot", 1) == [0]


bodies = st.text(st.sampled_from("ab cd.\n\té港'-"), max_size=400)
articles = st.builds(
    lambda number, title, body, day: Article(
        Head(number, title, published=Published.on(day) if day else None), body
    ),
    st.uuids().map(str),
    st.sampled_from(["Port a", "b", ""]),
    bodies,
    st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 4)),
)


@given(st.lists(articles, max_size=6, unique_by=lambda article: article.head.id))
def test_scores_are_rank_bm25s_over_headline_and_passage(given: list[Article]) -> None:
    snapshot = Snapshot.build(given)
    corpus, places = [], []
    for number, head in enumerate(snapshot.heads):
        body = snapshot.body(number)
        spans = snapshot.passages_of(number)
        assert "".join(body.split()) == "".join("".join(body[s:e].split()) for s, e in spans)
        corpus += [terms(head.title) + terms(body[start:end]) for start, end in spans]
        places += [(number, start, end) for start, end in spans]
    assert len(corpus) == snapshot.passages
    if not any(corpus):
        return
    for query in (["a"], ["ab", "cd", "a", "a"], ["port", "unheard"]):
        theirs = BM25Plus(corpus, delta=DELTA).get_scores(query)
        hits = snapshot.search(query, len(corpus))
        assert {hit.passage for hit in hits} == {n for n, score in enumerate(theirs) if score > 0}
        for hit in hits:
            assert hit.score == theirs[hit.passage]
            assert (hit.article, hit.start, hit.end) == places[hit.passage]
