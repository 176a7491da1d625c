import pytest

from bot.news.lines import split_lines
from bot.news.outlets import Outlets
from bot.news.parts import find_doubtful_cut, split_articles

A = (
    "The council of Marrow Bay closed the old fish hall on Monday after cracks were found.\n\n"
    "Traders were told to clear their stalls by noon, and most of them did so without a word.\n\n"
    "The hall may open again in spring, the council said, if the money for a new roof is found."
)
B = (
    "A team of five pupils from Oakvale won the county chess prize, beating nine other schools.\n\n"
    "Their coach said they had practised every morning since the autumn and had earned the cup.\n\n"
    "The school will show the cup in its hall until the next prize is played for in a year."
)
HEAD_A = "Fish hall closes after cracks\nBy Ada Quill\nFeb. 28, 2024"
HEAD_B = "Oakvale school wins chess prize\nBy Tom Berg\nFeb. 29, 2024"


def parts_of(text: str, outlets: Outlets) -> list[str]:
    lines = split_lines(text)
    return [lines[start].text for start, _ in split_articles(lines, outlets)]


@pytest.mark.parametrize("between", ["\n\n", "\n\n------\n\n"])
def test_two_full_heads_make_two_articles(outlets: Outlets, between: str) -> None:
    text = f"{HEAD_A}\n\n{A}{between}{HEAD_B}\n\n{B}"
    assert parts_of(text, outlets) == [
        "Fish hall closes after cracks",
        "Oakvale school wins chess prize",
    ]


def test_a_label_makes_a_head_without_a_byline(outlets: Outlets) -> None:
    text = f"{HEAD_A}\n\n{A}\n\nOakvale school wins chess prize\nPublished: Feb. 29, 2024\n\n{B}"
    assert len(parts_of(text, outlets)) == 2


def test_the_name_of_the_outlet_goes_with_the_article_below_it(outlets: Outlets) -> None:
    text = f"The Korea Herald\n{HEAD_A}\n\n{A}\n\nThe Korea Herald\n{HEAD_B}\n\n{B}"
    assert parts_of(text, outlets) == ["The Korea Herald", "The Korea Herald"]


@pytest.mark.parametrize(
    "behind",
    [
        "Related articles\nOakvale school wins chess prize\nBy Tom Berg\nFeb. 29, 2024",
        "3 Comments\nReader says:\nFeb. 29, 2024 at 10:19 am\n" + B,
        "— Tom Berg (@tomberg) November 18, 2019\n\n" + B,
        HEAD_A + "\n\n" + B,
        B,
    ],
)
def test_lists_comments_posts_and_repeated_heads_make_no_part(
    outlets: Outlets, behind: str
) -> None:
    assert len(parts_of(f"{HEAD_A}\n\n{A}\n\n{behind}", outlets)) == 1


def test_a_ruled_line_between_two_titles_without_dates_is_doubtful(outlets: Outlets) -> None:
    text = f"Fish hall closes after cracks\n\n{A}\n\n=======\n\nOakvale school wins prize\n\n{B}"
    assert find_doubtful_cut(split_lines(text), outlets) == 9


@pytest.mark.parametrize(
    "text",
    [
        f"Fish hall closes after cracks\n\n{A}\n\n=======\n\n{B}",
        f"Fish hall closes after cracks\n\n{A}\n\n***\n\nOakvale school wins prize\n\n{B}",
        f"=======\n\nFish hall closes after cracks\n\n{A}",
        "=======",
    ],
)
def test_other_ruled_lines_are_not(outlets: Outlets, text: str) -> None:
    assert find_doubtful_cut(split_lines(text), outlets) is None
