"""Whether a verb reports speech where it stands: by a clause, a quotation or its place."""

from bot.answer.speech.lexicon import (
    BARE_OBJECT,
    CLAUSE,
    FINITE,
    PEOPLE_NOUNS,
    PREPOSITIONS,
    QUOTE,
    REPORT,
    SAY,
)
from bot.answer.speech.tokens import Tokens, ends_sentence, is_capital

NEAR = 12  # tokens between a verb and what it reports
SENTENCE = 6  # tokens of a quotation that is more than a name or a term
_CLOSE = 5  # tokens between a verb and its "that", where no preposition follows the verb
_STRICT = frozenset(
    "asked asks ask ordered agreed agrees agree proposed expressed expresses shared shares posted"
    " posts wrote writes write responded responds replied replies accepted swore estimated observed"
    " reflected worried worries wondered wonders reported reports".split()
)
"""Verbs that a plain object follows more often than a clause without "that"."""

VERBS = SAY | REPORT | QUOTE
TELLING = frozenset("told tells tell".split())
ADDRESSING = QUOTE | frozenset(
    "told tells tell accused accuses urged urges asked asks warned warns denied denies".split()
)
"""Verbs that are followed by whom or what they are about, not by who speaks."""
_NOUNS = frozenset("reports states claims notes posts shares estimates hints worries".split())


def reports(tokens: Tokens, at: int, low: str, subject: int, start: int, end: int) -> bool:
    """Whether the verb at `at`, whose subject begins at `subject`, reports what is said."""
    if low in SAY:
        return True
    words, quoted = tokens.words, tokens.quoted
    following = words[at + 1].lower() if at + 1 < end else ""
    if following in FINITE or (following in VERBS and low in _NOUNS):
        return False
    ahead = range(at + 1, min(end, at + 1 + NEAR))
    least = SENTENCE if low in _STRICT else 0
    if any(_quoted_from(tokens, token, least) for token in ahead):
        return True
    while subject > start and quoted[subject - 1] < 0 and _describes(words[subject - 1]):
        subject -= 1
    if subject > start and quoted[subject - 1] >= 0:
        return True
    if low in QUOTE:
        return False
    if at + 1 >= end or words[at + 1] == ":" or low in BARE_OBJECT:
        return True
    if stops(tokens, at + 1, end) and subject > start and words[subject - 1] in ",—–":
        return True
    clause = ahead if following in PREPOSITIONS else ahead[:_CLOSE]
    if any(words[token].lower() in CLAUSE for token in clause):
        return True
    if low in _STRICT or following in PREPOSITIONS:
        return False
    return any(words[token].lower() in FINITE for token in ahead)


def _describes(word: str) -> bool:
    """Whether a word before a name belongs to it: an article, a title, an occupation."""
    low = word.lower()
    return low in ("the", "a", "an") or low in PEOPLE_NOUNS or is_capital(word)


def _quoted_from(tokens: Tokens, at: int, least: int) -> bool:
    """Whether a quotation of `least` tokens or more stands at token `at`."""
    number = tokens.quoted[at]
    if number < 0:
        return False
    quotation = tokens.quotations[number]
    return quotation.end - quotation.start >= least


def stops(tokens: Tokens, at: int, end: int) -> bool:
    """Whether the sentence that ends before token `end` pauses or ends at token `at`."""
    return at >= end or tokens.words[at] in ",.;:—–(" or ends_sentence(tokens.words[at][0])
