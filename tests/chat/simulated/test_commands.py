"""All commands as Discord receives them: described, localized, none clashing, documented."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.chat import limits
from tests.chat.simulated.conftest import Start

README = Path(__file__).parents[3] / "README.md"
NAME = re.compile(rf"[-_'\w]{{1,{limits.COMMAND_NAME}}}")


async def published(start: Start) -> list[dict[str, Any]]:
    """The commands that a sync sends."""
    world = await start()
    [*_, sync] = [r for r in world.env.http_requests if r.path.endswith("/commands")]
    assert isinstance(sync.json, list)
    return sync.json


def walk(commands: list[dict[str, Any]], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    for command in commands:
        name = f"{path} {command['name']}".strip()
        yield name, command
        yield from walk(command.get("options", []), name)


def invocations(commands: list[dict[str, Any]], path: str = "") -> Iterator[str]:
    for command in commands:
        name = f"{path} {command['name']}".strip()
        inner = [option for option in command.get("options", []) if option["type"] in (1, 2)]
        if inner:
            yield from invocations(inner, name)
        else:
            yield name


async def test_every_command_and_option_is_described_in_english_and_korean(start: Start):
    for name, node in walk(await published(start)):
        menu = node.get("type") == 3 and "options" not in node and "description" not in node
        assert NAME.fullmatch(node["name_localizations"]["ko"].replace(" ", "_")), name
        if menu or node["name"] == "Find coverage":
            continue
        assert node["name"] == node["name"].lower(), name
        assert NAME.fullmatch(node["name"]), name
        for text in (node["description"], node["description_localizations"]["ko"]):
            assert 1 <= limits.length(text) <= limits.COMMAND_DESCRIPTION, name


async def test_no_two_commands_or_options_share_a_name_in_any_language(start: Start):
    commands = await published(start)
    levels = [commands, *(node["options"] for _, node in walk(commands) if node.get("options"))]

    for level in levels:
        for names in (
            [node["name"] for node in level],
            [node["name_localizations"]["ko"] for node in level],
        ):
            assert len(set(names)) == len(names)
        assert len(level) <= limits.OPTIONS
    assert len(commands) <= limits.COMMANDS


async def test_choices_are_localized_and_few(start: Start):
    choices = [
        choice for _, node in walk(await published(start)) for choice in node.get("choices", [])
    ]

    assert choices
    for choice in choices:
        assert 1 <= limits.length(choice["name"]) <= limits.CHOICE
        assert choice["name_localizations"]["ko"]


async def test_people_use_the_commands_everywhere_and_managers_theirs_in_servers(start: Start):
    commands = {node["name"]: node for node in await published(start)}
    for name in ("ask", "latest", "article", "outlets", "help", "privacy", "Find coverage"):
        assert commands[name]["contexts"] == [0, 1, 2], name
        assert commands[name]["integration_types"] == [0, 1], name
        assert commands[name].get("default_member_permissions") is None, name
    manage_guild = 1 << 5
    assert commands["settings"]["contexts"] == [0]
    assert commands["settings"]["default_member_permissions"] == manage_guild
    assert commands["corpus"]["contexts"] == [0, 1]
    assert commands["corpus"]["default_member_permissions"] == manage_guild


async def test_only_channels_that_discord_knows_of_are_offered_as_ask_channels(start: Start):
    nodes = dict(walk(await published(start)))
    text, news, threads, forum = 0, 5, [10, 11, 12], 15

    assert nodes["settings channel channel"]["channel_types"] == [text, news, *threads, forum]


async def test_every_command_is_documented_in_the_readme(start: Start):
    text = README.read_text("utf-8")
    leaves = list(invocations(await published(start)))

    assert len(leaves) == 17
    assert [name for name in leaves if f"/{name}" not in text and f"**{name}**" not in text] == []
