"""Initials of names: who "sbf" is, by the names that the found passages spell out."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.answer.question import SAME_NAME, Question, Term
from bot.answer.thesaurus import Thesaurus
from bot.answer.vectors import load_vectors
from bot.search.snapshot import Snapshot
from bot.search.tokens import terms

_SHORTEST, _LONGEST = 3, 5
_COMMON, _SPARE = 4, 10  # a word this many times as frequent as the initials is not theirs
_CERTAIN = 2  # sightings, where a name that has no other letters counts at once
_NAME = re.compile(
    r"\b[A-Z][\w’']*(?:[ \u00a0-](?:(?:of|the|and|for|de|bin|al|van|von) )?[A-Z][\w’']*){1,5}"
)
_PARTS = re.compile(r"[\w’']+")


def spell_out(
    question: Question, texts: Sequence[str], snapshot: Snapshot, thesaurus: Thesaurus
) -> Question:
    """The question, where initials among its words are also met by the name that `texts` have
    for them; itself when there are none."""
    wanted = {
        term.stem
        for term in question.terms
        if _SHORTEST <= len(term.word) <= _LONGEST
        and term.word.isalpha()
        and not thesaurus.knows(term.stem)
    }
    if not wanted:
        return question
    names = _find_names(wanted, texts)
    known = {
        initials: decisive
        for initials, name in names.items()
        if (decisive := _decisive(name, snapshot.df(initials), snapshot)) is not None
    }
    if not known:
        return question
    return replace(question, terms=tuple(_joined(term, known) for term in question.terms))


def _joined(term: Term, known: Mapping[str, str]) -> Term:
    other = known.get(term.stem)
    return replace(term, related={**term.related, other: SAME_NAME}) if other else term


def _find_names(wanted: set[str], texts: Iterable[str]) -> dict[str, str]:
    """Per initials the name that is spelled out most often."""
    counts: Counter[tuple[str, str]] = Counter()
    for text in texts:
        for match in _NAME.finditer(text):
            if len(_PARTS.findall(match.group())) < _SHORTEST:
                continue
            parts = list(_PARTS.finditer(match.group()))
            for capitals_only in (True, False):
                some = [one for one in parts if not capitals_only or one.group()[0].isupper()]
                letters = "".join(one.group()[0].lower() for one in some)
                for initials in wanted:
                    at = letters.find(initials)
                    if at >= 0:
                        start, end = some[at].start(), some[at + len(initials) - 1].end()
                        whole = letters == initials
                        counts[initials, match.group()[start:end]] += _CERTAIN if whole else 1
    names: dict[str, str] = {}
    for (initials, name), times in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if times >= _CERTAIN:
            names.setdefault(initials, name)
    return names


def _decisive(name: str, df: int, snapshot: Snapshot) -> str | None:
    """The stem that stands for the whole name: its rarest, unless others share it. "Commission"
    says too little of the FTC, "Bankman-Fried" enough of SBF."""
    vectors = load_vectors()
    stems = [one for one in terms(name) if snapshot.df(one) and vectors.is_name(one)]
    if not stems:
        return None
    rarest = min(stems, key=lambda one: (snapshot.df(one), -len(one)))
    return rarest if snapshot.df(rarest) <= _COMMON * df + _SPARE else None
