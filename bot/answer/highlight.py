"""The words inside a sentence that answer the question."""

from bot.answer.candidates import Type
from bot.answer.features import WANTED
from bot.answer.kinds import Kind
from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.search.values import Span


def highlight(question: Question, sentence: Sentence) -> list[Span]:
    """Spans of the sentence, best first; none when nothing in it stands out."""
    wanted = WANTED[question.kind]
    asked = frozenset(term.stem for term in question.terms)
    spots = [
        sentence.text.lower().find(term.word[:5])
        for term in question.terms
        if term.stem in sentence.stems
    ]
    spots = [spot for spot in spots if spot >= 0]
    best: tuple[float, Span] | None = None
    for candidate, stems in zip(sentence.candidates, sentence.candidate_stems, strict=True):
        fit = wanted.get(candidate.type, 0.0)
        if question.kind in (Kind.REASON, Kind.SAID) and candidate.type is Type.QUOTE:
            fit = 1.0
        if not fit or not stems or stems <= asked:
            continue
        distance = min((abs(candidate.start - spot) for spot in spots), default=0)
        value = fit + 0.5 * (1 - distance / max(1, len(sentence.text)))
        if best is None or value > best[0]:
            best = value, Span(candidate.start, candidate.end)
    return [best[1]] if best else []
