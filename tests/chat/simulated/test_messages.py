"""Asking by mention, by direct message and in ask-channels."""

from bot.library.guilds import GuildSettings
from tests.chat.simulated.conftest import Start, person, said, shown

QUESTION = "who spoke with Tam Bessel?"
QUOTED = "spoke with Fleet Chief Tam Bessel"


async def test_a_mention_is_answered_as_a_reply(start: Start):
    world = await start()
    ann, channel = person(world)

    asked = await ann.send(channel, f"<@{world.me}> {QUESTION}")

    [answer] = said(channel)
    assert QUOTED in shown(answer.content)
    assert answer.reference is not None
    assert answer.reference.message_id == asked.id


async def test_a_mention_in_a_thread_is_answered_there(start: Start):
    world = await start()
    ann, channel = person(world)
    message = await ann.send(channel, "let us talk")
    thread = (
        await world.env.bot.get_channel(channel.id)
        .get_partial_message(message.id)
        .create_thread(name="talk")
    )
    await world.env.settle()
    [handle] = channel.threads

    await ann.send(handle, f"<@{world.me}> {QUESTION}")

    assert thread.id == handle.id
    assert QUOTED in shown(said(handle)[-1].content)


async def test_chatter_everyone_roles_bots_and_webhooks_wake_nobody(start: Start):
    world = await start()
    ann, channel = person(world)
    guild = world.env.guild
    robot = guild.add_member(world.env.create_user("robot", bot=True))
    hook = guild.create_webhook(channel)
    role = guild.create_role("newsbot")

    await ann.send(channel, QUESTION)
    await ann.send(channel, f"@everyone {QUESTION}")
    await ann.send(channel, f"{role.mention} {QUESTION}")
    await robot.send(channel, f"<@{world.me}> {QUESTION}")
    await hook.send(f"<@{world.me}> {QUESTION}")

    assert [message for message in said(channel) if message.author.id == world.me] == []


async def test_a_mention_without_a_question_is_told_how_to_ask(start: Start):
    world = await start()
    ann, channel = person(world)

    await ann.send(channel, f"<@{world.me}>")

    [answer] = said(channel)
    assert answer.content.startswith("Ask me about the news")


async def test_a_direct_message_needs_no_mention(start: Start):
    world = await start()
    ann = world.env.create_user("ann")

    await ann.send_dm(QUESTION)

    assert QUOTED in shown(ann.dm_channel.last_message.content)


async def test_a_korean_question_is_answered_in_korean(start: Start):
    world = await start()
    ann = world.env.create_user("ann")

    await ann.send_dm("항만 장관은 누구와 통화했나?")

    content = ann.dm_channel.last_message.content
    assert "통화했다고 항만부가 밝혔다" in shown(content)
    assert "기사 열기" in content


async def test_plain_questions_are_answered_in_ask_channels_only(start: Start):
    world = await start(reads_content=True)
    ann, channel = person(world)
    other = world.env.guild.create_text_channel("chat")
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    await world.desk.servers.keep(
        GuildSettings(world.env.guild.id, ask_channels=frozenset({channel.id}))
    )

    question = await ann.send(channel, QUESTION)
    await ann.send(other, QUESTION)
    await bob.send(channel, "no idea, sorry", reply_to=question)

    [answer] = said(channel)
    assert QUOTED in shown(answer.content)
    assert said(other) == []
