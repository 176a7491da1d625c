"""What holds for every text: names are verbatim, never a pronoun, and cost nothing but time."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.speakers import find_speaker, speakers_of
from bot.search.sentences import split_sentences

_PIECES = st.sampled_from(
    [
        "Mara Quill", "Quill", "Mr. Imber", "Peter Imber", "de Mirren", "Orlan’s navy", "Osprey",
        "The company", "the judge", "He", "he", "she", "It", "it", "they", "said", "says", "told",
        "added", "announced", "according to", "per", "saying", "argued", "has", "would", "not",
        "was", "and", "which", "that", "as", "when", "a", "the", "spokesman", "for", "of", ",", ":",
        ".", "?", "—", "-", "(", ")", "“", "”", '"', "‘", "’", "'", "\n\n", "the mill", "is sold",
        "reporters", "in a statement", "on Monday", "44", "’s", "ÜBER", "日本", "\u200b", "…",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=60).map(" ".join) | st.text(max_size=200)
_NOBODY = {"he", "she", "it", "they", "i", "we", "you", "who", "the company", "company"}


@settings(max_examples=150, deadline=None)
@given(_TEXTS, st.data())
def test_a_speaker_is_a_verbatim_name_of_the_body_and_no_pronoun(
    body: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(body)))
    end = data.draw(st.integers(start, len(body)))

    found = find_speaker(body, start, end)

    if found is not None:
        assert found.name == body[found.start : found.end]
        assert found.name.strip() == found.name != ""
        assert "\n" not in found.name
        assert found.name.lower() not in _NOBODY


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_every_sentence_of_a_passage_has_one_entry_and_names_stand_in_the_passage(
    text: str,
) -> None:
    sentences = split_sentences(text)

    names = speakers_of(text, sentences)

    assert len(names) == len(sentences)
    assert all(name is None or name in text for name in names)


@settings(max_examples=60, deadline=None)
@given(_TEXTS, _TEXTS)
def test_asking_twice_or_about_something_else_in_between_changes_nothing(
    body: str, other: str
) -> None:
    first = find_speaker(body, 0, len(body))
    find_speaker(other, 0, len(other))

    assert find_speaker(body, 0, len(body)) == first
