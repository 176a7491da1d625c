from hypothesis import given

from bot.answer.chunks import find_phrases, is_verb, read_words
from bot.answer.reading import Sentence, read_passage
from tests.answer.conftest import any_text


def one(text: str) -> Sentence:
    [sentence] = read_passage(text)
    return sentence


def phrases(text: str, *asked: str) -> dict[str, str]:
    words = read_words(one(text))
    found: dict[str, str] = {}
    for shape, first, last in find_phrases(words, frozenset(asked)):
        found.setdefault(text[words[first].start : words[last - 1].end], shape)
    return found


def test_words_keep_their_signs_and_know_their_stems():
    words = read_words(one("Quill's $5 boat, U.S. built, sank."))

    assert [word.text for word in words] == ["Quill's", "$5", "boat", ",", "U.S.", "built", ",",
                                             "sank", "."]  # fmt: skip
    assert words[0].stems == {"quill"}
    assert words[3].stems == frozenset()


def test_phrases_stand_between_small_words_and_are_joined_by_them():
    found = phrases("The port is run by the Council of Dunmere and three old towns.")

    assert found["Council"] == "capitals"
    assert found["Council of Dunmere"] == "joined of"
    assert found["Dunmere and three old towns"] == "joined list"
    assert found["three old towns"] == "words"


def test_verbs_and_words_of_the_question_end_a_phrase():
    found = phrases("Old boats carried green oysters home.", "oyster")

    assert {"Old boats", "green", "home"} <= found.keys()


def test_clauses_end_at_signs():
    found = phrases("The mayor smiled, because the bridge was closed.")

    assert found["The mayor smiled"] == "clause"
    assert found["because the bridge was closed"] == "clause"


def test_verbs_are_known_by_form_and_place():
    words = read_words(one("The mayor closed a bridge that they mend, and it has rusted."))
    verbs = [word.text for n, word in enumerate(words) if is_verb(words, n)]

    assert verbs == ["closed", "rusted"]


@given(any_text)
def test_phrases_lie_within_the_sentence(text: str):
    for sentence in read_passage(text):
        words = read_words(sentence)
        for _, first, last in find_phrases(words, frozenset()):
            assert 0 <= first < last <= len(words)
