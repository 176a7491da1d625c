import pytest

from bot.news.lines import split_lines
from bot.news.masthead import Masthead, find_masthead
from bot.news.outlets import Outlets

TITLE = "Fish hall closes after cracks in roof"


def masthead_of(text: str, outlets: Outlets) -> Masthead:
    lines = split_lines(text)
    return find_masthead(lines, len(lines), outlets)


def test_a_known_name_above_the_title_names_the_outlet(outlets: Outlets) -> None:
    found = masthead_of(f"The Korea Herald\n{TITLE}", outlets)
    assert (found.name, found.lines) == ("The Korea Herald", frozenset({0}))
    assert found.outlet is not None


def test_a_known_name_behind_the_title_names_the_outlet(outlets: Outlets) -> None:
    assert masthead_of(f"{TITLE} | The Guardian", outlets).name == "The Guardian"


def test_a_copyright_line_names_the_outlet(outlets: Outlets) -> None:
    text = f"Home\nWorld\nSport\nMoney\n{TITLE}\n© 2024 The Korea Herald. All rights reserved."
    assert masthead_of(text, outlets).name == "The Korea Herald"


def test_sections_and_agencies_of_a_page_do_not_name_it(outlets: Outlets) -> None:
    nav = "Home\nWorld\nSport\nMoney\nNational\nAtlantic\nAssociated Press\nAP\n"
    assert masthead_of(nav + TITLE, outlets).name is None


def test_two_outlets_named_alike_leave_it_unknown(outlets: Outlets) -> None:
    text = "Home\nWorld\nSport\nMoney\n© 2024 The Korea Herald\n© 2024 The Japan Times\n"
    assert masthead_of(text + TITLE, outlets).name is None


def test_an_unknown_paper_is_named_by_its_first_line(outlets: Outlets) -> None:
    found = masthead_of(f"The Marrow Gazette\n{TITLE}", outlets)
    assert (found.name, found.outlet) == ("The Marrow Gazette", None)


def test_an_unknown_paper_is_named_in_a_script_without_capitals(outlets: Outlets) -> None:
    assert (
        masthead_of("솔내마을신문\n폐역을 고쳐 만든 도서관 문 열어", outlets).name == "솔내마을신문"
    )


@pytest.mark.parametrize(
    "line",
    [
        "저작권자 ⓒ 솔내마을, 무단 전재 금지",
        "Copyright ⓒ 솔내마을. All rights reserved.",
        "저작권자 ⓒ 2024 솔내마을 무단전재 및 재배포 금지",
    ],
)
def test_a_korean_copyright_line_names_the_outlet(outlets: Outlets, line: str) -> None:
    assert (
        masthead_of(f"솔내마을\n폐역을 고쳐 만든 도서관 문 열어\n{line}", outlets).name
        == "솔내마을"
    )


def test_an_unknown_site_is_named_by_first_line_and_copyright(outlets: Outlets) -> None:
    text = f"Quayside\n{TITLE}\n© 2024 Quayside. All rights reserved."
    assert masthead_of(text, outlets).name == "Quayside"


def test_a_first_line_that_may_be_anything_names_nothing(outlets: Outlets) -> None:
    assert masthead_of(f"Skip to main content\n{TITLE}", outlets) == Masthead()


@pytest.mark.parametrize(
    "line",
    [
        "https://gazette.example/a/1",
        "URL: https://gazette.example/a/1",
        "Source: https://gazette.example/a/1",
    ],
)
def test_a_url_that_stands_first_or_is_labelled_is_the_pages(outlets: Outlets, line: str) -> None:
    found = masthead_of(f"{line}\n{TITLE}", outlets)
    assert found.url == "https://gazette.example/a/1"


def test_a_url_made_of_the_titles_words_is_the_pages(outlets: Outlets) -> None:
    text = f"Menu\nhttps://gazette.example/fish-hall-closes-after-cracks\n{TITLE}"
    assert masthead_of(text, outlets).url is not None


def test_the_url_names_the_outlet(outlets: Outlets) -> None:
    found = masthead_of(f"https://www.koreaherald.com/view.php?ud=1\n{TITLE}", outlets)
    assert (found.name, found.lines) == ("The Korea Herald", frozenset({0}))


def test_another_sites_url_is_not_the_pages(outlets: Outlets) -> None:
    text = f"Menu\nhttps://shop.example/offer/umbrella\n{TITLE}"
    assert masthead_of(text, outlets).url is None
