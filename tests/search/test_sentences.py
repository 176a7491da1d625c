import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.sentences import LONGEST_SENTENCE, split_sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers of the U.S. and Lindmark met.",
        "The U.S. Senate and the U.N. Council met.",
        "Gen. Orla Brandt flew home.",
        "Lt. Col. J. K. Marsh and Dr. Ivo Stern agreed.",
        "George W. Falk called.",
        "It opens on Feb. 28 in Port Ness.",
        "The ferry left at 5 a.m. Monday.",
        "The ferry left at 5 a.m. local time.",
        "Berth No. 5 is closed.",
        "Defense Minister Shin Dae-ho spoke.",
        "Northport Shipping Corp. said it would pay.",
        "Northport Shipping Co. Chairman Ulla Wren resigned.",
        "She paused... and went on.",
        "He waited … then left.",
        "Prices rose 3.5 percent to 6,700.25 crowns.",
        "“Why now?” Minister Ulla Wren asked.",
        '"Stop!" the guard shouted.',
        "Visit www.example.org for more.",
        "Marsh v. Falk went to court.",
        "1. Close the gate",
        "The site lindmark.example is down.",
        "a small, i.e. Tiny, boat",
    ],
)
def test_this_is_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It is over. It began in May.", ["It is over.", "It began in May."]),
        ("They met in the U.S. The talks failed.", ["They met in the U.S.", "The talks failed."]),
        ("It shut at 5 p.m. He was late.", ["It shut at 5 p.m.", "He was late."]),
        ("It opens in Feb. The rest waits.", ["It opens in Feb.", "The rest waits."]),
        ("“We won. It is done,” he said.", ["“We won.", "It is done,” he said."]),
        ('He said "yes." She said no.', ['He said "yes."', "She said no."]),
        ("He left (at once.) She stayed.", ["He left (at once.)", "She stayed."]),
        ("This is the end.Next came rain.", ["This is the end.", "Next came rain."]),
        (
            'It ended in rain."We stayed," she said.',
            ["It ended in rain.", '"We stayed," she said.'],
        ),
        ('"It ended in rain."We stayed.', ['"It ended in rain."', "We stayed."]),
        ("It began in 2021.Then it grew.", ["It began in 2021.", "Then it grew."]),
        ("So do I. Kim does not.", ["So do I.", "Kim does not."]),
        ("They took vitamin C. Then they slept.", ["They took vitamin C.", "Then they slept."]),
        ("The answer is no. 5 people left.", ["The answer is no.", "5 people left."]),
        ("Really?! Yes.", ["Really?!", "Yes."]),
        ("It was late . ” Then rain.", ["It was late . ”", "Then rain."]),
        ("It grew.[12] Then it fell.[note 3]", ["It grew.[12]", "Then it fell.[note 3]"]),
        ("• one\n• two", ["• one", "• two"]),
        ("A headline\nA line", ["A headline", "A line"]),
        ("항구가 열렸다. 배가 떠났다.", ["항구가 열렸다.", "배가 떠났다."]),
        ("港が開いた。船は出た！", ["港が開いた。", "船は出た！"]),
        ("他说：“港口开了。”船走了。", ["他说：“港口开了。”", "船走了。"]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_these_are_the_sentences(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_part_of_a_text_is_split_with_offsets_into_the_whole() -> None:
    text = "One is here. Two is there. Three is gone."
    assert [text[a:b] for a, b in split_sentences(text, 13, 26)] == ["Two is there."]


def test_a_sentence_too_long_to_quote_is_cut_after_its_last_semicolon() -> None:
    clause = "the harbour of Lindmark stayed shut for a day, as it had before"
    text = "; ".join([clause] * 9) + "."
    parts = split(text)
    assert all(len(part) <= LONGEST_SENTENCE for part in parts)
    assert all(part.endswith((";", ".")) for part in parts)
    assert " ".join(parts) == text


def test_words_without_any_sign_are_cut_at_a_space() -> None:
    parts = split("harbour " * 200)
    assert all(len(part) <= LONGEST_SENTENCE and part.endswith("harbour") for part in parts)


texts = st.text(
    st.sampled_from("abKU.!?…。\n \t\"'”“’)[]0,;:—•é\u0301다가JK-") | st.characters(codec="utf-8"),
    max_size=1200,
)


@given(texts)
def test_spans_are_ordered_disjoint_and_cover_every_visible_character(text: str) -> None:
    spans = split_sentences(text)
    assert spans == sorted(spans)
    before = 0
    for start, end in spans:
        assert not text[before:start].strip()
        assert 0 < end - start <= LONGEST_SENTENCE
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        before = end
    assert not text[before:].strip()


@pytest.mark.parametrize(
    "unit", [".", ". ", "A. ", '." ', "I. ", "5. ", ".[", "?” A b ", "x ", "a"]
)
def test_a_megabyte_of_anything_is_split(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    covered = sum(len(text[start:end].split()) for start, end in split_sentences(text))
    assert covered >= len(text.split())
