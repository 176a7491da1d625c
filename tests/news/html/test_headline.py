import pytest

from bot.news.html.headline import choose_title, is_same, without_outlet

OUTLET = "The Eastmoor Courier"


@pytest.mark.parametrize(
    ("declared", "headlines", "page_title", "title"),
    [
        (["Pier: what to know"], ["Old pier to be repaired"], "", "Pier: what to know"),
        (["Old pier to be repaired | The Eastmoor Courier"], [], "", "Old pier to be repaired"),
        (["Old pier to be repaired at…"], ["Old pier to be repaired at last"], "",
         "Old pier to be repaired at last"),
        (["OLD PIER TO BE REPAIRED"], ["Old pier to be repaired"], "", "Old pier to be repaired"),
        (["Eastmoor: council will repair the old pier"], ["Old pier: council will repair it"], "",
         "Old pier: council will repair it"),
        ([], ["The Eastmoor Courier", "Old pier to be repaired"], "", "Old pier to be repaired"),
        ([], ["Sport", "Old pier to be repaired"], "Old pier to be repaired - Courier",
         "Old pier to be repaired"),
        ([], ["News", "Sport"], "Old pier to be repaired | Courier", "Old pier to be repaired"),
        ([], ["Old pier", "Old pier"], "", "Old pier"),
        (["", "The Eastmoor Courier"], ["Old pier to be repaired"], "", "Old pier to be repaired"),
        ([], [], "", None),
    ],
)  # fmt: skip
def test_the_title_is_what_people_see_when_it_agrees_with_what_is_declared(
    declared: list[str], headlines: list[str], page_title: str, title: str | None
) -> None:
    assert choose_title(declared, headlines, page_title, OUTLET) == title


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("Old pier closed - Courier", "Old pier closed"),
        ("Old pier closed » The Eastmoor Courier", "Old pier closed"),
        ("Old pier – closed for good", "Old pier – closed for good"),
        ("Old pier | closed", "Old pier | closed"),
        ("| The Eastmoor Courier", "| The Eastmoor Courier"),
        ("Old pier", "Old pier"),
    ],
)
def test_only_the_outlets_name_is_taken_off_a_title(title: str, plain: str) -> None:
    assert without_outlet(title, OUTLET) == plain


def test_headlines_are_the_same_when_one_is_cut_short_but_not_when_it_is_a_word() -> None:
    assert is_same("Old pier to be repaired", "Old pier to be repaired – Courier")
    assert not is_same("Old", "Old pier to be repaired")
    assert not is_same("Old pier to be repaired", "Library opens a second hall")
