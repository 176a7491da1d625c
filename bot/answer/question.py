"""Understanding the question: the words that decide, the kind of answer, whose words.

Questions come as people type them: without capitals and apostrophes, with filler around the
matter and words that no newspaper prints.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.answer.kinds import Kind, kind_of
from bot.answer.thesaurus import Thesaurus
from bot.answer.values import Correction
from bot.search.snapshot import Snapshot
from bot.search.tokens import STOP_WORDS, fold, stem, tokenize, words

GENERIC = frozenset(
    (
        "guy guys stuff thing things lol anyone anybody somebody someone something say says said"
        " saying tell told news new latest happen happened happening happens going go goes gone"
        " went come came comes make makes made making take took put let really actually yet still"
        " ever even also back people person kind sort part name called first last long big old"
        " right now again another way use used using want wants know think look need like good"
        " time year day week month number many whole main real best get got whats hows"
    ).split()
)
"""Words that decide little: they count a third of what their rarity says."""

_GENERIC_SHARE = 0.35
_UNSEEN_SHARE = 0.6  # a word that stands nowhere: only its relatives can match
_MOST_TERMS = 24  # a question is a question, not a page

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
_PHRASE = re.compile(r"[\"“”]([^\"“”]{2,80})[\"“”]")
_UNIT = re.compile(r"\bhow many (?:more |other |different |of )?(?:the |his |her |their )?(\w+)")
_NOUN = re.compile(
    r"\b(?:what|which|whats) "
    r"(?:(?!is |are |was |were |did |does |do |has |have |the |a )\w+ ){0,2}?"
    r"(\w{3,}) (?:is|are|was|were|did|does|do|has|have|had|will|would|can|could|should|of|in|for"
    r"|that|\w+s|\w+ed)\b"
)
_WHOSE_WORDS = re.compile(
    r"\b(?:what|how|why|where|when|whether|price) (?:else )?(?:did|does|do|has|have|had|would|will|"
    r"is|was) (?P<who>.+?) (?:say|said|says|saying|tell|told|think|thinks|call|called|describe|"
    r"described|write|wrote|react|respond|responded|claim|claimed|compare|define|label|make of|"
    r"warn|warned|promise|promised|admit|admitted|announce|announced|explain|ask|asked|tweet|post|"
    r"credit|find|joke|predict|suggest|argue)\b"
    r"|\baccording to (?P<source>[\w .'-]+?)(?:[,?]|$)"
    r"|\b(?P<possessor>[\w .'-]+?)(?:'s|s'|s)? (?:comment|response|reaction|statement|view|opinion|"
    r"take|answer|joke)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """One word that decides, as the index knows it.

    `weight` is its share of what the question asks for: all weights sum to 1.
    `related` are stems that may stand for it, with their similarity.
    """

    stem: str
    word: str
    weight: float
    related: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A question as understood.

    `voice` are the stems of whoever's words are asked for, `unit` is the stem of what is
    counted ("how many *states*"), `noun` the stem of what is named ("which law *firm*"),
    `phrases` were quoted.
    """

    text: str
    kind: Kind
    terms: tuple[Term, ...]
    voice: frozenset[str] = frozenset()
    unit: str | None = None
    noun: str | None = None
    phrases: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def stems(self) -> tuple[str, ...]:
        """The stems of its terms, in order."""
        return tuple(term.stem for term in self.terms)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The stems of its terms."""
        return frozenset(self.stems)

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """The weights of its terms, in order."""
        return tuple(term.weight for term in self.terms)

    @cached_property
    def rarest(self) -> tuple[int, int]:
        """The numbers of the two terms that decide most (twice the same when there is one)."""
        ranked = sorted(range(len(self.terms)), key=lambda n: -self.terms[n].weight)
        return ranked[0], ranked[min(1, len(ranked) - 1)]


def strip_filler(text: str) -> str:
    """The question without the small talk around it; itself when nothing would remain."""
    bare = _TAIL.sub("", _FILLER.sub("", text.strip(), count=1))
    return bare if any(letter.isalnum() for letter in bare) else text


def rarity(df: int, passages: int) -> float:
    """How much a term decides: log(1 + (N - n + .5) / (n + .5)), Robertson's weight kept > 0."""
    return math.log(1 + (passages - df + 0.5) / (df + 0.5))


def understand(text: str, snapshot: Snapshot, thesaurus: Thesaurus) -> Question:
    """What `text` asks for, in the words of `snapshot`. A question without a word has no terms."""
    bare = strip_filler(text.replace("’", "'").replace("‘", "'"))
    folded = " ".join(word.term for word in words(bare))
    surface = {(word.start, word.end): word.term for word in words(bare)}
    found: dict[str, str] = {}
    for token in tokenize(bare):
        word = surface.get((token.start, token.end), token.term)
        if word not in STOP_WORDS and token.term not in STOP_WORDS and len(found) < _MOST_TERMS:
            found.setdefault(token.term, word)
    corrections: list[Correction] = []
    weighed: dict[str, tuple[str, float, Mapping[str, float]]] = {}
    for one, word in found.items():
        term, spelled = one, word
        if snapshot.df(one) == 0:
            spelled = _corrected(word, snapshot, thesaurus)
            if spelled != word:
                corrections.append(Correction(word, spelled))
                term = stem(spelled)
        df = snapshot.df(term)
        weight = rarity(df, snapshot.passages)
        if spelled in GENERIC or term in GENERIC:
            weight *= _GENERIC_SHARE
        if df == 0:
            weight *= _UNSEEN_SHARE
        if len(term) == 1 and not term.isdigit() and term.isascii():
            weight *= 0.3
        weighed.setdefault(term, (spelled, weight, thesaurus.related(term)))
    for phrase_stems in _phrases(folded, thesaurus):
        _add_phrase(phrase_stems, weighed, snapshot)
    total = sum(weight for _, weight, _ in weighed.values()) or 1.0
    kind = kind_of(folded)
    unit = _UNIT.search(folded)
    noun = _NOUN.search(folded)
    return Question(
        text=text,
        kind=kind,
        terms=tuple(
            Term(term, word, weight / total, related)
            for term, (word, weight, related) in weighed.items()
        ),
        voice=_voice(bare),
        unit=stem(unit.group(1)) if unit else None,
        noun=stem(noun.group(1)) if noun else None,
        phrases=tuple(match.group(1) for match in _PHRASE.finditer(bare)),
        corrections=tuple(corrections),
    )


def _corrected(word: str, snapshot: Snapshot, thesaurus: Thesaurus) -> str:
    """The word that was meant by one that stands nowhere; itself when it is a real word."""
    if not word.isalpha() or len(word) < 4 or not word.isascii():
        return word
    if snapshot.has_word(word) or thesaurus.knows(stem(word)):
        return word
    near = snapshot.near_words(word, 1)
    return near[0] if near else word


def _phrases(folded: str, thesaurus: Thesaurus) -> list[tuple[str, ...]]:
    tokens = folded.split()
    found = []
    for size in (4, 3, 2, 1):
        for start in range(len(tokens) - size + 1):
            stems = thesaurus.phrases.get(tuple(tokens[start : start + size]))
            if stems:
                found.append(stems)
    return found


def _add_phrase(
    stems: tuple[str, ...],
    weighed: dict[str, tuple[str, float, Mapping[str, float]]],
    snapshot: Snapshot,
) -> None:
    """A phrase is one more term: any of its words stands for it."""
    present = [one for one in stems if snapshot.df(one) and one not in weighed]
    if present:
        first = min(present, key=snapshot.df)
        weight = 0.6 * min(rarity(snapshot.df(one), snapshot.passages) for one in present)
        weighed[first] = (first, weight, {one: 0.9 for one in present if one != first})


def _voice(text: str) -> frozenset[str]:
    match = _WHOSE_WORDS.search(text)
    if match is None:
        return frozenset()
    who = match["who"] or match["source"] or match["possessor"] or ""
    return frozenset(
        token.term
        for token in tokenize(who)
        if token.term not in STOP_WORDS and fold(who[token.start : token.end]) not in GENERIC
    )
