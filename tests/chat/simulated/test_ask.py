"""Asking by command, menu, mention, reply and direct message."""

from typing import Any

import discord
import pytest
from simcord import interactions

from bot.chat.cooldown import Rate
from bot.chat.queue import Queue
from bot.library.guilds import GuildSettings
from tests.chat.simulated.conftest import Start, World, labels
from tests.chat.simulated.library import FERRY, HARBOUR

QUESTION = "who spoke with Tam Bessel?"
QUOTED = "spoke with Fleet Chief Tam Bessel"


def shown(content: str) -> str:
    """A message's text without bold."""
    return content.replace("**", "")


def person(world: World, name: str = "ann") -> tuple[Any, Any]:
    guild = world.env.create_guild()
    return guild.add_member(world.env.create_user(name)), guild.create_text_channel("news")


def said(channel: Any) -> list[discord.Message]:
    """What the bot wrote in a channel, oldest first."""
    return [message for message in channel.history() if message.author.bot]


async def test_ask_quotes_the_sentence_that_answers(start: Start):
    world = await start()
    ann, channel = person(world)

    result = await ann.slash(channel, "ask", question=QUESTION)

    assert result.acknowledged
    assert not result.ephemeral
    lines = result.response.content.split("\n")
    assert lines[0] == "-# 🔎 who spoke with Tam Bessel?"
    assert lines[1].startswith("> ")
    assert QUOTED in shown(lines[1])
    assert "**Harbour Post** · Ilse Brandvik · <t:1709083140:f>" in result.response.content
    assert "https://harbourpost.example/news/patrols#:~:text=" in result.response.content
    assert result.response.embeds == []
    assert "Helpful" in labels(result.response)


async def test_an_answer_for_me_alone_is_seen_by_me_alone(start: Start):
    world = await start()
    ann, channel = person(world)

    result = await ann.slash(channel, "ask", question=QUESTION, only_me=True)

    assert result.ephemeral
    assert "Show everyone" in labels(result.response)
    assert said(channel) == [] or all(message.flags.ephemeral for message in said(channel))


async def test_outlet_and_days_restrict_the_answer(start: Start):
    world = await start()
    ann, channel = person(world)

    inside = await ann.slash(
        channel, "ask", question="ferry to Marrow", outlet="island courier", after="2024-02-01"
    )
    outside = await ann.slash(channel, "ask", question="ferry to Marrow", outlet="Harbour Post")
    too_late = await ann.slash(channel, "ask", question="ferry to Marrow", after="2024-02-27")

    assert "The ferry between Port Selka and Marrow" in shown(inside.response.content)
    assert "-# only Island Courier · from 1 February 2024" in inside.response.content
    for result in (outside, too_late):
        assert "\n> " not in result.response.content


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"after": "yesterday"}, "“yesterday” is not a date. Write it as 2024-02-28."),
        ({"before": "2024-02-30"}, "“2024-02-30” is not a date. Write it as 2024-02-28."),
        (
            {"after": "2024-03-01", "before": "2024-02-01"},
            "The first day is later than the last day.",
        ),
        ({"outlet": "Nowhere"}, "I know no outlet of that name. /outlets lists them."),
    ],
)
async def test_options_that_make_no_sense_get_one_sentence(
    start: Start, fields: dict[str, str], sentence: str
):
    world = await start()
    ann, channel = person(world)

    result = await ann.slash(channel, "ask", question=QUESTION, **fields)

    assert result.ephemeral
    assert result.response.content == sentence


async def test_no_answer_gives_its_reason(start: Start):
    world = await start()
    ann, channel = person(world)

    result = await ann.slash(channel, "ask", question="zebra quantum violin?")

    assert result.response.content.split("\n")[1] in (
        "No article I have says anything about that.",
        "Some articles touch on that, but no sentence in them answers it.",
    )


async def test_an_empty_library_says_so(start: Start):
    world = await start(empty=True)
    ann, channel = person(world)

    result = await ann.slash(channel, "ask", question=QUESTION)

    assert result.response.content.endswith("I have no articles yet.")


async def test_the_readers_language_is_spoken(start: Start):
    world = await start()
    ann, channel = person(world)
    world.speak("ko")

    result = await ann.slash(channel, "ask", question=QUESTION)

    assert "기사 열기" in result.response.content
    assert "도움 됨" in labels(result.response)


async def test_a_servers_language_counts_for_answers_to_all(start: Start):
    world = await start()
    ann, channel = person(world)
    await world.desk.servers.keep(GuildSettings(world.env.guild.id, language="ko"))

    to_all = await ann.slash(channel, "ask", question=QUESTION)
    to_one = await ann.slash(channel, "ask", question=QUESTION, only_me=True)

    assert "기사 열기" in to_all.response.content
    assert "open the article" in to_one.response.content


async def test_a_server_may_keep_answers_private_by_default(start: Start):
    world = await start()
    ann, channel = person(world)
    await world.desk.servers.keep(GuildSettings(world.env.guild.id, private=True))

    assert (await ann.slash(channel, "ask", question=QUESTION)).ephemeral
    assert not (await ann.slash(channel, "ask", question=QUESTION, only_me=False)).ephemeral


async def test_a_server_sees_only_the_outlets_it_chose(start: Start):
    world = await start()
    ann, channel = person(world)
    guild = world.env.guild.id
    await world.desk.servers.keep(GuildSettings(guild, outlets=frozenset({"Island Courier"})))

    hidden = await ann.slash(channel, "ask", question=QUESTION)
    seen = await ann.slash(channel, "ask", question="when will the ferry to Marrow stop?")

    assert "Harbour" not in "\n".join((hidden.response.content, *labels(hidden.response)))
    assert "Island Courier" in seen.response.content
    listed = await ann.slash(channel, "outlets")
    assert "Harbour Post" not in listed.response.content
    latest = await ann.slash(channel, "latest")
    assert "Harbour" not in latest.response.content
    titles = await ann.autocomplete(channel, "article", "title", "harbour minister")
    assert all("Harbour Post" not in choice["name"] for choice in titles)


async def test_find_coverage_answers_about_a_message_privately(start: Start):
    world = await start()
    ann, channel = person(world)
    bob = world.env.guild.add_member(world.env.create_user("bob"))
    message = await bob.send(channel, "did you hear that the ferry to Marrow will stop?")

    result = await ann.context_menu(channel, "Find coverage", message)

    assert result.ephemeral
    assert "The ferry between Port Selka and Marrow" in shown(result.response.content)


async def test_find_coverage_of_a_message_without_text_says_so(start: Start):
    world = await start()
    ann, channel = person(world)
    picture = await ann.send(channel, "", attachments=[("a.png", b"x")])

    result = await ann.context_menu(channel, "Find coverage", picture)

    assert result.response.content == "That message has no text I can search for."


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


async def test_ask_works_in_direct_messages(start: Start):
    world = await start()
    ann = world.env.create_user("ann")

    result = await ann.slash("ask", question=QUESTION)

    assert QUOTED in shown(result.response.content)


async def test_ask_works_for_a_person_in_a_server_that_the_bot_is_not_in(
    start: Start, monkeypatch: pytest.MonkeyPatch
):
    world = await start()
    ann = world.env.create_user("ann")
    with_locale = interactions.base_payload

    def installed_by_person(*args: Any, **kwargs: Any) -> Any:
        record, payload = with_locale(*args, **kwargs)
        payload |= {
            "guild_id": "77",
            "guild": {"id": "77", "locale": "en-US", "features": []},
            "member": {
                "user": payload.pop("user"),
                "roles": ["5"],
                "permissions": "0",
                "joined_at": "2024-01-01T00:00:00+00:00",
                "deaf": False,
                "mute": False,
                "flags": 0,
            },
            "context": 2,
            "authorizing_integration_owners": {"1": str(ann.id)},
        }
        return record, payload

    monkeypatch.setattr(interactions, "base_payload", installed_by_person)
    result = await ann.slash("ask", question=QUESTION)
    settings = await ann.slash("latest", count=1)

    assert QUOTED in shown(result.response.content)
    assert "1" in labels(settings.response)


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

    def broken(*args: object) -> None:
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
