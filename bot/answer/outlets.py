"""The outlets a question asks for, in its own words: "in the Korea Herald", "from Reuters".

Names of newspapers are ordinary words as often as not ("in the age of", "far from the sun"):
the more ordinary a name, the plainer the words around it have to say that a paper is meant.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from bot.answer.thesaurus import load_thesaurus
from bot.news.outlets import Outlets
from bot.search.tokens import stem


class Source(NamedTuple):
    """An outlet asked for, by its own name, and where the question says so: `text[start:end]`.

    `certain`: nothing but the outlet can be meant.
    """

    outlet: str
    start: int
    end: int
    certain: bool


class _Name(NamedTuple):
    outlet: str
    ordinary: bool  # an English word
    needs_article: bool  # "the Gazette" for the Calder Strait Gazette


_PAPERS = frozenset(
    (
        "gazette courier herald times post journal tribune review chronicle telegraph mail express"
        " observer examiner inquirer news star sun globe mirror standard guardian independent"
        " dispatch record register sentinel bulletin monitor wire letter sampler daily weekly"
    ).split()
)
"""Words that newspapers are called by; alone and with "the" they mean the only one so called."""

_PLAIN = (
    r"according to|as reported by|reported by|reported in|published (?:in|by)|written (?:in|by)"
    r"|via|as per|quoted (?:in|by)"
    r"|an? (?:article|story|report|piece|interview|review) (?:in|from|by)"
    r"|(?:articles?|stories|reports?|coverage|news|headlines|interview) (?:in|from|by|on|with)"
    r"|(?:reading|read|reader of)"
)
_SHORT = 3  # letters: "AP", "PA", "FT"
_LOOSE = r"in|from|by|on|per"
_BEFORE = re.compile(
    rf"(?:^|(?<=[\s(,]))(?:(?P<plain>{_PLAIN})|(?P<loose>{_LOOSE})) $", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"\b(?:what|how|why|which [\w-]+|who) (?P<verb>did|does|do|has|had|is) $", re.IGNORECASE
)
_REPORTS = re.compile(
    r" (?:say|said|saying|write|written|report|reported|reporting|claim|publish|published"
    r"|(?P<judges>call|think|like|recommend))\b"
)
_NOUN_BEHIND = re.compile(
    r"(?:['’]s?)? (?:article|story|report|piece|coverage|articles|stories|reports|headlines)\b"
)
_SECTION = re.compile(r"\s+[-–—|:]\s+.*$|\.(?:com|org|net|co\.uk|co\.kr|io)$", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s*(?:$|[,;:?!.)]|(?:and|about|on|who|what|when|where|why|how|which|is|are|was|were|did|does"
    r"|has|have|said|says|today|yesterday|this|last|since|in|during|between|before|after|until)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w+(?:[.'’&-]\w+)*")


@cache
def _known() -> Outlets:
    return Outlets.load()


class Mastheads:
    """The names and short forms by which people call the outlets of a library."""

    def __init__(self, outlets: Iterable[str]) -> None:
        outlets = list(outlets)
        self._names: dict[tuple[str, ...], _Name] = {}
        shorts: Counter[tuple[str, ...]] = Counter()
        heads: dict[tuple[str, ...], str] = {}
        for outlet in outlets:
            for words in _short_forms(outlet):
                shorts[words] += 1
                heads[words] = outlet
        for words, outlet in heads.items():
            if shorts[words] == 1:
                self._names[words] = _Name(outlet, False, True)
        for outlet in outlets:
            for called in _full_forms(outlet):
                words = _bare(called)
                if words:
                    self._names[words] = _Name(
                        outlet, len(words) == 1 and _is_ordinary(words[0]), False
                    )
        self._longest = max(map(len, self._names), default=0)

    def find(self, text: str) -> list[Source]:
        """The outlets that `text` asks for, in order, none twice."""
        found: list[Source] = []
        words = [
            (match.group().lower(), match.start(), match.end()) for match in _WORD.finditer(text)
        ]
        at = 0
        while at < len(words):
            for size in range(min(self._longest, len(words) - at), 0, -1):
                name = self._names.get(tuple(word for word, _, _ in words[at : at + size]))
                if name is None:
                    continue
                source = _source(text, name, words[at][1], words[at + size - 1][2])
                if source is not None:
                    found.append(source)
                    at += size - 1
                    break
            at += 1
        return found


def _source(text: str, name: _Name, start: int, end: int) -> Source | None:
    """The outlet when the words around its name, `text[start:end]`, say that it is meant."""
    article = text[max(0, start - 4) : start].lower() == "the "
    if name.needs_article and not article:
        return None
    head = start - 4 if article else start
    if text[end : end + 4].lower() == " of ":
        return None
    behind = _NOUN_BEHIND.match(text, end)
    before = _BEFORE.search(text[:head])
    if before is not None:
        begin = before.start()
        if before["plain"]:
            return Source(name.outlet, begin, end, True)
        capital = text[start].isupper() or text[start].isdigit()
        if not name.ordinary or capital:
            if _GOES_ON.match(text, end) or behind:
                return Source(
                    name.outlet, begin, behind.end() if behind else end, not name.ordinary
                )
            return None
    if behind is not None and not name.ordinary:
        return Source(name.outlet, head, behind.end(), True)
    asked, reports = _SUBJECT.search(text[:head]), _REPORTS.match(text, end)
    if asked and reports:
        last = end if reports["judges"] else reports.end()
        return Source(name.outlet, asked.start("verb"), last, not name.ordinary)
    return None


def _full_forms(outlet: str) -> list[str]:
    forms = [outlet, _SECTION.sub("", outlet)]
    known = _known().find(outlet)
    if known is not None:
        forms += [known.name, *known.aliases, *known.domains]
    return forms


def _short_forms(outlet: str) -> set[tuple[str, ...]]:
    words = _bare(_SECTION.sub("", outlet))
    return {words[-1:]} if len(words) > 1 and words[-1] in _PAPERS else set()


def _bare(name: str) -> tuple[str, ...]:
    """The words of a name without "the"."""
    words = tuple(match.group().lower() for match in _WORD.finditer(name))
    return words[1:] if words[:1] == ("the",) else words


def _is_ordinary(word: str) -> bool:
    return len(word) <= _SHORT or load_thesaurus().knows(stem(word))
