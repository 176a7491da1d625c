"""Reads JSON (one record, a list of them, a list under a name) and JSONL (one a line).

A bad record is refused alone, with the line it begins at. A JSON file that is broken is
refused as a whole, since what follows a mistake cannot be told apart; in JSONL it costs its
line.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from bot.news.fields import FieldError, make_record, read_fields
from bot.news.outlets import Outlets
from bot.news.reading import IdSource, Problem, Reading, Record

_LISTS = ("articles", "items", "records", "documents", "results", "data", "news", "entries")
_MOST_REFUSED = 10_000  # records; a file with more is not what it was taken for
_SAME = {IdSource.OWN: "id", IdSource.URL: "url", IdSource.CONTENT: "title and text"}
_KINDS = {list: "a list", str: "a text", bool: "true or false", type(None): "null"}
_MISTAKES = {  # what the json module says, for people
    "Unterminated string starting at": "no end of the text that begins",
    "Expecting value": "a value is missing",
    "Expecting ',' delimiter": "a comma is missing",
    "Expecting ':' delimiter": "a colon is missing",
    "Expecting property name enclosed in double quotes": "a name in double quotes is missing",
    "Illegal trailing comma before end of object": "a comma too many",
    "Illegal trailing comma before end of array": "a comma too many",
}
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(strict=False)  # raw tabs and line ends in texts do no harm


class _RefusedError(Exception):
    """Why a file or record is refused, and the line to name."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.line = line


def read_json(text: str, name: str, outlets: Outlets) -> Reading:
    """The articles of a JSON file."""
    try:
        values = _values(text)
    except _RefusedError as error:
        return Reading(refused=(Problem(name, str(error), error.line),))
    reading = _read_all(values, name, outlets)
    if not reading.records and not reading.refused:
        return Reading(refused=(Problem(name, "holds an empty list and no article"),))
    return reading


def read_json_lines(text: str, name: str, outlets: Outlets) -> Reading:
    """The articles of a JSONL file; blank lines are passed over."""
    lines = ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())
    values = ((number, _line_value(line, number)) for number, line in lines)
    return _read_all(values, name, outlets)


def _line_value(line: str, number: int) -> Any:
    """The value of one line, or the error it is refused with, so that the next can be read."""
    try:
        return _decode_all(line, number)
    except _RefusedError as error:
        return error


def _read_all(values: Iterable[tuple[int, Any]], name: str, outlets: Outlets) -> Reading:
    records: dict[str, Record] = {}
    refused: list[Problem] = []
    for line, value in values:
        if len(refused) == _MOST_REFUSED:
            reason = f"has {_MOST_REFUSED:,} bad records up to here; the rest is not read"
            refused.append(Problem(name, reason, line))
            break
        try:
            if isinstance(value, _RefusedError):
                raise FieldError(str(value))
            if not isinstance(value, dict):
                kind = _KINDS.get(type(value), "a number")
                raise FieldError(f"is {kind}, not an object with a title and a body")
            fields = read_fields(value)
            record = make_record(fields, fields.body or "", line, outlets)
            first = records.setdefault(record.article.head.id, record)
            if first is not record:
                same = _SAME[record.id_source]
                raise FieldError(f"has the same {same} as the record of line {first.line}")
        except FieldError as error:
            refused.append(Problem(name, str(error), line))
    return Reading(tuple(records.values()), tuple(refused))


def _values(text: str) -> Iterator[tuple[int, Any]]:
    """The records of a whole JSON text, each with the line it begins at.

    The elements of a list are decoded a second time, one by one, for their lines. Raises
    _RefusedError.
    """
    value = _decode_all(text, 1)
    start = _skip(text, 0)
    if isinstance(value, list):
        return _elements(text, start)
    listed = None
    if isinstance(value, dict):
        listed = next((key for key in _LISTS if isinstance(value.get(key), list)), None)
    if listed is None:
        return iter([(text.count("\n", 0, start) + 1, value)])
    return _elements(text, _member(text, start, listed))


def _decode_all(text: str, line: int) -> Any:
    """The value of `text`, whose first line is `line` of the file."""
    try:
        value, end = _DECODER.raw_decode(text, _skip(text, 0))
        if _skip(text, end) < len(text):
            raise json.JSONDecodeError("it ends, but more follows", text, end)
    except json.JSONDecodeError as error:
        is_cut = error.pos >= len(text.rstrip()) or error.msg == "Unterminated string starting at"
        what = "is cut off" if is_cut else "is not valid JSON"
        reason = _MISTAKES.get(error.msg, error.msg)
        at = line + error.lineno - 1
        raise _RefusedError(f"{what}: {reason} at column {error.colno}", at) from error
    except RecursionError as error:
        raise _RefusedError("is not read: its values are nested too deeply", line) from error
    except ValueError as error:  # a number of more digits than Python converts
        raise _RefusedError(
            "is not read: it holds a number of thousands of digits", line
        ) from error
    return value


def _elements(text: str, at: int) -> Iterator[tuple[int, Any]]:
    """The values of the list at `at` of a valid text, with their lines."""
    line, counted = 1, 0
    at = _skip(text, at + 1)
    while text[at] != "]":
        line, counted = line + text.count("\n", counted, at), at
        value, at = _DECODER.raw_decode(text, at)
        yield line, value
        at = _next(text, at)


def _member(text: str, at: int, name: str) -> int:
    """Where in a valid text the list called `name` of the object at `at` begins."""
    at = _skip(text, at + 1)
    while True:
        key, at = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, at) + 1)
        if key == name and text[at] == "[":
            return at
        _, at = _DECODER.raw_decode(text, at)
        at = _next(text, at)


def _next(text: str, at: int) -> int:
    at = _skip(text, at)
    return _skip(text, at + 1) if text[at] == "," else at


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
