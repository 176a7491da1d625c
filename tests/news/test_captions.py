import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.captions import find_captions, fold_doubled, is_credit
from bot.news.lines import split_lines

CAPTION = "The hall seen from the pier on Monday. (Wire)"


@pytest.mark.parametrize("times", [2, 3, 4])
def test_a_caption_that_stands_several_times_on_one_line_is_folded(times: int) -> None:
    assert fold_doubled(" ".join([CAPTION] * times)) == CAPTION


@pytest.mark.parametrize("text", ["", CAPTION, "no no", "Bye bye", f"{CAPTION} {CAPTION} So."])
def test_other_text_is_not_folded(text: str) -> None:
    assert fold_doubled(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Photo: Ada Quill",
        "Ada Quill/AFP",
        "Ada Quill | Getty Images",
        "(Ada Quill / The Gazette)",
        "Image caption The hall in spring",
        "The mayor opens the hall in this photo provided by the council on Monday. (Wire)",
        "Traders are seen at the closed hall on Monday. (Wire)",
    ],
)
def test_a_line_that_credits_or_explains_a_picture_is_known(text: str) -> None:
    assert is_credit(text)


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the hall on Monday. (Wire)",
        "He has taken a photo of the hall every spring since the war.",
        "Seen from the sea the hall is red.",
        "x" * 5000,
    ],
)
def test_a_line_of_the_story_is_no_credit(text: str) -> None:
    assert not is_credit(text)


def test_a_caption_and_its_cut_form_are_both_captions() -> None:
    full = "Traders carry the last crates out of the old fish hall in Marrow Bay as rain falls."
    lines = split_lines(f"{full}\n{full[:70]}... more\nThe council closed the hall.")
    assert find_captions(lines) == [True, True, False]


def test_a_paragraph_with_a_credit_directly_under_it_is_a_caption() -> None:
    text = "Boats in the harbour.\n\n" + "Traders carry the last crates out of the hall " * 2
    lines = split_lines(f"{text}as rain falls\nAda Quill | Getty Images\n\nIt closed.")
    assert find_captions(lines) == [False, True, True, False]


@given(st.text(max_size=40), st.integers(2, 4))
def test_folding_gives_the_unit_itself(text: str, times: int) -> None:
    unit = " ".join(text.split())
    folded = fold_doubled(" ".join([unit] * times))
    if folded is not None:
        rest, whole = folded.split(), unit.split() * times
        assert whole == rest * (len(whole) // len(rest))
