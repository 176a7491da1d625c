import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from bot.answer.asking import load_asking
from bot.answer.kinds import Kind


def test_every_noun_names_a_kind_of_answer():
    asking = load_asking()

    assert asking.nouns
    assert {Kind(kind) for kind in asking.nouns.values()} >= {Kind.PERSON, Kind.GROUP, Kind.PLACE}


def test_no_noun_is_listed_twice():
    kept = tomllib.loads(files("bot.answer").joinpath("asking.toml").read_text("utf-8"))
    counts = Counter(word for listed in kept["nouns"].values() for word in listed.split())

    assert [word for word, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("historian", "person"),
        ("historians", "person"),
        ("companies", "group"),
        ("churches", "place"),
        ("boss", "person"),
        ("prices", "money"),
        ("plover", None),
    ],
)
def test_nouns_are_known_in_singular_and_plural(word: str, kind: str | None):
    assert load_asking().kind_of_noun(word) == kind
