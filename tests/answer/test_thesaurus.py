from bot.answer.thesaurus import SAME_EVENT, load_thesaurus
from bot.search.tokens import STOP_WORDS, stem


def test_words_of_one_event_stand_for_each_other():
    thesaurus = load_thesaurus()

    assert thesaurus.related(stem("fired"))[stem("dismissed")] >= SAME_EVENT
    assert thesaurus.related(stem("dismissed"))[stem("fired")] >= SAME_EVENT


def test_no_word_stands_for_itself_and_no_similarity_leaves_its_range():
    for one, related in load_thesaurus().stems.items():
        assert one not in related
        assert all(0 < similarity <= 1 for similarity in related.values())


def test_no_stop_word_stands_for_a_word_of_the_newsroom():
    related = load_thesaurus().related(stem("left"))

    assert not set(related) & STOP_WORDS


def test_common_words_are_known_and_invented_ones_are_not():
    thesaurus = load_thesaurus()

    assert thesaurus.knows(stem("bridges"))
    assert not thesaurus.knows("qwzrtx")
    assert thesaurus.related("qwzrtx") == {}


def test_phrases_lead_to_stems():
    phrases = load_thesaurus().phrases

    assert phrases
    for phrase, stems in phrases.items():
        assert phrase
        assert all(word == word.lower() for word in (*phrase, *stems))
