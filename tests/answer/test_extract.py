from datetime import date
from itertools import pairwise

from bot.answer.answer import answer
from bot.answer.values import Answer
from bot.search.snapshot import Snapshot
from tests.answer.conftest import NOW, PATROLS, answered, write


def asked(question: str, *articles: tuple[str, str, str, int], limit: int = 3) -> Answer:
    """An answer out of articles: id, outlet, body, day of January."""
    library = Snapshot.build(
        write(name, body, outlet=outlet, on=date(2024, 1, day))
        for name, outlet, body, day in articles
    )
    return answered(answer(question, library, now=NOW, limit=limit, threshold=0.0))


BRIDGE = "Mayor Idris Quill closed the Old Tannery Bridge at noon because its beams were rotten."
RAIN = "Rain fell on the hills of Hollin for nine days and the river rose over its banks."


def test_words_that_several_outlets_carry_are_quoted_once():
    found = asked(
        "who closed the Old Tannery Bridge",
        ("one", "Kestrel Courier", f"{BRIDGE}\n\nNobody was hurt.", 1),
        ("two", "Tidewater Gazette", f"{BRIDGE}\n\nThe weather was fine all day long.", 2),
    )
    quotes = [one for one in found.extracts if "Idris Quill" in one.text]

    assert len(quotes) == 1
    assert {quotes[0].head.outlet, *(one.outlet for one in quotes[0].also_in)} == {
        "Kestrel Courier", "Tidewater Gazette",
    }  # fmt: skip


def test_a_wire_copy_is_named_beside_the_article_quoted():
    found = asked(
        "who spoke with Bessel",
        ("one", "Kestrel Courier", PATROLS, 1),
        ("two", "Tidewater Gazette", PATROLS, 2),
    )
    first = found.extracts[0]

    assert len({one.text for one in found.extracts}) == len(found.extracts)
    assert len(first.also_in) == 1
    assert first.also_in[0].id != first.head.id


def test_no_two_extracts_overlap():
    found = asked("what did Venn and Bessel say about patrols", ("one", "x", PATROLS, 1), limit=9)
    spans = sorted((one.start, one.end) for one in found.extracts)

    assert all(end <= start for (_, end), (start, _) in pairwise(spans))


def test_no_more_is_quoted_than_asked_for():
    articles = [("one", "x", PATROLS, 1), ("two", "y", BRIDGE, 2), ("three", "z", RAIN, 3)]
    for limit in (1, 2, 3):
        assert (
            len(
                asked("who closed the bridge on the river patrols", *articles, limit=limit).extracts
            )
            <= limit
        )


def test_the_best_extract_comes_first_and_says_why():
    found = asked("who closed the bridge", ("one", "x", BRIDGE, 1), ("two", "y", RAIN, 2))
    scores = [one.score for one in found.extracts]

    assert scores == sorted(scores, reverse=True)
    assert found.extracts[0].reasons


def test_a_quoted_sentence_has_its_speaker():
    found = asked("what did Venn say about the dark water", ("one", "x", PATROLS, 1))

    assert found.extracts[0].speaker is not None
    assert "Venn" in found.extracts[0].speaker.name
