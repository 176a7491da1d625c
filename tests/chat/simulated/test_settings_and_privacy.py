"""/settings for those who manage a server, /privacy for everybody."""

import json
from typing import Any

import pytest

from bot.library.guilds import GuildSettings
from tests.chat.simulated.conftest import Start, World, manager

QUESTION = "who spoke with Tam Bessel?"


async def kept(world: World) -> GuildSettings:
    return await world.desk.library.guilds.get(world.env.guild.id)


async def test_a_manager_sees_the_defaults(start: Start):
    world = await start()
    boss, channel = manager(world)

    result = await boss.slash(channel, "settings show")

    assert result.ephemeral
    assert result.response.content.split("\n") == [
        "**Settings of this server**",
        "- Plain questions are answered in no channel; I answer mentions everywhere.",
        "- Language: the reader's or the server's own",
        "- Outlets shown: all",
        "- Answers to /ask: for everyone",
    ]


async def test_ask_channels_are_named_and_a_missing_intent_is_said(start: Start):
    world = await start()
    boss, channel = manager(world)

    result = await boss.slash(channel, "settings channel", channel=channel, answer=True)
    assert f"answered in: <#{channel.id}>" in result.response.content
    assert "NEWSBOT_MESSAGE_CONTENT" in result.response.content
    assert (await kept(world)).ask_channels == {channel.id}

    await boss.slash(channel, "settings channel", channel=channel, answer=False)
    assert (await kept(world)).ask_channels == frozenset()


async def test_with_the_intent_there_is_no_warning(start: Start):
    world = await start(reads_content=True)
    boss, channel = manager(world)

    result = await boss.slash(channel, "settings channel", channel=channel, answer=True)

    assert "NEWSBOT_MESSAGE_CONTENT" not in result.response.content


async def test_the_language_is_set_and_reset(start: Start):
    world = await start()
    boss, channel = manager(world)

    await boss.slash(channel, "settings language", language="ko")
    assert (await kept(world)).language == "ko"
    await boss.slash(channel, "settings language", language="auto")
    assert (await kept(world)).language is None


async def test_outlets_are_chosen_one_by_one_and_none_means_all(start: Start):
    world = await start()
    boss, channel = manager(world)

    shown = await boss.slash(channel, "settings outlet", outlet="island courier", shown=True)
    assert "Outlets shown: Island Courier" in shown.response.content
    offered = await boss.autocomplete(channel, "settings outlet", "outlet", "")
    assert len(offered) == 3
    await boss.slash(channel, "settings outlet", outlet="Harbour Post", shown=True)
    assert (await kept(world)).outlets == {"Island Courier", "Harbour Post"}
    for outlet in ("Island Courier", "Harbour Post"):
        await boss.slash(channel, "settings outlet", outlet=outlet, shown=False)
    assert (await kept(world)).outlets is None


async def test_answers_become_private(start: Start):
    world = await start()
    boss, channel = manager(world)

    result = await boss.slash(channel, "settings answers", visibility="asker")

    assert "Answers to /ask: for the asker only" in result.response.content
    assert (await boss.slash(channel, "ask", question=QUESTION)).ephemeral


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("show", {}),
        ("language", {"language": "ko"}),
        ("answers", {"visibility": "asker"}),
        ("outlet", {"outlet": "Harbour Post", "shown": True}),
    ],
)
async def test_others_are_refused_even_where_discord_shows_them_the_command(
    start: Start, command: str, fields: dict[str, Any]
):
    world = await start()
    _, channel = manager(world)
    guild = world.env.guild
    ann = guild.add_member(world.env.create_user("ann"))
    settings = next(c for c in await world.env.bot.tree.fetch_commands() if c.name == "settings")
    guild.set_command_permissions(settings, {ann: True})

    result = await ann.slash(channel, f"settings {command}", **fields)

    assert result.ephemeral
    assert result.response.content == "Only people who may manage this server can do that."
    assert await kept(world) == GuildSettings(guild.id)


async def test_leaving_a_server_purges_its_settings(start: Start):
    world = await start()
    boss, channel = manager(world)
    await boss.slash(channel, "settings language", language="ko")
    guild = world.env.bot.get_guild(world.env.guild.id)
    assert guild is not None

    await guild.leave()
    await world.env.settle()

    assert (await kept(world)).language is None


async def test_privacy_says_what_is_stored(start: Start):
    world = await start()
    _, channel = manager(world)
    ann = world.env.guild.add_member(world.env.create_user("ann"))

    result = await ann.slash(channel, "privacy")

    assert result.ephemeral
    assert "I do not store questions or messages. The buttons" in result.response.content
    assert "For 15 minutes, in memory only" in result.response.content


async def test_privacy_admits_to_logs_of_questions(start: Start):
    world = await start(logs_questions=True)
    ann = world.env.create_user("ann")

    result = await ann.slash("privacy")

    assert "logs that hold the texts of questions" in result.response.content


async def test_people_see_and_delete_what_is_stored_about_them(start: Start):
    world = await start()
    _, channel = manager(world)
    ann = world.env.guild.add_member(world.env.create_user("ann"))
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    answer = await ann.slash(channel, "ask", question=QUESTION)
    await ann.click(answer.response, label="Helpful")
    await bob.click(answer.response, label="Helpful")
    privacy = await ann.slash(channel, "privacy")
    await world.restart()

    seen = await ann.click(privacy.response, label="See my data")
    data = json.loads(await seen.response.attachments[0].read())
    assert data["person"] == str(ann.id)
    assert [vote["answer"] for vote in data["votes"]] == [str(answer.response.id)]

    deleted = await ann.click(privacy.response, label="Delete my data")
    assert deleted.response.content.startswith("Deleted: your votes (1)")
    nothing = await ann.click(privacy.response, label="See my data")
    assert nothing.response.content == "I store nothing about you."
    assert (await world.desk.library.votes.tally(str(answer.response.id))).helpful == 1


async def test_deleting_forgets_conversations_too(start: Start):
    world = await start()
    ann = world.env.create_user("ann")
    await ann.send_dm(QUESTION)
    assert len(world.desk.memory) == 1
    privacy = await ann.slash("privacy")

    await ann.click(privacy.response, label="Delete my data")

    assert len(world.desk.memory) == 0
