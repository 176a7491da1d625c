"""Which outlet a pasted page is from, and its url: what the page itself says of it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.news.lines import Line
from bot.news.outlets import Outlet, Outlets

_TOP = 4  # lines in which a name alone names the page
_VOTES = 3  # lines that name an outlet outright; one in a copyright line is enough
_LONGEST = 400  # characters of a line that can name the outlet
_REACH = 60  # lines before the title in which the page's own url can stand
_URL_LINE = re.compile(r"(?:(?:url|link|source|from)\s?:\s?)?(?P<url>https?://[^\s<>\"]+)", re.I)
_LABELLED = re.compile(r"(?:url|link|source|from)\s?:", re.IGNORECASE)
_COPYRIGHT = re.compile(
    r"(?:[©ⓒ]|\(c\)|copyright)\s*(?:[©ⓒ]|\(c\))?\s*"
    r"(?:(?:19|20)\d\d)?(?:\s*[-–—]\s*(?:19|20)\d\d)?,?\s*"
    r"(?:by\s+)?(?P<name>[^\d|.,;()©ⓒ][^|,;()©ⓒ]{1,60}?)"
    r"(?:\s+all rights reserved.*|\s+무단\s?전재.*|\.\s.*|\.?$|[|,;(].*)",
    re.IGNORECASE,
)
_SITE = re.compile(r"\s[|–—-]\s(?P<site>[^|–—]{2,40})$")
_PRESS = re.compile(
    r"\b(?:news|times|post|herald|tribune|daily|journal|gazette|chronicle|press|observer|courier"
    r"|mirror|telegraph|sentinel|bulletin|register|examiner|standard|globe|weekly|review|today"
    r"|zeitung|nachrichten|tagblatt|kurier|rundschau|journal|courrier|gazette|diario|jornal"
    r"|periódico|noticias|notícias|corriere|giornale|dagblad|krant|nyheter|tidende)\b"
    r"|新聞|新闻|日報|日报|통신|일보|신문|뉴스|ニュース",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Masthead:
    """The page's outlet by name, the known outlet behind it if there is one, and its url."""

    name: str | None = None
    outlet: Outlet | None = None
    url: str | None = None
    lines: frozenset[int] = frozenset()  # indexes of lines that only name the outlet or url


def find_masthead(lines: Sequence[Line], body_start: int, outlets: Outlets) -> Masthead:
    """What lines name the outlet, strongest evidence first; unknown where they disagree.

    A url counts when the line is labelled or stands first, when it is the known outlet's own, or
    when its path has words of a line near it: pages print urls of other sites, too.
    """
    outlet = _named_at_top(lines, outlets) or _named_often(lines, body_start, outlets)
    url, place = _own_url(lines, body_start, outlet, outlets)
    if outlet is None and url is not None:
        outlet = outlets.find(url)
    used = set() if place is None else {place}
    if outlet is not None:
        names = {name.casefold() for name in (outlet.name, *outlet.aliases)}
        used |= {n for n in range(min(_TOP, body_start)) if lines[n].text.casefold() in names}
        return Masthead(outlet.name, outlet, url, frozenset(used))
    name, top = _unknown_name(lines, body_start)
    return Masthead(name, None, url, frozenset(used | ({top} if top is not None else set())))


def _named_at_top(lines: Sequence[Line], outlets: Outlets) -> Outlet | None:
    for line in lines[:_TOP]:
        if not line.bullet and (outlet := outlets.named(line.text)):
            return outlet
    for line in lines[:_TOP]:
        if (site := _SITE.search(line.text)) and (outlet := outlets.named(site["site"])):
            return outlet
    return None


def _named_often(lines: Sequence[Line], body_start: int, outlets: Outlets) -> Outlet | None:
    """The known outlet that lines of the page name as a whole, or its copyright line.

    Agencies are left out, as bylines name them, and so are names that may be a section or a
    place ("The National"); of several outlets one has to be named twice as often as the next.
    """
    votes: Counter[str] = Counter()
    found: dict[str, Outlet] = {}
    for line in lines:
        copyright_ = _owner(line.text)
        name = copyright_["name"].strip() if copyright_ else line.content
        outlet = outlets.named(name)
        if outlet is None or outlet.agency or not (copyright_ or outlets.is_telling(name)):
            continue
        votes[outlet.name] += _VOTES if copyright_ else 1
        found[outlet.name] = outlet
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _VOTES:
        return None
    if len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]:
        return None
    return found[ranked[0][0]]


def _owner(text: str) -> re.Match[str] | None:
    return _COPYRIGHT.search(text) if len(text) <= _LONGEST else None


def _own_url(
    lines: Sequence[Line], body_start: int, outlet: Outlet | None, outlets: Outlets
) -> tuple[str | None, int | None]:
    for n in range(max(0, body_start - _REACH), body_start):
        match = _URL_LINE.fullmatch(lines[n].content)
        if match is None:
            continue
        url = match["url"]
        if n == 0 or _LABELLED.match(lines[n].content):
            return url, n
        if outlet is not None and outlets.find(url) is outlet and url.count("/") > 3:
            return url, n
        words = set(re.findall(r"[a-z]{4,}", url.partition("//")[2].partition("/")[2].lower()))
        for other in lines[max(0, n - 3) : n + 4]:
            if len(words & set(re.findall(r"[a-z]{4,}", other.text.lower()))) >= 3 and (
                other is not lines[n]
            ):
                return url, n
    return None, None


def _unknown_name(lines: Sequence[Line], body_start: int) -> tuple[str | None, int | None]:
    """The name of an outlet nobody listed: the first line, if it reads like a newspaper's name,
    or a copyright owner whose name is a line of its own."""
    texts = Counter(line.content.casefold() for line in lines)
    owners = [m["name"].strip() for line in lines if (m := _owner(line.text))]
    first = lines[0]
    if body_start > 1 and not first.bullet and first.words <= 6:
        owned = any(owner.casefold() == first.text.casefold() for owner in owners)
        if owned or (_PRESS.search(first.text) and _is_name_like(first)):
            return first.text, 0
    named = {owner for owner in owners if texts[owner.casefold()]}
    return (named.pop(), None) if len(named) == 1 else (None, None)


def _is_name_like(line: Line) -> bool:
    """Whether the line begins as names do; scripts like Hangul have no capitals."""
    first = line.text[0]
    return first.isalpha() and not first.islower() and not line.is_sentence
