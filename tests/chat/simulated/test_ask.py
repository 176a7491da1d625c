"""Asking by command and by menu."""

from typing import Any

import pytest
from simcord import interactions

from bot.library.guilds import GuildSettings
from tests.chat.simulated.conftest import Start, labels, person, said, shown

QUESTION = "who spoke with Tam Bessel?"
QUOTED = "spoke with Fleet Chief Tam Bessel"


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
