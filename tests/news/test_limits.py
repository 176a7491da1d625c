import pytest

from bot.news.limits import Limits, in_megabytes, why_too_long


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, "0 bytes"),
        (999, "999 bytes"),
        (1_500, "1.5 kB"),
        (10_000_000, "10 MB"),
        (10_000_001, "10.1 MB"),
        (300_250_000, "300.3 MB"),
    ],
)
def test_sizes_are_said_as_people_read_them(count: int, text: str) -> None:
    assert in_megabytes(count) == text


def test_a_file_may_have_ten_megabytes_by_default() -> None:
    assert Limits().file_bytes == 10_000_000


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("a" * 2_000_000, None),
        ("a" * 2_000_001, "is too long for an article: it has 2,000,001 characters"),
        ("a\n \n\n" * 20_000, None),
        ("a\n" * 20_001, "is too long for an article: it has 20,001 lines"),
    ],
)
def test_a_text_longer_than_any_article_is_told_by_its_length(
    text: str, reason: str | None
) -> None:
    assert why_too_long(text) == reason
