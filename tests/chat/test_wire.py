from bot.chat.wire import Pace
from tests.chat.conftest import Start
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.server import Loopback


class Time:
    """A clock that only sleeping moves."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    def pace(self) -> Pace:
        return Pace(sleep=self.sleep, chance=lambda low, high: high, clock=lambda: self.now)


async def test_two_connections_are_made_at_once_and_the_next_ever_more_slowly():
    time = Time()
    pace = time.pace()

    for _ in range(9):
        await pace.wait()

    assert time.pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0]


async def test_after_a_calm_time_a_connection_is_made_at_once():
    time = Time()
    pace = time.pace()
    for _ in range(5):
        await pace.wait()
    before = len(time.pauses)

    time.now += 120.0
    await pace.wait()
    await pace.wait()

    assert len(time.pauses) == before


async def test_a_gateway_that_closes_every_connection_is_not_hammered(
    loopback: Loopback, start: Start
):
    await start(EchoFace())
    loopback.gateway.reject = 1000

    await loopback.gateway.drop()
    await loopback.people.quiet(0.3)

    assert 3 <= loopback.gateway.log.count("connected") <= 10
