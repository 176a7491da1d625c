"""The phrase that follows "said" or "according to"."""

from itertools import takewhile

from bot.answer.gazetteer import GROUP_WORDS
from bot.answer.speech.lexicon import (
    ADVERBS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    FINITE,
    LEADING,
    NO_SPEAKER,
    PREPOSITIONS,
    PRONOUNS,
    SPEAKING_NOUNS,
)
from bot.answer.speech.phrases import (
    JOINING,
    LONGEST,
    Kind,
    Phrase,
    is_possessive,
    owns_group,
    phrase_ending,
)
from bot.answer.speech.tokens import Tokens, is_capital

_ISSUED = (["issued", "by"], ["released", "by"], ["published", "by"])


def phrase_after(tokens: Tokens, start: int, ceiling: int) -> Phrase | None:
    """The naming phrase that begins at token `start`: "said Ada Vance", "according to the …"."""
    words, quoted = tokens.words, tokens.quoted
    if start < ceiling and words[start].lower() in PRONOUNS:
        return Phrase(start, start + 1, Kind.PRONOUN, words[start].lower())
    begin = start
    while begin < ceiling and words[begin].lower() in DETERMINERS:
        begin += 1
    end = begin
    head = -1
    while end < ceiling and end - begin < LONGEST + 4 and quoted[end] < 0:
        word = words[end]
        low = word.lower()
        sign = not word[0].isalnum() and word != "&" and not owns_group(words, end)
        if sign or word in DAYS or low in NO_SPEAKER:
            break
        if low in FINITE or low in ADVERBS or low in DETERMINERS:
            break
        if low in CONJUNCTIONS and not _inside_group(tokens, end, begin, ceiling):
            break
        if low in PREPOSITIONS and not (
            low == "of" and is_capital(words[end - 1]) and _next_is_capital(tokens, end, ceiling)
        ):
            break
        if low in SPEAKING_NOUNS:
            head = end
        end += 1
    if end == begin:
        return None
    if not is_capital(words[end - 1]) and head >= 0:
        end = head + 1
        end = _with_complement(tokens, end, ceiling)
        named = _named_after(tokens, end, ceiling)
        return named or Phrase(begin, end, Kind.ROLE, words[head].lower())
    return phrase_ending(tokens, end, begin)


def _inside_group(tokens: Tokens, at: int, begin: int, ceiling: int) -> bool:
    """Whether "and" at token `at` stands inside a name: "the Harbor and Coast Agency"."""
    words = tokens.words[at + 1 : min(ceiling, at + 4)]
    if words[:1] == [] or at == begin or not is_capital(tokens.words[at - 1]):
        return False
    capitals = list(takewhile(is_capital, words))
    return any(word in GROUP_WORDS for word in capitals)


def _next_is_capital(tokens: Tokens, at: int, ceiling: int) -> bool:
    return at + 1 < ceiling and is_capital(tokens.words[at + 1])


def _with_complement(tokens: Tokens, end: int, ceiling: int) -> int:
    """Past "for Osprey" after "a spokesman"."""
    words = tokens.words
    at = end
    if words[at : at + 2] in _ISSUED:
        at += 1
    if at + 1 < ceiling and (words[at] in JOINING or at > end):
        at += 2 if words[at + 1] == "the" else 1
        begun = at
        while at < ceiling and (is_capital(words[at]) or words[at] == "&"):
            at += 1
        if at > begun and words[begun] not in DAYS:
            if is_possessive(words[at - 1]):
                return at + 1 if at < ceiling and words[at].lower() in SPEAKING_NOUNS else end
            return at
    return end


def _named_after(tokens: Tokens, end: int, ceiling: int) -> Phrase | None:
    """The name in "the head of Osprey, Ada Vance, …"."""
    words = tokens.words
    if end >= ceiling or words[end] != ",":
        return None
    at = end + 1
    while at < ceiling and is_capital(words[at]) and not is_possessive(words[at]):
        at += 1
    if at - end > 2 and (at >= ceiling or words[at] in ",.;") and words[end + 1] not in LEADING:
        return Phrase(end + 1, at, Kind.NAME)
    return None
