"""Why something could not be delivered, and whether trying again may help."""

from enum import StrEnum
from typing import Any

import discord

NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "read_message_history": "Read Message History",
}
"""The permissions an answer needs, as Discord's settings name them."""


class Reason(StrEnum):
    """Why something could not be delivered."""

    NO_PERMISSION = "no_permission"  # 403: the bot may not write there
    GONE = "gone"  # 404: channel, message or interaction is not there (any more)
    EXPIRED = "expired"  # 401: an interaction's 15 minutes are over
    LIMITED = "limited"  # 429, after discord.py waited several times
    REFUSED = "refused"  # any other 4xx: what we sent is not valid, a defect of ours
    STOPPED = "stopped"  # the bot has closed its connections
    UNREACHABLE = "unreachable"  # the network or Discord failed, every time


class UndeliverableError(Exception):
    """Something could not be delivered, and trying again would not help."""

    def __init__(self, reason: Reason, what: str, cause: BaseException) -> None:
        super().__init__(f"{what} could not be delivered ({reason}): {cause}")
        self.reason = reason


def judge(error: Exception) -> Reason | None:
    """Why trying again is useless after `error`, or None when it may help.

    Raises what is neither Discord's nor the network's: a defect.
    """
    if isinstance(error, RuntimeError):
        if str(error) == "Session is closed":  # aiohttp has no class of its own for it
            return Reason.STOPPED
        raise error
    if not isinstance(error, discord.HTTPException) or error.status >= 500:
        return None
    by_status = {401: Reason.EXPIRED, 403: Reason.NO_PERMISSION, 404: Reason.GONE}
    return by_status.get(error.status, Reason.LIMITED if error.status == 429 else Reason.REFUSED)


def missing_permissions(channel: Any) -> tuple[str, ...]:
    """What the bot lacks to answer in a channel or thread, as Discord's settings name it.

    Empty where nothing is missing, and where it cannot be known (direct messages, channels
    that Discord told us nothing about).
    """
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread) or not channel.guild.me:
        return ()
    other = "send_messages" if isinstance(channel, discord.Thread) else "send_messages_in_threads"
    granted = channel.permissions_for(channel.guild.me)
    return tuple(name for key, name in NAMES.items() if key != other and not getattr(granted, key))


def may_not_write(channel: Any) -> str:
    """The sentence that tells an operator what to change."""
    missing = ", ".join(missing_permissions(channel)) or "View Channel and Send Messages"
    where = f"#{channel}" if getattr(channel, "name", None) else "a channel"
    server = getattr(channel, "guild", None)
    return (
        f"The bot may not answer in {where}{f' of {server}' if server else ''}. Give its role these"
        f" permissions there: {missing}."
    )
