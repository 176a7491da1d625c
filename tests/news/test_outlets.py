from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.news.outlets import Outlet, Outlets, OutletsError

OWN = """
[[outlet]]
name = "Marrow Gazette"
aliases = ["The Gazette of Marrow"]
domains = ["www.marrowgazette.example"]
zone = "Europe/Dublin"
country = "IE"
language = "en"
junk = ["Buy a print"]
"""


@pytest.fixture
def outlets() -> Outlets:
    return Outlets.load()


def test_a_good_part_of_the_worlds_press_is_known(outlets: Outlets) -> None:
    assert len(outlets) > 100
    assert len({outlet.country for outlet in outlets if outlet.country}) > 30


@pytest.mark.parametrize(
    "name",
    ["The Korea Herald", "korea herald", "koreaherald.com", "https://www.koreaherald.com/a?b=1"],
)
def test_an_outlet_is_found_by_name_alias_domain_and_url(outlets: Outlets, name: str) -> None:
    found = outlets.find(name)
    assert found is not None
    assert (found.name, found.zone) == ("The Korea Herald", ZoneInfo("Asia/Seoul"))


@pytest.mark.parametrize("name", ["", "Marrow Gazette", "https://", "http://[x", "com"])
def test_a_name_nobody_listed_is_not_found(outlets: Outlets, name: str) -> None:
    assert outlets.find(name) is None


def test_the_word_for_a_section_is_no_outlet_by_its_exact_name(outlets: Outlets) -> None:
    assert outlets.named("National") is None
    assert outlets.named("the national") == outlets.find("The National")
    assert outlets.named("www.thenationalnews.com") is not None


def test_an_admins_file_adds_outlets(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(OWN, "utf-8-sig")
    found = Outlets.load(file).find("marrowgazette.example")
    assert found == Outlet(
        "Marrow Gazette",
        ("The Gazette of Marrow",),
        ("marrowgazette.example",),
        ZoneInfo("Europe/Dublin"),
        "en",
        ("Buy a print",),
        "IE",
    )


def test_an_admins_file_wins_over_a_known_outlet(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[[outlet]]\nname = "The Korea Herald"\nzone = "UTC"\n')
    found = Outlets.load(file).find("The Korea Herald")
    assert found is not None
    assert found.zone == ZoneInfo("UTC")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[outlet]\n", "is not valid TOML"),
        ("name = 'x'\n", r"only \[\[outlet\]\] tables may stand in it"),
        ("outlet = ['x']\n", "outlet 1: is not a table"),
        ("[[outlet]]\ndomains = []\n", "outlet 1: has no name"),
        ("[[outlet]]\nname = 'A'\n[[outlet]]\nname = '!'\n", r"outlet 2 \(!\): has no name"),
        ("[[outlet]]\nname = 'A'\ncolour = 'red'\n", r"outlet 1 \(A\): unknown field 'colour'"),
        ("[[outlet]]\nname = 'A'\njunk = 'x'\n", r"outlet 1 \(A\): 'junk' must be a list of texts"),
        ("[[outlet]]\nname = 7\n", "outlet 1: 'name' must be a text"),
        ("[[outlet]]\nname = 'A'\nagency = 1\n", "'agency' must be true or false"),
        ("[[outlet]]\nname = 'A'\nzone = 'Mars/Base'\n", "zone 'Mars/Base' is not known"),
    ],
)
def test_a_bad_file_is_refused_with_its_place_and_reason(
    tmp_path: Path, text: str, reason: str
) -> None:
    file = tmp_path / "own.toml"
    file.write_text(text)
    with pytest.raises(OutletsError, match=reason) as error:
        Outlets.load(file)
    assert str(error.value).startswith(str(file))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OutletsError, match="cannot be read"):
        Outlets.load(tmp_path / "none.toml")
