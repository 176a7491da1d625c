"""An answer as a message: what is quoted, where it comes from, and that Discord accepts it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.answer.values import (
    Answer,
    Correction,
    Extract,
    NoAnswer,
    NoAnswerReason,
    Speaker,
)
from bot.chat.asked import Asked, previous_of, question_of
from bot.chat.custom_ids import FollowUp, InContext, More, OpenArticle, ShowEveryone, Vote
from bot.chat.keys import article_key, key, place
from bot.chat.message import Message
from bot.chat.render import EXTRACTS, render_answer, render_no_answer
from bot.chat.words import Language
from bot.news.article import Head, Published
from bot.search.values import Span

NOW = datetime(2024, 3, 5, 12, tzinfo=UTC)
SENTENCE = "Harbour Minister Orla Venn spoke with Fleet Chief Tam Bessel on Tuesday."
HEAD = Head(
    "harbour-1",
    "Harbour minister calls fleet chief",
    "Harbour Post",
    "Ilse Brandvik",
    Published.parse("2024-02-28T10:19+09:00"),
    url="https://harbourpost.example/news/patrols",
)
EXTRACT = Extract(
    HEAD,
    10,
    10 + len(SENTENCE),
    SENTENCE,
    highlights=(Span(27, 36), Span(37, 42)),
    speaker=Speaker("Orla Venn", 27, 36),
)
ASKED = Asked("who spoke with Bessel?", Language.ENGLISH)
ELSEWHERE = replace(
    EXTRACT,
    head=replace(HEAD, id="courier-9", outlet="Island Courier", url=None, byline=None),
)


def show(*extracts: Extract, asked: Asked = ASKED, **fields: object) -> Message:
    return render_answer(Answer(asked.question, extracts, 1, **fields), asked, NOW)  # type: ignore[arg-type]


def test_the_quotation_stands_in_the_text_with_speaker_outlet_byline_date_and_link():
    message = show(EXTRACT)

    assert message.content.split("\n") == [
        "-# 🔎 who spoke with Bessel?",
        "> Harbour Minister **Orla Venn spoke** with Fleet Chief Tam Bessel on Tuesday.",
        "Said by **Orla Venn**",
        "**Harbour Post** · Ilse Brandvik · <t:1709083140:f> · [open the article]"
        "(<https://harbourpost.example/news/patrols#:~:text=Harbour%20Minister%20Orla%20Venn%20"
        "spoke,Chief%20Tam%20Bessel%20on%20Tuesday.>)",
    ]


def test_what_is_unknown_is_said_to_be():
    head = Head("x", "Title")

    [*_, last] = show(replace(EXTRACT, head=head, speaker=None)).content.split("\n")

    assert last == "outlet unknown · byline unknown · date unknown"


def test_a_date_known_to_the_day_is_no_time():
    head = replace(HEAD, published=Published.on(date(2024, 2, 28)))

    assert "28 February 2024" in show(replace(EXTRACT, head=head)).content
    assert "<t:" not in show(replace(EXTRACT, head=head)).content
    korean = replace(ASKED, language=Language.KOREAN)
    assert "2024년 2월 28일" in show(replace(EXTRACT, head=head), asked=korean).content


def test_outlets_that_differ_stand_side_by_side_each_with_its_own_words():
    content = show(EXTRACT, ELSEWHERE).content

    assert "From 2 outlets, each in its own words:" in content
    assert content.count("\n> ") == 2
    assert content.index("**Harbour Post**") < content.index("**Island Courier**")


def test_the_same_words_elsewhere_are_named_once():
    heads = [replace(HEAD, id=str(n), outlet=f"Outlet {n}") for n in range(5)]

    content = show(replace(EXTRACT, also_in=(HEAD, *heads, heads[0]))).content

    assert "also in Outlet 0, Outlet 1, Outlet 2 and 2 more" in content


def test_outlets_a_server_hides_are_not_named_either():
    asked = replace(ASKED, visible=frozenset({"harbour post"}))

    assert "Courier" not in show(replace(EXTRACT, also_in=(ELSEWHERE.head,)), asked=asked).content


def test_a_corrected_spelling_is_said():
    content = show(EXTRACT, corrections=(Correction("besel", "bessel"),)).content

    assert "No article says “besel”. I searched for “bessel”." in content


def test_an_answer_from_outside_the_days_asked_for_says_so_with_its_age():
    content = show(EXTRACT, after=date(2024, 3, 4), within=False).content

    assert content.split("\n")[1] == (
        "Nothing since 4 March 2024 answers that. "
        "The newest quotation here is from <t:1709083140:f> (6 days ago)."
    )


@pytest.mark.parametrize(
    ("asked_for", "line"),
    [
        ({"after": date(2024, 2, 26)}, "since 26 February 2024"),
        ({"before": date(2024, 3, 1)}, "until 1 March 2024"),
        ({"after": date(2024, 2, 28), "before": date(2024, 2, 28)}, "on 28 February 2024"),
        (
            {"after": date(2024, 2, 26), "before": date(2024, 3, 3)},
            "from 26 February 2024 to 3 March 2024",
        ),
        ({"outlets": ("Harbour *Post*",)}, "in Harbour \\*Post\\*"),
        (
            {"outlets": ("Harbour Post",), "after": date(2024, 2, 26)},
            "in Harbour Post since 26 February 2024",
        ),
    ],
)
def test_outlets_and_days_that_the_question_names_are_said(asked_for: dict[str, Any], line: str):
    found = show(EXTRACT, **asked_for).content
    missed = show(EXTRACT, within=False, **asked_for).content
    nothing = NoAnswer("who?", NoAnswerReason.TOO_WEAK, 1, **asked_for)
    none = render_no_answer(nothing, ASKED, NOW).content

    assert found.split("\n")[1] == f"-# articles {line} only"
    assert missed.split("\n")[1].startswith(f"Nothing {line} answers that.")
    assert none.split("\n")[1] == f"-# articles {line} first, then all"


def test_a_question_about_days_alone_gets_their_newest_headlines():
    none = NoAnswer("what's new?", NoAnswerReason.NO_QUESTION, 1, nearest=(HEAD,))

    message = render_no_answer(none, ASKED, NOW)

    assert message.content.endswith("The newest headlines:")
    assert message.rows[0][0].label == HEAD.title


def test_what_the_asker_chose_is_shown():
    asked = replace(ASKED, outlet="Harbour *Post*", after=date(2024, 2, 1))

    assert "-# only Harbour \\*Post\\* · from 1 February 2024" in show(EXTRACT, asked=asked).content


def test_the_buttons_of_an_answer():
    many = [replace(EXTRACT, start=n, end=n + len(SENTENCE)) for n in range(5)]
    message = show(*many, asked=replace(ASKED, owner=7, outlet="Harbour Post"))

    contexts, others = message.rows
    assert [button.press for button in contexts] == [
        InContext(place("harbour-1", n, SENTENCE)) for n in range(EXTRACTS)
    ]
    assert [button.label for button in contexts] == [f"In context {n}" for n in (1, 2, 3)]
    assert [button.press for button in others] == [
        More(3, key("Harbour Post")),
        FollowUp(),
        ShowEveryone(7),
        Vote(helpful=True),
        Vote(helpful=False),
    ]


def test_extracts_far_weaker_than_the_first_wait_behind_the_button():
    weak = replace(EXTRACT, start=300, end=300 + len(SENTENCE), score=20.0)
    close = replace(EXTRACT, start=500, end=500 + len(SENTENCE), score=26.5)

    first = show(replace(EXTRACT, score=28.0), close, weak)
    second = show(replace(EXTRACT, score=28.0), close, weak, asked=replace(ASKED, offset=2))

    assert first.content.count("\n> ") == 2
    assert More(2) in [button.press for button in first.buttons()]
    assert second.content.count("\n> ") == 1


def test_an_answer_for_all_with_one_extract_has_fewer_buttons():
    assert [button.label for button in show(EXTRACT).buttons()] == [
        "In context",
        "Ask further",
        "Helpful",
        "Not helpful",
    ]


def test_further_extracts_start_where_the_first_ended():
    many = [replace(EXTRACT, start=n, end=n + len(SENTENCE)) for n in range(7)]

    message = show(*many, asked=replace(ASKED, offset=3))

    assert [b.press.quoted.start for b in message.rows[0] if isinstance(b.press, InContext)] == [
        3,
        4,
        5,
    ]
    assert isinstance(message.rows[1][0].press, More)
    assert message.rows[1][0].press.offset == 6


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("reason", NoAnswerReason)
def test_every_reason_for_no_answer_has_a_sentence(reason: NoAnswerReason, language: Language):
    asked = replace(ASKED, language=language)

    message = render_no_answer(NoAnswer("who?", reason, 1, nearest=(HEAD,)), asked, NOW)

    assert len(message.content.split("\n")) == 3
    assert message.rows[0][0].label == HEAD.title
    assert message.rows[0][0].press == OpenArticle(article_key("harbour-1"), 0, turn=False)


def test_no_answer_about_today_says_how_old_the_newest_article_is():
    none = NoAnswer("who?", NoAnswerReason.EXCLUDED, 1, after=date(2024, 3, 5))

    message = render_no_answer(none, ASKED, NOW, HEAD.published)

    assert "The newest article is from <t:1709083140:f> (6 days ago)." in message.content


def test_a_message_of_something_else_shows_no_question():
    assert question_of("Latest articles") is None
    assert previous_of("-# 🔎 who?\n> quoted") is None
