"""Whose words a sentence has, where somebody's words are asked for."""

from collections.abc import Sequence

from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.surroundings import Surroundings


def voice_beside(
    question: Question, sentences: Sequence[Sentence], chosen: int
) -> tuple[float, float]:
    """How much of the name whose words are asked for stands here, and more of it beside."""
    voice = question.voice
    if not voice:
        return 0.0, 0.0
    here = len(voice & sentences[chosen].stems)
    before = len(voice & sentences[chosen - 1].stems) if chosen else 0
    after = len(voice & sentences[chosen + 1].stems) if chosen + 1 < len(sentences) else 0
    return here / len(voice), max(0.0, max(before, 0.9 * after) - here) / len(voice)


def said_by_voice(question: Question, speaker: frozenset[str], around: Surroundings) -> float:
    """How much of the name whose words are asked for is the speaker's.

    A description ("the Bills safety") speaks through the names that stand beside it.
    """
    if not speaker or not question.voice:
        return 0.0
    named = len(question.voice & speaker) / len(question.voice)
    if not named:
        beside = [
            bool(names & speaker)
            for term, names in zip(question.terms, around.described, strict=True)
            if term.stem in question.voice
        ]
        named = 0.7 * sum(beside) / len(beside) if beside else 0.0
    return named
