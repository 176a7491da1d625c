"""How a run of the bot ends: an exit code and, unless it was told to stop, what to do about it."""

from dataclasses import dataclass

LOGIN_REFUSED = (
    "Discord does not accept the token. Copy the bot token again from your application's Bot page"
    " (https://discord.com/developers/applications) into DISCORD_TOKEN."
)
MISSING_INTENT = (
    "Discord does not allow this application the Message Content intent. Switch it on under"
    " Bot → Privileged Gateway Intents at https://discord.com/developers/applications,"
    " or leave NEWSBOT_MESSAGE_CONTENT off."
)
TOO_MANY_SERVERS = (
    "The bot is in more servers than one gateway connection may serve (2,500), and newsbot has no"
    " sharding. Leave some servers."
)
BANNED = (
    "Discord refuses all requests from this address for now, as it does after too many invalid"
    " ones. Wait an hour before you start again."
)


def refused(error: Exception) -> str:
    """The sentence for a refusal that has none of its own."""
    return f"Discord refused the connection ({error}). Look at https://discordstatus.com."


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended: the exit code (as in sysexits.h) and, unless it was asked to, why."""

    code: int
    sentence: str | None = None


STOPPED = Ending(0)
UNAVAILABLE, NO_PERMISSION, CONFIGURATION = 69, 77, 78
"""EX_UNAVAILABLE, EX_NOPERM and EX_CONFIG; the last two need a person."""

BY_CLOSE_CODE = {
    4004: Ending(NO_PERMISSION, LOGIN_REFUSED),
    4011: Ending(CONFIGURATION, TOO_MANY_SERVERS),
    4014: Ending(CONFIGURATION, MISSING_INTENT),
}
