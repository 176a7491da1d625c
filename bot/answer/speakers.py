"""Who said what a sentence reports: direct and indirect speech, resolved to the fullest name.

The text around an extract is read for quotations and for attributions ("X said", "according to
X"). Where the attribution is a pronoun or a role, whom it stands for is looked for backwards.
Every step may end in "not certain", and then nobody is named.
"""

from collections.abc import Sequence

from bot.answer.speech.scene import Scene
from bot.answer.values import Speaker

_BACK = 1800  # characters read before an extract, to the start of a paragraph where one is near
_AHEAD = 900


def find_speaker(body: str, start: int, end: int) -> Speaker | None:
    """The speaker of what `body[start:end]` reports, None where it is not certain.

    The span is where the body names the speaker most fully, so it may lie anywhere in it.
    A pure function; reads some 3,000 characters around and searches the body for the name.
    """
    first = _paragraph_start(body, max(0, start - _BACK))
    last = min(len(body), end + _AHEAD)
    newline = body.find("\n", last)
    if 0 <= newline < last + 400:
        last = newline
    scene = Scene(body, first, last)
    found = scene.speaker_of(start, end)
    if found is None:
        return None
    return Speaker(body[found.start : found.end], found.start, found.end)


def _paragraph_start(body: str, offset: int) -> int:
    """The start of the paragraph at `offset`, or of a sentence where that is far off."""
    newline = body.rfind("\n", max(0, offset - 600), offset)
    if newline >= 0 or offset == 0:
        return newline + 1
    stop = body.find(". ", offset)
    return stop + 2 if 0 <= stop < offset + 400 else offset


def speakers_of(text: str, sentences: Sequence[tuple[int, int]]) -> list[str | None]:
    """For each sentence (a span of `text`), the name of its speaker, None where not certain.

    Names are as full as `text` gives them; a pronoun or role stands for who was named before.
    """
    scene = Scene(text, 0, len(text), sentences)
    names = (scene.speaker_of(start, end) for start, end in sentences)
    return [text[name.start : name.end] if name is not None else None for name in names]
