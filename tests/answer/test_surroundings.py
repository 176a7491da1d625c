from bot.answer.rank import find_passages
from bot.answer.reading import read_passage
from bot.answer.surroundings import Surroundings, survey
from bot.answer.vectors import load_vectors
from bot.search.snapshot import Snapshot
from bot.search.tokens import stem
from bot.search.values import EVERYTHING
from tests.answer.conftest import BODIES, Understand


def surveyed(
    question: str, library: Snapshot, understood: Understand
) -> list[tuple[str, Surroundings]]:
    asked = understood(question)
    hits = find_passages(asked, library, EVERYTHING)
    bodies = {hit.article: BODIES[library.heads[hit.article].id] for hit in hits}
    passages = [read_passage(bodies[hit.article][hit.start : hit.end]) for hit in hits]
    meaning = load_vectors().weighed((term.stem, term.weight) for term in asked.terms)
    found = survey(asked, meaning, hits, passages, bodies, library)
    return [(library.heads[hit.article].id, one) for hit, one in zip(hits, found, strict=True)]


def test_scores_are_shares_of_the_best(library: Snapshot, understood: Understand):
    found = surveyed("who closed the old bridge in Dunmere", library, understood)

    assert found[0][0] == "bridge"
    assert found[0][1].best
    assert found[0][1].passage_score == 1
    assert max(one.article_score for _, one in found) == 1
    assert all(0 < one.passage_score <= 1 and 0 < one.article_score <= 1 for _, one in found)
    assert sum(one.best for _, one in found) == 1


def test_words_of_headline_and_opening_are_known_below(library: Snapshot, understood: Understand):
    asked = understood("who spoke about patrols")
    found = dict(surveyed("who spoke about patrols", library, understood))
    place = asked.stems.index(stem("patrols"))

    assert found["patrols"].levels.headline[place] == 1
    assert found["patrols"].levels.opening[place] == 1
    assert found["patrols"].levels.passage[place] == 1


def test_words_written_with_capitals_are_likely_names(library: Snapshot, understood: Understand):
    asked = understood("what did farrow say about oysters")
    names = dict(surveyed("what did farrow say about oysters", library, understood))[
        "oysters"
    ].levels.names

    assert names[asked.stems.index(stem("farrow"))] > names[asked.stems.index(stem("oysters"))]


def test_names_beside_a_description_are_known(library: Snapshot, understood: Understand):
    asked = understood("what did the biologist say")
    found = dict(surveyed("what did the biologist say", library, understood))
    beside = found["oysters"].described[asked.stems.index(stem("biologist"))]

    assert stem("farrow") in beside
