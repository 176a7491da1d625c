from datetime import date

import pytest

from bot.news.clocks import clock_after, clock_before, read_moment

DAY = date(2024, 2, 28)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        (", 10.19 GMT", "2024-02-28T10:19+00:00"),
        (" at 3pm KST", "2024-02-28T15:00+09:00"),
        (" - 12:10 a.m. (GMT)", "2024-02-28T00:10+00:00"),
        (" 午前9時05分 JST", "2024-02-28T09:05+09:00"),
        ("T23:59:59.5+05:45", "2024-02-28T23:59+05:45"),
    ],
)
def test_a_time_behind_a_day_names_the_moment(text: str, moment: str) -> None:
    clock = clock_after(text, 0)
    assert clock is not None
    published, doubt = read_moment(DAY, clock, None)
    assert (str(published), doubt) == (moment, None)


def test_a_time_before_a_day_is_found_from_its_end() -> None:
    text = "Updated 3:14 PM EST, "
    clock = clock_before(text, 0, len(text))
    assert clock is not None
    assert clock["zone"] == "EST"


@pytest.mark.parametrize("text", [" 5 min read", " | 4 comments", " was a Monday", ""])
def test_other_numbers_behind_a_day_are_no_time(text: str) -> None:
    assert clock_after(text, 0) is None
