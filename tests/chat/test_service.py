import asyncio

import pytest

from bot.chat.client import NewsClient
from bot.chat.endings import CONFIGURATION, NO_PERMISSION, UNAVAILABLE
from bot.chat.service import Limits, Service
from tests.chat.conftest import QUICK, Start
from tests.chat.loopback.echo import EchoFace
from tests.chat.loopback.faults import Kind
from tests.chat.loopback.server import Loopback

OTHER = "another-token"


async def ask(loopback: Loopback, question: str, times: int = 1) -> str:
    """Ask by mention; the text of the `times`th answer in the channel."""
    await loopback.people.mention(loopback.world.owner, loopback.world.channel, question)
    written = await loopback.people.said(loopback.world.channel, times)
    assert len(written) == times
    return written[-1]["content"]


@pytest.mark.parametrize("trouble", ["refuse", "reject"])
async def test_a_gateway_that_fails_the_first_connections_is_tried_again(
    trouble: str, loopback: Loopback, start: Start, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("discord.client.ExponentialBackoff.delay", lambda self: 0.0)
    setattr(loopback.gateway, trouble, 2)

    await start(EchoFace())

    assert (await ask(loopback, "back?")).endswith("back?")


async def test_reconnect_is_obeyed_and_what_happened_meanwhile_is_answered(
    loopback: Loopback, start: Start
):
    await start(EchoFace())
    await ask(loopback, "one")

    await loopback.gateway.say(7)
    await loopback.gateway.connected(2)

    assert (await ask(loopback, "two", 2)).endswith("two")
    assert loopback.gateway.log.count("identify") == 1
    assert loopback.gateway.log.count("resume") == 1


async def test_a_message_sent_while_the_connection_was_down_is_answered_once(
    loopback: Loopback, start: Start
):
    await start(EchoFace())
    await ask(loopback, "one")
    loopback.gateway.dead = True

    await loopback.people.mention(loopback.world.owner, loopback.world.channel, "meanwhile")
    await loopback.gateway.drop()
    written = await loopback.people.said(loopback.world.channel, 2)
    await loopback.people.quiet(0.05)

    assert written == loopback.people.read(loopback.world.channel)
    assert written[-1]["content"].endswith("meanwhile")


@pytest.mark.parametrize("resumable", [True, False])
async def test_an_invalid_session_is_replaced(resumable: bool, loopback: Loopback, start: Start):
    await start(EchoFace())
    await ask(loopback, "one")

    await loopback.gateway.say(9, resumable)
    await loopback.gateway.connected(2)

    assert (await ask(loopback, "two", 2)).endswith("two")
    assert loopback.gateway.log.count("identify") == (1 if resumable else 2)


async def test_a_connection_without_heartbeats_is_replaced(loopback: Loopback, start: Start):
    loopback.gateway.heartbeat = 0.1
    await start(EchoFace(), heartbeat_timeout=0.4)
    await ask(loopback, "one")

    loopback.gateway.dead = True
    await loopback.gateway.connected(2)

    assert (await ask(loopback, "two", 2)).endswith("two")


@pytest.mark.parametrize(
    ("kind", "status"), [(Kind.STATUS, 503), (Kind.RESET_BEFORE, 0), (Kind.LIMITED, 0)]
)
async def test_a_login_that_meets_trouble_is_tried_again(
    kind: Kind, status: int, loopback: Loopback, start: Start
):
    loopback.rest.faults.add(kind, "GET /users/@me", times=2, status=status)
    loopback.rest.faults.add(kind, "GET /oauth2", status=status)

    await start(EchoFace())

    assert (await ask(loopback, "in?")).endswith("in?")


async def test_a_wrong_token_ends_the_run_with_one_sentence_and_one_request(
    loopback: Loopback, start: Start
):
    task = await start(EchoFace(), token=OTHER, connected=False)

    ending = await asyncio.wait_for(task, 5)

    assert ending.code == NO_PERMISSION
    assert "DISCORD_TOKEN" in ending.sentence
    assert len(loopback.recorder.requests) == 1


async def test_a_token_revoked_between_login_and_gateway_ends_the_run(
    loopback: Loopback, start: Start
):
    loopback.gateway.token = OTHER

    ending = await asyncio.wait_for(await start(EchoFace()), 5)

    assert ending.code == NO_PERMISSION
    assert "DISCORD_TOKEN" in ending.sentence


async def test_a_missing_intent_ends_the_run_and_says_where_to_switch_it_on(
    loopback: Loopback, start: Start
):
    ending = await asyncio.wait_for(await start(EchoFace(), message_content=True), 5)

    assert ending.code == CONFIGURATION
    assert "Message Content" in ending.sentence
    assert "NEWSBOT_MESSAGE_CONTENT" in ending.sentence


async def test_an_allowed_intent_is_used(loopback: Loopback, start: Start):
    loopback.gateway.content_allowed = True

    await start(EchoFace(), message_content=True)

    assert (await ask(loopback, "content?")).endswith("content?")


@pytest.mark.parametrize(
    ("code", "exit_code", "word"),
    [(4011, CONFIGURATION, "servers"), (4013, UNAVAILABLE, "refused")],
)
async def test_close_codes_that_need_a_person_end_the_run(
    code: int, exit_code: int, word: str, loopback: Loopback, start: Start
):
    task = await start(EchoFace())
    await ask(loopback, "one")

    await loopback.gateway.drop(code)
    ending = await asyncio.wait_for(task, 5)

    assert ending.code == exit_code
    assert word in ending.sentence


@pytest.mark.parametrize(("status", "word"), [(429, "address"), (403, "refused")])
async def test_an_address_that_discord_banned_or_refuses_is_not_used_further(
    status: int, word: str, loopback: Loopback, start: Start
):
    loopback.rest.faults.add(Kind.STATUS, "GET /users/@me", times=9, status=status)

    ending = await asyncio.wait_for(await start(EchoFace(), connected=False), 5)

    assert ending.code == UNAVAILABLE
    assert word in ending.sentence
    assert len(loopback.recorder.requests) == 1


async def test_a_defect_in_the_setup_is_raised_not_retried(loopback: Loopback):
    class Defective(EchoFace):
        async def setup(self, client):
            raise KeyError("a bug")

    with pytest.raises(KeyError):
        await Service(lambda: NewsClient(Defective()), loopback.token, limits=QUICK).run()


async def test_pauses_between_logins_grow_up_to_a_ceiling(loopback: Loopback):
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    loopback.rest.faults.add(Kind.STATUS, "GET /users/@me", times=6)
    loopback.gateway.token = OTHER
    service = Service(
        lambda: NewsClient(EchoFace()),
        loopback.token,
        limits=Limits(first_retry=1.0, longest_retry=10.0),
        sleep=sleep,
        chance=lambda low, high: high,
    )

    await asyncio.wait_for(service.run(), 5)

    assert pauses == [1.0, 2.0, 4.0, 8.0, 10.0, 10.0]
