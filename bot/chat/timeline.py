"""Which articles stand on a page of /latest, so that pages stay put while articles come in."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from bot.chat.custom_ids import TurnLatest
from bot.news.article import Head
from bot.search.snapshot import Snapshot
from bot.search.tokens import terms
from bot.search.values import Filters


@dataclass(frozen=True, slots=True)
class Page:
    """Numbers of articles, newest first, and whether there are newer and older ones."""

    articles: tuple[int, ...]
    newer: bool
    older: bool


def about(topic: str, snapshot: Snapshot, filters: Filters) -> list[int]:
    """Numbers, newest first, of the articles with a passage for every word of `topic`."""
    wanted = set(terms(topic))
    if not wanted:
        return []
    found = [
        {hit.article for hit in snapshot.search([term], snapshot.passages, filters)}
        for term in wanted
    ]
    return sorted(set.intersection(*found))


def first_page(articles: Sequence[int], count: int) -> Page:
    """The newest `count` of `articles`, which come newest first."""
    return Page(tuple(articles[:count]), newer=False, older=len(articles) > count)


def turn(articles: Sequence[int], to: TurnLatest, anchor: int | None, snapshot: Snapshot) -> Page:
    """The page next to the anchor: an article's number, or None when that article is gone and
    its time alone says where it stood."""
    if anchor is not None:
        before, after = bisect_left(articles, anchor), bisect_right(articles, anchor)
    else:
        moment = -float("inf") if to.at is None else to.at
        before = after = bisect_left(
            articles, -moment, key=lambda number: -_seconds(snapshot.heads[number])
        )
    if to.older:
        shown = articles[after : after + to.count]
        return Page(tuple(shown), newer=after > 0, older=after + to.count < len(articles))
    start = max(0, before - to.count)
    return Page(tuple(articles[start:before]), newer=start > 0, older=before < len(articles))


def moment_of(head: Head) -> int | None:
    """Seconds since 1970 at which an article appeared; None when that is unknown."""
    return None if head.published is None else int(head.published.at.timestamp())


def _seconds(head: Head) -> float:
    moment = moment_of(head)
    return -float("inf") if moment is None else moment
