"""Interactions: acknowledged, answered and edited once, whatever happens on the way."""

import discord
import pytest

from bot.chat.delivery import Delivery, Payload, Upload
from bot.chat.undeliverable import Reason
from tests.chat.conftest import Start
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.interactions import buttons
from tests.chat.loopback.server import Loopback

CALLBACK, EDIT = "POST .*/callback", "PATCH .*@original"


@pytest.mark.parametrize(
    ("fault", "route", "details"),
    [
        (Kind.RESET_BEFORE, CALLBACK, {}),
        (Kind.RESET_AFTER, CALLBACK, {}),
        (Kind.STATUS, CALLBACK, {"status": 503}),
        (Kind.LIMITED, CALLBACK, {}),
        (Kind.RESET_BEFORE, EDIT, {"times": 2}),
        (Kind.RESET_AFTER, EDIT, {}),
        (Kind.STATUS, EDIT, {"status": 500}),
        (Kind.LIMITED, EDIT, {}),
    ],
)
async def test_a_slash_command_is_answered_once_whatever_happens_to_its_requests(
    fault: Kind, route: str, details: dict[str, int], loopback: Loopback, start: Start
):
    face = EchoFace()
    await start(face)
    world, people = loopback.world, loopback.people
    loopback.rest.faults.add(fault, route, **details)

    interaction = await people.slash(world.owner, world.channel, "echo", text="hello")
    message = await people.answered(interaction)
    await face.delivery.idle()

    assert message["content"] == "hello"
    assert people.read(world.channel) == [message]
    assert not face.failed


async def test_an_interaction_that_discord_dropped_is_not_tried_again(
    loopback: Loopback, start: Start
):
    face = EchoFace()
    await start(face)
    loopback.rest.ack_seconds = -1.0

    await loopback.people.slash(loopback.world.owner, loopback.world.channel, "echo", text="late")
    await loopback.recorder.until(lambda: loopback.recorder.sent("POST", "/callback"))
    await loopback.people.quiet(0.05)

    assert [failure.reason for failure in face.failed] == [Reason.GONE]
    assert len(loopback.recorder.sent("POST", "/callback")) == 1


async def test_an_acknowledgement_that_discord_does_not_confirm_may_have_arrived(
    loopback: Loopback, start: Start, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("bot.chat.delivery.ACKNOWLEDGE_SECONDS", 0.1)
    face = EchoFace()
    await start(face)
    world, people = loopback.world, loopback.people
    loopback.rest.faults.add(Kind.SILENCE_AFTER, CALLBACK, seconds=0.5)

    interaction = await people.slash(world.owner, world.channel, "echo", text="hello")
    message = await people.answered(interaction)

    assert message["content"] == "hello"
    assert not face.failed


class AttachingFace(EchoFace):
    """Answers at once, with a file; buttons and edits are not its business."""

    async def answer(self, interaction, text, private):
        payload = Payload(text, uploads=(Upload("report.txt", b"three added"),))
        await self.delivery.respond(interaction, payload, private=private)
        assert interaction.response.is_done()


async def test_a_response_with_a_file_survives_a_reset_and_is_known_as_done(
    loopback: Loopback, start: Start
):
    await start(AttachingFace())
    world, people = loopback.world, loopback.people
    loopback.rest.faults.add(Kind.RESET_AFTER, CALLBACK)

    interaction = await people.slash(world.owner, world.channel, "echo", text="see file")
    message = await people.answered(interaction)
    await loopback.recorder.until(lambda: len(loopback.recorder.sent("POST", "/callback")) == 2)

    assert [file["filename"] for file in message["attachments"]] == ["report.txt"]
    assert [request.files for request in loopback.recorder.sent("POST", "/callback")] == [
        {"report.txt": b"three added"}
    ] * 2
    assert people.read(world.channel) == [message]


class Counter(discord.ui.DynamicItem[discord.ui.Button], template=r"count:(?P<n>\d+)"):
    """A button that counts how often it was pressed, with the count in its id."""

    def __init__(self, delivery: Delivery, n: int = 0) -> None:
        super().__init__(discord.ui.Button(label=str(n), custom_id=f"count:{n}"))
        self.delivery = delivery
        self.n = n

    @classmethod
    async def from_custom_id(cls, interaction, item, match):
        return cls(interaction.client.face.delivery, int(match["n"]))

    async def callback(self, interaction):
        await self.delivery.update(interaction, counting(self.delivery, self.n + 1))


def counting(delivery: Delivery, n: int) -> Payload:
    view = discord.ui.View(timeout=None)
    view.add_item(Counter(delivery, n))
    return Payload(f"{n} times", view)


class CountingFace(EchoFace):
    async def setup(self, client):
        client.add_dynamic_items(Counter)
        await super().setup(client)

    async def answer(self, interaction, text, private):
        await self.delivery.respond(interaction, counting(self.delivery, 0))


@pytest.mark.parametrize("fault", [Kind.RESET_BEFORE, Kind.RESET_AFTER, Kind.LIMITED])
async def test_a_pressed_button_changes_its_message_once(
    fault: Kind, loopback: Loopback, start: Start
):
    await start(CountingFace())
    world, people = loopback.world, loopback.people
    message = await people.answered(await people.slash(world.owner, world.channel, "echo", text=""))
    loopback.rest.faults.add(fault, CALLBACK)

    await people.answered(await people.press(world.owner, message, buttons(message)[0]))
    await loopback.recorder.until(lambda: not loopback.rest.faults.waiting)

    assert message["content"] == "1 times"
    assert [button["label"] for button in buttons(message)] == ["1"]


async def test_an_edit_of_a_message_is_repeated_after_a_reset(loopback: Loopback, start: Start):
    class EditingFace(EchoFace):
        async def on_message(self, message):
            if not message.author.bot:
                sent = await self.delivery.send(message.channel, Payload("reading"))
                await self.delivery.edit(sent, Payload("read"))

    await start(EditingFace())
    loopback.rest.faults.add(Kind.RESET_BEFORE, "PATCH /channels", times=2)

    await loopback.people.write(loopback.world.owner, loopback.world.channel, "reload")

    def contents() -> list[str]:
        return [message["content"] for message in loopback.people.read(loopback.world.channel)]

    await loopback.recorder.until(lambda: contents() == ["read"])
