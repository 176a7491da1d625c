"""What people do on the loopback Discord: write, run commands, press buttons."""

import asyncio
from dataclasses import dataclass
from typing import Any

from tests.chat.loopback.gateway import Gateway
from tests.chat.loopback.interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Interaction
from tests.chat.loopback.recorder import Recorder
from tests.chat.loopback.rest import Rest
from tests.chat.loopback.state import DM, ORDINARY, Json, World

STRING, INTEGER, BOOLEAN, ATTACHMENT = 3, 4, 5, 11
OPTION_TYPES = {bool: BOOLEAN, int: INTEGER, str: STRING, bytes: ATTACHMENT}


@dataclass
class People:
    """Acts as a person and returns what the bot made of it."""

    world: World
    gateway: Gateway
    rest: Rest
    recorder: Recorder
    locale: str = "en-US"

    async def write(self, user: Json, channel: Json, content: str, **more: Any) -> Json:
        """Write a message; the bot is mentioned where `<@id>` stands, as Discord does it."""
        message = self.world.add_message(channel, user, {"content": content, **more})
        bot = self.world.bot
        if f"<@{bot['id']}>" in content or self._pings(message):
            message["mentions"] = [bot]
        if "guild_id" in channel:
            member = self.world.member(user)
            message["member"] = {key: value for key, value in member.items() if key != "user"}
        await self.gateway.dispatch("MESSAGE_CREATE", message)
        return message

    def _pings(self, message: Json) -> bool:
        replied = message.get("referenced_message")
        return bool(replied and replied["author"]["id"] == self.world.bot["id"])

    async def mention(self, user: Json, channel: Json, question: str) -> Json:
        """Ask the bot by mention."""
        return await self.write(user, channel, f"<@{self.world.bot['id']}> {question}")

    async def reply(self, user: Json, to: Json, content: str) -> Json:
        """Reply to a message, with the ping that clients send by default."""
        channel = self.world.channels[to["channel_id"]]
        reference = {"message_id": to["id"], "channel_id": channel["id"]}
        return await self.write(user, channel, content, message_reference=reference)

    async def slash(
        self, user: Json, channel: Json, command: str, roles: tuple[str, ...] = (), **options: Any
    ) -> Interaction:
        """Run a slash command; `command` may name a subcommand ("corpus reload")."""
        data = self._command(command, options)
        return await self._interact(COMMAND, user, channel, data, roles)

    async def complete(
        self, user: Json, channel: Json, command: str, focus: str, **options: Any
    ) -> list[Json]:
        """What the bot offers while a person types into the option `focus`."""
        data = self._command(command, options, focus)
        interaction = await self._interact(AUTOCOMPLETE, user, channel, data)
        return await self.recorder.until(lambda: interaction.choices)

    async def menu(self, user: Json, message: Json, command: str) -> Interaction:
        """Run a command from the menu of a message."""
        channel = self.world.channels[message["channel_id"]]
        data = {
            **self._named(command),
            "type": 3,
            "target_id": message["id"],
            "resolved": {"messages": {message["id"]: message}},
        }
        return await self._interact(COMMAND, user, channel, data)

    async def press(self, user: Json, message: Json, button: Json) -> Interaction:
        """Press a button."""
        channel = self.world.channels[message["channel_id"]]
        data = {"custom_id": button["custom_id"], "component_type": 2}
        return await self._interact(COMPONENT, user, channel, data, source=message)

    async def submit(self, user: Json, opened: Interaction, text: str) -> Interaction:
        """Send the form that an interaction opened, with a text in its first input."""
        form: Json = opened.modal or {}
        label = form["components"][0]
        filled = {"type": 4, "custom_id": label["component"]["custom_id"], "value": text}
        data = {"custom_id": form["custom_id"], "components": [{"type": 18, "component": filled}]}
        return await self._interact(MODAL, user, opened.channel, data, source=opened.source)

    async def answered(self, interaction: Interaction, seconds: float = 10.0) -> Json:
        """The response's message once the bot is no longer thinking."""
        await self.recorder.until(lambda: interaction.answered, seconds)
        return interaction.message or {}

    async def said(self, channel: Json, count: int = 1, seconds: float = 10.0) -> list[Json]:
        """What the bot wrote in `channel`, once there are `count` messages."""
        await self.recorder.until(lambda: len(self.read(channel)) >= count, seconds)
        return self.read(channel)

    async def quiet(self, seconds: float = 0.2) -> None:
        """Give the bot time for something it should not do."""
        await asyncio.sleep(seconds)

    def read(self, channel: Json) -> list[Json]:
        """What the bot wrote in `channel` so far."""
        bot = self.world.bot["id"]
        return [
            message
            for message in self.world.messages.values()
            if message["channel_id"] == channel["id"] and message["author"]["id"] == bot
        ]

    def _named(self, name: str) -> Json:
        for guild_id, commands in self.world.commands.items():
            for command in commands:
                if command["name"] == name:
                    return {"id": command["id"], "name": name, "guild_id": guild_id}
        return {"id": self.world.snowflake(), "name": name}

    def _command(self, command: str, options: dict[str, Any], focus: str = "") -> Json:
        name, *path = command.split()
        resolved: Json = {}
        given = []
        for key, value in options.items():
            entry = {"name": key, "type": OPTION_TYPES.get(type(value), ATTACHMENT)}
            if isinstance(value, dict):  # an attachment made with World.attach
                resolved.setdefault("attachments", {})[value["id"]] = value
                value = value["id"]
            given.append({**entry, "value": value, "focused": key == focus})
        for part in reversed(path):
            given = [{"name": part, "type": 1, "options": given}]
        return {**self._named(name), "type": 1, "options": given, "resolved": resolved}

    async def _interact(
        self,
        kind: int,
        user: Json,
        channel: Json,
        data: Json,
        roles: tuple[str, ...] = (),
        source: Json | None = None,
    ) -> Interaction:
        interaction = Interaction(self.world.snowflake(), kind, channel, source)
        self.rest.interactions[interaction.id] = interaction
        data = {key: value for key, value in data.items() if value is not None}
        payload: Json = {
            "id": interaction.id,
            "application_id": self.world.bot["id"],
            "type": kind,
            "token": interaction.token,
            "version": 1,
            "data": data,
            "channel": channel,
            "channel_id": channel["id"],
            "locale": self.locale,
            "context": 1 if channel["type"] == DM else 0,
            "entitlements": [],
            "authorizing_integration_owners": {},
            "attachment_size_limit": 10 * 2**20,
            "app_permissions": str(ORDINARY),
        }
        if "guild_id" in channel:
            guild = self.world.guilds[channel["guild_id"]]
            payload["guild_id"] = guild["id"]
            payload["guild"] = {"id": guild["id"], "locale": "en-US", "features": []}
            payload["guild_locale"] = guild["preferred_locale"]
            payload["member"] = self.world.member(user, roles)
        else:
            payload["user"] = user
        if source is not None:
            payload["message"] = source
        await self.gateway.dispatch("INTERACTION_CREATE", payload)
        return interaction
