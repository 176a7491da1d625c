import gc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.keys import (
    KEY_LENGTH,
    ArticleKeys,
    PerSnapshot,
    article_key,
    check,
    find_outlet,
    key,
)
from bot.news.article import Article, Head
from bot.search.snapshot import Snapshot


def snapshot(*ids: str) -> Snapshot:
    return Snapshot.build(Article(Head(one, f"Title {one}"), f"Body of {one}.") for one in ids)


@given(st.text(max_size=400))
def test_a_key_is_short_and_safe_in_a_custom_id_whatever_it_names(name: str):
    assert len(key(name)) == KEY_LENGTH
    assert key(name).isascii()
    assert ":" not in key(name)
    assert check(name) == key(name)[:4]


@pytest.mark.parametrize("article_id", ["a-1", "b" * 300, "https://post.example/1", "über", "x.y"])
def test_articles_are_found_by_key_and_others_are_not(article_id: str):
    held = snapshot("a-1", "b" * 300, "https://post.example/1", "über", "x.y")
    keys = ArticleKeys()

    number = keys.find(article_key(article_id), held)

    assert number is not None
    assert held.heads[number].id == article_id
    for gone in ("c", "https://post.example/2"):
        assert keys.find(article_key(gone), held) is None


@given(st.text(min_size=1, max_size=40))
def test_an_articles_key_is_no_other_articles_and_safe_in_a_custom_id(article_id: str):
    wanted = article_key(article_id)

    assert wanted.isascii()
    assert len(wanted) <= 21
    assert not {":", "."} & set(wanted)
    assert article_key(wanted) != wanted


def test_outlets_are_found_by_key():
    assert find_outlet(key("Harbour Post"), ["Island Courier", "Harbour Post"]) == "Harbour Post"
    assert find_outlet(key("Gone"), ["Island Courier"]) is None


def test_what_is_worked_out_is_kept_as_long_as_its_snapshot():
    calls: list[int] = []
    sizes = PerSnapshot[int](lambda held: calls.append(1) or len(held))
    held = snapshot("a")

    assert [sizes.of(held), sizes.of(held), sizes.of(snapshot("a", "b"))] == [1, 1, 2]
    assert len(calls) == 2
    del held
    gc.collect()
    assert len(sizes._known) == 0
