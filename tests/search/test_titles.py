import pytest

from bot.news.article import Article, Head
from bot.search.snapshot import Snapshot


class Titles:
    """A library of articles with these titles, in this order."""

    def __init__(self, titles: list[str]) -> None:
        self._snapshot = Snapshot.build(
            Article(Head(f"{number:02}", title), "") for number, title in enumerate(titles)
        )

    def find(self, typed: str, limit: int) -> list[int]:
        return self._snapshot.find_titles(typed, limit)


TITLES = Titles(
    [
        "Harbour of Lindmark opens after a year",
        "Ferry to Port Ness runs again",
        "Lindmark's minister meets her counterpart",
        "Port Ness floods: what is known",
        "신원식 국방장관, 항구 방문",
    ]
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("harbour of lindmark", 0),
        ("harb", 0),
        ("port ness flo", 3),
        ("minster counterprat", 2),
        ("FERRY", 1),
        ("신원식", 4),
        ("Ferry to Port Ness runs again", 1),
    ],
)
def test_a_title_is_found_by_words_beginnings_and_words_with_errors(typed: str, first: int) -> None:
    assert TITLES.find(typed, 3)[0] == first


def test_the_first_of_equal_titles_comes_first() -> None:
    assert Titles(["Port opens", "Port opens", "Port opens"]).find("port", 2) == [0, 1]


@pytest.mark.parametrize("typed", ["", "!?", "zzzzz"])
def test_nothing_is_found_by_nothing(typed: str) -> None:
    assert TITLES.find(typed, 3) == []


def test_no_titles_are_found_in_none() -> None:
    assert Titles([]).find("port", 3) == []
    assert Titles([""]).find("port", 3) == []
