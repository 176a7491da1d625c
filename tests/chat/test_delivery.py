import pytest

from bot.chat.delivery import Delivery
from bot.chat.payload import Payload
from bot.chat.undeliverable import Reason, UndeliverableError
from tests.chat.conftest import Start
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.server import Loopback
from tests.chat.loopback.state import READ_HISTORY, SEND_IN_THREADS, SEND_MESSAGES

SEND = "POST .*/messages$"


async def mention_under(
    fault: Kind, loopback: Loopback, start: Start, face: EchoFace | None = None, **details: float
) -> tuple[list[dict], int]:
    """Ask by mention while sends fail; what people then read, and how many sends it took."""
    face = face or EchoFace()
    await start(face)
    loopback.rest.faults.add(fault, SEND, **details)
    await loopback.people.mention(loopback.world.owner, loopback.world.channel, "hello")

    def settled() -> bool:
        written = loopback.people.read(loopback.world.channel)
        return bool(face.failed or written) and not loopback.rest.faults.waiting

    await loopback.recorder.until(settled)
    await face.delivery.idle()
    return loopback.people.read(loopback.world.channel), len(loopback.recorder.sent("POST", "/mes"))


@pytest.mark.parametrize(
    ("fault", "details"),
    [
        (Kind.LIMITED, {}),
        (Kind.STATUS, {"status": 500}),
        (Kind.STATUS, {"status": 503, "times": 3}),
        (Kind.STATUS_AFTER, {"status": 503}),
        (Kind.STATUS_AFTER, {"status": 502}),
        (Kind.RESET_BEFORE, {"times": 2}),
        (Kind.RESET_AFTER, {}),
        (Kind.RESET_AFTER, {"times": 3}),
    ],
)
async def test_a_message_appears_exactly_once_whatever_happens_to_its_request(
    fault: Kind, details: dict[str, int], loopback: Loopback, start: Start
):
    written, requests = await mention_under(fault, loopback, start, **details)

    assert len(written) == 1
    assert requests == 1 + details.get("times", 1)


async def test_a_connection_gone_silent_is_given_up_and_the_message_appears_once(
    loopback: Loopback, start: Start
):
    face = EchoFace(Delivery(base=0.001, wire=0.1))

    written, requests = await mention_under(Kind.SILENCE_AFTER, loopback, start, face, seconds=1.0)

    assert len(written) == 1
    assert requests == 2


async def test_waiting_for_a_rate_limit_is_no_silence(loopback: Loopback, start: Start):
    face = EchoFace(Delivery(base=0.001, wire=0.2))

    written, requests = await mention_under(Kind.LIMITED, loopback, start, face, seconds=0.5)

    assert len(written) == 1
    assert requests == 2
    assert not face.failed


@pytest.mark.parametrize("in_thread", [False, True])
async def test_a_channel_where_the_bot_may_not_write_is_tried_once_and_named_with_the_remedy(
    in_thread: bool, loopback: Loopback, start: Start, caplog: pytest.LogCaptureFixture
):
    world = loopback.world
    deny = SEND_IN_THREADS if in_thread else SEND_MESSAGES
    hushed = world.add_channel("hushed", world.guild, deny=deny)
    if in_thread:
        hushed = world.add_channel("aside", world.guild, deny=deny, parent=hushed["id"])
    face = EchoFace()
    await start(face)

    await loopback.people.mention(world.owner, hushed, "hello")
    await loopback.recorder.until(lambda: loopback.recorder.sent("POST", "/messages"))
    await face.delivery.idle()
    await loopback.people.quiet(0.05)

    [failure] = face.failed
    assert failure.reason is Reason.NO_PERMISSION
    assert len(loopback.recorder.sent("POST", "/messages")) == 1
    assert f"#{hushed['name']} of Harbour" in caplog.text
    right = "Send Messages in Threads" if in_thread else "Send Messages"
    assert f"there: {right}." in caplog.text


async def test_without_read_message_history_the_answer_comes_without_reply_mark(
    loopback: Loopback, start: Start
):
    world = loopback.world
    channel = world.add_channel("short-memory", world.guild, deny=READ_HISTORY)
    await start(EchoFace())

    await loopback.people.mention(world.owner, channel, "hello")
    [reply] = await loopback.people.said(channel)

    assert "message_reference" not in reply


async def test_attempts_are_bounded(loopback: Loopback, start: Start):
    face = EchoFace(Delivery(attempts=4, base=0.001))

    await start(face)
    loopback.rest.faults.add(Kind.STATUS, SEND, times=100, status=503)
    await loopback.people.mention(loopback.world.owner, loopback.world.channel, "hello")
    await loopback.recorder.until(lambda: len(loopback.recorder.sent("POST", "/mes")) == 4)
    await face.delivery.idle()
    await loopback.people.quiet(0.05)

    assert face.failed[0].reason is Reason.UNREACHABLE
    assert len(loopback.recorder.sent("POST", "/mes")) == 4


class Unsteady:
    """A channel that fails a given number of times; no network."""

    def __init__(self, failures: int) -> None:
        self.failures = failures
        self.nonces: list[int] = []

    async def send(self, *, nonce: int, **_: object) -> str:
        self.nonces.append(nonce)
        if len(self.nonces) <= self.failures:
            raise ConnectionResetError(104, "Connection reset by peer")
        return "sent"


async def test_pauses_grow_up_to_a_ceiling_and_every_attempt_has_the_same_nonce():
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    delivery = Delivery(
        attempts=6, base=1.0, longest=5.0, sleep=sleep, chance=lambda low, high: high
    )
    channel = Unsteady(failures=5)

    assert await delivery.send(channel, Payload("hello")) == "sent"
    assert pauses == [2.0, 4.0, 5.0, 5.0, 5.0]
    assert len(set(channel.nonces)) == 1


async def test_patience_ends_the_attempts():
    now = [0.0]

    async def sleep(seconds: float) -> None:
        now[0] += seconds

    delivery = Delivery(
        attempts=100, patience=10.0, longest=4.0, base=4.0, sleep=sleep,
        chance=lambda low, high: high, clock=lambda: now[0],
    )  # fmt: skip

    with pytest.raises(UndeliverableError) as failure:
        await delivery.send(Unsteady(failures=100), Payload("hello"))

    assert failure.value.reason is Reason.UNREACHABLE
    assert now[0] == 12.0


async def test_a_defect_of_ours_is_not_taken_for_a_bad_network():
    class Broken:
        async def send(self, **_: object) -> None:
            raise KeyError("a bug")

    delivery = Delivery()

    with pytest.raises(KeyError):
        await delivery.send(Broken(), Payload("hello"))
    await delivery.idle()
