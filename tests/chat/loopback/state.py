"""What the loopback Discord knows: people, servers, channels, messages, as Discord's JSON.

Payloads hold what discord.py 2.7.1 reads of Discord's own; ids are strings as on the wire.
"""

import itertools
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

DISCORD_EPOCH_MS = 1_420_070_400_000
EPHEMERAL, LOADING, COMPONENTS_V2 = 1 << 6, 1 << 7, 1 << 15
TEXT, DM, THREAD = 0, 1, 11
VIEW_CHANNEL, SEND_MESSAGES, ATTACH_FILES = 1 << 10, 1 << 11, 1 << 15
READ_HISTORY, SEND_IN_THREADS = 1 << 16, 1 << 38
ORDINARY = VIEW_CHANNEL | SEND_MESSAGES | ATTACH_FILES | READ_HISTORY | SEND_IN_THREADS


@dataclass
class World:
    """All objects by id, and the ids themselves."""

    users: dict[str, Json] = field(default_factory=dict)
    guilds: dict[str, Json] = field(default_factory=dict)
    channels: dict[str, Json] = field(default_factory=dict)
    messages: dict[str, Json] = field(default_factory=dict)
    nonces: dict[tuple[str, str], str] = field(default_factory=dict)
    commands: dict[str | None, list[Json]] = field(default_factory=dict)
    attachments: dict[str, bytes] = field(default_factory=dict)
    base: str = ""
    _count: Any = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.owner = self.add_user("owner")
        self.bot = self.add_user("newsbot", bot=True)
        self.guild = self.add_guild("Harbour")
        self.channel = self.add_channel("general", self.guild)

    def snowflake(self) -> str:
        """A new id that carries the time, as Discord's do."""
        milliseconds = int(time.time() * 1000) - DISCORD_EPOCH_MS
        return str((milliseconds << 22) | (next(self._count) & 0x3FFFFF))

    def add_user(self, name: str, *, bot: bool = False) -> Json:
        user = {
            "id": self.snowflake(),
            "username": name,
            "global_name": name.title(),
            "discriminator": "0",
            "avatar": None,
            "bot": bot,
            "public_flags": 0,
            "flags": 0,
        }
        self.users[user["id"]] = user
        return user

    def member(self, user: Json, roles: tuple[str, ...] = (), permissions: int = 0) -> Json:
        """`user` as a member of a server, with the permissions an interaction would show."""
        return {
            "user": user,
            "roles": list(roles),
            "nick": None,
            "avatar": None,
            "joined_at": now(),
            "deaf": False,
            "mute": False,
            "flags": 0,
            "permissions": str(permissions or ORDINARY),
        }

    def add_guild(self, name: str, *, locale: str = "en-US") -> Json:
        guild_id = self.snowflake()
        guild: Json = {
            "id": guild_id,
            "name": name,
            "owner_id": self.owner["id"],
            "preferred_locale": locale,
            "member_count": 2,
            "features": [],
            "emojis": [],
            "stickers": [],
            "threads": [],
            "channels": [],
            "members": [self.member(self.bot)],
            "roles": [
                {
                    "id": guild_id,
                    "name": "@everyone",
                    "permissions": str(ORDINARY),
                    "position": 0,
                    "color": 0,
                    "hoist": False,
                    "managed": False,
                    "mentionable": False,
                    "flags": 0,
                }
            ],
            "unavailable": False,
        }
        self.guilds[guild_id] = guild
        return guild

    def add_channel(self, name: str, guild: Json, *, deny: int = 0, parent: str = "") -> Json:
        """A text channel, or a thread of the channel `parent`; `deny` takes rights from all."""
        channel: Json = {
            "id": self.snowflake(),
            "type": THREAD if parent else TEXT,
            "name": name,
            "guild_id": guild["id"],
            "parent_id": parent or None,
            "position": 0,
            "permission_overwrites": [
                {"id": guild["id"], "type": 0, "allow": "0", "deny": str(deny)}
            ],
            "nsfw": False,
        }
        if parent:
            channel |= {
                "owner_id": self.owner["id"],
                "thread_metadata": {
                    "archived": False,
                    "auto_archive_duration": 1440,
                    "archive_timestamp": now(),
                    "locked": False,
                },
                "message_count": 0,
                "member_count": 1,
            }
        guild["threads" if parent else "channels"].append(channel)
        self.channels[channel["id"]] = channel
        return channel

    def dm(self, user: Json) -> Json:
        """The direct-message channel between the bot and `user`."""
        for channel in self.channels.values():
            if channel["type"] == DM and channel["recipients"][0]["id"] == user["id"]:
                return channel
        channel = {"id": self.snowflake(), "type": DM, "recipients": [user]}
        self.channels[channel["id"]] = channel
        return channel

    def add_message(self, channel: Json, author: Json, body: Json) -> Json:
        """A message as Discord stores it, made from what was sent."""
        message: Json = {
            "id": self.snowflake(),
            "type": 19 if body.get("message_reference") else 0,
            "channel_id": channel["id"],
            "author": author,
            "timestamp": now(),
            "edited_timestamp": None,
            "tts": False,
            "mention_everyone": False,
            "mentions": [],
            "mention_roles": [],
            "attachments": [],
            "embeds": [],
            "pinned": False,
            "components": [],
            "flags": 0,
            "content": "",
        }
        if "guild_id" in channel:
            message["guild_id"] = channel["guild_id"]
        known = ("content", "embeds", "components", "flags", "attachments", "nonce")
        message |= {name: body[name] for name in known if body.get(name) is not None}
        if reference := body.get("message_reference"):
            replied = str(reference["message_id"])
            message["message_reference"] = {**reference, "message_id": replied}
            message["referenced_message"] = self.messages.get(replied)
        self.messages[message["id"]] = message
        return message

    def attach(self, name: str, data: bytes) -> Json:
        """An attachment that can be downloaded from the loopback server."""
        attachment_id = self.snowflake()
        self.attachments[attachment_id] = data
        url = f"{self.base}/attachments/{attachment_id}/{name}"
        return {
            "id": attachment_id,
            "filename": name,
            "size": len(data),
            "url": url,
            "proxy_url": url,
        }

    def denies(self, channel: Json, permission: int) -> bool:
        """Whether the bot lacks `permission` in `channel`."""
        overwrites = channel.get("permission_overwrites", [])
        return any(int(overwrite["deny"]) & permission for overwrite in overwrites)


def now() -> str:
    """The time as Discord writes it."""
    return datetime.now(UTC).isoformat()
