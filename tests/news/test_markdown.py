import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.markdown import read_markdown
from bot.news.outlets import Outlet, Outlets
from bot.news.reading import Record

OUTLETS = Outlets([Outlet("The Eastmoor Courier", domains=("courier.example",))])
BODY = """The pier of *Eastmoor* is closed.

## Why

It is [old](https://x.example)."""
PLAIN = "The pier of Eastmoor is closed.\n\nWhy\n\nIt is old."


def read(text: str) -> Record:
    reading = read_markdown(text, "pier.md", OUTLETS)
    assert reading.refused == ()
    return reading.records[0]


def refusal(text: str) -> str:
    reading = read_markdown(text, "pier.md", OUTLETS)
    assert reading.records == ()
    return str(reading.refused[0])


def test_yaml_front_matter_names_the_fields() -> None:
    record = read(
        "---\ntitle: Pier closed\nauthor: [Ada Quill, Bo Marsh]\ndate: 2024-02-28T10:19:00+09:00\n"
        f"source: eastmoor courier\nurl: https://courier.example/pier\nid: 007\nextra: {{a: 1}}\n"
        f"---\n\n{BODY}\n"
    )
    head = record.article.head
    assert (head.id, head.title, head.byline) == ("007", "Pier closed", "Ada Quill, Bo Marsh")
    assert (head.outlet, str(head.published)) == ("The Eastmoor Courier", "2024-02-28T10:19+09:00")
    assert record.article.body == PLAIN
    assert record.warnings == ()


def test_toml_front_matter_names_the_fields() -> None:
    record = read(f'+++\ntitle = "Pier closed"\ndate = 2024-02-28\nid = 7\n+++\n{BODY}')
    assert (record.article.head.id, str(record.article.head.published)) == ("7", "2024-02-28")
    assert record.article.body == PLAIN


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    record = read(f"# Pier *closed*\n\n{BODY}")
    assert record.article.head.title == "Pier closed"
    assert record.article.body == PLAIN


def test_a_heading_that_repeats_the_title_is_not_body() -> None:
    assert read(f"---\ntitle: Pier closed\n---\n# Pier closed\n\n{BODY}").article.body == PLAIN


def test_a_title_may_stand_as_heading_below_front_matter() -> None:
    record = read(f"---\ndate: 2024-02-28\ntitle:\n---\n# Pier closed\n\n{BODY}")
    assert record.article.head.title == "Pier closed"
    assert record.article.body == PLAIN


def test_byline_and_date_may_stand_in_lines_below_the_title() -> None:
    record = read(f"# Pier closed\n\nBy Ada Quill\n\nPublished: Feb. 28, 2024\n\n{BODY}")
    assert record.article.head.byline == "Ada Quill"
    assert str(record.article.head.published) == "2024-02-28"
    assert record.article.body == PLAIN


def test_image_texts_are_leftovers() -> None:
    record = read(f"# Pier closed\n\n![The pier at dawn](p.jpg)\n\n{BODY}")
    assert record.article.leftovers == ("The pier at dawn",)
    assert record.article.body == PLAIN


def test_what_cannot_be_seen_does_not_reach_the_body() -> None:
    record = read("# Pier\u202e closed\n\nThe pi\u200ber is\x00 closed.\u2066&#8203;")
    assert record.article.head.title == "Pier closed"
    assert record.article.body == "The pier is closed."


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\na: &x [1]\ntitle: *x\n---\nText", "pier.md:3: has front matter that is not YAML: "
         "aliases are not allowed"),
        ("---\ntitle: Pier: closed\n---\nText", "pier.md:2: has front matter that is not YAML: "
         "mapping values are not allowed here"),
        ("---\n- a\n---\nText", "pier.md: has front matter that is no list of names and values"),
        ("+++\ntitle = \n+++\nText", "pier.md: has front matter that cannot be read: Inv"),
        ("---\ntitle: " + "x" * 20_000 + "\n---\nText", "pier.md: has front matter of more than"
         " 16,384 characters"),
        ("---\ntitle: " + "[" * 10_000 + "\n---\nText", "pier.md: has front matter that cannot"),
        ("---\nauthor: Ada\n---\nText", "pier.md: has no title"),
        ("# Pier closed\n", "pier.md: has no body"),
        ("---\ntitle: {a: b}\n---\nText", "pier.md: has no plain text as title"),
    ],
)  # fmt: skip
def test_front_matter_that_cannot_be_read_is_refused_with_its_line(text: str, reason: str) -> None:
    assert refusal(text).startswith(reason)


def test_a_tag_in_front_matter_builds_no_object() -> None:
    text = "---\ntitle: !!python/object/apply:os.getcwd []\n---\nText"
    assert refusal(text) == "pier.md: has no plain text as title"


@given(st.text(st.sampled_from("ab-+:&*[]{}'\"#!|>%@ \n"), max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_front_matter_is_read_or_refused(text: str) -> None:
    reading = read_markdown(f"---\n{text}\n---\n# T\n\nBody", "pier.md", OUTLETS)
    assert len(reading.records) + len(reading.refused) == 1


def test_a_text_longer_than_any_article_is_refused() -> None:
    reading = read_markdown("# Pier\n" + "a\n" * 20_001, "pier.md", OUTLETS)
    assert list(map(str, reading.refused)) == [
        "pier.md: is too long for an article: it has 20,002 lines"
    ]
