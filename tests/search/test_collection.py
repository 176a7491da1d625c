"""After any changes a collection answers as one that was built at once."""

from datetime import date

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.news.article import Article, Head, Published
from bot.search.collection import Collection, build_segment, merge_holdings
from bot.search.snapshot import Snapshot
from bot.search.tokens import STOP_WORDS, terms
from bot.search.values import Filters, Hit

WORDS = [
    "port",
    "ports",
    "harbour",
    "Lindmark",
    "ferry",
    "opened",
    "the",
    "Ness",
    "mayor",
    "신원식",
]
ALL_TERMS = sorted({*terms(" ".join(WORDS)), "unheard"} - {""} | (STOP_WORDS & {"the"}))

ids = st.sampled_from([f"a{number}" for number in range(9)])
sentences = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
articles = st.builds(
    lambda article_id, title, body, outlet, day: Article(
        Head(article_id, title, outlet, published=day and Published.on(day)), body
    ),
    ids,
    st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join),
    st.lists(sentences, max_size=3).map("\n".join),
    st.sampled_from([None, "Ness Wire", "Lindmark Post"]),
    st.none() | st.dates(date(2024, 1, 1), date(2024, 1, 3)),
)


class Changes(RuleBasedStateMachine):
    """A collection that is changed, and the articles that it must answer like."""

    def __init__(self) -> None:
        super().__init__()
        self.collection = Collection()
        self.texts: dict[int, str] = {}
        self.current: dict[str, tuple[int, Article]] = {}
        self.planned: tuple[object, ...] = ()

    def bodies(self, revisions: list[int]) -> list[str]:
        return [self.texts[revision] for revision in revisions]

    @rule(added=st.lists(articles, max_size=5, unique_by=lambda one: one.head.id))
    def put(self, added: list[Article]) -> None:
        numbered = [(len(self.texts) + n, article) for n, article in enumerate(added)]
        self.texts |= {number: article.body for number, article in numbered}
        old = [self.current[a.head.id][0] for a in added if a.head.id in self.current]
        self.collection = self.collection.without(np.array(old, np.int64), self.bodies)
        if numbered:
            self.collection = self.collection.plus(build_segment(numbered))
        self.current |= {article.head.id: (number, article) for number, article in numbered}

    @rule(article_id=ids)
    def remove(self, article_id: str) -> None:
        number, _ = self.current.pop(article_id, (-1, None))
        self.collection = self.collection.without(np.array([number]), self.bodies)

    @precondition(lambda self: self.collection.holdings)
    @rule(data=st.data(), late=st.lists(ids, max_size=2))
    def tidy(self, data: st.DataObject, late: list[str]) -> None:
        chosen = data.draw(
            st.sets(st.sampled_from(range(len(self.collection.holdings))), min_size=1)
        )
        holdings = [self.collection.holdings[number] for number in sorted(chosen)]
        segment = merge_holdings(holdings)
        for article_id in late:  # goes while the others are merged
            self.remove(article_id)
        self.collection = self.collection.replaced(holdings, segment, self.bodies)

    @invariant()
    def answers_as_if_built_at_once(self) -> None:
        now = self.collection.snapshot(self.bodies, 7)
        fresh = Snapshot.build([article for _, article in self.current.values()], 7)
        assert list(now.heads) == list(fresh.heads)
        assert (len(now), now.passages) == (len(fresh), fresh.passages)
        numbers = range(len(fresh))
        assert now.bodies(numbers) == fresh.bodies(numbers)
        assert list(map(now.passages_of, numbers)) == list(map(fresh.passages_of, numbers))
        assert list(map(now.copies, numbers)) == list(map(fresh.copies, numbers))
        for term in ALL_TERMS:
            assert now.df(term) == fresh.df(term)
        for word in ("port", "ports", "ness", "lindmark", "신원"):
            assert now.has_word(word) == fresh.has_word(word)
        assert now.near_words("prot") == fresh.near_words("prot")
        assert now.outlets() == fresh.outlets()
        assert [now.number(f"a{n}") for n in range(9)] == [fresh.number(f"a{n}") for n in range(9)]
        wire = Filters(outlets=frozenset({"ness wire"}), after=date(2024, 1, 2))
        assert now.latest(9, wire) == fresh.latest(9, wire)
        assert set(now.find_titles("lindm port", 9)) == set(fresh.find_titles("lindm port", 9))
        for filters in (Filters(), wire, Filters(articles=frozenset({"a1", "a2"}))):
            for query in (["port"], ["ferri", "port", "mayor"], ["ness", "the", "ness", "harbor"]):
                assert_same(now.search(query, 4, filters), fresh.search(query, 4, filters))


def assert_same(found: list[Hit], expected: list[Hit]) -> None:
    assert [replace_score(hit) for hit in found] == [replace_score(hit) for hit in expected]
    np.testing.assert_allclose(
        [hit.score for hit in found], [hit.score for hit in expected], rtol=0, atol=1e-9
    )


def replace_score(hit: Hit) -> Hit:
    return hit._replace(score=0.0)


Changes.TestCase.settings = settings(max_examples=25, stateful_step_count=12, deadline=None)
TestChanges = Changes.TestCase
