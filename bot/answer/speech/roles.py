"""Whom a role stands for: "the judge", "the official", "the company"."""

import re
from collections.abc import Sequence

from bot.answer.speech.lexicon import (
    DOCUMENT_NOUNS,
    GROUP_NOUNS,
    PEOPLE_NOUNS,
    PLAIN_SPEAKERS,
    ROLES,
)
from bot.answer.speech.mentions import Place, find_mentions
from bot.answer.speech.names import Name, Names
from bot.answer.speech.people import may_be_person
from bot.answer.speech.phrases import Kind, Phrase, phrase_ending
from bot.answer.speech.tokens import Tokens, is_capital

_BACK = 3000  # characters in which an earlier mention of a role is looked for
_NEAR = 3  # sentences in which the company meant is looked for
_NAMED = r"[ ]((?:[A-Z][\w’'\-]+|[A-Z]\.)(?:[ ](?:[A-Z][\w’'\-]+|[A-Z]\.|de|van|von|al))*)"
_DOING = (
    r"(?:[’']s)? (?:CEO|COO|CTO|founder|co-founder|chief|executive|spokes\w+|said|says|announced"
    r"|claims|argues|wrote|told)\b"
)


class Roles:
    """Finds whom the roles of one scene stand for."""

    __slots__ = ("_body", "_names", "_ranges", "_tokens")

    def __init__(self, tokens: Tokens, ranges: Sequence[tuple[int, int]], names: Names) -> None:
        self._tokens = tokens
        self._body = tokens.body
        self._ranges = ranges
        self._names = names

    def find(self, phrase: Phrase, sentence: int) -> Name | None:
        """Whom a role means: a name, the role said more fully, the role itself; or None."""
        words = self._tokens.words[phrase.start : phrase.end]
        if _is_specific(words):
            return self._as_it_stands(phrase)
        head = phrase.head
        found: Name | None = None
        if head in PEOPLE_NOUNS:
            found = self._holder(head)
        if head == "company":
            return self._company(phrase.start, sentence)
        if found is None and (
            head in PEOPLE_NOUNS or head in GROUP_NOUNS or head in DOCUMENT_NOUNS
        ):
            found = self._earlier(head, phrase.start)
        if found is None and head in PLAIN_SPEAKERS:
            return self._as_it_stands(phrase)
        return found

    def _as_it_stands(self, phrase: Phrase) -> Name:
        start, end = self._tokens.starts[phrase.start], self._tokens.ends[phrase.end - 1]
        return Name(self._body[start:end], start, end, phrase.head in PEOPLE_NOUNS, None)

    def _holder(self, head: str) -> Name | None:
        """The only person whom the body gives the title ("Judge Ada Vance" for "the judge")."""
        found: dict[str, Name] = {}
        title = rf"\b[{head[0].upper()}{head[0]}]{re.escape(head[1:])}"
        for match in re.finditer(title + _NAMED, self._body):
            cut = 2 if match.group(1).endswith(("’s", "'s")) else 0
            name = self._names.find(match.start(1), match.end(1) - cut)
            titled = any(word in ROLES for word in name.text.split())
            if name.person or (may_be_person(name) and not titled):
                found[name.text] = name
        return next(iter(found.values())) if len(found) == 1 else None

    def _earlier(self, head: str, before: int) -> Name | None:
        """The nearest earlier mention of the same role that says whose it is."""
        stop = self._tokens.starts[before]
        begin = max(0, stop - _BACK)
        pattern = rf"(?<![\w’'.\-])(?:[\w’'.\-]+ ){{1,5}}{re.escape(head)}\b"
        for match in reversed(list(re.finditer(pattern, self._body[begin:stop]))):
            inner = Tokens(self._body, begin + match.start(), begin + match.end())
            phrase = phrase_ending(inner, len(inner), 0)
            if phrase is None or phrase.kind is not Kind.ROLE:
                continue
            if _is_specific(inner.words[phrase.start : phrase.end - 1]):
                start, end = inner.starts[phrase.start], inner.ends[phrase.end - 1]
                return Name(self._body[start:end], start, end, head in PEOPLE_NOUNS, None)
        return None

    def _company(self, before: int, sentence: int) -> Name | None:
        """The one company that this sentence or those just before it are about."""
        for number in range(sentence, max(-1, sentence - _NEAR), -1):
            start, end = self._ranges[number]
            mentions = find_mentions(self._tokens, self._names, start, min(end, before))
            acting = [mention for mention in mentions if self._acts(mention.name)]
            if acting:
                subjects = {name.text: name for name, place, _ in acting if place is Place.MAIN}
                return next(iter(subjects.values())) if len(subjects) == 1 else None
        return None

    def _acts(self, name: Name) -> bool:
        """Whether the body speaks of a name as of a company."""
        doing = re.escape(name.text) + _DOING
        return not name.person and re.search(doing, self._body) is not None


def _is_specific(words: Sequence[str]) -> bool:
    """Whether the words of a role say whose it is."""
    return any(is_capital(word) and word not in ROLES for word in words)
