from hypothesis import given
from hypothesis import strategies as st

from bot.search.passages import FEWEST, LONGEST, MOST, count_words, split_passages


def paragraphs(*sizes: int) -> str:
    return "\n".join(" ".join(["word"] * (size - 1)) + " end." for size in sizes)


def sizes(body: str) -> list[int]:
    return [count_words(body[start:end]) for start, end in split_passages(body)]


def test_short_paragraphs_are_joined_to_whole_passages() -> None:
    assert sizes(paragraphs(30, 40, 50, 70, 20, 60)) == [120, 90, 60]


def test_a_long_paragraph_stays_whole() -> None:
    assert sizes(paragraphs(180, 100)) == [180, 100]


def test_a_paragraph_of_more_words_than_a_passage_may_have_is_divided_at_sentences() -> None:
    body = "The ferry left the port of Lindmark at noon. " * 40
    passages = split_passages(body)
    assert all(body[start:end].startswith("The ferry") for start, end in passages)
    assert all(body[start:end].endswith("noon.") for start, end in passages)
    assert max(sizes(body)) <= MOST + FEWEST // 2


def test_a_short_rest_joins_the_passage_before_it() -> None:
    assert sizes(paragraphs(110, 12)) == [122]


def test_a_text_without_spaces_or_stops_is_divided_all_the_same() -> None:
    assert max(sizes("港" * 5000)) <= LONGEST


@given(st.text(st.sampled_from("ab .\n\t港다é?!\"'"), max_size=4000))
def test_passages_are_disjoint_and_cover_every_visible_character(body: str) -> None:
    before = 0
    for start, end in split_passages(body):
        assert before <= start < end
        assert not body[before:start].strip()
        assert body[start:end].strip()
        before = end
    assert not body[before:].strip()


@given(st.text())
def test_words_are_counted_alike_beside_korean(text: str) -> None:
    assert count_words(f"{text} 신원식") == count_words(text) + 2
