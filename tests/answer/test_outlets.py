import pytest
from hypothesis import given

from bot.answer.outlets import Mastheads, Source
from tests.answer.conftest import any_text

NAMES = (
    "The Korea Herald", "Port Solace Herald", "Calder Strait Gazette", "The Anchor", "Fortune",
    "The Age", "Plainfacts", "Strait Sport - Football", "Northlight | Science", "delta.example.com",
)  # fmt: skip


@pytest.fixture(scope="module")
def mastheads() -> Mastheads:
    return Mastheads(NAMES)


def asked(mastheads: Mastheads, question: str) -> list[tuple[str, str]]:
    return [(one.outlet, question[one.start : one.end]) for one in mastheads.find(question)]


@pytest.mark.parametrize(
    ("question", "outlet", "words"),
    [
        ("who spoke with him in the korea herald", "The Korea Herald", "in the korea herald"),
        ("who spoke in Korea Herald?", "The Korea Herald", "in Korea Herald"),
        ("who won, according to the Calder Strait Gazette?", "Calder Strait Gazette",
         "according to the Calder Strait Gazette"),
        ("what does the gazette say about rye", "Calder Strait Gazette", "does the gazette say"),
        ("any news from Plainfacts on the moon", "Plainfacts", "news from Plainfacts"),
        ("what did plainfacts write about rye", "Plainfacts", "did plainfacts write"),
        ("plainfacts article about rye", "Plainfacts", "plainfacts article"),
        ("what is in Fortune about rye", "Fortune", "in Fortune"),
        ("who is rich according to fortune", "Fortune", "according to fortune"),
        ("what did the age report on the storm", "The Age", "did the age report"),
        ("which boat does plainfacts like", "Plainfacts", "does plainfacts"),
        ("who scored in Strait Sport", "Strait Sport - Football", "in Strait Sport"),
        ("what is new, from northlight?", "Northlight | Science", "from northlight"),
        ("how deep is it, according to delta.example", "delta.example.com",
         "according to delta.example"),
    ],
)  # fmt: skip
def test_an_outlet_is_heard_where_the_words_say_that_it_is_meant(
    mastheads: Mastheads, question: str, outlet: str, words: str
):
    assert asked(mastheads, question) == [(outlet, words)]


@pytest.mark.parametrize(
    "question",
    [
        "who died in the age of steam",
        "who died in The Age of Steam",
        "who made a fortune in oil",
        "who went in search of fortune",
        "where did the ship drop the anchor",
        "what is said in the anchor chain",
        "what did the herald say",
        "what did gazette say",
        "who lives in Plainfacts Street",
        "who read it",
        "",
    ],
)
def test_ordinary_words_and_doubtful_names_are_no_outlets(mastheads: Mastheads, question: str):
    assert asked(mastheads, question) == []


def test_two_outlets_can_be_asked_for_at_once(mastheads: Mastheads):
    found = mastheads.find("what is in the Korea Herald and in the Calder Strait Gazette")

    assert [one.outlet for one in found] == ["The Korea Herald", "Calder Strait Gazette"]


def test_known_outlets_are_also_called_by_their_aliases():
    mastheads = Mastheads(["The New York Times"])

    assert [one.outlet for one in mastheads.find("what did the nyt write about rye")] == [
        "The New York Times"
    ]
    assert mastheads.find("according to nytimes.com who won")


def test_an_ordinary_word_is_less_certain_than_a_name(mastheads: Mastheads):
    assert mastheads.find("what is in Fortune about rye")[0].certain is False
    assert mastheads.find("what is in Plainfacts about rye")[0].certain is True


def test_a_library_without_outlets_hears_none():
    assert Mastheads([]).find("according to the Gazette") == []


@given(any_text)
def test_whatever_is_asked_the_words_of_an_outlet_are_part_of_it(text: str):
    for found in Mastheads(NAMES).find(text):
        assert isinstance(found, Source)
        assert found.outlet in NAMES
        assert 0 <= found.start < found.end <= len(text)


def test_a_time_may_follow_the_name_of_an_outlet():
    papers = Mastheads(["Harrow Point Courier"])
    [source] = papers.find("what did Venn say in the Harrow Point Courier in May 2024?")

    assert source.outlet == "Harrow Point Courier"
