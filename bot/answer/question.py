"""Understanding the question: the words that decide, the kind of answer, whose words.

Questions come as people type them: without capitals and apostrophes, with filler around the
matter and words that no newspaper prints.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest

from bot.answer.kinds import GENERIC, Kind, asks, kind_of
from bot.answer.phrasing import (
    asked_noun,
    asked_voice,
    counted_unit,
    quoted_phrases,
    strip_filler,
)
from bot.answer.spelling import Speller, is_genitive
from bot.answer.thesaurus import Thesaurus
from bot.answer.values import Correction
from bot.search.snapshot import Snapshot
from bot.search.tokens import STOP_WORDS, stem, tokenize, words

SAME_NAME = 1.0
"""Similarity of initials and the name they stand for."""

_GENERIC_SHARE = 0.35
_UNSEEN_SHARE = 0.6  # a word that stands nowhere: only its relatives can match
_LETTER_SHARE = 0.3
_HYPHENATED = 0.5
_MOST_TERMS = 24  # a question is a question, not a page


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
    `phrases` were quoted. `keywords`: no question at all but a topic ("ferry accident").
    """

    text: str
    kind: Kind
    terms: tuple[Term, ...]
    voice: frozenset[str] = frozenset()
    unit: str | None = None
    noun: str | None = None
    phrases: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    keywords: bool = False

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of its terms, in order."""
        return tuple(term.stem for term in self.terms)

    @cached_property
    def asked(self) -> frozenset[str]:
        """The stems of its terms."""
        return frozenset(self.stems)

    @cached_property
    def meant(self) -> Mapping[str, list[tuple[int, float]]]:
        """The stems of its terms and their relatives: which terms, by number, each stands for,
        and how well (1 for its own)."""
        meant: dict[str, list[tuple[int, float]]] = {}
        for number, term in enumerate(self.terms):
            for one, similarity in {**term.related, term.stem: 1.0}.items():
                meant.setdefault(one, []).append((number, similarity))
        return meant

    @cached_property
    def weights(self) -> tuple[float, ...]:
        """The weights of its terms, in order."""
        return tuple(term.weight for term in self.terms)

    @cached_property
    def rarest(self) -> tuple[int, int]:
        """The numbers of the two terms that decide most (twice the same when there is one)."""
        ranked = sorted(range(len(self.terms)), key=lambda n: -self.terms[n].weight)
        return ranked[0], ranked[min(1, len(ranked) - 1)]


def rarity(df: int, passages: int) -> float:
    """How much a term decides: log(1 + (N - n + .5) / (n + .5)), Robertson's weight kept > 0."""
    return math.log(1 + (passages - df + 0.5) / (df + 0.5))


def understand(text: str, snapshot: Snapshot, thesaurus: Thesaurus) -> Question:
    """What `text` asks for, in the words of `snapshot`. A question without a word has no terms."""
    bare = strip_filler(text.replace("’", "'").replace("‘", "'"))
    plain = words(bare)
    folded = " ".join(word.term for word in plain)
    speller = Speller({word.term for word in plain}, snapshot, thesaurus)
    corrections: list[Correction] = []
    weighed: dict[str, tuple[str, float, Mapping[str, float]]] = {}
    for term, word, share in _content(bare):
        spelled = word
        if snapshot.df(term) == 0 and share == 1.0:
            spelled = speller.meant(word)
            if spelled != word:
                term = stem(spelled)
                if not is_genitive(word, spelled):
                    corrections.append(Correction(word, spelled))
        df = snapshot.df(term)
        weight = rarity(df, snapshot.passages) * share
        if spelled in GENERIC or term in GENERIC:
            weight *= _GENERIC_SHARE
        if df == 0:
            weight *= _UNSEEN_SHARE
        if len(term) == 1 and not term.isdigit() and term.isascii():
            weight *= _LETTER_SHARE
        weighed.setdefault(term, (spelled, weight, thesaurus.related(term)))
    for stems in _phrases(folded, thesaurus):
        _add_phrase(stems, weighed, snapshot)
    total = sum(weight for _, weight, _ in weighed.values()) or 1.0
    return Question(
        text=text,
        kind=kind_of(folded),
        terms=tuple(
            Term(term, word, weight / total, related)
            for term, (word, weight, related) in weighed.items()
        ),
        voice=asked_voice(bare),
        unit=counted_unit(folded),
        noun=asked_noun(folded),
        phrases=quoted_phrases(bare),
        corrections=tuple(corrections),
        keywords=not asks(folded),
    )


def _content(bare: str) -> Iterator[tuple[str, str, float]]:
    """The terms that are no stop words, each with its word and the share it counts: the whole
    and the parts of a hyphenated word share what one word would count."""
    surface = {(word.start, word.end): word.term for word in words(bare)}
    tokens = tokenize(bare)
    seen: set[str] = set()
    until = 0  # where the whole of a hyphenated word ends whose parts follow
    for token, after in zip_longest(tokens, tokens[1:]):
        whole = after is not None and after.start == token.start and after.end < token.end
        share = _HYPHENATED if whole or token.end <= until else 1.0
        until = token.end if whole else until
        word = surface.get((token.start, token.end), token.term)
        if word in STOP_WORDS or token.term in STOP_WORDS or token.term in seen:
            continue
        if len(seen) < _MOST_TERMS:
            seen.add(token.term)
            yield token.term, word, share


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
