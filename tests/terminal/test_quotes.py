"""How an answer looks to people: quotation, answering words, source, and what is unknown."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.values import (
    Answer,
    Correction,
    Extract,
    NoAnswer,
    NoAnswerReason,
    Speaker,
)
from bot.news.article import Head, Published
from bot.search.values import Span
from bot.terminal.quotes import print_answer, quotation, show_date
from tests.terminal.conftest import Desk

BODY = "Harbour master Ilo Brandt met the mayor on Monday. “The quay is safe,” she said."
HEAD = Head(
    id="quay-1",
    title="Quay reopens in Port Selm",
    outlet="Selm Courier",
    byline="Ada Torv",
    published=Published.moment(datetime(2024, 2, 28, 10, 19, tzinfo=timezone(timedelta(hours=9)))),
    url="https://courier.example/quay",
)


def extract(head: Head = HEAD, start: int = 0, end: int = 50, **more: object) -> Extract:
    return Extract(head, start, end, BODY[start:end], **more)  # type: ignore[arg-type]


def test_an_extract_is_quoted_with_its_source(pipe: Desk) -> None:
    quoted = extract(
        highlights=(Span(15, 25),),
        speaker=Speaker("the mayor", 30, 39),
        also_in=(Head("b", "Other", "Selm Gazette", published=Published.on(date(2024, 2, 29))),),
    )
    print_answer(pipe.screen, Answer("who?", (quoted,), 1))
    assert pipe.out.splitlines() == [
        "│ Harbour master Ilo Brandt met the mayor on Monday.",
        "  Said by: the mayor",
        "  Also in: Selm Gazette (Feb 29, 2024)",
        "Selm Courier · Ada Torv · Feb 28, 2024, 10:19 UTC+09:00",
        "Quay reopens in Port Selm  quay-1",
        "https://courier.example/quay",
    ]


def test_the_answering_words_are_bold_in_a_terminal(terminal: Desk) -> None:
    print_answer(terminal.screen, Answer("who?", (extract(highlights=(Span(15, 25),)),), 1))
    assert "\x1b[1;33mIlo Brandt\x1b[0m" in terminal.out


def test_the_link_of_a_terminal_opens_at_the_quoted_words(terminal: Desk) -> None:
    print_answer(terminal.screen, Answer("who?", (extract(),), 1))
    assert "https://courier.example/quay#:~:text=" in terminal.out


def test_what_is_unknown_is_called_unknown(pipe: Desk) -> None:
    print_answer(pipe.screen, Answer("who?", (extract(Head("x", "Untitled")),), 1))
    assert "outlet unknown · byline unknown · date unknown · link unknown\n" in pipe.out


def test_the_source_of_neighbouring_extracts_of_one_article_is_named_once(pipe: Desk) -> None:
    print_answer(pipe.screen, Answer("who?", (extract(), extract(start=51, end=80)), 1))
    assert pipe.out.count("│ ") == 2
    assert pipe.out.count("Selm Courier") == 1


def test_extracts_of_different_articles_stand_apart(pipe: Desk) -> None:
    other = Head("b", "Other", "Selm Gazette")
    print_answer(pipe.screen, Answer("who?", (extract(), extract(other, 51, 80)), 1))
    assert "quay\n\n│ “The quay is safe,”" in pipe.out
    assert "Selm Gazette" in pipe.out


def test_the_reasons_of_a_choice_are_printed_when_asked_for(pipe: Desk) -> None:
    chosen = extract(score=3.5, reasons=(("bm25", 2.25), ("headline", 1.25)))
    print_answer(pipe.screen, Answer("who?", (chosen,), 1), explain=True)
    assert "\n  Why: 3.50 = bm25 +2.25 · headline +1.25\n" in pipe.out


def test_a_correction_and_the_understood_days_are_said_first(pipe: Desk) -> None:
    answer = Answer(
        "who met the mayer in the Courier last week?",
        (extract(),),
        1,
        corrections=(Correction("mayer", "mayor"),),
        outlets=("Selm Courier",),
        after=date(2024, 2, 19),
        before=date(2024, 2, 25),
    )
    print_answer(pipe.screen, answer)
    assert pipe.out.splitlines()[:3] == [
        "Showing results for mayor: mayer stands in no article.",
        "Looked only in Selm Courier, from 2024-02-19 to 2024-02-25.",
        "",
    ]


def test_quotations_from_outside_the_days_asked_for_are_said_to_be_so(pipe: Desk) -> None:
    day = date(2031, 3, 4)
    answer = Answer("who?", (extract(),), 1, after=day, before=day, within=False)
    print_answer(pipe.screen, answer)
    assert pipe.out.startswith("Nothing on 2031-03-04 answers that. This is from elsewhere:\n\n│ ")


def test_where_nothing_was_found_first_is_said(pipe: Desk) -> None:
    none = NoAnswer("who?", NoAnswerReason.TOO_WEAK, 1, outlets=("Selm Courier",))
    print_answer(pipe.screen, none)
    assert pipe.out.startswith("Looked first in Selm Courier.\n")


@pytest.mark.parametrize("reason", NoAnswerReason)
def test_no_answer_has_a_sentence_for_its_reason_and_the_nearest_headlines(
    pipe: Desk, reason: NoAnswerReason
) -> None:
    print_answer(pipe.screen, NoAnswer("who?", reason, 1, nearest=(HEAD,)))
    first, *rest = pipe.out.splitlines()
    assert first.endswith((".", "PATH"))
    assert rest == [
        "",
        "The nearest headlines:",
        "Quay reopens in Port Selm",
        "  Selm Courier · Feb 28, 2024, 10:19 UTC+09:00 · quay-1",
    ]


def test_hostile_articles_cannot_act_on_the_terminal(pipe: Desk) -> None:
    head = Head(
        "i\x1b[2J", "t\x1b]0;x\x07 [red]", "o\u202e", "b\nc", url="https://x.example/\x1b[1m"
    )
    bad = Extract(head, 0, 10, "a\x1b[2Jb[/]c", highlights=(Span(6, 7),))
    print_answer(pipe.screen, Answer("who?", (bad,), 1))
    assert not any(char in pipe.out for char in "\x1b\x07\u202e")
    assert "[red]" in pipe.out
    assert "b c" in pipe.out


@given(
    st.text(min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=4),
)
def test_highlights_of_any_shape_neither_lose_nor_double_a_letter(
    text: str, pairs: list[tuple[int, int]]
) -> None:
    spans = tuple(Span(*sorted(pair)) for pair in pairs)
    spans = tuple(Span(s, min(e, len(text))) for s, e in spans if s < len(text))
    plain = quotation(Extract(HEAD, 0, len(text), text)).plain
    marked = quotation(Extract(HEAD, 0, len(text), text, highlights=spans)).plain
    keep = str.maketrans("", "", "\r\n\u200c\u200d")  # what cleaning a piece sees less of
    assert marked.translate(keep) == plain.translate(keep)


@pytest.mark.parametrize(
    ("published", "shown"),
    [
        (None, "date unknown"),
        (Published.on(date(2024, 3, 1)), "Mar 1, 2024"),
        (Published.moment(datetime(2024, 3, 1, 9, 5, tzinfo=UTC)), "Mar 1, 2024, 09:05 UTC"),
        (
            Published.moment(
                datetime(2024, 3, 1, 9, 5, tzinfo=timezone(-timedelta(hours=3, minutes=30)))
            ),
            "Mar 1, 2024, 09:05 UTC-03:30",
        ),
    ],
)
def test_a_date_is_shown_as_far_as_it_is_known(published: Published | None, shown: str) -> None:
    assert show_date(published) == shown
