from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer.answer import answer
from bot.answer.followup import REMEMBERED, Context, refer, remember
from bot.answer.persons import Person
from bot.answer.values import Answer, Extract
from bot.news.article import Head
from bot.news.files import load, walk
from bot.news.limits import Limits
from bot.news.outlets import Outlets
from bot.news.read import read
from bot.search.snapshot import Snapshot
from bot.search.values import Filters, Span
from tests.answer.conftest import NOW, PATROLS, Ask, Understand, answered, any_text

CORPUS = Path(__file__).parents[2] / "corpus"
VENN = Context(
    "who spoke with bessel?",
    "patrols",
    (Person("Orla Venn", "she"), Person("Tam Bessel", "he")),
    ("Port Amber",),
    (),
    ("spoke", "bessel"),
)


@pytest.mark.parametrize(
    ("question", "understood"),
    [
        ("what did he say about Japan", "what did Tam Bessel say about Japan"),
        ("who is she?", "who is Orla Venn?"),
        ("how old is his boat", "how old is Tam Bessel's boat"),
        ("what's he planning", "what's Tam Bessel planning"),
        ("where he's gone", "where Tam Bessel is gone"),
        ("what did she tell him", "what did Orla Venn tell Tam Bessel"),
        ("what happened there?", "what happened in Port Amber?"),
        ("when was that?", "when was that spoke bessel"),
        ("and where?", "and where spoke bessel"),
        ("why?", "why spoke bessel"),
        ("tell me more", "tell me more spoke bessel"),
        ("how much did it cost?", "how much did it cost spoke bessel"),
        ("why did she do it?", "why did Orla Venn do it spoke bessel"),
        ("and Japan?", "and Japan spoke bessel"),
        ("who paid?", "who paid spoke bessel"),
        ("when was that talk with bessel?", "when was that talk with bessel spoke"),
    ],
)
def test_what_a_question_refers_to_is_put_in(question: str, understood: str):
    follow = refer(question, VENN)

    assert follow is not None
    assert follow.near == understood


@pytest.mark.parametrize(
    "question",
    [
        "who closed the Old Tannery Bridge",
        "how many giant oysters were found by divers",
        "is it true that divers found giant oysters",
        "what did Quill say after he saw the beams",
        "thanks",
    ],
)
def test_a_question_with_its_own_matter_is_not_bent(question: str):
    assert refer(question, VENN) is None


def test_without_a_conversation_nothing_is_referred_to():
    assert refer("when was that?", None) is None


def test_a_pronoun_that_fits_nobody_takes_over_the_matter():
    context = Context("who closed it", "bridge", (), (), (), ("closed", "bridge"))

    for question in ("what did he say?", "what happened there?"):
        follow = refer(question, context)
        assert follow is not None
        assert follow.near == f"{question[:-1]} closed bridge"


def test_a_question_that_may_be_new_is_asked_of_the_library_as_it_is():
    weak, strong = refer("and oysters?", VENN), refer("why?", VENN)

    assert weak is not None
    assert strong is not None
    assert (weak.strong, weak.far) == (False, "and oysters?")
    assert (strong.strong, strong.far) == (True, strong.near)
    loose = refer("who fishes there for oysters?", VENN)
    assert loose is not None
    assert (loose.strong, loose.far) == (False, "who fishes there for oysters?")


def test_words_taken_over_weigh_less_than_own_words(understood: Understand):
    follow = refer("how much did it cost?", VENN)
    assert follow is not None
    question = understood(follow.near)
    near, far = follow.weigh(question, near=True), follow.weigh(question, near=False)

    def share(weighed: object) -> float:
        terms = {term.stem: term.weight for term in weighed.terms}  # type: ignore[attr-defined]
        assert sum(terms.values()) == pytest.approx(1)
        return terms["cost"]

    assert share(near) > share(far) > share(question)


def test_a_question_of_taken_words_only_keeps_their_weights(understood: Understand):
    follow = refer("why?", VENN)
    assert follow is not None
    question = understood(follow.near)

    assert [term.weight for term in follow.weigh(question, near=True).terms] == pytest.approx(
        [term.weight for term in question.terms]
    )


def quoted(article_id: str, text: str, marked: str = "", question: str = "who?") -> Answer:
    start = text.find(marked)
    spans = (Span(start, start + len(marked)),) if marked else ()
    return Answer(
        question, (Extract(Head(article_id, "t"), 0, len(text), text, highlights=spans),), 1
    )


def test_an_answer_is_remembered_with_its_people_places_and_words():
    text = "Mayor Idris Quill met Mrs. Marta Solberg at noon near Mexico."
    context = remember(quoted("a", text, "Idris Quill", "who met solberg near the border?"))

    assert context.question == "who met solberg near the border?"
    assert (context.article_id, context.quote) == ("a", text)
    assert [one.name for one in context.people][:2] == ["Idris Quill", "Marta Solberg"]
    assert context.people[1].pronoun == "she"
    assert context.places == ("Mexico",)
    assert context.topic == ("met", "solberg", "near", "border")


def test_a_question_without_a_word_of_its_own_is_about_whom_the_answer_names():
    context = remember(quoted("a", "Mayor Idris Quill met nobody.", "Idris Quill", "and who?"))

    assert context.topic == ("Idris Quill",)


def test_the_matter_stays_while_the_conversation_does():
    first = remember(quoted("a", "Divers found oysters.", question="who found the oysters"))
    follow = remember(quoted("a", "They cost much.", question="how much do they cost"), first)
    other = remember(quoted("b", "Rain fell in Dunmere.", question="where did rain fall"), follow)

    assert follow.topic == ("cost", "found", "oysters")
    assert other.topic == ("rain", "fall")


def test_people_of_earlier_answers_are_remembered_behind_the_latest_and_not_for_ever():
    context = None
    for number in range(REMEMBERED + 3):
        name = f"Mr. {'ABCDEFGHIJKLMN'[number]}lden"
        context = remember(quoted(str(number), f"{name} came.", question="who came"), context)

    assert context is not None
    assert len(context.people) == REMEMBERED
    assert context.people[0].name == "Klden"


def test_a_follow_up_is_answered_from_the_article_of_the_conversation(ask: Ask):
    first = answered(ask("who spoke with Bessel?"))
    context = remember(first)
    cost = answered(ask("how much do they cost?", context))
    reporters = answered(ask("what did he tell reporters?", remember(cost, context)))

    assert cost.extracts[0].head.id == "patrols"
    assert "4.2 million crowns" in cost.extracts[0].text
    assert "twelve boats" in reporters.extracts[0].text


def test_a_new_question_in_a_conversation_is_answered_as_ever(ask: Ask):
    context = remember(answered(ask("who spoke with Bessel?")))

    for question in ("who closed the Old Tannery Bridge?", "where were the giant oysters found?"):
        alone, within = answered(ask(question)), answered(ask(question, context))
        assert within.extracts[0].text == alone.extracts[0].text


def test_a_conversation_about_an_article_that_is_gone_goes_on(ask: Ask):
    gone = Context(
        "who spoke?", "no-longer-here", (Person("Idris Quill", "he"),), topic=("bridge",)
    )
    found = answered(ask("what did he say about the bridge?", gone))

    assert found.extracts[0].head.id == "bridge"


def test_a_follow_up_stays_within_the_filters(ask: Ask):
    context = remember(answered(ask("who spoke with Bessel?")))
    found = ask("how much do they cost?", context, filters=Filters(articles=frozenset({"bridge"})))

    assert not isinstance(found, Answer) or found.extracts[0].head.id == "bridge"


@given(any_text, st.sampled_from([None, VENN, Context("", "x")]), st.sampled_from(["", PATROLS]))
def test_any_text_can_be_said_in_any_conversation(text: str, context: Context | None, body: str):
    follow = refer(text, context, body)

    if follow is not None:
        assert follow.near
        assert follow.far in (text, follow.near)


@pytest.fixture(scope="module")
def corpus() -> Snapshot:
    """The sample corpus, searchable."""
    limits, outlets = Limits(), Outlets.load()
    readings = (
        read(load(path, CORPUS, limits), path.name, outlets=outlets, limits=limits)
        for path in map(Path, walk(CORPUS).files)
    )
    return Snapshot.build(record.article for reading in readings for record in reading.records)


def test_a_conversation_of_ten_turns_follows_what_is_said(corpus: Snapshot):
    turns = (
        ("who spoke with Austin?", "Shin Won-sik spoke by phone"),
        ("when was that?", "spoke by phone on Wednesday"),
        ("what did he say about containers?", "6,700"),
        ("what about food?", "food"),
        ("who won the strait cup?", "won the Strait Cup"),
        ("who scored?", "scored again from 20 meters"),
        ("how many people watched it?", "11,260 people"),
        ("who will build the electric ferry?", "Tarrow Yard"),
        ("when will it be delivered?", "March 2027"),
        ("how many passengers will it carry?", "240 passengers"),
    )
    context = None
    for question, words in turns:
        found = answered(answer(question, corpus, now=NOW, context=context))
        assert any(words in extract.text for extract in found.extracts), (question, found.extracts)
        context = remember(found, context)
