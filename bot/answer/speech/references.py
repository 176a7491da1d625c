"""Whom a pronoun or a role ("he", "the official") stands for, looked for backwards."""

import re
from collections.abc import Callable, Sequence

from bot.answer.speech.cues import Cue, clause_subject
from bot.answer.speech.lexicon import (
    CONJUNCTIONS,
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    HE,
    IT,
    LEADING,
    PARTICLES,
    PEOPLE_KINDS,
    PEOPLE_NOUNS,
    PLAIN_SPEAKERS,
    PREPOSITIONS,
    ROLES,
    SHE,
    THEY,
)
from bot.answer.speech.names import Name, Names
from bot.answer.speech.phrases import Kind, Phrase, begins_clause, is_possessive, phrase_ending
from bot.answer.speech.tokens import Tokens, is_capital

_DESCRIBING = frozenset("a an the who whose whom one now then also which".split())
_NEW = frozenset("a an another one".split())
_FURTHEST = 12  # sentences looked back over
_NEAREST = 3
_NAMED = r"[ ]((?:[A-Z][\w’'\-]+|[A-Z]\.)(?:[ ](?:[A-Z][\w’'\-]+|[A-Z]\.|de|van|von|al))*)"


class References:
    """Resolves phrases of one scene; `cues` gives the attributions of a sentence."""

    __slots__ = ("_cues", "_names", "_ranges", "_tokens")

    def __init__(
        self,
        tokens: Tokens,
        ranges: Sequence[tuple[int, int]],
        cues: Callable[[int], list[Cue]],
        names: Names,
    ) -> None:
        self._tokens = tokens
        self._ranges = ranges
        self._cues = cues
        self._names = names

    def resolve(self, phrase: Phrase, sentence: int) -> Name | None:
        """The full name that `phrase` in the given sentence stands for, None when unsure."""
        if phrase.kind is Kind.NAME:
            return self._named(phrase.start, phrase.end)
        if phrase.kind is Kind.ROLE:
            return self._role(phrase, sentence)
        if phrase.head in (HE, SHE):
            return self._person(phrase.start, sentence, phrase.head)
        if phrase.head in (IT, THEY):
            return self._carried(phrase.start, sentence, phrase.head)
        return None

    def subject(self, sentence: int) -> Name | None:
        """The person that a sentence is about by its subject, None when unsure."""
        start, end = self._ranges[sentence]
        phrase = clause_subject(self._tokens, start, end)
        if phrase is None:
            return None
        name = self.resolve(phrase, sentence)
        return name if name is not None and name.person else None

    def _named(self, start: int, end: int) -> Name:
        first, last = self._tokens.starts[start], self._tokens.ends[end - 1]
        return self._names.find(first, last)

    def _role(self, phrase: Phrase, sentence: int) -> Name | None:
        words = self._tokens.words[phrase.start : phrase.end]
        if any(is_capital(word) and word not in ROLES for word in words):
            return self._as_it_stands(phrase)
        head = phrase.head
        if head in PEOPLE_NOUNS:
            name = self._holder(head)
            if name is not None:
                return name
        if head == "company":
            return self._company(phrase.start, sentence)
        if head in PEOPLE_NOUNS or head in GROUP_NOUNS or head in DOCUMENT_NOUNS:
            fuller = self._earlier_role(head, phrase.start)
            if fuller is not None:
                return fuller
        return self._as_it_stands(phrase) if head in PLAIN_SPEAKERS else None

    def _as_it_stands(self, phrase: Phrase) -> Name:
        start, end = self._tokens.starts[phrase.start], self._tokens.ends[phrase.end - 1]
        person = phrase.head in PEOPLE_NOUNS
        return Name(self._tokens.body[start:end], start, end, person, None)

    def _holder(self, head: str) -> Name | None:
        """The only person whom the body gives the title ("Judge Ada Vance" for "the judge")."""
        body = self._tokens.body
        found: dict[str, Name] = {}
        for match in re.finditer(rf"\b[{head[0].upper()}{head[0]}]{head[1:]}{_NAMED}", body):
            text = match.group(1)
            cut = 2 if text.endswith(("’s", "'s")) else 0
            name = self._names.find(match.start(1), match.end(1) - cut)
            found[name.text] = name
        return next(iter(found.values())) if len(found) == 1 else None

    def _earlier_role(self, head: str, before: int) -> Name | None:
        """The nearest earlier mention of the same role that says whose it is."""
        body = self._tokens.body
        last = None
        stop = self._tokens.starts[before]
        pattern = rf"(?:[\w’'.\-]+ ){{1,5}}{head}\b"
        for match in re.finditer(pattern, body[max(0, stop - 3000) : stop]):
            last = match
        if last is None:
            return None
        offset = max(0, stop - 3000)
        start, end = offset + last.start(), offset + last.end()
        inner = Tokens(body, start, end)
        phrase = phrase_ending(inner, len(inner), 0)
        if phrase is None or phrase.kind is not Kind.ROLE:
            return None
        words = inner.words[phrase.start : phrase.end]
        if not any(is_capital(word) and word not in ROLES for word in words[:-1]):
            return None
        start, end = inner.starts[phrase.start], inner.ends[phrase.end - 1]
        return Name(body[start:end], start, end, head in PEOPLE_NOUNS, None)

    def _company(self, before: int, sentence: int) -> Name | None:
        """The one company that this sentence or the one before it is about."""
        for number in range(sentence, max(-1, sentence - 3), -1):
            start, end = self._ranges[number]
            names = {
                name.text: name
                for name, _ in self._mentions(start, min(end, before))
                if not name.person and self._acts(name.text)
            }
            if names:
                return next(iter(names.values())) if len(names) == 1 else None
        return None

    def _acts(self, text: str) -> bool:
        """Whether the body speaks of a name as of a company."""
        doing = (
            r"(?:[’']s)? (?:CEO|COO|CTO|founder|co-founder|chief|executive|spokes\w+|said|says"
            r"|announced|claims|argues|wrote|told)\b"
        )
        return re.search(re.escape(text) + doing, self._tokens.body) is not None

    def _person(self, before: int, sentence: int, pronoun: str) -> Name | None:
        """Whom "he" or "she" at token `before` stands for."""
        for number in range(sentence, max(-1, sentence - _FURTHEST), -1):
            start, end = self._ranges[number]
            end = min(end, before)
            if number < sentence and self._is_heading(number):
                return None
            speaker = self._named_speaker(number, before, pronoun)
            if speaker is not None:
                return speaker
            people: dict[str, Name] = {}
            leading: dict[str, Name] = {}
            for name, leads in self._mentions(start, end):
                if name.gender not in (pronoun, None):
                    continue
                if name.person:
                    people[name.text] = name
                if leads and (name.person or self._may_be_person(name)):
                    leading[name.text] = name
            if len(leading) == 1:
                found = next(iter(leading.values()))
                return found if found.person or found.gender else None
            if len(people) > 1 or self._introduces(start, end):
                return None
            if people and not self._has_pronoun(start, end, pronoun):
                return next(iter(people.values()))
        return None

    def _may_be_person(self, name: Name) -> bool:
        return name.person is None and 1 < len(name.text.split()) < 4

    def _introduces(self, start: int, end: int) -> bool:
        """Whether an unnamed person comes up in tokens [start, end): "an Orlan professor"."""
        tokens = self._tokens
        for at in range(start + 1, end):
            word = tokens.words[at].lower()
            if tokens.quoted[at] < 0 and (word in PEOPLE_NOUNS or word in PEOPLE_KINDS):
                if any(
                    tokens.words[near].lower() in _NEW for near in range(max(start, at - 3), at)
                ):
                    return True
        return False

    def _named_speaker(self, sentence: int, before: int, pronoun: str) -> Name | None:
        """The person named as the speaker of a sentence, if "he" or "she" may follow."""
        cue = next(iter(self._cues(sentence)), None)
        phrase = cue.phrase if cue else None
        if phrase is None or phrase.kind is not Kind.NAME or phrase.end > before:
            return None
        if phrase.start and self._tokens.words[phrase.start - 1].lower() == "as":
            return None
        name = self._named(phrase.start, phrase.end)
        person = name.person or self._may_be_person(name)
        return name if person and name.gender in (pronoun, None) else None

    def _has_pronoun(self, start: int, end: int, pronoun: str) -> bool:
        tokens = self._tokens
        return any(
            tokens.words[at].lower() == pronoun and tokens.quoted[at] < 0
            for at in range(start, end)
        )

    def _is_heading(self, sentence: int) -> bool:
        """Whether a sentence is a line of its own without a stop: a new section begins."""
        start, end = self._ranges[sentence]
        tokens = self._tokens
        if tokens.words[end - 1][0] in ".!?…”\"’':,;)" or tokens.quoted[end - 1] >= 0:
            return False
        if end - start < 2:
            return False
        before = start == 0 or tokens.words[start - 1][0] == "\n"
        return before and (end >= len(tokens) or tokens.words[end][0] == "\n")

    def _carried(self, before: int, sentence: int, pronoun: str) -> Name | None:
        """The last speaker that "it" or "they" can stand for, in this sentence or just before."""
        for number in range(sentence, max(-1, sentence - _NEAREST), -1):
            for cue in reversed(self._cues(number)):
                phrase = cue.phrase
                if phrase is None or phrase.start >= before or phrase.kind is Kind.PRONOUN:
                    continue
                name = self.resolve(phrase, number)
                if name is None:
                    return None
                if phrase.kind is Kind.NAME and name.person:
                    return None
                unnamed = phrase.kind is Kind.ROLE and phrase.head in PEOPLE_NOUNS
                return name if unnamed == (pronoun == THEY) else None
        return None

    def _mentions(self, start: int, end: int) -> list[tuple[Name, bool]]:
        """The names outside quotations in tokens [start, end), and whether each leads a clause."""
        tokens = self._tokens
        words, quoted = tokens.words, tokens.quoted
        found: list[tuple[Name, bool]] = []
        at = start
        while at < end:
            if quoted[at] >= 0 or not is_capital(words[at]) or words[at] in LEADING:
                at += 1
                continue
            begin = at
            if begin > start and words[begin - 1] in PARTICLES and words[begin - 1] != "the":
                begin -= 1
            while at < end and quoted[at] < 0 and self._goes_on(at, end):
                at += 1
                if is_possessive(words[at - 1]):
                    break
            first = begin
            for number in range(begin, at - 1):
                if words[number] in ROLES:
                    first = number + 1
            if words[at - 1] in ROLES:
                continue
            possessive = is_possessive(words[at - 1])
            last = tokens.ends[at - 1] - (2 if possessive else 0)
            if last > tokens.starts[first]:
                name = self._names.find(tokens.starts[first], last)
                found.append((name, self._leads(begin, start, end, at, possessive)))
        return found

    def _goes_on(self, at: int, end: int) -> bool:
        words = self._tokens.words
        if is_capital(words[at]):
            return True
        return words[at] in PARTICLES and at + 1 < end and is_capital(words[at + 1])

    def _leads(self, begin: int, start: int, end: int, after: int, possessive: bool) -> bool:
        """Whether a name is the subject of its clause."""
        words = self._tokens.words
        if possessive or after >= end:
            return False
        if begin - 1 > start and words[begin - 1] == "and" and is_capital(words[begin - 2]):
            return False
        following = words[after]
        if following == "," or following in "(-–—":
            described = after + 1 < end and words[after + 1].lower() in _DESCRIBING
            if not described and not words[after + 1 : after + 2][0][0].isdigit():
                return False
        elif not following[0].islower() or following in PREPOSITIONS or following in CONJUNCTIONS:
            return False
        return begins_clause(self._tokens, Phrase(begin, after, Kind.NAME), start)
