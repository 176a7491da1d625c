import numpy as np
import pytest
from hypothesis import given, settings

from bot.answer.features import FEATURES
from bot.answer.question import understand
from bot.answer.rank import gather
from bot.answer.thesaurus import load_thesaurus
from bot.search.snapshot import Snapshot
from tests.answer.conftest import ARTICLES, Understand, any_text, write

LIBRARY = Snapshot.build(ARTICLES)


@pytest.fixture
def feature(library: Snapshot, understood: Understand):
    """A feature of the sentence that begins so, when a question is asked."""

    def read(question: str, beginning: str, name: str) -> float:
        ranking = gather(understood(question), library)
        row = next(n for n, one in enumerate(ranking.sentences) if one.text.startswith(beginning))
        return float(ranking.features[row, FEATURES.index(name)])

    return read


def test_names_of_features_are_distinct():
    assert len(set(FEATURES)) == len(FEATURES)


def test_more_of_the_question_gives_more_words(feature):
    question = "who closed the old tannery bridge in dunmere"

    assert feature(question, "The council", "words") > feature(question, "“A closed", "words")
    assert feature(question, "The council", "missing words") <= feature(
        question, "“A closed", "missing words"
    )


def test_the_wanted_type_counts_only_where_it_is_wanted(feature):
    assert feature("how much will the repair cost", "The repair", "candidate money") > 0
    assert feature("who will repair it", "The repair", "candidate money") == 0
    assert feature("who will repair it", "The repair", "candidate person") > 0


def test_speech_counts_only_where_somebodys_words_are_asked_for(feature):
    said = "quotation, said asked"

    assert feature("what did Quill say about the bridge", "“A closed", said) == 1
    assert feature("who closed the bridge", "“A closed", said) == 0


def test_a_clause_of_cause_counts_where_a_reason_is_asked_for(feature):
    assert feature("why did the price of bread rise", "The price", "cause") == 1
    assert feature("when did the price of bread rise", "The price", "cause") == 0


def test_a_quoted_phrase_is_looked_for_as_it_stands(feature):
    question = 'who said "a closed bridge is better"'

    assert feature(question, "“A closed", "phrase") == 1
    assert feature(question, "The council", "phrase") == 0


def test_questions_and_fragments_are_told_from_statements():
    library = Snapshot.build(
        [write("a", "Who closed the bridge? Quill closed the bridge\n\nBridge")]
    )
    ranking = gather(understand("who closed the bridge", library, load_thesaurus()), library)
    rows = {one.text: row for one, row in zip(ranking.sentences, ranking.features, strict=True)}

    assert rows["Who closed the bridge?"][FEATURES.index("question")] == 1
    assert rows["Quill closed the bridge"][FEATURES.index("question")] == 0
    assert rows["Quill closed the bridge"][FEATURES.index("no full stop")] == 1


@settings(max_examples=40)
@given(any_text)
def test_the_features_of_any_question_are_finite(text: str):
    ranking = gather(understand(text, LIBRARY, load_thesaurus()), LIBRARY)

    assert ranking.features.shape == (len(ranking.places), len(FEATURES))
    assert len(ranking.sentences) == len(ranking.places)
    assert np.isfinite(ranking.features).all()
