from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given

from bot.answer.scope import Scope, read_scope
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING, Filters
from tests.answer.conftest import ARTICLES, NOW, any_text

LIBRARY = Snapshot.build(ARTICLES)


def test_a_question_without_filters_is_left_as_it_is(library: Snapshot):
    scope = read_scope("who closed the bridge?", library, NOW)

    assert not scope
    assert scope.rest == scope.unbound == "who closed the bridge?"
    assert scope.narrow(EVERYTHING) == EVERYTHING


def test_the_words_of_the_filters_leave_the_question(library: Snapshot):
    scope = read_scope("who spoke this week in the Tidewater Gazette about boats?", library, NOW)

    assert scope.outlets == ("Tidewater Gazette",)
    assert (scope.after, scope.before) == (date(2024, 3, 4), None)
    assert scope.rest == "who spoke about boats?"
    assert scope.unbound == "who spoke this week about boats?"


def test_words_that_may_belong_to_the_matter_stay_in_the_unbound_question(library: Snapshot):
    scope = read_scope("who spoke on Feb. 28", library, NOW)

    assert not scope.certain
    assert scope.rest == "who spoke"
    assert scope.unbound == "who spoke on Feb. 28"


def test_today_is_a_day_of_the_askers_own_zone(library: Snapshot):
    late = datetime(2024, 3, 6, 20, tzinfo=UTC)
    far_east = late.astimezone(timezone(timedelta(hours=9)))

    assert read_scope("who spoke today", library, late).after == date(2024, 3, 6)
    assert read_scope("who spoke today", library, far_east).after == date(2024, 3, 7)


def test_filters_are_narrowed_and_never_widened():
    scope = Scope("", "", ("Kestrel Courier", "The Anchor"), date(2024, 3, 1), date(2024, 3, 9))
    hard = Filters(
        frozenset({"kestrel courier", "Tidewater Gazette"}), date(2024, 3, 3), date(2024, 3, 20),
        frozenset({"bridge"}),
    )  # fmt: skip

    assert scope.narrow(hard) == Filters(
        frozenset({"Kestrel Courier"}), date(2024, 3, 3), date(2024, 3, 9), frozenset({"bridge"})
    )
    assert scope.narrow(EVERYTHING).outlets == {"Kestrel Courier", "The Anchor"}
    assert Scope("", "", (), date(2024, 3, 1)).narrow(hard).outlets == hard.outlets


@given(any_text)
def test_any_text_has_a_scope_whose_rest_is_made_of_its_words(text: str):
    scope = read_scope(text, LIBRARY, NOW)

    assert all(word in text for word in scope.rest.split())
    assert bool(scope) == bool(scope.outlets or scope.after or scope.before)


def test_outlets_are_the_same_without_case_and_diacritics():
    scope = Scope("who?", "who?", outlets=("L’Écho du Port",))

    narrowed = scope.narrow(Filters(outlets=frozenset({"l’echo du port"})))

    assert narrowed.outlets == {"L’Écho du Port"}
