"""Asking further: by reply, in the same conversation, by form, long after and after a restart."""

from datetime import timedelta
from typing import Any

import discord

from bot.chat.memory import KEEP
from tests.chat.simulated.conftest import Start, person

QUESTION = "who spoke with Tam Bessel?"
FURTHER = "what did he promise?"
ANSWER = "Bessel promised two more cutters"


def last(channel: Any) -> discord.Message:
    return [message for message in channel.history() if message.author.bot][-1]


async def test_a_reply_to_an_answer_may_say_he(start: Start):
    world = await start()
    ann, channel = person(world)
    await ann.send(channel, f"<@{world.me}> {QUESTION}")

    await ann.send(channel, f"<@{world.me}> {FURTHER}", reply_to=last(channel))

    content = last(channel).content
    assert ANSWER in content.replace("**", "")
    assert content.split("\n")[:2] == [f"-# 🔎 {FURTHER}", f"-# ↩ {QUESTION}"]


async def test_a_reply_is_understood_after_a_restart_and_by_somebody_else(start: Start):
    world = await start()
    ann, channel = person(world)
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    await ann.send(channel, f"<@{world.me}> {QUESTION}")
    await world.restart()
    world.clock.advance(days=3)

    await bob.send(channel, f"<@{world.me}> {FURTHER}", reply_to=last(channel))

    assert ANSWER in last(channel).content.replace("**", "")


async def test_the_same_conversation_may_say_he_for_a_while(start: Start):
    world = await start()
    ann = world.env.create_user("ann")
    await ann.send_dm(QUESTION)

    await ann.send_dm(FURTHER)
    assert ANSWER in ann.dm_channel.last_message.content.replace("**", "")

    world.clock.now += KEEP + timedelta(seconds=1)
    await ann.send_dm(FURTHER)
    assert "↩" not in ann.dm_channel.last_message.content


async def test_conversations_of_others_and_elsewhere_are_their_own(start: Start):
    world = await start()
    ann, channel = person(world)
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    await ann.send(channel, f"<@{world.me}> {QUESTION}")

    await bob.send(channel, f"<@{world.me}> {FURTHER}")

    assert "↩" not in last(channel).content


async def test_the_form_asks_further_about_the_answer_it_was_opened_from(start: Start):
    world = await start()
    ann, channel = person(world)
    answer = await ann.slash(channel, "ask", question=QUESTION, only_me=True)
    await world.restart()

    form = await ann.click(answer.response, label="Ask further")
    text = form.modal["components"][0]["component"]["custom_id"]
    result = await ann.submit_modal(form, {text: FURTHER})

    assert result.ephemeral
    assert ANSWER in result.response.content.replace("**", "")
    assert f"-# ↩ {QUESTION}" in result.response.content


async def test_more_extracts_of_a_follow_up_remember_what_it_was_about(start: Start):
    world = await start()
    ann, channel = person(world)
    await ann.send(channel, f"<@{world.me}> who told the collision inquiry about the lamp?")
    further = "what was said there about the collision?"
    await ann.send(channel, f"<@{world.me}> {further}", reply_to=last(channel))
    answer = last(channel)
    assert "↩" in answer.content
    before = await ann.click(answer, label="More extracts")

    await world.restart()
    after = await ann.click(answer, label="More extracts")

    assert "\n> " in after.response.content
    assert after.response.content == before.response.content
