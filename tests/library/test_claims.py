"""Who holds which article, decided without a database or a file."""

from bot.library.claims import Claims
from bot.library.ledger import Claim, Holder, Known, State, Text
from bot.library.values import Outcome
from bot.news.article import Article, Head
from bot.news.reading import IdSource, Problem, Record

FILE = 1
OTHER = 2


def text(article: str, body: str, *, by_content: bool = False, line: int | None = None) -> Text:
    source = IdSource.CONTENT if by_content else IdSource.OWN
    record = Record(Article(Head(article, "Pier"), body), source, line)
    return Text(record, f"digest of {body}", f"content of {body}")


def claim(state: State, article: str | None, line: int | None = None, body: str = "") -> Claim:
    return Claim(state, line, None, article, 1, digest=f"digest of {body}")


def holder(file: int, body: str, *, leaving: bool = False, replaceable: bool = False) -> Holder:
    return Holder(
        file=file,
        path=f"{file}.json",
        revision=1,
        digest=f"digest of {body}",
        content=f"content of {body}",
        by_content=False,
        replaceable=replaceable,
        leaving=leaving,
    )


def known(**holders: Holder) -> Known:
    return Known(
        holders=holders,
        contents={held.content: article for article, held in holders.items()},
        revisions={(article, held.digest): held.revision for article, held in holders.items()},
    )


def claims(previous: list[Claim] | None = None, of: Known | None = None) -> Claims:
    return Claims(FILE, "1.json", previous or [], of or Known(), next_revision=10)


def test_a_new_text_is_stored_under_the_next_number() -> None:
    decision = claims().decide([text("a", "one"), text("b", "two")], [])

    assert [told.outcome for told in decision.told] == [Outcome.ADDED, Outcome.ADDED]
    assert decision.shown == {"a": 10, "b": 11}
    assert [(new.number, new.article) for new in decision.revisions] == [(10, "a"), (11, "b")]


def test_the_same_id_twice_is_a_duplicate_of_the_line_before() -> None:
    decision = claims().decide([text("a", "one", line=1), text("a", "two", line=2)], [])

    assert [told.outcome for told in decision.told] == [Outcome.ADDED, Outcome.DUPLICATE]
    assert decision.told[1].duplicate_of == "1.json:1"
    assert "another text" in decision.told[1].problems[0].reason
    assert decision.shown == {"a": 10}


def test_the_same_content_twice_is_a_duplicate_whichever_has_an_id() -> None:
    without_id = text("content of one", "one", by_content=True, line=1)
    decision = claims().decide([without_id, text("a", "one", line=2)], [])

    assert decision.shown == {"a": 10}
    assert [told.outcome for told in decision.told] == [Outcome.DUPLICATE, Outcome.ADDED]
    assert decision.told[0].duplicate_of == "1.json:2"


def test_an_article_of_a_file_that_lost_it_is_taken_over() -> None:
    of = known(a=holder(OTHER, "one", leaving=True))
    decision = claims(of=of).decide([text("a", "one")], [])

    assert decision.told[0].outcome is Outcome.UNCHANGED
    assert decision.taken == [(OTHER, "a")]
    assert decision.shown == {"a": 1}


def test_an_attachment_is_replaced_only_by_another_text() -> None:
    of = known(a=holder(OTHER, "one", replaceable=True))
    same = claims(of=of).decide([text("a", "one")], [])
    assert same.told[0].outcome is Outcome.DUPLICATE
    assert same.shown == {}
    other = claims(of=of).decide([text("a", "two")], [])
    assert other.told[0].outcome is Outcome.UPDATED
    assert other.demoted == [(OTHER, "a")]


def test_a_line_that_was_refused_before_does_not_keep_what_was_deleted() -> None:
    of = known(a=holder(FILE, "one"), b=holder(FILE, "two"))
    previous = [
        claim(State.ADDED, "a", 1),
        claim(State.ADDED, "b", 3),
        Claim(State.REFUSED, 2, "cut off at character 17"),
    ]
    problem = Problem("1.json", "cut off at character 18", 1)
    decision = claims(previous, of).decide([text("b", "two", line=2)], [problem])

    assert [(c.state, c.article) for c in decision.claims] == [
        (State.UNCHANGED, "b"),
        (State.REFUSED, None),
        (State.MISSING, "a"),
    ]


def test_each_newly_refused_line_keeps_one_article() -> None:
    of = known(a=holder(FILE, "one"), b=holder(FILE, "two"), c=holder(FILE, "three"))
    previous = [claim(State.ADDED, name, line) for line, name in enumerate("abc", 1)]
    decision = claims(previous, of).decide(
        [text("d", "four", line=1)], [Problem("1.json", "cut off", 2)]
    )

    assert [(c.state, c.article) for c in decision.claims] == [
        (State.ADDED, "d"),
        (State.REFUSED, "b"),
        (State.MISSING, "a"),
        (State.MISSING, "c"),
    ]


def test_a_file_that_cannot_be_read_at_all_keeps_everything() -> None:
    of = known(a=holder(FILE, "one"), b=holder(FILE, "two"))
    previous = [
        claim(State.ADDED, "a"),
        claim(State.MISSING, "b"),
        claim(State.REMOVED, "gone", body="three"),
    ]
    decision = claims(previous, of).decide([], [Problem("1.json", "is empty")])

    assert [(c.state, c.article) for c in decision.claims] == [
        (State.REFUSED, "a"),
        (State.REFUSED, "b"),
        (State.REMOVED, "gone"),
    ]
    assert decision.told[0].article_ids == ("a", "b")


def test_what_was_removed_by_hand_stays_out_while_its_text_is_the_same() -> None:
    previous = [claim(State.REMOVED, "a", body="one")]
    same = claims(previous).decide([text("a", "one")], [])
    assert same.shown == {}
    assert [c.state for c in same.claims] == [State.REMOVED]
    other = claims(previous).decide([text("a", "two")], [])
    assert other.told[0].outcome is Outcome.ADDED
    insisted = Claims(FILE, "1.json", previous, Known(), next_revision=10, insist=True)
    assert insisted.decide([text("a", "one")], []).told[0].outcome is Outcome.ADDED
