"""The words inside a sentence that answer the question.

For statements they are the quoted words, for reasons the clause that gives one; for all else
the part of the sentence that most probably is the answer, a name, a figure or a phrase.
"""

import re

from bot.answer.kinds import Kind
from bot.answer.marks import choose_part, load_marks
from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.typed import spots_of
from bot.search.values import Span

_CAUSE = re.compile(
    r"\b(?:because|due to|owing to|so that|in order to|as a result of|thanks to|amid|in response to"
    r"|at the request of|claiming|saying|arguing|citing|concerned|after|since|when|given|over"
    r"|in breach of|for (?:violating|breaching|failing|being|having|not|its|his|her|their)"
    r"|to (?:avoid|prevent|help|improve|protect|allow|make|get|keep|reduce|ensure|cut|save|stop"
    r"|let))\b",
    re.IGNORECASE,
)
_SAYING = re.compile(
    r"\b(?:said|says|say|told [\w ]{1,40}?|tells [\w ]{1,40}?|wrote|added|argue[sd]|claim(?:s|ed)"
    r"|warn(?:s|ed)|explain(?:s|ed)|admit(?:s|ted)|noted|announced|insist(?:s|ed)|believes?|thinks?|called|calls"
    r"|described?s?|compared?s?|defined?s?|referred to|stated|promised|replied|responded|tweeted"
    r"|testified|suggest(?:s|ed)|dubbed)\b(?:,)?(?: that)?\s+"
)
_CLAUSE = re.compile(r"[^,;:—–()]+")


def highlight(question: Question, sentence: Sentence) -> list[Span]:
    """Spans of the sentence in order; none when it has no words."""
    if question.kind is Kind.SAID:
        return _statement(sentence.text)
    if question.kind is Kind.REASON:
        return [_reason(question, sentence)]
    part = choose_part(question, sentence, load_marks())
    return [Span(part.start, part.end)] if part is not None else []


def _statement(text: str) -> list[Span]:
    """The quoted words; else what stands behind the verb of saying; else all of it."""
    quoted = [Span(*match.span(1)) for match in re.finditer(r"“([^“”]{8,})(?:”|$)", text)]
    quoted += [Span(*match.span(1)) for match in re.finditer(r"\"([^\"]{8,})(?:\"|$)", text)]
    opened = re.match(r"([^“”]{8,})”", text)
    if opened is not None:
        quoted.append(Span(*opened.span(1)))
    if quoted:
        return sorted(quoted)
    saying = _SAYING.search(text)
    if saying is not None and _end(text) - saying.end() > 20:
        return [Span(saying.end(), _end(text))]
    return [Span(0, _end(text))]


def _reason(question: Question, sentence: Sentence) -> Span:
    """The clause that a word of cause opens; else the part that says least of the question."""
    text = sentence.text
    cause = _CAUSE.search(text)
    if cause is not None and _end(text) - cause.start() > 15:
        return Span(cause.start(), _end(text))
    return _rest(question, sentence)


def _rest(question: Question, sentence: Sentence) -> Span:
    """The clause that tells most beyond the words of the question."""
    text = sentence.text
    spots = spots_of(question, sentence)
    best = (-1.0, Span(0, _end(text)))
    for match in _CLAUSE.finditer(text):
        start, end = match.start(), min(match.end(), _end(text))
        start += len(match.group()) - len(match.group().lstrip())
        inside = sum(start <= spot < end for spot in spots)
        size = len(text[start:end].split())
        value = size / (1 + 2 * inside)
        if size and value > best[0]:
            best = value, Span(start, end)
    return best[1]


def _end(text: str) -> int:
    """Where the text ends without its closing stop and quotation marks."""
    return len(text.rstrip('.!?…”"’ ')) or len(text)
