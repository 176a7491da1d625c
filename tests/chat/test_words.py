"""Every sentence exists in both languages, is used, and fits where it goes."""

import re
import string
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.answer.values import NoAnswerReason
from bot.chat import limits, words
from bot.chat.words import COMMANDS, SENTENCES, Language, age, choose, names, published, say, size
from bot.library.values import Outcome
from bot.news.article import Published

CODE = "\n".join(path.read_text("utf-8") for path in (Path(words.__file__).parent).glob("*.py"))
MADE_UP = {f"no_answer.{reason}" for reason in NoAnswerReason} | {
    f"corpus.{outcome}" for outcome in Outcome
}
"""Names that are put together."""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_exists_in_both_languages_with_the_same_fields(name: str):
    english, korean = (SENTENCES[name][language] for language in Language)

    assert english.strip()
    assert korean.strip()
    assert fields(english) == fields(korean)


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_is_used(name: str):
    assert re.search(rf"""["']{re.escape(name)}["']""", CODE) or name in MADE_UP


def test_no_sentence_is_missing():
    sections = "|".join({name.split(".")[0] for name in SENTENCES})

    said = set(re.findall(rf"""["']((?:{sections})\.[a-z_]+)["']""", CODE))

    assert said - set(SENTENCES) == set()


@pytest.mark.parametrize("name", [name for name in SENTENCES if name.startswith("button.")])
@pytest.mark.parametrize("language", Language)
def test_labels_fit_on_buttons(name: str, language: Language):
    assert len(SENTENCES[name][language]) <= 40


def test_the_form_keeps_its_limits():
    for language in Language:
        assert len(say(language, "ask.follow_up_title")) <= limits.MODAL_TITLE
        assert len(say(language, "ask.follow_up_label")) <= limits.INPUT_LABEL
        assert len(say(language, "ask.follow_up_hint")) <= limits.INPUT_PLACEHOLDER


def test_every_text_of_a_command_is_told_apart_from_the_others():
    described = [
        entry["description"]["en"] for entry in COMMANDS.values() if "description" in entry
    ]

    assert len(set(described)) == len(described)


@pytest.mark.parametrize(
    ("setting", "reader", "server", "language"),
    [
        (None, None, None, Language.ENGLISH),
        (None, "ko", "en-US", Language.KOREAN),
        (None, "de", "ko", Language.ENGLISH),
        (None, None, "ko", Language.KOREAN),
        ("ko", "en-GB", "en-US", Language.KOREAN),
        ("en", "ko", "ko", Language.ENGLISH),
    ],
)
def test_the_language_is_chosen(
    setting: str | None, reader: str | None, server: str | None, language: Language
):
    assert choose(setting=setting, reader=reader, server=server) is language


@pytest.mark.parametrize(
    ("moment", "shown"),
    [
        ("2024-03-05", "5 March 2024 (today)"),
        ("2024-03-04", "4 March 2024 (yesterday)"),
        ("2024-02-28", "28 February 2024 (6 days ago)"),
        ("2024-03-09", "9 March 2024"),
        ("2024-03-05T01:00+09:00", "<t:1709568000:f> (today)"),
    ],
)
def test_an_age_counts_days_where_the_article_appeared(moment: str, shown: str):
    now = datetime(2024, 3, 5, 12, tzinfo=UTC)

    assert age(Language.ENGLISH, Published.parse(moment), now) == shown


def test_what_has_no_date_has_no_age():
    assert age(Language.ENGLISH, None, datetime.now(UTC)) == "date unknown"
    assert published(Language.KOREAN, None) == "날짜 미상"
    assert published(Language.KOREAN, Published.on(date(2024, 2, 28))) == "2024년 2월 28일"


def test_names_in_a_row_are_escaped_and_counted():
    assert names(Language.ENGLISH, ["*A*", "B"]) == "\\*A\\*, B"
    assert names(Language.ENGLISH, "ABCDE") == "A, B, C and 2 more"


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 B"), (999, "999 B"), (100_000, "100.0 kB"), (2 * 10**9, "2.0 GB")]
)
def test_sizes(count: int, shown: str):
    assert size(count) == shown
