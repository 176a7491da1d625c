"""What can be an answer: a typed span of a text."""

from enum import StrEnum
from typing import NamedTuple


class Type(StrEnum):
    """What a candidate is."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    NAME = "name"  # a name of none of the above for certain
    DATE = "date"
    DURATION = "duration"
    MONEY = "money"
    PERCENT = "percent"
    NUMBER = "number"
    QUOTE = "quote"  # words in quotation marks


class Candidate(NamedTuple):
    """A typed span of the text."""

    type: Type
    start: int
    end: int


NAMES = frozenset((Type.PERSON, Type.GROUP, Type.PLACE, Type.NAME))
FIGURES = frozenset((Type.MONEY, Type.PERCENT, Type.DATE, Type.DURATION, Type.NUMBER))
