"""Questions that cannot be answered now, or whose answers cannot be delivered."""

import discord
import pytest

from bot.chat.cooldown import Rate
from bot.chat.queue import Queue
from tests.chat.simulated.conftest import Start, person, said, shown
from tests.chat.simulated.library import FERRY, HARBOUR

QUESTION = "who spoke with Tam Bessel?"
QUOTED = "spoke with Fleet Chief Tam Bessel"


async def test_a_person_who_asks_too_fast_is_told_when_to_ask_again(start: Start):
    world = await start(rate=Rate(1, 30.0))
    ann, channel = person(world)
    await ann.slash(channel, "ask", question=QUESTION)

    again = await ann.slash(channel, "ask", question=QUESTION)
    await ann.send(channel, f"<@{world.me}> {QUESTION}")

    until = int(world.clock.now.timestamp()) + 31
    sentence = f"That was quick. You can ask again <t:{until}:R>."
    assert again.ephemeral
    assert again.response.content == sentence
    assert said(channel)[-1].content == sentence
    world.clock.advance(seconds=31)
    assert QUOTED in shown((await ann.slash(channel, "ask", question=QUESTION)).response.content)


async def test_a_full_queue_and_a_restart_get_one_sentence_each(start: Start):
    world = await start(queue=Queue(running=0, waiting=0))
    ann, channel = person(world)

    full = await ann.slash(channel, "ask", question=QUESTION)
    world.desk.queue.close()
    await ann.send(channel, f"<@{world.me}> {QUESTION}")

    assert full.response.content == "Too many questions are waiting. Please ask again in a minute."
    assert said(channel)[-1].content == "I am being restarted. Please ask again in a minute."


async def test_a_defect_gets_a_calm_sentence_and_a_traceback_in_the_log_only(
    start: Start, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
):
    world = await start()
    ann, channel = person(world)

    def broken(*args: object, **kwargs: object) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("bot.chat.ask.respond", broken)
    result = await ann.slash(channel, "ask", question=QUESTION)
    await ann.send(channel, f"<@{world.me}> {QUESTION}")

    sorry = "Something went wrong on my side. It has been logged; please try again later."
    assert result.response.content == sorry
    assert said(channel)[-1].content == sorry
    assert caplog.text.count("ZeroDivisionError: secret detail") == 2


async def test_where_the_bot_may_not_write_the_asker_is_told_what_to_do(
    start: Start, caplog: pytest.LogCaptureFixture
):
    world = await start(HARBOUR, FERRY)
    ann, _ = person(world)
    quiet = world.env.guild.create_text_channel(
        "quiet",
        overwrites={world.env.guild.default_role: discord.PermissionOverwrite(send_messages=True)},
    )
    world.env.inject_error(
        "POST", f"/channels/{quiet.id}/messages", status=403, code=50013, times=None
    )

    await ann.send(quiet, f"<@{world.me}> {QUESTION}")

    told = ann.user.dm_channel.last_message
    assert told is not None
    assert told.content.startswith("I may not write in that channel.")
    assert caplog.text.count("The bot may not answer in #quiet") == 1


@pytest.mark.parametrize(("status", "code"), [(404, 10003), (403, 50013)])
async def test_an_answer_that_cannot_be_delivered_at_all_is_logged_in_one_line(
    start: Start, caplog: pytest.LogCaptureFixture, status: int, code: int
):
    world = await start()
    ann, channel = person(world)
    world.env.inject_error("POST", "/channels/*/messages", status=status, code=code, times=None)

    await ann.send(channel, f"<@{world.me}> {QUESTION}")

    assert said(channel) == []
    assert [r.exc_info for r in caplog.records if r.levelname in ("WARNING", "ERROR")]
    assert all(record.exc_info is None for record in caplog.records)


async def test_nothing_that_is_sent_can_ping_anybody(start: Start):
    world = await start()
    ann, channel = person(world)

    await ann.slash(channel, "ask", question="what did Rika Olmo say about the heading?")
    await ann.send(channel, f"<@{world.me}> @everyone fish market of Marrow")

    for request in world.env.http_requests:
        body = request.json if isinstance(request.json, dict) else {}
        message = body.get("data", body)
        if isinstance(message, dict) and message.get("content"):
            assert message["allowed_mentions"] == {"parse": []}, request.path
