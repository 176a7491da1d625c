"""Days as news pages write them, in many languages and orders, read without guessing."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

# Genitives and short forms stand beside the plain names, a full stop after them is optional.
_MONTH_NAMES = (
    "january jan januar januari janvier janv enero ene gennaio gen janeiro januára stycznia"
    " stycznia января янв ocak januarie januar січня",
    "february feb februar februari février févr fév fevrier febrero febbraio febb fevereiro fev"
    " lutego февраля фев февр şubat лютого",
    "march mar märz mrz mars marzo março maart marts mart marca марта мар maret березня",
    "april apr avril avr abril abr aprile kwietnia апреля апр nisan квітня",
    "may mai mei maj mayo maggio mag maio maja мая mayıs травня",
    "june jun juni juin junio giugno giu junho czerwca июня июн haziran червня",
    "july jul juli juillet juil julio luglio lug julho lipca июля июл temmuz липня",
    "august aug août aout agosto ago augusti augustus sierpnia августа авг agustus ağustos серпня",
    "september sep sept septembre septiembre settembre sett setembro set września сентября сен"
    " сент eylül вересня",
    "october oct oktober okt octobre octubre ottobre ott outubro out października октября окт"
    " ekim жовтня",
    "november nov novembre noviembre novembro listopada ноября ноя нояб kasım листопада",
    "december dec dezember dez décembre déc decembre diciembre dic dicembre dezembro desember des"
    " grudnia декабря дек aralık грудня",
)
MONTHS = {name: n for n, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")(?![^\W\d_])\.?"
_YEAR = r"(?:1[89]|20)\d\d(?!\d(?!\d?:\d\d))"  # pages glue the time to it: 20194:29
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º|ª)?"
_OF = r"(?:\s*(?:of|de|del|d[’']))?"

_SHAPES = re.compile(
    rf"(?<![\w/])(?P<iso>(?P<y1>{_YEAR})(?P<s1>[-./])\s?(?P<m1>\d{{1,2}})(?P=s1)\s?(?P<d1>\d{{1,2}})"
    rf"(?![\d/]))\.?"
    rf"|(?<!\d)(?P<y2>{_YEAR})\s?[年년]\s?(?P<m2>\d{{1,2}})\s?[月월]\s?(?P<d2>\d{{1,2}})\s?[日일]"
    rf"|(?<!\w)(?P<m3>{_MONTH})[\s\-]*(?P<d3>{_DAY}){_ORDINAL}\s*[,\-./]?\s*(?P<y3>{_YEAR})"
    rf"|(?<![\w])(?P<d4>{_DAY}){_ORDINAL}{_OF}[\s\-/.]*(?P<m4>{_MONTH}){_OF}[\s,\-/.]*(?P<y4>{_YEAR})"
    rf"|(?<![\w/.:\-])(?P<a>\d{{1,2}})(?P<s5>\s?[-./]\s?)(?P<b>\d{{1,2}})(?P=s5)"
    rf"(?P<c>{_YEAR}|\d\d)(?![\d/:]|[-.]\d)"
    rf"|(?<!\w)(?P<m6>{_MONTH})\s*(?P<d6>{_DAY})(?:st|nd|rd|th)?(?![\d:/])"
    rf"|(?<![\w:.])(?P<d7>{_DAY})(?:st|nd|rd|th|\.)?\s(?P<m7>{_MONTH})(?!\w)",
    re.IGNORECASE,
)

# Where people write the month first, and where usage is mixed; all others write the day first.
_LONGEST = 2000  # characters of a line that are looked at
_MONTH_FIRST = frozenset({"US"})
_MIXED = frozenset({"CA", "PH", "KR", "JP", "CN", "TW", "HK", "ZA", "IL", "SA", "QA", "KE", "EG"})


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as it stands in text[start:end]; `day` is None where `doubt` says why not."""

    start: int
    end: int
    day: date | None
    doubt: str | None = None


def find_days(text: str, country: str | None = None) -> Iterator[WrittenDay]:
    """Every written day of `text`; `country` (ISO 3166-1) decides 03/04/2024 where it can."""
    for match in _SHAPES.finditer(text[:_LONGEST]):
        day, doubt = _read(match, country)
        yield WrittenDay(match.start(), match.end(), day, doubt)


def has_date(text: str) -> bool:
    """Whether a day is written in `text`."""
    return _SHAPES.search(text[:_LONGEST]) is not None


def _read(match: re.Match[str], country: str | None) -> tuple[date | None, str | None]:
    text = match[0].strip()
    if match["m6"] or match["m7"]:
        return None, f"date not certain: {text!r} has no year"
    if match["a"]:
        return _read_numbers(match, country)
    for n in "1234":
        if match[f"y{n}"]:
            month = match[f"m{n}"].rstrip(".").lower()
            number = MONTHS.get(month) or int(month)
            day = _day(int(match[f"y{n}"]), number, int(match[f"d{n}"]))
            return day, None if day else f"date not certain: there is no day {text!r}"
    raise AssertionError("every shape has a year or is one of the shapes above")


def _read_numbers(match: re.Match[str], country: str | None) -> tuple[date | None, str | None]:
    first, second, last = int(match["a"]), int(match["b"]), int(match["c"])
    full = len(match["c"]) == 4
    year = last if full else _century(last)
    day_first, month_first = _day(year, second, first), _day(year, first, second)
    year_first = None if full else _day(_century(first), second, last)
    readings = {day for day in (day_first, month_first, year_first) if day}
    if len(readings) == 1:
        return readings.pop(), None
    if not readings:
        return None, f"date not certain: there is no day {match[0]!r}"
    if full and match["s5"].strip() == "." and day_first:  # 3.4.2024 is written day first only
        return day_first, None
    if country is not None and country not in _MIXED:
        usual = month_first if country in _MONTH_FIRST else day_first
        if usual:
            return usual, None
    return None, f"date not certain: {match[0]!r} can be read in two ways"


def _century(year: int) -> int:
    return year + (2000 if year < 70 else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
