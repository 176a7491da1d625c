from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answer.answer import NEAREST, answer
from bot.answer.followup import remember
from bot.answer.values import LONGEST_QUOTE, Answer, NoAnswer, NoAnswerReason
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING, Filters
from tests.answer.conftest import BODIES, NOW, Ask, answered, any_text, words_marked, write


@pytest.mark.parametrize(
    ("question", "article", "words"),
    [
        ("who spoke with Bessel?", "patrols", "Harbour Minister Orla Venn spoke with"),
        ("how many boats did Bessel ask for", "patrols", "twelve boats"),
        ("how much will the bridge repair cost", "bridge", "61 million crowns"),
        ("what did the mayor say about the bridge", "bridge", "he was sorry"),
        ("where were the giant oysters found", "oysters", "Sallow Bay"),
        ("how heavy are the oysters", "oysters", "two kilograms"),
        ("why did the price of bread rise", "bread", "because the harvest of rye was poor"),
    ],
)
def test_the_sentence_that_answers_is_among_the_quoted(
    ask: Ask, question: str, article: str, words: str
):
    found = answered(ask(question))

    assert found.extracts[0].head.id == article
    assert any(words in extract.text for extract in found.extracts)


def test_the_answering_words_are_marked(ask: Ask):
    assert words_marked(answered(ask("who spoke with Fleet Chief Tam Bessel?"))) == ["Orla Venn"]


def test_an_answer_says_how_it_understood_the_question(ask: Ask, library: Snapshot):
    found = answered(ask("who found the giant oystres"))

    assert [(one.asked, one.used) for one in found.corrections] == [("oystres", "oysters")]
    assert found.question == "who found the giant oystres"
    assert found.version == library.version
    assert 0 < found.confidence <= 1


def test_an_empty_library_answers_nothing():
    found = answer("who spoke?", Snapshot.build([]), now=NOW)

    assert isinstance(found, NoAnswer)
    assert found.reason is NoAnswerReason.EMPTY_LIBRARY


@pytest.mark.parametrize("question", ["", "???", "who is the", "🚢"])
def test_without_a_word_there_is_no_question(ask: Ask, question: str):
    found = ask(question)

    assert isinstance(found, NoAnswer)
    assert found.reason is NoAnswerReason.NO_QUESTION


def test_what_no_article_mentions_is_not_found(ask: Ask):
    found = ask("zzzqqx flumbert")

    assert isinstance(found, NoAnswer)
    assert found.reason is NoAnswerReason.NOTHING_MATCHED


def test_what_is_too_doubtful_is_refused_with_the_nearest_headlines(ask: Ask):
    found = ask("who closed the bridge", threshold=1.1)

    assert isinstance(found, NoAnswer)
    assert found.reason is NoAnswerReason.TOO_WEAK
    assert found.nearest[0].id == "bridge"
    assert len(found.nearest) <= NEAREST


def test_what_only_the_filters_exclude_is_said_to_be_excluded(ask: Ask):
    question = "who found oysters in Sallow Bay"
    hidden = ask(question, filters=Filters(outlets=frozenset({"No Such Paper"})))
    unknown = ask("zzzqqx", filters=Filters(outlets=frozenset({"Kestrel Courier"})))

    assert isinstance(hidden, NoAnswer)
    assert hidden.reason is NoAnswerReason.EXCLUDED
    assert isinstance(unknown, NoAnswer)
    assert unknown.reason is NoAnswerReason.NOTHING_MATCHED


def test_days_in_the_question_are_looked_at_first(ask: Ask):
    this_week = answered(ask("what was found this week in Sallow Bay"))
    dunmere = answered(ask("why did the price of bread rise in February"))

    assert (this_week.after, this_week.before) == (date(2024, 3, 4), None)
    assert this_week.within
    assert this_week.extracts[0].head.id == "oysters"
    assert dunmere.extracts[0].head.id == "bread"


def test_an_outlet_in_the_question_is_looked_at_first(ask: Ask):
    found = answered(ask("who is sorry for the drivers, according to the Kestrel Courier?"))

    assert found.outlets == ("Kestrel Courier",)
    assert {extract.head.outlet for extract in found.extracts} == {"Kestrel Courier"}


def test_where_the_days_hold_no_answer_it_comes_from_elsewhere_and_says_so(ask: Ask):
    found = answered(ask("who spoke with Fleet Chief Tam Bessel today?"))

    assert found.extracts[0].head.id == "patrols"
    assert not found.within
    assert found.after == date(2024, 3, 6)


def test_days_that_may_belong_to_the_matter_pass_in_silence_where_they_hold_nothing(ask: Ask):
    found = answered(ask("who spoke with Fleet Chief Tam Bessel on March 1, 1999?"))

    assert found.within
    assert found.after is None


def test_days_that_may_belong_to_the_matter_are_used_where_they_hold_the_answer(ask: Ask):
    found = answered(ask("who spoke with Fleet Chief Tam Bessel on Feb. 28?"))

    assert found.extracts[0].head.id == "patrols"
    assert found.after in (date(2024, 2, 28), None)


def test_a_question_for_nothing_but_days_gets_the_newest_headlines(ask: Ask):
    this_week, today, nothing = (
        ask("what happened this week?"),
        ask("any news today?"),
        ask("what happened on March 2, 1999"),
    )

    assert isinstance(this_week, NoAnswer)
    assert this_week.reason is NoAnswerReason.NO_QUESTION
    assert [head.id for head in this_week.nearest] == ["oysters"]
    assert isinstance(today, NoAnswer)
    assert [head.id for head in today.nearest] == ["oysters", "bridge", "patrols"]
    assert nothing.after is None


def test_words_narrow_the_filters_of_the_asker_and_never_widen_them(ask: Ask):
    only = Filters(outlets=frozenset({"Kestrel Courier"}))
    found = ask("who spoke with Bessel in the Tidewater Gazette?", filters=only)

    assert not isinstance(found, Answer) or {one.head.outlet for one in found.extracts} == {
        "Kestrel Courier"
    }


def test_a_doubtful_follow_up_leads_with_the_conversations_article(ask: Ask):
    context = remember(answered(ask("who closed the Old Tannery Bridge?")))
    found = answered(ask("what will the repair cost?", context))

    assert found.extracts[0].head.id == "bridge"
    assert len({(one.head.id, one.start) for one in found.extracts}) == len(found.extracts)


def test_the_same_question_gets_the_same_answer(ask: Ask):
    assert ask("who found the oysters") == ask("who found the oysters")


def check(found: Answer | NoAnswer, bodies: dict[str, str], limit: int) -> None:
    if isinstance(found, NoAnswer):
        assert len(found.nearest) <= NEAREST
        return
    assert 0 < len(found.extracts) <= limit
    for extract in found.extracts:
        body = bodies[extract.head.id]
        assert body[extract.start : extract.end] == extract.text
        assert 0 < len(extract.text) <= LONGEST_QUOTE
        for start, end in extract.highlights:
            assert extract.start <= start < end <= extract.end
        if extract.speaker is not None:
            speaker = extract.speaker
            assert body[speaker.start : speaker.end] == speaker.name


LIBRARY = Snapshot.build([write(name, body) for name, body in BODIES.items()])


@settings(max_examples=60, deadline=None)
@given(any_text, st.integers(1, 4), st.sampled_from([0.0, 0.4]))
def test_no_question_is_an_error_and_every_quotation_is_verbatim(
    question: str, limit: int, threshold: float
):
    found = answer(question, LIBRARY, now=NOW, limit=limit, threshold=threshold)

    check(found, BODIES, limit)
    if isinstance(found, Answer):
        follow = answer(f"why {question}", LIBRARY, now=NOW, context=remember(found))
        check(follow, BODIES, 3)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(any_text, min_size=1, max_size=4),
    st.sampled_from(
        "who said it|what did Orla Venn say about the ferry|when was that|how much|why did Mr. "
        "Quill go to Dunmere|日本 선박".split("|")
    ),
)
def test_no_article_is_an_error_and_every_quotation_is_verbatim(texts: list[str], question: str):
    bodies = {str(number): text for number, text in enumerate(texts)}
    library = Snapshot.build(
        write(name, body, title=body[:30], outlet="The Anchor") for name, body in bodies.items()
    )

    check(answer(question, library, now=NOW, threshold=0.0, filters=EVERYTHING), bodies, 3)


def test_a_surer_answer_elsewhere_is_preferred_to_doubtful_days():
    hurt = "Engineer Marta Solberg was hurt when the Old Tannery Bridge fell on Feb. 28."
    wall = "Three people were hurt when a tannery bridge fell, Mayor Idris Quill said."
    library = Snapshot.build(
        [
            write("fall", hurt, title="Engineer hurt in the fall", on=date(2024, 3, 4)),
            write("wall", wall, title="A wall falls", on=date(2024, 2, 28)),
        ]
    )
    found = answered(
        answer("who was hurt when the Old Tannery Bridge fell on Feb. 28?", library, now=NOW)
    )

    assert found.extracts[0].head.id == "fall"
    assert (found.after, found.within) == (None, True)


def test_a_short_question_stays_in_the_conversation_with_other_words_for_the_same():
    library = Snapshot.build(
        [
            write("storm", "A storm injured four people in Port Amber, the disaster office said."),
            write("crash", "Two buses collided in Hollin. Eleven passengers were hurt and taken "
                  "away, driver Tam Orel said."),
        ]
    )  # fmt: skip
    context = remember(answered(answer("which buses collided in Hollin", library, now=NOW)))
    found = answered(answer("how many were injured?", library, now=NOW, context=context))

    assert found.extracts[0].head.id == "crash"


def test_a_short_question_with_other_words_is_not_kept_in_the_conversation(ask: Ask):
    context = remember(answered(ask("who closed the Old Tannery Bridge?")))
    found = answered(ask("where were the oysters?", context))

    assert found.extracts[0].head.id == "oysters"
