import textwrap

from hypothesis import given
from hypothesis import strategies as st

from bot.news.clean import clean
from bot.news.lines import Line, count_words, split_lines

LONG = (
    "The ferry to the outer islands was late again on Monday, and the people on the quay said "
    "they had waited in the rain for more than an hour before anybody told them why it was so."
)


def test_blank_lines_are_counted_and_left_out() -> None:
    lines = split_lines("one\n \n\u200b\n  two\n")
    assert [(line.number, line.text, line.gap, line.indent) for line in lines] == [
        (1, "one", 0, 0),
        (4, "two", 2, 2),
    ]


def test_a_list_mark_is_told_from_the_content() -> None:
    marks = [(line.bullet, line.content) for line in split_lines("* a b\n2. c\n• d\n*\ne - f")]
    assert marks == [("* ", "a b"), ("2. ", "c"), ("• ", "d"), ("*", ""), ("", "e - f")]


def test_a_sentence_ends_with_its_mark_and_what_may_follow_it() -> None:
    ends = [
        "It rained.",
        'She said "no."',
        "It rained. (Wire)",
        "雨が降った。",
        "Why?",
        "Harbour news",
    ]
    assert [Line(1, text).is_sentence for text in ends] == [True] * 5 + [False]


def test_scripts_without_spaces_are_counted_by_characters() -> None:
    assert count_words("the old quay") == 3
    assert count_words("港湾評議会は火曜日") == 4.5


def test_wrapped_paragraphs_are_put_together() -> None:
    text = "A late ferry\n\n" + "\n\n".join(textwrap.fill(LONG, 60) for _ in range(3))
    assert [line.text for line in split_lines(text)] == ["A late ferry", LONG, LONG, LONG]


def test_wrapped_japanese_is_put_together_without_spaces() -> None:
    sentence = "港湾評議会は火曜日、屋根にひびが見つかった古い魚市場を閉鎖することを決めた。" * 3
    wrapped = "\n".join(textwrap.wrap(sentence, 40))
    text = f"{wrapped}\n\n{wrapped}"
    assert [line.text for line in split_lines(text)] == [sentence, sentence]


def test_lines_that_are_paragraphs_stay_apart() -> None:
    text = "\n".join([LONG, LONG[:120], LONG[:90], LONG, LONG[:100], LONG])
    assert len(split_lines(text)) == 6


@given(st.text(alphabet="ab .*\n\t港\u200b-", max_size=300))
def test_no_word_is_lost(text: str) -> None:
    given_words = "".join(clean(text).split())
    assert "".join("".join(line.text.split()) for line in split_lines(text)) == given_words
