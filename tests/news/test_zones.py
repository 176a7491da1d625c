from datetime import datetime, timedelta

import pytest

from bot.news.zones import UnknownZoneError, stated_zone

WINTER = datetime.fromisoformat("2024-01-08T09:00")
SUMMER = datetime.fromisoformat("2024-07-08T09:00")


@pytest.mark.parametrize(
    ("text", "local", "country", "hours"),
    [
        ("KST", WINTER, None, 9),
        ("gmt", SUMMER, None, 0),
        ("ET", WINTER, None, -5),
        ("ET", SUMMER, None, -4),
        ("EST", WINTER, None, -5),
        ("EST", WINTER, "US", -5),
        ("BST", SUMMER, None, 1),
        ("BST", WINTER, "BD", 6),
        ("AEDT", WINTER, None, 11),
        ("CET", WINTER, None, 1),
        ("IST", WINTER, "IN", 5.5),
        ("IST", WINTER, "IL", 2),
        ("IST", SUMMER, "IE", 1),
        ("CST", WINTER, "CN", 8),
        ("+09:00", WINTER, None, 9),
        ("-0330", WINTER, None, -3.5),
        ("GMT+9", WINTER, None, 9),
        ("UTC−5", WINTER, None, -5),
    ],
)
def test_a_stated_zone_is_understood(
    text: str, local: datetime, country: str | None, hours: float
) -> None:
    zone = stated_zone(text, country, local)
    assert local.replace(tzinfo=zone).utcoffset() == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("text", "local", "country", "reason"),
    [
        ("IST", WINTER, None, "different zones in different countries"),
        ("CST", WINTER, "KR", "different zones in different countries"),
        ("EST", SUMMER, "US", "EST is not in force there on 2024-07-08"),
        ("BST", WINTER, "GB", "BST is not in force"),
        ("XQT", WINTER, None, "zone XQT is not known"),
        ("+19:00", WINTER, None, "no zone is"),
    ],
)
def test_a_zone_that_is_not_certain_is_refused(
    text: str, local: datetime, country: str | None, reason: str
) -> None:
    with pytest.raises(UnknownZoneError, match=reason):
        stated_zone(text, country, local)
