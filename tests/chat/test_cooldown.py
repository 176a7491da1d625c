from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.cooldown import SWEEP_EVERY, Cooldowns, Rate


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_person_waits_until_the_oldest_question_leaves_the_window():
    clock = Clock()
    cooldowns = Cooldowns(person=Rate(2, 10.0), channel=Rate(99, 1.0), clock=clock)

    assert cooldowns.take(1, 7) == 0.0
    clock.now += 4.0
    assert cooldowns.take(1, 7) == 0.0
    assert cooldowns.take(1, 8) == 6.0
    assert cooldowns.take(2, 7) == 0.0
    clock.now += 6.0
    assert cooldowns.take(1, 7) == 0.0
    assert cooldowns.take(1, 7) == 4.0


def test_a_channel_has_a_limit_of_its_own():
    cooldowns = Cooldowns(person=Rate(9, 10.0), channel=Rate(2, 5.0), clock=Clock())

    assert [cooldowns.take(person, 7) for person in (1, 2, 3)] == [0.0, 0.0, 5.0]
    assert cooldowns.take(3, 8) == 0.0


def test_a_refused_question_counts_against_nobody():
    clock = Clock()
    cooldowns = Cooldowns(person=Rate(1, 10.0), channel=Rate(2, 10.0), clock=clock)
    cooldowns.take(1, 7)

    assert all(cooldowns.take(1, 7) == 10.0 for _ in range(5))
    assert cooldowns.take(2, 7) == 0.0


def test_people_of_long_ago_are_forgotten():
    clock = Clock()
    cooldowns = Cooldowns(person=Rate(1, 10.0), channel=Rate(1, 10.0), clock=clock)

    for person in range(SWEEP_EVERY - 1):
        cooldowns.take(person, person)
    assert len(cooldowns) == 2 * (SWEEP_EVERY - 1)
    clock.now += 11.0
    cooldowns.take(0, 0)

    assert len(cooldowns) == 2


@settings(max_examples=60)
@given(
    times=st.integers(1, 4),
    events=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 1), st.integers(0, 8))),
)
def test_no_window_ever_holds_more_than_allowed_and_waiting_as_told_is_enough(times, events):
    clock = Clock()
    rate = Rate(times, 10.0)
    cooldowns = Cooldowns(person=rate, channel=Rate(times + 1, 10.0), clock=clock)
    allowed: list[tuple[int, int, float]] = []

    for person, channel, pause in events:
        clock.now += pause
        wait = cooldowns.take(person, channel)
        if wait:
            clock.now += wait
            assert cooldowns.take(person, channel) == 0.0
        allowed.append((person, channel, clock.now))

    for _, _, start in allowed:
        inside = [one for one in allowed if start <= one[2] < start + 10.0]
        for key in range(3):
            assert sum(one[0] == key for one in inside) <= times
            assert sum(one[1] == key for one in inside) <= times + 1
