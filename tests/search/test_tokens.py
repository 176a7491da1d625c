import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.stems import EnglishStems
from bot.search.tokens import STOP_WORDS, find_raw, fold, stem, terms, tokenize, words


def folded(text: str) -> list[str]:
    return [token.term for token in words(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Harbour's masters’ boats", ["harbour", "masters", "boats"]),
        ("don't DON’T", ["dont", "dont"]),
        ("O'Brien and L’Oréal", ["obrien", "and", "loreal"]),
        ("Won-sik", ["wonsik", "won", "sik"]),
        ("cease‑fire", ["ceasefire", "cease", "fire"]),
        ("F-16", ["f16", "f", "16"]),
        ("two-thirds-of", ["two", "thirds", "of"]),
        ("2024-02-28", ["2024", "02", "28"]),
        ("2023-24", ["2023", "24"]),
        ("U.S. US USA U.S.-led", ["u.s", "u.s", "u.s", "u.s", "led"]),
        ("us Us", ["us", "us"]),
        ("U.N. UN U.K. a.m.", ["un", "un", "uk", "am"]),
        ("6,700 and 1,234,567.5", ["6700", "and", "1234567.5"]),
        ("3.5 1,5 10:19", ["3.5", "1", "5", "10", "19"]),
        ("20% US$5 €6", ["20", "percent", "u.s", "dollar", "5", "euro", "6"]),
        ("the end.Next", ["the", "end", "next"]),
        ("snake_case", ["snake", "case"]),
        ("Müller MÜLLER Mu\u0308ller", ["muller"] * 3),
        ("Straße Łódź Ørsted", ["strasse", "lodz", "orsted"]),
        ("ＦＵＬＬ ﬁne", ["full", "fine"]),
        ("신원식 국방장관", ["신원", "원식", "국방", "방장", "장관"]),
        ("東京は", ["東京", "京は"]),
        ("港", ["港"]),
        ("BTS가 2024년", ["bts", "가", "2024", "년"]),
        ("", []),
        ("… — !", []),
    ],
)
def test_words_of_a_text(text: str, found: list[str]) -> None:
    assert folded(text) == found


def test_korean_typed_in_letters_of_its_syllables_is_the_same_and_keeps_its_offsets() -> None:
    text = unicodedata.normalize("NFD", "국방장관")
    tokens = words(text)
    assert [token.term for token in tokens] == ["국방", "방장", "장관"]
    assert [unicodedata.normalize("NFC", text[t.start : t.end]) for t in tokens] == [
        token.term for token in tokens
    ]


def test_half_width_kana_is_found_by_full_width_kana() -> None:
    assert folded("ﾃﾞｰﾀ") == folded("データ")


def test_a_token_says_which_characters_it_stands_for() -> None:
    text = "The minister’s F-16 flew."
    marked = [(token.term, text[token.start : token.end]) for token in tokenize(text)]
    assert marked[1:5] == [("minister", "minister"), ("f16", "F-16"), ("f", "F"), ("16", "16")]


@pytest.mark.parametrize(
    ("one", "other"),
    [("calls", "call"), ("talked", "talks"), ("ministers", "minister"), ("policies", "policy")],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("united", "unit"), ("authorities", "author"), ("minister", "ministry"), ("news", "new")],
)
def test_words_of_different_meaning_have_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_stop_words_are_known_by_word_and_by_stem() -> None:
    for word in ("because", "does", "this", "very"):
        assert word in STOP_WORDS
        assert stem(word) in STOP_WORDS


def test_a_flood_of_words_is_not_remembered_for_ever() -> None:
    stems = EnglishStems(limit=10)
    for number in range(1000):
        assert stems[f"harbours{number}"] == f"harbours{number}"
    assert len(stems) <= 10


texts = st.text(
    st.sampled_from("abSU.,'’-‐_ 0123$%é\u0301ß신원\u1112\u1161\u11abﾃﾞ東\n")
    | st.characters(codec="utf-8"),
    max_size=300,
)


@given(texts)
def test_tokens_are_ordered_and_stand_where_they_say(text: str) -> None:
    before = 0
    for term, start, end in tokenize(text):
        assert term
        assert before <= start < end <= len(text)
        assert not any(letter.isspace() for letter in text[start:end])
        before = start


@given(texts)
def test_every_letter_and_digit_stands_in_a_token(text: str) -> None:
    covered = set()
    for _, start, end in words(text):
        covered.update(range(start, end))
    plain = [letter.isalnum() and fold(letter).isalnum() for letter in text]
    bare = {p for p, letter in enumerate(text) if plain[p] and letter != "ʼ"}
    # The s of a possessive is left out with its apostrophe.
    missing = {p for p in bare - covered if text[p] not in "sS"}
    assert not missing


@given(texts)
def test_the_ways_to_the_terms_of_a_text_agree(text: str) -> None:
    assert terms(text) == [token.term for token in tokenize(text)]
    assert [t[1:] for t in words(text)] == [t[1:] for t in tokenize(text)]


@given(st.text(max_size=40))
def test_a_mark_elsewhere_in_a_text_changes_no_word(text: str) -> None:
    marked = "cafe\u0301"
    assert find_raw(f"{text} {marked}") == [*find_raw(text), marked]


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)
