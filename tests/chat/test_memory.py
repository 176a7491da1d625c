from datetime import UTC, datetime, timedelta

from bot.chat.memory import Memory, Once

START = datetime(2024, 3, 5, 12, tzinfo=UTC)


class Clock:
    now = START

    def __call__(self) -> datetime:
        return self.now


def test_a_conversation_is_remembered_per_channel_and_person():
    memory = Memory[str](Clock())
    memory.remember(1, 2, "harbour")

    assert memory.recall(1, 2) == "harbour"
    assert memory.recall(1, 3) is None
    assert memory.recall(3, 2) is None


def test_it_is_forgotten_after_a_while_counted_from_the_last_answer():
    clock = Clock()
    memory = Memory[str](clock, keep=timedelta(minutes=15))
    memory.remember(1, 2, "harbour")
    clock.now = START + timedelta(minutes=14)
    memory.remember(1, 2, "ferry")
    clock.now = START + timedelta(minutes=28)

    assert memory.recall(1, 2) == "ferry"
    clock.now = START + timedelta(minutes=29)
    assert memory.recall(1, 2) is None
    assert len(memory) == 0


def test_only_so_many_are_held_and_the_longest_silent_goes_first():
    memory = Memory[str](Clock(), most=2)
    for person in (1, 2):
        memory.remember(0, person, "x")
    memory.remember(0, 1, "y")
    memory.remember(0, 3, "z")

    assert [memory.recall(0, person) for person in (1, 2, 3)] == ["y", None, "z"]


def test_a_person_can_be_forgotten_everywhere():
    memory = Memory[str](Clock())
    memory.remember(1, 2, "a")
    memory.remember(3, 2, "b")
    memory.remember(1, 4, "c")

    memory.forget(2)

    assert len(memory) == 1
    assert memory.recall(1, 4) == "c"


def test_once_is_once_until_it_is_too_long_ago():
    once = Once(most=2)

    assert [once.first(what) for what in (1, 1, 2, 3, 1)] == [True, False, True, True, True]
