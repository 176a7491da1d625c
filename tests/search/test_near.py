import pytest

from bot.search.near import NearWords, WordCounts

COUNTS = WordCounts.of(
    {"austin": 9, "austen": 2, "boston": 5, "harbour": 7, "harbours": 1, "kim": 30, "defense": 8}
    | {"defence": 3, "counterpart": 2, "f16": 4, "신원식": 2, "marsh": 6, "march": 9}
)
WORDS = NearWords([COUNTS], {})


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("asutin", ["austin"]),
        ("austn", ["austin", "austen"]),
        ("uastin", ["austin"]),
        ("haustin", ["austin"]),
        ("hanbour", ["harbour"]),
        ("cuonterprat", ["counterpart"]),
        ("marzh", ["march", "marsh"]),
        ("defenze", ["defense", "defence"]),
    ],
)
def test_a_typing_error_is_one_or_two_letters_from_its_word(typed: str, near: list[str]) -> None:
    assert WORDS.near(typed, 3) == near


def test_the_more_frequent_of_equally_near_words_comes_first() -> None:
    assert WORDS.near("austan", 3) == ["austin", "austen"]
    assert WORDS.near("austan", 1) == ["austin"]


@pytest.mark.parametrize("typed", ["", "ki", "kin", "f17", "2024", "zzzzzzzz", "darsh", "a" * 99])
def test_nothing_is_near_a_short_word_a_number_or_nonsense(typed: str) -> None:
    assert WORDS.near(typed, 3) == []


def test_a_word_that_occurs_is_known() -> None:
    assert WORDS.has("신원식")
    assert not WORDS.has("seoul")


def test_the_words_of_all_parts_count_together_less_those_that_are_gone() -> None:
    words = NearWords([COUNTS, WordCounts.of({"austen": 9, "ostrich": 2})], {"ostrich": 2})
    assert words.near("austan", 3) == ["austen", "austin"]
    assert words.has("austin")
    assert not words.has("ostrich")
    assert words.near("ostrihc", 3) == []
