"""Who said what a sentence reports."""

from bot.answer.values import Speaker


def find_speaker(body: str, start: int, end: int) -> Speaker | None:
    """The speaker of the speech in `body[start:end]`, None where it is not certain."""
    return None
