"""Time zones as news pages write them: KST, ET, GMT+9, +09:00, local time."""

import re
from datetime import datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

# Abbreviations that mean one thing in the news of the world. A fixed offset is checked against
# its zone: EST on a day in July is a slip of the page, and the hour is then not certain.
_FIXED: dict[str, tuple[float, str | None]] = {
    "UTC": (0, None),
    "GMT": (0, None),
    "Z": (0, None),
    "KST": (9, None),
    "JST": (9, None),
    "HKT": (8, None),
    "SGT": (8, None),
    "PHT": (8, None),
    "AWST": (8, None),
    "ICT": (7, None),
    "WIB": (7, None),
    "WITA": (8, None),
    "NPT": (5.75, None),
    "PKT": (5, None),
    "MSK": (3, None),
    "TRT": (3, None),
    "EAT": (3, None),
    "SAST": (2, None),
    "CAT": (2, None),
    "WAT": (1, None),
    "BRT": (-3, None),
    "CET": (1, "Europe/Paris"),
    "CEST": (2, "Europe/Paris"),
    "EET": (2, "Europe/Helsinki"),
    "EEST": (3, "Europe/Helsinki"),
    "AEST": (10, None),
    "AEDT": (11, "Australia/Sydney"),
    "ACST": (9.5, None),
    "ACDT": (10.5, "Australia/Adelaide"),
    "NZST": (12, "Pacific/Auckland"),
    "NZDT": (13, "Pacific/Auckland"),
    "EDT": (-4, "America/New_York"),
    "CDT": (-5, "America/Chicago"),
    "MDT": (-6, "America/Denver"),
    "PST": (-8, "America/Los_Angeles"),
    "PDT": (-7, "America/Los_Angeles"),
    "AKST": (-9, "America/Anchorage"),
    "AKDT": (-8, "America/Anchorage"),
    "HST": (-10, None),
}

# These follow summer time by themselves.
_REGIONAL = {
    "ET": "America/New_York",
    "CT": "America/Chicago",
    "MT": "America/Denver",
    "PT": "America/Los_Angeles",
    "EASTERN": "America/New_York",
    "PACIFIC": "America/Los_Angeles",
    "MEZ": "Europe/Berlin",
    "MESZ": "Europe/Berlin",
}

# These mean different offsets in different countries: only the outlet's country decides.
_BY_COUNTRY: dict[str, dict[str, tuple[float, str | None]]] = {
    "IST": {"IN": (5.5, None), "IL": (2, "Asia/Jerusalem"), "IE": (1, "Europe/Dublin")},
    "BST": {"GB": (1, "Europe/London"), "BD": (6, None)},
    "CST": {
        "US": (-6, "America/Chicago"),
        "CA": (-6, "America/Chicago"),
        "CN": (8, None),
        "TW": (8, None),
    },
    "EST": {
        "US": (-5, "America/New_York"),
        "CA": (-5, "America/New_York"),
        "AU": (10, "Australia/Sydney"),
    },
    "MST": {"US": (-7, "America/Denver"), "CA": (-7, "America/Denver"), "MY": (8, None)},
    "AST": {"CA": (-4, "America/Halifax"), "SA": (3, None), "QA": (3, None)},
    "GST": {"AE": (4, None)},
    "ART": {"AR": (-3, None)},
}
# What the abbreviation means where the outlet's country is unknown: only where every other
# meaning is one that English-language news pages do not print.
_USUAL = {"BST": "GB", "EST": "US", "MST": "US"}

_OFFSET = re.compile(r"(?:UTC|GMT)?\s?([+\-−])(\d{1,2})(?::?([0-5]\d))?", re.IGNORECASE)

_NAMES = sorted({*_FIXED, *_REGIONAL, *_BY_COUNTRY}, key=len, reverse=True)
LONG_NAMES = "|".join(name for name in _NAMES if len(name) > 2)
SHORT_NAMES = "|".join(name for name in _NAMES if len(name) <= 2)
"""The abbreviations, as alternations for a regular expression; short ones are words, too."""


class UnknownZoneError(Exception):
    """A zone is stated but what it means is not certain; the text says why."""


def stated_zone(text: str, country: str | None, local: datetime) -> tzinfo:
    """The zone that `text` ("KST", "ET", "GMT+9") states for the naive time `local`.

    Raises UnknownZoneError where the abbreviation is ambiguous or contradicts the time of year.
    """
    if offset := _OFFSET.fullmatch(text.strip()):
        hours, minutes = int(offset[2]), int(offset[3] or 0)
        if hours > 14:
            raise UnknownZoneError(f"no zone is {text} from UTC")
        delta = timedelta(hours=hours, minutes=minutes)
        return timezone(delta if offset[1] == "+" else -delta)
    name = text.strip().upper()
    if name in _REGIONAL:
        return ZoneInfo(_REGIONAL[name])
    if name in _FIXED:
        hours_off, region = _FIXED[name]
    elif name in _BY_COUNTRY:
        meanings = _BY_COUNTRY[name]
        # In small letters "est" and "ist" are words of French and German.
        usual = None if text.strip().islower() else meanings.get(_USUAL.get(name, ""))
        meaning = meanings.get(country or "") or usual
        if meaning is None:
            raise UnknownZoneError(f"{name} means different zones in different countries")
        hours_off, region = meaning
    else:
        raise UnknownZoneError(f"zone {text} is not known")
    offset_there = timedelta(hours=hours_off)
    if region is not None and ZoneInfo(region).utcoffset(local) != offset_there:
        raise UnknownZoneError(f"{name} is not in force there on {local:%Y-%m-%d}")
    return timezone(offset_there, name)
