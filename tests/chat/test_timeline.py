"""Pages of /latest, whatever is added and removed between two presses."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.custom_ids import TurnLatest
from bot.chat.keys import ArticleKeys, article_key
from bot.chat.timeline import about, first_page, moment_of, turn
from bot.news.article import Article, Head, Published
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING

DAYS = st.none() | st.integers(1, 20).map(lambda day: Published.parse(f"2024-02-{day:02}"))
HEADS = st.lists(
    st.builds(Head, st.integers(0, 40).map("a{}".format), st.just("T"), published=DAYS),
    unique_by=lambda head: head.id,
    max_size=14,
)


def build(heads: list[Head]) -> Snapshot:
    return Snapshot.build(Article(head, f"Body of {head.id}.") for head in heads)


def press(head: Head, *, older: bool, count: int) -> TurnLatest:
    return TurnLatest(older, count, article_key(head.id), moment_of(head))


@settings(max_examples=60, deadline=None)
@given(HEADS, st.integers(1, 4))
def test_turning_to_older_pages_shows_every_article_once(heads: list[Head], count: int):
    snapshot = build(heads)
    every = snapshot.latest(len(snapshot))
    page = first_page(every, count)
    seen = [*page.articles]
    while page.older:
        last = snapshot.heads[page.articles[-1]]
        page = turn(every, press(last, older=True, count=count), page.articles[-1], snapshot)
        assert page.newer
        seen += page.articles

    assert seen == every


@settings(max_examples=60, deadline=None)
@given(HEADS.filter(bool), HEADS, st.data())
def test_additions_and_removals_move_no_page(
    heads: list[Head], added: list[Head], data: st.DataObject
):
    before = build(heads)
    anchor = before.heads[data.draw(st.integers(0, len(heads) - 1))]
    removed = data.draw(st.sets(st.sampled_from([head.id for head in heads])))
    kept = [head for head in heads if head.id not in removed]
    new = [head for head in added if head.id not in {one.id for one in heads}]
    after = build(kept + new)
    every = after.latest(len(after))
    place = ArticleKeys().find(article_key(anchor.id), after)

    page = turn(every, press(anchor, older=True, count=50), place, after)

    shown = [after.heads[number] for number in page.articles]
    order = [head.id for head in before.heads]
    if place is not None:
        older_before = {head.id for head in before.heads[order.index(anchor.id) + 1 :]}
        assert {head.id for head in shown} >= older_before - removed
        newer_before = {head.id for head in before.heads[: order.index(anchor.id)]}
        assert not {head.id for head in shown} & newer_before
    at = moment_of(anchor)
    for head in shown:
        moment = moment_of(head)
        assert moment is None or at is not None
        assert moment is None or at is None or moment <= at


def test_newer_pages_end_at_the_newest():
    snapshot = build(
        [
            Head(f"a{day}", "T", published=Published.parse(f"2024-02-{day:02}"))
            for day in range(1, 8)
        ]
    )
    every = snapshot.latest(7)
    page = turn(every, press(snapshot.heads[2], older=False, count=5), 2, snapshot)

    assert page.articles == (0, 1)
    assert not page.newer
    assert page.older


def test_a_topic_is_found_by_all_its_words_newest_first():
    snapshot = Snapshot.build(
        [
            Article(Head("old", "Ferry", published=Published.parse("2024-01-01")), "Its engine."),
            Article(Head("new", "Ferry engine", published=Published.parse("2024-02-01")), "x y."),
            Article(Head("other", "Ferry", published=Published.parse("2024-03-01")), "No more."),
        ]
    )

    found = [snapshot.heads[number].id for number in about("ferry engine", snapshot, EVERYTHING)]

    assert found == ["new", "old"]
    assert about("the of", snapshot, EVERYTHING) == []
