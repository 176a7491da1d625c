import asyncio

from bot.chat.client import NewsClient
from tests.chat.conftest import Start
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.server import Loopback


def test_no_privileged_intent_is_asked_for_unless_the_operator_opts_in():
    plain, opted = NewsClient(EchoFace()), NewsClient(EchoFace(), message_content=True)

    assert {name for name, on in plain.intents if on} == {"guilds", "guild_messages", "dm_messages"}
    assert {name for name, on in opted.intents if on} == {
        "guilds",
        "guild_messages",
        "dm_messages",
        "message_content",
    }


async def test_a_mention_is_answered_once_as_a_reply_that_pings_nobody(
    loopback: Loopback, start: Start
):
    await start(EchoFace())

    asked = await loopback.people.mention(
        loopback.world.owner, loopback.world.channel, "tell @everyone"
    )
    [reply] = await loopback.people.said(loopback.world.channel)

    assert reply["content"].endswith("tell @everyone")
    assert reply["message_reference"]["message_id"] == asked["id"]
    [sent] = loopback.recorder.sent("POST", "/messages")
    assert sent.body["allowed_mentions"] == {"parse": []}


async def test_a_direct_message_is_answered(loopback: Loopback, start: Start):
    await start(EchoFace())
    channel = loopback.world.dm(loopback.world.owner)

    await loopback.people.write(loopback.world.owner, channel, "anything new?")
    [reply] = await loopback.people.said(channel)

    assert reply["content"] == "anything new?"


async def test_a_deferred_slash_command_is_acknowledged_then_filled(
    loopback: Loopback, start: Start
):
    await start(EchoFace(thinking=0.05))
    world, people = loopback.world, loopback.people

    interaction = await people.slash(world.owner, world.channel, "echo", text="hello", only_me=True)
    message = await people.answered(interaction)

    assert message["content"] == "hello"
    assert interaction.private
    assert interaction.after < 3.0
    assert interaction.edits == 1
    [edit] = loopback.recorder.sent("PATCH", "@original")
    assert edit.body["allowed_mentions"] == {"parse": []}


async def test_autocomplete_and_a_message_menu_reach_the_tree(loopback: Loopback, start: Start):
    await start(EchoFace())
    world, people = loopback.world, loopback.people

    choices = await people.complete(world.owner, world.channel, "echo", "text", text="ha")
    message = await people.write(world.owner, world.channel, "some chatter")
    interaction = await people.menu(world.owner, message, "Echo this")
    answer = await people.answered(interaction)

    assert [choice["name"] for choice in choices] == ["HA"]
    assert answer["content"] == "some chatter"
    assert people.read(world.channel) == [answer]


async def test_the_servers_it_is_in_reach_the_face(loopback: Loopback, start: Start):
    face = EchoFace()
    await start(face)

    await asyncio.wait_for(face.ready.wait(), 10)

    assert face.present == {int(loopback.world.guild["id"])}


async def test_a_client_closed_before_it_was_ready_leaves_no_task_behind(
    loopback: Loopback, start: Start
):
    task = await start(EchoFace())
    await loopback.people.quiet(0.05)
    waiting = [one for one in asyncio.all_tasks() if "_delay_ready" in str(one.get_coro())]

    task.cancel()
    await asyncio.wait([task, *waiting], timeout=10.0)

    assert waiting
    assert [one.exception() for one in waiting if not one.cancelled()] == [None]


async def test_leaving_a_server_reaches_the_face(loopback: Loopback, start: Start):
    face = EchoFace()
    await start(face)

    await loopback.people.mention(loopback.world.owner, loopback.world.channel, "still here?")
    await loopback.people.said(loopback.world.channel)
    await loopback.gateway.dispatch("GUILD_DELETE", {"id": loopback.world.guild["id"]})
    await loopback.people.write(loopback.world.owner, loopback.world.dm(loopback.world.owner), "?")
    await loopback.people.said(loopback.world.dm(loopback.world.owner))

    assert face.left == ["Harbour"]
