from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.periods import find_period
from tests.answer.conftest import any_text

TODAY = date(2024, 3, 6)  # a Wednesday


def days(question: str) -> tuple[str | None, str | None] | None:
    period = find_period(question, TODAY)
    if period is None:
        return None
    return tuple(str(one) if one else None for one in (period.after, period.before))  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("question", "after", "before"),
    [
        ("who resigned today", "2024-03-06", None),
        ("what happened yesterday in Dunmere?", "2024-03-05", None),
        ("who spoke with the chief this week", "2024-03-04", None),
        ("지난주에 누가 말했나", "2024-02-26", "2024-03-04"),
        ("any news from last week", "2024-02-26", "2024-03-04"),
        ("what did the mayor say last month", "2024-02-01", "2024-02-29"),
        ("who died in the last 3 days", "2024-03-03", None),
        ("what happened in the past 24 hours", "2024-03-05", None),
        ("who has resigned since Monday", "2024-03-04", None),
        ("how many strikes since October", "2023-10-01", None),
        ("who spoke with Bessel on Feb. 28?", "2024-02-28", "2024-02-29"),
        ("who spoke with Bessel on 28 February 2024", "2024-02-28", "2024-02-29"),
        ("what did Venn say in February 2024", "2024-02-01", "2024-02-29"),
        ("what was decided before March 3", None, "2024-03-02"),
        ("who won after Feb 27, 2024", "2024-02-28", None),
        ("what was said until Friday", None, "2024-03-01"),
        ("what happened between March 1 and March 3", "2024-03-01", "2024-03-04"),
        ("what happened from Friday to Sunday", "2024-03-01", "2024-03-04"),
        ("who was hurt when it fell on Friday", "2024-03-01", "2024-03-02"),
        ("who won between March 3 and March 1", "2024-03-01", "2024-03-04"),
        ("on Sunday, who won?", "2024-03-03", "2024-03-04"),
        ("what happened over the weekend", "2024-03-02", "2024-03-04"),
        ("what happened saturday", "2024-03-02", "2024-03-03"),
        ("Feb 28: who spoke", "2024-02-28", "2024-02-29"),
    ],
)
def test_the_days_asked_for_are_those_in_which_it_was_printed(
    question: str, after: str | None, before: str | None
):
    assert days(question) == (after, before)


@pytest.mark.parametrize(
    "question",
    [
        "who spoke with Bessel",
        "who won the 2019 final",
        "what happened in 2019",
        "when did the ferry sink on Nov 6",
        "what day in March is the vote",
        "how long did they talk on Monday",
        "who died in the attack of Nov 6",
        "what did he say about the Nov 6 attack",
        "which stadium was the Sunday night game at",
        "who burned them the sunday before the chiefs game",
        "who interviewed her for the today show",
        "what did USA Today write",
        "who directed Stormy Monday?",
        "who lectured on the 20th of October in 1880",
        "what is still sold there today",
        "what was sold on Black Friday",
        "who will speak on March 5",
        "what happens next week",
        "what happened on February 30",
        "who was elected on March 1, 2031",
        "who played between Sunday and Monday night football",
        "",
    ],
)
def test_days_that_belong_to_the_matter_set_no_filter(question: str):
    assert days(question) is None


def test_a_day_in_the_asked_matter_is_less_certain_than_last_week():
    assert find_period("who spoke on Feb. 28", TODAY).certain is False  # type: ignore[union-attr]
    assert find_period("who spoke last week", TODAY).certain is True  # type: ignore[union-attr]
    assert find_period("who spoke since Friday", TODAY).certain is True  # type: ignore[union-attr]


def test_the_words_of_the_period_are_known_with_their_preposition():
    question = "who spoke with Bessel on Feb. 28 in Dunmere?"
    period = find_period(question, TODAY)

    assert period is not None
    assert question[period.start : period.end] == "on Feb. 28"


def test_a_question_whose_letters_change_their_number_in_lower_case_has_no_period():
    assert find_period("was İstanbul flooded today", TODAY) is None


@given(any_text, st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_a_period_is_a_part_of_the_question_and_not_in_the_future(text: str, today: date):
    period = find_period(text, today)

    if period is not None:
        assert 0 <= period.start < period.end <= len(text)
        assert period.after is not None or period.before is not None
        assert period.after is None or period.after <= today
        assert period.before is None or period.before < today
        if period.after and period.before:
            assert period.after <= period.before
