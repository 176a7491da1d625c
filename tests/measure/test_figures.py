import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.measure.eval import Judged
from bot.measure.figures import share, summarize
from bot.measure.questions import UNANSWERABLE, Asked


def judged(
    rank: int | None,
    confidence: float,
    *,
    kind: str = "who",
    highlighted: bool | None = None,
    lost: str | None = None,
    article_first: bool = True,
    verbatim: bool = True,
    milliseconds: float = 2.0,
) -> Judged:
    asked = Asked("q", "who?", kind, "a", (), (), ())
    return Judged(
        asked, rank, confidence, article_first, highlighted, verbatim, milliseconds, "", lost
    )


SEEN = [
    judged(1, 0.9, highlighted=True),
    judged(1, 0.2, highlighted=False, kind="when"),
    judged(3, 0.8, lost="sentence ranked low"),
    judged(None, 0.7, lost="article not found", article_first=False, verbatim=False),
    judged(None, 0.1, kind=UNANSWERABLE),
    judged(None, 0.6, kind=UNANSWERABLE, milliseconds=9.0),
]


def test_a_refused_question_is_a_miss():
    figures = summarize(SEEN, 0.5)

    assert (figures.questions, figures.hit_1.count) == (6, 4)
    assert figures.hit_1.value == 1 / 4
    assert figures.hit_3.value == 2 / 4
    assert figures.mrr_5 == pytest.approx((1 + 1 / 3) / 4)
    assert figures.article_1.value == 2 / 4
    assert figures.refused_though_answerable.value == 1 / 4
    assert figures.refused_unanswerable.value == 1 / 2


def test_below_every_confidence_nothing_is_refused():
    figures = summarize(SEEN, 0.0)

    assert figures.hit_1.value == 2 / 4
    assert figures.refused_unanswerable.value == 0
    assert figures.highlight_right.value == 1 / 2


def test_highlights_count_only_for_quotations_that_were_given():
    assert summarize(SEEN, 0.5).highlight_right.value == 1


def test_where_the_right_sentence_was_lost_is_counted():
    assert summarize(SEEN, 0.5).lost == {
        "refused": 1, "sentence ranked low": 1, "article not found": 1,
    }  # fmt: skip
    assert summarize([judged(None, 0.9)], 0.5).lost == {"refused": 1}


def test_kinds_of_questions_are_told_apart_and_the_unanswerable_left_out():
    by_type = summarize(SEEN, 0.0).by_type

    assert set(by_type) == {"who", "when"}
    assert (by_type["when"].value, by_type["who"].value) == (1, pytest.approx(1 / 3))


def test_quotations_that_are_not_verbatim_and_times_are_counted():
    figures = summarize(SEEN, 0.5)

    assert figures.quotes_not_verbatim == 1
    assert (figures.median_ms, figures.p99_ms) == (2.0, 9.0)


def test_the_curve_goes_from_answering_everything_to_refusing_more():
    curve = summarize(SEEN, 0.5).curve

    assert (curve[0].threshold, curve[0].answered, curve[0].refused) == (0, 1, 0)
    assert curve[0].precision == pytest.approx(2 / 6)
    answered = [point.answered for point in curve]
    assert answered == sorted(answered, reverse=True)


def test_no_questions_have_no_shares():
    figures = summarize([], 0.5)

    assert (figures.questions, figures.hit_1.count, figures.mrr_5, figures.median_ms) == (
        0,
        0,
        0,
        0,
    )


def test_the_table_shows_every_figure_and_marks_the_threshold():
    table = summarize(SEEN, 0.5).table()

    for words in ("hit@1", "0.250", "n=4", "article not found", "when", "threshold"):
        assert words in table
    [marked] = [line for line in table.splitlines() if line.endswith("<")]
    assert marked.strip().startswith("0.50")


@given(st.lists(st.booleans(), max_size=60))
def test_a_share_lies_within_its_interval(hits: list[bool]):
    found = share(hits)

    assert found.count == len(hits)
    assert 0 <= found.low <= found.value + 1e-9
    assert found.value - 1e-9 <= found.high <= 1
    assert share(hits) == found
