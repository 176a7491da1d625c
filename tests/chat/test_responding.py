"""Interactions: acknowledged, answered and edited once, whatever happens on the way."""

import discord
import pytest

from bot.chat.delivery import Delivery
from bot.chat.payload import Payload, Upload
from bot.chat.undeliverable import Reason
from tests.chat.conftest import Start
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.interactions import Interaction, buttons
from tests.chat.loopback.server import Loopback
from tests.chat.loopback.state import EPHEMERAL

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
        await self.delivery.acknowledge(interaction, thinking=False)
        await self.delivery.edit_response(interaction, counting(self.delivery, self.n + 1))


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


class FormButton(discord.ui.DynamicItem[discord.ui.Button], template="open-form"):
    """Opens a form."""

    def __init__(self) -> None:
        super().__init__(discord.ui.Button(label="Open", custom_id="open-form"))

    @classmethod
    async def from_custom_id(cls, interaction, item, match):
        return cls()

    async def callback(self, interaction):
        await interaction.client.face.open(interaction)


class FormFace(EchoFace):
    """Opens a form, answers it to all, takes its button away and adds a word in private."""

    async def setup(self, client):
        client.add_dynamic_items(FormButton)
        await super().setup(client)

    async def answer(self, interaction, text, private):
        view = discord.ui.View(timeout=None)
        view.add_item(FormButton())
        await self.delivery.respond(interaction, Payload(text, view), private=True)

    async def open(self, interaction):
        form = discord.ui.Modal(title="Say it", custom_id="form")
        form.add_item(discord.ui.Label(text="What?", component=discord.ui.TextInput()))
        await self.delivery.show(interaction, form)

    async def submit(self, interaction):
        await self.delivery.respond(interaction, Payload("said"))
        await self.delivery.edit_source(interaction, interaction.message, Payload("done"))
        await self.delivery.add(interaction, Payload("thank you"))


async def open_form(loopback: Loopback, start: Start) -> tuple[dict, Interaction]:
    """The message with the button, and the press that opened the form."""
    await start(FormFace())
    world, people = loopback.world, loopback.people
    source = await people.answered(await people.slash(world.owner, world.channel, "echo", text="?"))
    return source, await people.press(world.owner, source, buttons(source)[0])


@pytest.mark.parametrize(
    ("fault", "route"),
    [
        (Kind.RESET_BEFORE, CALLBACK),
        (Kind.RESET_AFTER, CALLBACK),
        (Kind.RESET_BEFORE, "PATCH .*/messages/[0-9]+"),
        (Kind.RESET_AFTER, "PATCH .*/messages/[0-9]+"),
        (Kind.RESET_BEFORE, "POST /webhooks"),
    ],
)
async def test_what_follows_a_form_comes_once(
    fault: Kind, route: str, loopback: Loopback, start: Start
):
    source, opened = await open_form(loopback, start)
    world, people = loopback.world, loopback.people
    await loopback.recorder.until(lambda: opened.modal)
    loopback.rest.faults.add(fault, route)

    sent = await people.submit(world.owner, opened, "anything")
    shown = await people.answered(sent)
    await people.said(world.channel, 3)
    await people.quiet(0.05)

    [_, _, thanks] = people.read(world.channel)
    assert not loopback.rest.faults.waiting
    assert (shown["content"], source["content"], thanks["content"]) == ("said", "done", "thank you")
    assert not sent.private
    assert buttons(source) == []
    assert thanks["flags"] & EPHEMERAL


@pytest.mark.parametrize("fault", [Kind.RESET_BEFORE, Kind.RESET_AFTER])
async def test_a_form_is_taken_whatever_happened_to_the_request_that_opened_it(
    fault: Kind, loopback: Loopback, start: Start
):
    loopback.rest.faults.add(fault, CALLBACK)
    source, opened = await open_form(loopback, start)
    await loopback.recorder.until(lambda: opened.modal and not loopback.rest.faults.waiting)

    await loopback.people.submit(loopback.world.owner, opened, "anything")

    await loopback.recorder.until(lambda: source["content"] == "done")
