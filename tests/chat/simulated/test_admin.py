"""/corpus: who may, and what they see."""

import asyncio
import json
from typing import Any

import discord
import pytest

from tests.chat.simulated.conftest import OPERATOR, Start, World, labels, manager
from tests.chat.simulated.library import FERRY, HARBOUR, MARKET, write_corpus

COMMANDS = ["corpus reload", "corpus check", "corpus status"]
REFUSED = "Only the bot's owner and the people its operator named can do that."


def operator(world: World) -> tuple[Any, Any]:
    """Somebody whom NEWSBOT_ADMINS names."""
    boss, channel = manager(world)
    world.desk.admins._named = frozenset({boss.id, OPERATOR})
    return boss, channel


@pytest.mark.parametrize("command", COMMANDS)
async def test_managing_a_server_is_not_enough(start: Start, command: str):
    world = await start()
    boss, channel = manager(world)

    result = await boss.slash(channel, command)

    assert result.ephemeral
    assert result.response.content == REFUSED


async def test_titles_are_not_offered_to_others_and_files_not_taken(start: Start):
    world = await start()
    boss, channel = manager(world)

    assert await boss.autocomplete(channel, "corpus remove", "article", "ferry") == []
    added = await boss.slash(channel, "corpus add", file=("a.txt", b"x"))
    removed = await boss.slash(channel, "corpus remove", article="ferry")

    assert added.response.content == removed.response.content == REFUSED
    assert len(world.desk.library.snapshot) == 5


async def test_the_applications_owner_may(start: Start):
    world = await start()
    application = world.env.bot.application
    assert application is not None
    owner = world.env.create_user("owner")
    application.owner = discord.Object(owner.id)  # type: ignore[assignment]
    world.desk.admins.learn(application)

    assert "Articles" in (await owner.slash("corpus status")).response.content


async def test_a_role_that_the_operator_named_may(start: Start):
    world = await start()
    boss, channel = manager(world)
    member = world.env.backend.get_guild(world.env.guild.id).members[boss.id]
    world.desk.admins._named = frozenset({member.role_ids[-1]})

    assert "Articles" in (await boss.slash(channel, "corpus status")).response.content


async def test_reload_says_what_was_added_changed_removed_and_refused(start: Start):
    world = await start(HARBOUR, FERRY, MARKET)
    boss, channel = operator(world)
    write_corpus(world.corpus, {**HARBOUR, "body": HARBOUR["body"].replace("Tuesday", "Monday")})
    write_corpus(world.corpus, {**FERRY, "id": "ferry-2", "body": "Another " + FERRY["body"]})
    (world.corpus / "market-1.json").unlink()
    (world.corpus / "broken.json").write_text('{"title": "x",\n"body"', "utf-8")

    result = await boss.slash(channel, "corpus reload")

    assert result.ephemeral
    head, *lines = result.response.content.replace("\\", "").split("\n")
    assert head.startswith("**Done** in ")
    assert head.endswith("added 1, changed 1, unchanged 1, refused 1, removed 1")
    assert lines[0].startswith("! broken.json:2: ")
    assert "+ ferry-2.json (ferry-2)" in lines
    assert "~ harbour-1.json (harbour-1)" in lines
    assert any(line.startswith("− market-1.json") for line in lines)


async def test_a_check_reports_the_same_and_changes_nothing(start: Start):
    world = await start(HARBOUR)
    boss, channel = operator(world)
    write_corpus(world.corpus, FERRY)

    result = await boss.slash(channel, "corpus check")

    assert "nothing was changed" in result.response.content
    assert "added 1" in result.response.content
    assert len(world.desk.library.snapshot) == 1


async def test_a_long_report_comes_as_a_file(start: Start):
    world = await start(HARBOUR)
    boss, channel = operator(world)
    for number in range(40):
        (world.corpus / f"bad-{number}.json").write_text("{", "utf-8")

    result = await boss.slash(channel, "corpus reload")

    [attached] = result.response.attachments
    assert attached.filename == "report.txt"
    assert "The whole report is in the attached file." in result.response.content
    assert "refused 40" in result.response.content


async def test_progress_is_shown_while_a_reload_runs(start: Start, monkeypatch: pytest.MonkeyPatch):
    world = await start()
    boss, channel = operator(world)
    original = world.desk.library.sync
    monkeypatch.setattr("bot.chat.admin.EVERY_SECONDS", 0.01)

    async def slow(*args: Any, **kwargs: Any) -> Any:
        report = await original(*args, **kwargs)
        await asyncio.sleep(0.2)
        return report

    monkeypatch.setattr(world.desk.library, "sync", slow)
    await boss.slash(channel, "corpus reload")

    edits = [
        request.json["content"]
        for request in world.env.http_requests
        if request.method == "PATCH" and isinstance(request.json, dict)
    ]
    assert any(edit.startswith("Reading the corpus") for edit in edits)
    assert edits[-1].startswith("**Done**")


async def test_a_report_that_comes_after_discords_quarter_of_an_hour_comes_as_a_message(
    start: Start, monkeypatch: pytest.MonkeyPatch
):
    world = await start(HARBOUR)
    boss, channel = operator(world)
    world.env.inject_error("PATCH", "/webhooks/*", status=401, code=50027, times=None)
    monkeypatch.setattr(discord.Interaction, "is_expired", lambda interaction: True)

    await boss.slash(channel, "corpus reload")

    told = boss.user.dm_channel.last_message
    assert told is not None
    assert told.content.startswith("**Done** in ")


async def test_status_says_what_there_is_and_what_runs(start: Start):
    world = await start()
    boss, channel = operator(world)

    result = await boss.slash(channel, "corpus status")

    content = result.response.content
    assert "**Articles** 5 in " in content
    assert "**Outlets** 3" in content
    assert "discord.py 2.7" in content
    assert f"<t:{int(world.desk.started.timestamp())}:R>" in content


async def test_a_file_is_added_and_reported(start: Start):
    world = await start(HARBOUR)
    boss, channel = operator(world)

    result = await boss.slash(channel, "corpus add", file=("f.json", json.dumps(FERRY).encode()))

    assert "added 1" in result.response.content
    assert "(ferry-1)" in result.response.content
    assert world.desk.library.snapshot.number("ferry-1") is not None


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("virus.exe", b"x", "I read files ending in .txt, .html, .htm, .md, .json, .jsonl."),
        ("big.txt", b"x" * 100_001, "That file has 100.0 kB; I read files of at most 100.0 kB."),
        ("empty.json", b"{", "refused 1"),
    ],
)
async def test_a_file_that_cannot_be_read_is_refused_with_its_reason(
    start: Start, name: str, data: bytes, sentence: str
):
    world = await start(HARBOUR)
    boss, channel = operator(world)

    result = await boss.slash(channel, "corpus add", file=(name, data))

    assert sentence in result.response.content
    assert len(world.desk.library.snapshot) == 1


async def test_removing_asks_first_and_its_button_checks_again_who_presses(start: Start):
    world = await start(HARBOUR, FERRY)
    boss, channel = operator(world)
    [choice, *_] = await boss.autocomplete(channel, "corpus remove", "article", "ferry")
    asked = await boss.slash(channel, "corpus remove", article=choice["value"])
    assert "Remove this article from the library?" in asked.response.content
    assert labels(asked.response) == ["Remove it"]
    assert len(world.desk.library.snapshot) == 2

    world.desk.admins._named = frozenset()
    refused = await boss.click(asked.response, label="Remove it")
    assert refused.response.content == REFUSED
    world.desk.admins._named = frozenset({boss.id})
    await boss.click(asked.response, label="Remove it")

    assert "removed 1" in asked.response.content
    assert labels(asked.response) == []
    assert [head.id for head in world.desk.library.snapshot.heads] == ["harbour-1"]
