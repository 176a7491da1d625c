"""The words inside a sentence that answer the question.

For who, where, when and how many it is the typed candidate that fits best and stands nearest
to the question's words; for statements the quoted words; for reasons the clause that gives
one. Lists are marked as a whole ("France, Germany and Spain"), figures with their unit.
"""

import re

from bot.answer.candidates import Candidate, Type
from bot.answer.gazetteer import TITLES
from bot.answer.kinds import Kind
from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.typed import NAMES, counts_unit, fitting, spots_of
from bot.search.values import Span

_BETWEEN = re.compile(r",? (?:and|or|&) |, (?:and )?")
_UNIT = re.compile(
    r"[\s-](?!and\b|or\b|of\b|in\b|on\b|to\b|for\b|from\b|at\b|as\b|but\b|with\b|the\b|that\b|by\b"
    r"|is\b|was\b|were\b|are\b|who\b|which\b|after\b|before\b|when\b)[\w-]+"
    r"(?:\s(?:per|an|a)\s\w+|\sold\b|\slong\b|\stall\b|\shigh\b|\sand\s[\w-]+\sfeet)?"
)
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
    """Spans of the sentence in order; none when nothing in it stands out."""
    kind = question.kind
    if kind is Kind.SAID:
        return _statement(sentence.text)
    if kind is Kind.REASON:
        return [_reason(question, sentence)]
    found = _candidate(question, sentence)
    if found is None and kind is Kind.THING:
        return [_rest(question, sentence)]
    return [] if found is None else [found]


def _candidate(question: Question, sentence: Sentence) -> Span | None:
    """The best candidate of the wanted type that the question does not name itself."""
    text = sentence.text
    spots = spots_of(question, sentence)
    best: tuple[float, Candidate] | None = None
    for fit, candidate, stems in fitting(question, sentence):
        words = text[candidate.start : candidate.end]
        value = fit
        if candidate.type in NAMES:
            last = words.split()[-1].lower()
            if 2 * len(stems & question.asked) >= len(stems) or any(
                last.startswith(term.word) for term in question.terms
            ):
                continue
            if " " in words:
                value += 0.15
            if stems & question.asked and question.kind is Kind.PERSON:
                value += 0.2  # "the defense minister" and here stands Defense Minister …
        elif counts_unit(question, sentence, candidate):
            value += 0.5
        if candidate.type is Type.NUMBER and words.isalpha():
            value -= 0.3
        distance = min((abs(candidate.start - spot) for spot in spots), default=0)
        value += 0.5 * (1 - distance / max(1, len(text)))
        if best is None or value > best[0]:
            best = value, candidate
    return _widened(best[1], sentence) if best is not None else None


def _widened(best: Candidate, sentence: Sentence) -> Span:
    """The candidate with the rest of its list or with its unit."""
    text, start, end = sentence.text, best.start, best.end
    if best.type in NAMES:
        start = _without_titles(text, start, end)
        alike = [one for one in sentence.candidates if one.type in NAMES]
        same = [one for one in alike if best.type is not Type.PERSON and one.type is best.type]
        joined = True
        while joined:
            joined = False
            for one in same:
                if one.start >= end and _BETWEEN.fullmatch(text, end, one.start):
                    end, joined = one.end, True
                elif one.end <= start and _BETWEEN.fullmatch(text, one.end, start):
                    start, joined = one.start, True
    elif best.type is Type.NUMBER:
        unit = _UNIT.match(text, end)
        if unit is not None:
            end = unit.end()
    return Span(start, end)


def _without_titles(text: str, start: int, end: int) -> int:
    """Where the name itself begins, when at least two words of it remain."""
    words = list(re.finditer(r"\S+", text[start:end]))
    titles = [n for n, word in enumerate(words[:-2]) if word.group().rstrip(".") in TITLES]
    return start + words[titles[-1] + 1].start() if titles else start


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
