"""The surface of a question: filler, quoted phrases, whose words and what noun it asks for."""

import re
from functools import cache

from bot.answer.asking import load_asking
from bot.answer.kinds import GENERIC
from bot.search.tokens import STOP_WORDS, fold, stem, tokenize

_FILLER = re.compile(
    r"^(?:(?:hey|hi|hello|yo|ok|okay|so|um|pls|please|btw|lol|and|but|well|also)[\s,]+)*"
    r"(?:(?:can|could|would|do|does) (?:you|anyone|anybody|someone|somebody) (?:please )?"
    r"(?:tell (?:me|us)|know|explain|remember|say)[\s,]+(?:about |if )?"
    r"|(?:i (?:want|wanna|would like|need) to know|i wonder|i was wondering|tell me|remind me"
    r"|any (?:news|word|update|updates|info) (?:on|about|from|of)"
    r"|what(?:s|'s| is| are) the (?:deal|story|news|latest|word|situation) (?:with|on|about|of)"
    r"|what(?:s|'s) (?:up|happening|going on|new) (?:with|in|at)"
    r"|what do (?:we|you) know about|what about|how about)[\s,]+)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"[\s,]+(?:lol|lmao|haha\w*|pls|please|plz|thx|thanks|btw|idk|tho|though|again|anyway|bro|dude"
    r"|guys|please and thanks|:\)|xd)[\s.!?]*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“”]([^\"“”]{2,80})[\"“”]")
_UNIT = re.compile(r"\bhow many (?:more |other |different |of )?(?:the |his |her |their )?(\w+)")
_NOUN = re.compile(
    r"\b(?:what|which|whats) "
    r"(?:(?!is |are |was |were |did |does |do |has |have |the |a )\w+ ){0,2}?"
    r"(\w{3,}) (?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|of|in|for"
    r"|that|\w+s|\w+ed)\b"
)


def strip_filler(text: str) -> str:
    """The question without the small talk around it; itself when nothing would remain."""
    bare = _TAIL.sub("", _FILLER.sub("", text.strip(), count=1))
    return bare if any(letter.isalnum() for letter in bare) else text


def quoted_phrases(text: str) -> tuple[str, ...]:
    """What stands in double quotation marks."""
    return tuple(match.group(1) for match in _QUOTED.finditer(text))


def counted_unit(folded: str) -> str | None:
    """The stem of what is counted: "how many *states* did …"."""
    match = _UNIT.search(folded)
    return stem(match.group(1)) if match else None


def asked_noun(folded: str) -> str | None:
    """The stem of what is named: "which law *firm* represents …"."""
    match = _NOUN.search(folded)
    return stem(match.group(1)) if match else None


@cache
def _whose_words() -> re.Pattern[str]:
    asking = load_asking()
    verbs = "|".join(sorted(asking.speech | asking.manners))
    nouns = "|".join(word for word, kind in asking.nouns.items() if kind == "said")
    return re.compile(
        r"\b(?:what|how|why|where|when|whether|price) (?:else )?(?:did|does|do|has|have|had|would"
        rf"|will|is|was) (?P<who>.+?) (?:{verbs}|make of)\b"
        r"|\baccording to (?P<source>[\w .'-]+?)(?:[,?]|$)"
        rf"|\b(?P<possessor>[\w .'-]+?)(?:'s|s'|s)? (?:{nouns})\b",
        re.IGNORECASE,
    )


def asked_voice(text: str) -> frozenset[str]:
    """The stems of whoever's words are asked for: "what did *Shin* say about …"."""
    match = _whose_words().search(text)
    if match is None:
        return frozenset()
    who = match["who"] or match["source"] or match["possessor"] or ""
    return frozenset(
        token.term
        for token in tokenize(who)
        if token.term not in STOP_WORDS and fold(who[token.start : token.end]) not in GENERIC
    )
