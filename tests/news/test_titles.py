import pytest

from bot.news.lines import split_lines
from bot.news.masthead import Masthead
from bot.news.titles import find_title, stand_in

BODY = "The council of Marrow Bay closed the fish hall on Monday after cracks in the roof."


def title_of(head: str, marked: set[int], url: str | None = None) -> str | None:
    lines = split_lines(f"{head}\n{BODY}")
    end = len(lines) - 1
    masthead = Masthead("Marrow Gazette", url=url)
    n = find_title(lines, range(end), range(end, end + 1), marked, masthead)
    return None if n is None else lines[n].text


@pytest.mark.parametrize(
    ("head", "marked"),
    [
        ("Home\nSport\nFish hall closes after cracks\nBy Ada Quill", {3}),
        (
            "Fish hall closes after cracks\nTraders will be paid for the lost days, council says",
            set(),
        ),
        ("Marrow Gazette\nFish hall closes after cracks", set()),
        ("Photo: Ada Quill\nShare\nFish hall closes after cracks", set()),
        ("News > Town > Fish hall closes after cracks\nFish hall closes after cracks", set()),
    ],
)
def test_the_title_is_the_line_that_shares_words_with_the_body(head: str, marked: set[int]) -> None:
    assert title_of(head, marked) == "Fish hall closes after cracks"


def test_the_words_of_the_url_speak_for_a_title() -> None:
    head = "Roof of the council hall\nSellers mourn their cliffside home"
    assert title_of(head, set()) == "Roof of the council hall"
    url = "https://gazette.example/sellers-mourn-their-cliffside-home"
    assert title_of(head, set(), url) == "Sellers mourn their cliffside home"


@pytest.mark.parametrize("head", ["Share\nPrint", "* Home\n* News", "© 2024 Marrow Gazette"])
def test_tools_and_lists_are_no_title(head: str) -> None:
    assert title_of(head, set()) is None


def test_the_beginning_of_the_body_stands_in_for_a_title_whole_words_only() -> None:
    assert stand_in(f"{BODY}\n\nIt opens in May.") == BODY
    long = "word " * 40
    assert stand_in(long) == "word " * 19 + "word"
