"""How much to quote: one sentence, or as many as it takes to understand it."""

from collections.abc import Sequence

from bot.answer.reading import Sentence
from bot.answer.values import LONGEST_QUOTE

_MOST = 3  # sentences of one quotation


def quote_around(text: str, sentences: Sequence[Sentence], chosen: int) -> tuple[int, int]:
    """The first and the last sentence to quote with `sentences[chosen]` of the passage `text`.

    A sentence that points back ("He said …") takes the one before along; one that ends in a
    colon, or within a quotation that goes on, the one after; one that begins within a
    quotation the one before. Never over the end of a paragraph (but for a colon), never more
    than LONGEST_QUOTE characters.
    """
    first = last = chosen
    sentence = sentences[chosen]
    if sentence.text.endswith(":") and _fits(sentences, first, last + 1):
        last += 1
    while (
        last - first < _MOST - 1
        and _left_open(sentences, first, last)
        and _fits(sentences, first, last + 1)
        and not _parted(text, sentences, last)
    ):
        last += 1
    if (
        (sentence.leans or _closes_only(sentence.text))
        and _fits(sentences, first - 1, last)
        and not _parted(text, sentences, first - 1)
    ):
        first -= 1
    return first, last


def _fits(sentences: Sequence[Sentence], first: int, last: int) -> bool:
    inside = first >= 0 and last < len(sentences)
    return inside and sentences[last].end - sentences[first].start <= LONGEST_QUOTE


def _parted(text: str, sentences: Sequence[Sentence], number: int) -> bool:
    """Whether a paragraph ends between a sentence and the next one."""
    return "\n" in text[sentences[number].end : sentences[number + 1].start]


def _left_open(sentences: Sequence[Sentence], first: int, last: int) -> bool:
    quoted = " ".join(sentence.text for sentence in sentences[first : last + 1])
    return quoted.count("“") > quoted.count("”")


def _closes_only(text: str) -> bool:
    """Whether a quotation ends in `text` that began before it."""
    opened, closed = text.find("“"), text.find("”")
    return closed >= 0 and not 0 <= opened < closed
