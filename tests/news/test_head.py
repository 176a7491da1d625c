import pytest

from bot.news.head import PageHead, find_head, read_mark
from bot.news.lines import split_lines
from bot.news.masthead import Masthead
from bot.news.outlets import Outlets
from bot.news.runs import Run

TITLE = "Fish hall closes after cracks"
BODY = (
    "The council of Marrow Bay closed the fish hall on Monday after cracks in the roof were found.",
    "Traders were told to clear their stalls by noon, and most of them did so without a word.",
    "The hall may open again in spring, the council said, if the money for a new roof is found.",
)


def head_of(text: str, outlets: Outlets, behind: str = "") -> PageHead:
    above = split_lines(text)
    lines = split_lines("\n".join([text, *BODY, behind]))
    return find_head(lines, Run(len(above), len(above) + 3, 9.0), Masthead(), outlets)


@pytest.mark.parametrize(
    ("head", "byline"),
    [
        (f"{TITLE}\nBy Ada Quill", "Ada Quill"),
        (f"{TITLE}\nBy\nAda Quill", "Ada Quill"),
        (f"By Ada Quill\n{TITLE}", "Ada Quill"),
        (f"{TITLE}\nAda Quill - Feb. 28, 2024", "Ada Quill"),
        (f"{TITLE}\nAda Quill\nMarine correspondent", "Ada Quill"),
        (f"{TITLE}\nThe Associated Press\nFeb. 28, 2024", "The Associated Press"),
        (f"{TITLE}\nPhoto: Tom Berg/AFP\nBy Ada Quill", "Ada Quill"),
    ],
)
def test_the_byline_stands_around_the_title(outlets: Outlets, head: str, byline: str) -> None:
    assert head_of(head, outlets).byline == byline


def test_a_name_alone_is_a_doubt(outlets: Outlets) -> None:
    found = head_of(f"{TITLE}\nMarrow Bay\nFeb. 28, 2024", outlets)
    assert found.byline is None
    assert found.doubts == ("byline not certain: 'Marrow Bay' stands alone",)


def test_a_name_alone_counts_where_the_page_tells_of_its_author(outlets: Outlets) -> None:
    found = head_of(f"{TITLE}\nAda Quill", outlets, behind="Ada Quill is a reporter by the sea.")
    assert (found.byline, found.doubts) == ("Ada Quill", ())


def test_dates_below_the_title_win_over_the_days_of_the_page(outlets: Outlets) -> None:
    found = head_of(f"March 9, 2024\nHome\n{TITLE}\nFeb. 28, 2024", outlets)
    assert str(found.dated.published) == "2024-02-28"


def test_first_published_below_the_body_counts(outlets: Outlets) -> None:
    behind = "First published on February 27, 2024"
    found = head_of(f"{TITLE}\nUpdated on February 28, 2024", outlets, behind)
    assert (str(found.dated.published), str(found.dated.updated)) == ("2024-02-27", "2024-02-28")


def test_a_line_is_told_only_when_the_fields_say_all_of_it(outlets: Outlets) -> None:
    whole = head_of(f"{TITLE}\nBy Ada Quill\nPublished Feb. 28, 2024", outlets)
    assert whole.told == {0, 1, 2}
    partly = head_of(f"{TITLE}\nBy Ada Quill\nFeb. 28, 2024 10:19\n03/04/2024", outlets)
    assert partly.told == {0, 1}


def test_a_quoted_post_is_no_mark(outlets: Outlets) -> None:
    lines = split_lines("— Ada Quill (@adaquill) November 18, 2019")
    assert read_mark(lines, 0, None, outlets) is None


def test_without_title_byline_and_date_nothing_is_claimed(outlets: Outlets) -> None:
    found = head_of("Share\nPrint", outlets)
    assert (found.title, found.byline, found.dated.published) == (None, None, None)
