import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.outlets import Outlets
from bot.news.reading import IdSource, Reading
from bot.news.records import read_json, read_json_lines

BODY = "The pier of Eastmoor is closed.\n\nIt opens again in May, the harbour master said."


def pier(**fields: Any) -> dict[str, Any]:
    return {"title": "Pier closed", "body": BODY, **fields}


def said(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.refused]


def ids(reading: Reading) -> list[str]:
    return [record.article.head.id for record in reading.records]


def test_one_object_is_one_article(outlets: Outlets) -> None:
    (record,) = read_json("\n\n" + json.dumps(pier(id="a1")), "a.json", outlets).records
    assert record.article.head.id == "a1"
    assert record.article.head.title == "Pier closed"
    assert record.article.body == BODY
    assert record.line == 3


@pytest.mark.parametrize("key", ["articles", "items"])
def test_a_list_may_stand_alone_or_under_a_name(outlets: Outlets, key: str) -> None:
    records = [pier(id=1), pier(id=2)]
    alone = read_json(json.dumps(records, indent=1), "a.json", outlets)
    named = read_json(json.dumps({"status": {"ok": [1]}, key: records}), "a.json", outlets)
    assert ids(alone) == ids(named) == ["1", "2"]
    assert [record.line for record in alone.records] == [2, 7]


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_each_record_of_a_list_knows_its_line(outlets: Outlets, indent: int | None) -> None:
    text = json.dumps({"n": "[{", "articles": [pier(id=n) for n in range(3)]}, indent=indent)
    lines = [record.line for record in read_json(text, "a.json", outlets).records]
    starts = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == "{"]
    assert lines == (starts[1:] if indent else [1, 1, 1])


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('[{"title": "A"},\n {"title": "B', "a.json:2: is cut off: no end of the text that begins"
         " at column 12"),
        ('{"title": "A",\n\n', "a.json:3: is cut off: a name in double quotes is missing"),
        ('[{"title": "A"}\n{"title": "B"}]', "a.json:2: is not valid JSON: a comma is missing at"
         " column 1"),
        ('{"title" "A"}', "a.json:1: is not valid JSON: a colon is missing at column 10"),
        ('{"title": ?}', "a.json:1: is not valid JSON: a value is missing at column 11"),
        ('{"title": "A"} and so on', "a.json:1: is not valid JSON: it ends, but more follows"
         " at column 15"),
        ("[" * 100_000, "a.json:1: is not read: its values are nested too deeply"),
        ('{"title": ' + "9" * 5000 + "}", "a.json:1: is not read: it holds a number of thousands"
         " of digits"),
        ("[]", "a.json: holds an empty list and no article"),
        ('{"articles": []}', "a.json: holds an empty list and no article"),
        ('"a text"', "a.json:1: is a text, not an object with a title and a body"),
        ("{}", "a.json:1: has no title and no body"),
    ],
)  # fmt: skip
def test_broken_json_is_refused_with_line_and_column(
    outlets: Outlets, text: str, reason: str
) -> None:
    reading = read_json(text, "a.json", outlets)
    assert reading.records == ()
    assert len(reading.refused) == 1
    assert said(reading)[0].startswith(reason)


def test_a_bad_line_does_not_cost_the_good_ones(outlets: Outlets) -> None:
    lines = [
        json.dumps(pier(id=1)),
        '{"id": 2, "title": "cut o',
        "",
        "[1, 2]",
        json.dumps({"id": 3, "title": "No body"}),
        json.dumps({"id": 4, "title": "  ", "body": "Text."}),
        "[" * 100_000,
        json.dumps(pier(id=5)) + "\r",
    ]
    reading = read_json_lines("\n".join(lines), "a.jsonl", outlets)
    assert ids(reading) == ["1", "5"]
    assert [record.line for record in reading.records] == [1, 8]
    assert said(reading) == [
        "a.jsonl:2: is cut off: no end of the text that begins at column 20",
        "a.jsonl:4: is a list, not an object with a title and a body",
        "a.jsonl:5: has no body",
        "a.jsonl:6: has no title",
        "a.jsonl:7: is not read: its values are nested too deeply",
    ]


def test_a_record_with_an_id_met_before_is_refused(outlets: Outlets) -> None:
    lines = [json.dumps(pier(id=7)), json.dumps({"id": "7", "title": "B", "body": "Other."})]
    reading = read_json_lines("\n".join(lines), "a.jsonl", outlets)
    assert ids(reading) == ["7"]
    assert said(reading) == ["a.jsonl:2: has the same id as the record of line 1"]


def test_a_record_with_a_url_met_before_is_refused(outlets: Outlets) -> None:
    records = [
        pier(url="https://www.eastmoor.example/pier?utm_source=x"),
        pier(url="https://eastmoor.example/pier", body="Changed."),
        pier(),
        pier(),
    ]
    text = "\n".join(map(json.dumps, records))
    reading = read_json_lines(text, "a.jsonl", outlets)
    assert [record.id_source for record in reading.records] == [IdSource.URL, IdSource.CONTENT]
    assert said(reading) == [
        "a.jsonl:2: has the same url as the record of line 1",
        "a.jsonl:4: has the same title and text as the record of line 3",
    ]


def test_a_file_of_nothing_but_bad_records_is_not_read_to_its_end(outlets: Outlets) -> None:
    reading = read_json_lines("[]\n" * 10_050, "a.jsonl", outlets)
    assert len(reading.refused) == 10_001
    assert said(reading)[-1] == (
        "a.jsonl:10001: has 10,000 bad records up to here; the rest is not read"
    )


def test_half_a_character_cannot_be_stored_and_is_refused(outlets: Outlets) -> None:
    text = '{"title": "A", "body": "broken \\ud83d here"}'
    reading = read_json(text, "a.json", outlets)
    assert said(reading) == ["a.json:1: has half a character (\\ud83d) in its body"]


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
VALUES = st.recursive(SCALARS, lambda inner: st.lists(inner, max_size=3), max_leaves=5)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(TEXTS.filter(str.strip), st.booleans())
@settings(max_examples=50, deadline=None)
def test_a_body_is_stored_as_it_came_character_for_character(body: str, ascii_only: bool) -> None:
    text = json.dumps({"id": 1, "title": "T", "body": body}, ensure_ascii=ascii_only)
    for reading in (
        read_json(text, "a.json", Outlets([])),
        read_json_lines(text, "a.jsonl", Outlets([])),
    ):
        assert [record.article.body for record in reading.records] == [body]


@given(st.dictionaries(st.sampled_from(["id", "title", "body", "date", "source", "url", "author",
                                        "updated", "language", "x"]), VALUES))  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_any_record_is_read_or_refused_with_its_line(record: dict[str, Any]) -> None:
    reading = read_json_lines("\n" + json.dumps(record), "a.jsonl", Outlets([]))
    assert len(reading.records) + len(reading.refused) == 1
    for problem in reading.refused:
        assert problem.line == 2
        assert problem.reason


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    reading = read_json(text, "a.json", Outlets([]))
    assert reading.records or reading.refused
