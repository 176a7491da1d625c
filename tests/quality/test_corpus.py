"""The sample corpus reads without a refusal, and each article as it was meant."""

from itertools import pairwise

import pytest

from bot.news.files import walk
from bot.news.reading import Reading, Record
from tests.quality.conftest import CORPUS

# own id or file stem: outlet, byline, published, updated
INTENDED: dict[str, tuple[str, str | None, str | None, str | None]] = {
    "shin-austin-call": ("The Newsbot Sampler", "Newsbot Desk", "2024-02-28T11:05+09:00", None),
    "containers-estimate": ("The Plainfacts Review", "Plainfacts staff", "2024-02-27", None),
    "freedom-shield": (
        "The Plainfacts Review",
        "Plainfacts staff",
        "2024-02-28T16:40+09:00",
        None,
    ),
    "april-eclipse": (
        "The Newsbot Sampler",
        "Newsbot Desk",
        "2024-04-09T01:30+00:00",
        "2024-04-09T07:15+00:00",
    ),
    "change-6": (
        "The Plainfacts Review",
        "Plainfacts science desk",
        "2024-06-28T18:00+08:00",
        None,
    ),
    "lyles-100m": ("The Newsbot Sampler", "Newsbot Desk", "2024-08-05", None),
    "han-kang-nobel": ("The Newsbot Sampler", "Newsbot Desk", "2024-10-10T20:45+09:00", None),
    "ferry-aground": (
        "Harrow Point Courier",
        "Nora Tansley",
        "2024-05-14T13:20-04:00",
        "2024-05-14T16:05-04:00",
    ),
    "ferry-saddle-rocks": (
        "Calder Strait Gazette",
        "MARCUS ELLERY, Calder Strait Gazette",
        "2024-05-15",
        None,
    ),
    "ferry-inquiry": ("Harrow Point Courier", "Nora Tansley", "2024-05-23T17:30-04:00", None),
    "electric-ferry-vote": ("Harrow Point Courier", "Samuel Ort", "2024-10-08T22:10-04:00", None),
    "cannery-strike-courier": ("Harrow Point Courier", None, "2024-06-04", None),
    "cannery-strike-gazette": ("Calder Strait Gazette", "Petra Lindholm", "2024-06-05", None),
    "hospital-power-cut": (
        "Harrow Point Courier",
        "Nora Tansley and Samuel Ort",
        "2024-11-12T06:30-05:00",
        "2024-11-12T14:45-05:00",
    ),
    "lighthouse-keeper": ("Harrow Point Courier", "Edda Morrow", None, None),
    "cyclone-herald": ("Port Solace Herald", "Strait Wire", "2024-01-21T08:15+11:00", None),
    "cyclone-courier": ("Harrow Point Courier", "Strait Wire", "2024-01-21", None),
    "maravane-president": ("Port Solace Herald", "Ondrej Salva", "2024-09-02T12:30+11:00", None),
    "athletic-cup-final": ("Strait Sport", "Cass Ibarra", "2024-05-25T19:05-04:00", None),
    "lindgren-transfer": ("Strait Sport", "Cass Ibarra", "2024-07-11", None),
    "athletic-new-stand": ("Strait Sport", "June Abara", "2024-08-30", None),
    "orrin-kelp": ("Northlight Science Letter", "Tamsin Achterberg", "2024-03-19", None),
    "solnae-library": ("솔내마을신문", "한여울", "2024-04-22", None),
    "mercado-puerto-almeda": ("La Hoja de Puerto Almeda", "Inés Barragán", "2024-07-06", None),
}
# own id or file stem: words of the title, of the first and of the last paragraph of the body
EDGES: dict[str, tuple[str, str, str]] = {
    "shin-austin-call": ("discuss North Korean arms", "South Korean Defense Minister", "(Sampler)"),
    "containers-estimate": ("count North Korea's containers", "How many", "southwestern Russia."),
    "freedom-shield": ("48 field drills", "South Korea and the United States", "every August."),
    "april-eclipse": ("The Moon's shadow", "A total eclipse", "until Aug. 23, 2044."),
    "lyles-100m": ("Lyles wins Olympic", "SAINT-DENIS", "for her country."),
    "ferry-aground": ("Ferry with 212 passengers", "The morning ferry", "two investigators."),
    "ferry-saddle-rocks": ("Islanders tell of fog", "FERNLEY ISLAND", "for six days."),
    "hospital-power-cut": ("Squirrel, not storm", "A power cut of 52 minutes", "power cut."),
    "lighthouse-keeper": ("The last man to wind", "Osric Thorne is 91", "There wasn't any.\""),
    "cyclone-herald": ("Cyclone Ondine kills three", "PORT SOLACE", "last storm.”"),
    "cyclone-courier": ("Three dead as Cyclone", "PORT SOLACE", "on Monday."),
    "orrin-kelp": ("Kelp found growing", "A forest of kelp", "was not found."),
    "solnae-library": ("솔내시, 폐역을", "솔내시는 20일", "이용료는 없다."),
}
JUNK = (
    "Link copied",
    "Log in",
    "Subscribe",
    "Share this",
    "Most read",
    "Related articles",
    "Advertisement",
    "cookie",
    "comments",
    "글자크기",
    "무단 전재",
    "file picture",
    "wait for news at the northern landing",
)
REAL_EVENTS = (
    "shin-austin-call",
    "containers-estimate",
    "freedom-shield",
    "april-eclipse",
    "change-6",
    "lyles-100m",
    "han-kang-nobel",
)


def test_every_file_is_read_and_none_is_refused(readings: dict[str, Reading]) -> None:
    assert len(readings) == 22
    assert walk(CORPUS).refused == ()
    assert {name: reading.refused for name, reading in readings.items() if reading.refused} == {}


def test_the_document_about_sources_is_no_article(readings: dict[str, Reading]) -> None:
    assert (CORPUS / "SOURCES.md").is_file()
    assert "SOURCES.md" not in readings


def test_every_file_is_named_in_the_document_about_sources(readings: dict[str, Reading]) -> None:
    sources = (CORPUS / "SOURCES.md").read_text(encoding="utf-8")
    assert [name for name in readings if f"`{name}`" not in sources] == []


def test_the_corpus_holds_the_articles_it_was_written_to_hold(records: dict[str, Record]) -> None:
    assert set(records) == set(INTENDED)
    assert len({record.article.head.id for record in records.values()}) == len(INTENDED)


@pytest.mark.parametrize("name", INTENDED)
def test_outlet_byline_and_dates_are_the_intended_ones(
    name: str, records: dict[str, Record]
) -> None:
    head = records[name].article.head
    published = str(head.published) if head.published else None
    updated = str(head.updated) if head.updated else None
    assert (head.outlet, head.byline, published, updated) == INTENDED[name]


@pytest.mark.parametrize("name", EDGES)
def test_title_and_both_ends_of_the_body_are_right(name: str, records: dict[str, Record]) -> None:
    title, first, last = EDGES[name]
    article = records[name].article
    assert title in article.head.title
    assert article.body.startswith(first)
    assert article.body.rstrip().removesuffix("(Gazette)").rstrip().endswith(last)


@pytest.mark.parametrize("name", INTENDED)
def test_no_furniture_of_the_page_is_in_the_body(name: str, records: dict[str, Record]) -> None:
    body = records[name].article.body
    assert [words for words in JUNK if words in body] == []
    lines = [line for line in body.splitlines() if line.strip()]
    assert [line for line, after in pairwise(lines) if line == after] == []


@pytest.mark.parametrize("name", REAL_EVENTS)
def test_no_words_are_put_into_the_mouths_of_real_people(
    name: str, records: dict[str, Record]
) -> None:
    assert not set('"“”„«»') & set(records[name].article.body)


def test_the_two_papers_with_the_wire_story_carry_the_same_words(
    records: dict[str, Record],
) -> None:
    herald, courier = (records[name].article.body for name in ("cyclone-herald", "cyclone-courier"))
    words = set(herald.split())
    assert sum(word in words for word in courier.split()) > 0.9 * len(courier.split())
    assert herald != courier
