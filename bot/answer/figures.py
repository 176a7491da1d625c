"""Figures in a text: money, percentages, dates, durations and numbers, with offsets.

Where rules overlap the more telling type wins: `$5 million` is money and not a number.
"""

import re

from bot.answer.types import Candidate, Type

_NUMBER_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    "hundreds?|thousands?|dozens?|half|a third|two-thirds|a quarter"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s?-?(?:hundred|thousand|million|billion|trillion|bn|m|k)\b)"
_NUMBER = rf"(?:(?:{_DIGITS})|\b(?:{_NUMBER_WORDS})\b)(?:[ -](?:{_NUMBER_WORDS})\b)*{_SCALE}*"
_SIGN = r"(?:(?:us|a|au|nz|c|ca|hk|s)?\$(?:us|a|nz)?|[€£¥₩₹]|\b(?:usd|eur|gbp)\s?)"
_CURRENCY = (
    r"(?:(?:canadian|australian|us|u\.s\.|hong kong)\s)?(?:dollars?|euros?|pounds?|won|yen|yuan|"
    r"rupees?|francs?|pesos?|rubles?|cents?|pence|krona|crowns?|kronor)\b"
)
_ABOUT = (
    r"(?:(?:about|around|almost|nearly|more than|over|at least|up to|some|roughly|just under|"
    r"an estimated|approximately|less than|fewer than|as many as)\s)?"
)
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_UNIT = r"(?:second|minute|hour|day|week|month|year|decade|century|centurie)s?"
_YEAR = r"(?:1[0-9]|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"

_RULES: tuple[tuple[Type, re.Pattern[str]], ...] = (
    (Type.MONEY, re.compile(rf"{_ABOUT}{_SIGN}\s?(?:{_DIGITS}){_SCALE}*|(?:{_DIGITS})\s?[¢€]"
                            rf"|{_ABOUT}{_NUMBER}\s{_CURRENCY}")),
    (Type.PERCENT, re.compile(rf"{_ABOUT}(?:{_NUMBER})\s?(?:%|per\s?cent\b|percent\w*)"
                              r"(?:\spoints?)?")),
    (Type.DATE, re.compile(
        rf"\b{_MONTH}\s{_DAY}(?:,?\s{_YEAR})?\b|\b{_DAY}\s{_MONTH}(?:,?\s{_YEAR})?\b"
        rf"|\b(?:(?:the\s)?(?:end|start|beginning|middle)\sof\s|back\sin\s"
        rf"|(?:in|since|until|by|from|early|late|mid-?)\s)?{_MONTH},?\s(?:of\s)?"
        rf"{_YEAR}\b|\b(?:(?:the\s)?(?:end|start|beginning|middle)\sof|in|since|until|by|last|next"
        rf"|this|back\sin|early|late|mid-?|of)\s{_MONTH}(?!\w)|\b{_WEEKDAY}(?:\s(?:morning|afternoon|evening|night))?\b"
        rf"|\b\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.m\.|[ap]m\b)(?:\s(?:local time|[A-Z]{{2,4}})\b)?"
        rf"|\b{_YEAR}s?(?![\d,.]\d)\b|\b(?:yesterday|today|tonight|tomorrow)\b"
        rf"|\b(?:last|next|this|earlier this|later this|end of the|end of this)\s(?:year|month|week"
        rf"|weekend|summer|winter|spring|autumn|fall|season|century)\b"
        rf"|\b(?:the\s)?\d{{1,2}}(?:st|nd|rd|th)[\s-]century\b")),
    (Type.DURATION, re.compile(
        rf"\b{_ABOUT}{_NUMBER}(?:(?:\sto\s|\sor\s|[-–]){_NUMBER})?[\s-]{_UNIT}\b"
        rf"(?:\s(?:and\s)?{_NUMBER}\s{_UNIT}\b)*(?:[\s-](?:old|ago|later|long))?")),
    (Type.NUMBER, re.compile(
        rf"\b\d+-\d+\b|\b\d+-(?:foot|inch)-?\d*|{_ABOUT}(?<![\w.$€£]){_NUMBER}(?!\w)")),
)  # fmt: skip
"""Dates are looked for in the text as it is, all else in small letters."""

_COUNTED = re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b")
"""What all figures but dates need."""
_NEEDED = {
    Type.MONEY: re.compile(
        r"[$€£¥₩₹¢]|usd|eur|gbp|dollar|pound|won|yen|yuan|rupee|franc|peso|ruble|cent|pence|kron"
        r"|crown"
    ),
    Type.PERCENT: re.compile(r"%|cent"),
    Type.DATE: re.compile(
        r"\d|jan|feb|ma[ry]|apr|ju[nl]|aug|sep|oct|nov|dec|day|tonight|tomorrow|year|month|week"
        r"|summer|winter|spring|autumn|fall|season|century"
    ),
    Type.DURATION: re.compile(r"second|minute|hour|day|week|month|year|decade|centur"),
}
"""What stands in small letters wherever the rules, which are slow, can find something."""


def find_figures(text: str) -> list[Candidate]:
    """Money, dates, numbers and the like; none overlaps another. Those of a type are in order."""
    found: list[Candidate] = []
    low = _lower(text)
    counted = _COUNTED.search(low) is not None
    for kind, pattern in _RULES:
        needed = _NEEDED.get(kind)
        if not (counted or kind is Type.DATE) or (needed is not None and not needed.search(low)):
            continue
        for match in pattern.finditer(text if kind is Type.DATE else low):
            start, end = match.span()
            if not any(start < one.end and one.start < end for one in found):
                found.append(Candidate(kind, start, end))
    return found


def _lower(text: str) -> str:
    """The text in small letters, of the same length."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
