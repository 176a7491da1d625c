import pytest

from bot.chat.client import NewsClient
from bot.chat.sync import Published, SyncError, publish
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.server import Loopback

BOTH = ("echo", "Echo this")


async def test_commands_are_published_everywhere(loopback: Loopback):
    published = await publish(NewsClient(EchoFace()), loopback.token)

    assert published == Published(None, BOTH)
    [sent] = loopback.recorder.sent("PUT", "/commands")
    assert [command["name"] for command in sent.body] == list(BOTH)
    assert loopback.gateway.log == []


async def test_commands_are_published_in_one_server_only(loopback: Loopback):
    guild_id = int(loopback.world.guild["id"])

    published = await publish(NewsClient(EchoFace()), loopback.token, guild_id)

    assert published == Published(guild_id, BOTH)
    assert set(loopback.world.commands) == {str(guild_id)}


async def test_publishing_in_both_scopes_is_said_and_one_can_be_taken_back(loopback: Loopback):
    guild_id = int(loopback.world.guild["id"])
    await publish(NewsClient(EchoFace()), loopback.token)

    twice = await publish(NewsClient(EchoFace()), loopback.token, guild_id)
    removed = await publish(NewsClient(EchoFace()), loopback.token, guild_id, remove=True)

    assert twice.doubled == BOTH
    assert removed == Published(guild_id, ())
    assert loopback.world.commands[str(guild_id)] == []
    assert len(loopback.world.commands[None]) == 2


async def test_a_server_the_bot_is_not_in_is_named_with_the_remedy(loopback: Loopback):
    with pytest.raises(SyncError, match=r"server 4242\. Invite it .* applications\.commands"):
        await publish(NewsClient(EchoFace()), loopback.token, 4242)


async def test_a_wrong_token_is_one_sentence(loopback: Loopback):
    with pytest.raises(SyncError, match="DISCORD_TOKEN"):
        await publish(NewsClient(EchoFace()), loopback.token + "x")


@pytest.mark.parametrize(
    ("kind", "status", "words"),
    [
        (Kind.STATUS, 503, "refused"),
        (Kind.RESET_BEFORE, 0, "reached"),
        (Kind.STATUS, 400, "refused"),
    ],
)
async def test_trouble_while_publishing_is_one_sentence(
    kind: Kind, status: int, words: str, loopback: Loopback
):
    loopback.rest.faults.add(kind, "PUT .*/commands", times=9, status=status)

    with pytest.raises(SyncError, match=words):
        await publish(NewsClient(EchoFace()), loopback.token)


async def test_a_command_that_discord_refuses_is_said(loopback: Loopback):
    loopback.rest.faults.add(Kind.STATUS, "PUT .*/commands", status=400, code=50035)

    with pytest.raises(SyncError, match="refused a command"):
        await publish(NewsClient(EchoFace()), loopback.token)
