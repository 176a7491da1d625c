"""Two hundred questions at once: acknowledged first, answered in order, once each."""

from tests.chat.conftest import Start
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.server import Loopback

CROWD = 200


async def test_two_hundred_slash_commands_are_acknowledged_before_the_first_is_answered(
    loopback: Loopback, start: Start
):
    face = EchoFace()
    face.go.clear()
    await start(face)
    world, people = loopback.world, loopback.people
    loopback.rest.ack_seconds = 60.0  # a slow machine does not decide the test

    asked = [
        await people.slash(world.owner, world.channel, "echo", text=str(number))
        for number in range(CROWD)
    ]
    await loopback.recorder.until(lambda: all(one.kind for one in asked), 60)
    assert not any(one.answered for one in asked)
    face.go.set()
    answers = [(await people.answered(one, 60))["content"] for one in asked]

    assert answers == [str(number) for number in range(CROWD)]
    assert [one.edits for one in asked] == [1] * CROWD
    assert not face.failed


async def test_two_hundred_mentions_at_once_are_answered_once_and_in_order_of_arrival(
    loopback: Loopback, start: Start
):
    face = EchoFace(thinking=0.001)
    await start(face)
    world, people = loopback.world, loopback.people

    for number in range(CROWD):
        await people.mention(world.owner, world.channel, str(number))
    written = await people.said(world.channel, CROWD, 60)
    await face.delivery.idle()

    assert [int(text.split()[-1]) for text in face.thought] == list(range(CROWD))
    assert sorted(int(one["content"].split()[-1]) for one in written) == list(range(CROWD))
    assert len(people.read(world.channel)) == CROWD
