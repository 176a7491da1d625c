"""Showing a private answer to everyone, over sockets that fail."""

import pytest

from tests.chat.conftest import Start, WiredFace
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.interactions import buttons
from tests.chat.loopback.server import Loopback
from tests.chat.loopback.state import Json


async def private_answer(loopback: Loopback) -> tuple[Json, Json, Json]:
    """Somebody, their private answer and the button that shows it to everyone."""
    world, people = loopback.world, loopback.people
    asker = world.add_user("asker")
    asked = await people.slash(
        asker, world.channel, "ask", question="What did Olmo say?", only_me=True
    )
    answer = await people.answered(asked)
    [show] = [button for button in buttons(answer) if button["label"] == "Show everyone"]
    return asker, answer, show


@pytest.mark.parametrize(
    ("fault", "route"),
    [
        (Kind.RESET_BEFORE, "callback"),
        (Kind.RESET_AFTER, "callback"),
        (Kind.RESET_AFTER, "PATCH .*/messages/[0-9]+"),
    ],
)
async def test_a_private_answer_is_shown_to_everyone_once_whatever_happens_to_its_requests(
    fault: Kind, route: str, face: WiredFace, loopback: Loopback, start: Start
):
    await start(face)
    asker, answer, show = await private_answer(loopback)
    loopback.rest.faults.add(fault, route)

    pressed = await loopback.people.press(asker, answer, show)
    shown = await loopback.people.answered(pressed)
    await loopback.recorder.until(lambda: show not in buttons(answer))

    assert "Shown by" in shown["content"]
    assert not pressed.private
    assert loopback.people.read(loopback.world.channel) == [answer, shown]


async def test_an_answer_is_shown_even_where_its_button_cannot_be_taken_away(
    face: WiredFace, loopback: Loopback, start: Start
):
    await start(face)
    asker, answer, show = await private_answer(loopback)
    loopback.rest.faults.add(Kind.STATUS, "PATCH .*/messages/[0-9]+", status=404)

    first = await loopback.people.press(asker, answer, show)
    await loopback.people.answered(first)
    second = await loopback.people.press(asker, answer, show)
    again = await loopback.people.answered(second)

    assert not first.private
    assert second.private
    assert again["content"] == "This answer has already been shown."


async def test_an_answer_that_could_not_be_shown_may_be_shown_again(
    face: WiredFace, loopback: Loopback, start: Start
):
    await start(face)
    asker, answer, show = await private_answer(loopback)
    loopback.rest.ack_seconds = -1.0  # what comes now comes too late

    late = await loopback.people.press(asker, answer, show)
    await loopback.recorder.until(lambda: loopback.recorder.requests[-1].path.endswith("/callback"))
    await face.delivery.idle()
    loopback.rest.ack_seconds = 3.0
    shown = await loopback.people.answered(await loopback.people.press(asker, answer, show))

    assert late.kind is None
    assert "Shown by" in shown["content"]
