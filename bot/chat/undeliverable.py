"""Why something could not be delivered, and whether trying again may help."""

from enum import StrEnum

import discord


class Reason(StrEnum):
    """Why something could not be delivered."""

    NO_PERMISSION = "no_permission"  # 403: the bot may not write there
    GONE = "gone"  # 404: channel, message or interaction is not there (any more)
    EXPIRED = "expired"  # 401: an interaction's 15 minutes are over
    LIMITED = "limited"  # 429, after discord.py waited several times
    REFUSED = "refused"  # any other 4xx: what we sent is not valid, a defect of ours
    UNREACHABLE = "unreachable"  # the network or Discord failed, every time


class UndeliverableError(Exception):
    """Something could not be delivered, and trying again would not help."""

    def __init__(self, reason: Reason, what: str, cause: BaseException) -> None:
        super().__init__(f"{what} could not be delivered ({reason}): {cause}")
        self.reason = reason


def judge(error: Exception) -> Reason | None:
    """Why trying again is useless after `error`, or None when it may help."""
    if not isinstance(error, discord.HTTPException) or error.status >= 500:
        return None
    by_status = {401: Reason.EXPIRED, 403: Reason.NO_PERMISSION, 404: Reason.GONE}
    return by_status.get(error.status, Reason.LIMITED if error.status == 429 else Reason.REFUSED)
