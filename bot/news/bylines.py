"""Who an article says wrote it, out of the many shapes of bylines."""

import re

from bot.news.captions import AGENCY_END
from bot.news.outlets import Outlets

_BY = re.compile(
    r"(?:(?:written|reported|story|analysis|text|edited|posted|published|opinion)\s+)?by:?\s+"
    r"|(?:von|par|por|di|door|av|af|autore?|autor[ae]?|author|words|text):?\s+"
    r"|(?:von|par|por|author|autor|byline|автор|文|撰文|글)\s?[:：=]\s?",
    re.IGNORECASE,
)
_BY_ENGLISH = re.compile(
    r"(?:(?:written|reported|story|analysis|text|posted|published|opinion)\s+)?by\b:?\s*",
    re.IGNORECASE,
)
_REPORTER = re.compile(
    r"(?P<name>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4})*)\s?(?:선임|전문)?기자(?:\s*=.*)?"
)
_REPORTER_JA = re.compile(
    r"[【\[(（]?(?P<name>[\u3040-\u30ff\u4e00-\u9fff\u3000 ]{2,12}?)\s?"
    r"(?:記者|特派員|记者|編集委員)[】\])）]?"
)
_ROLE = re.compile(
    r"\b(?:(?:staff|senior|chief|special|political|sports|business|science|health|foreign|national)"
    r"\s+)*(?:reporter|writer|correspondent|editor|columnist|contributor|journalist|analyst"
    r"|bureau chief|critic|producer|redakteur(?:in)?|korrespondent(?:in)?|redactie)\b",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"(?:[^\W\d_]\.)+|[^\W\d_][^\W\d_’'\-]*(?:[’'\-][^\W\d_]+)*\.?", re.UNICODE)
_PARTICLES = frozenset(
    re.findall(
        r"\w+",
        "de da do dos del della di du van von der den ter ten la le el al bin ibn y e"
        " and und et och with in for of the",
    )
)
# What stands behind a name where a group wrote: "Plainfacts staff", "Plainfacts science desk".
_GROUP = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:staff|desk|team|newsroom|editors|reporters|writers|correspondents"
    r"|agencies|wires)$"
)
_PLACED = re.compile(r"(?P<name>.+?) in (?P<place>[^\d,.:]{2,40})")
_DATELINE = re.compile(r"[^()]{2,60}\((?P<name>[^()]{2,40})\)\s*(?:[-–—]+|:)\s")
_AFFILIATION = re.compile(r"\s*(?:[|/•·;,@]|\s[-–—]\s|\b(?:in|of|for|at)\b)\s*")
_HANDLE = re.compile(r"\s*(?:\(?@\w+\)?|\S+@\S+\.\w+)")
_PARTS = re.compile(r"\s*[|/•·]\s*|\s[–—-]\s")
_HAS_WORD = re.compile(r"\w")
_EDGES = " |/•·–-,;:()"
_NO_NAMES = frozenset({"admin", "administrator", "editor", "webmaster"})
_SECTION = re.compile(
    r"\b(?:all|news|world|home|sports?|politics|business|opinion|top|more|latest|related|stor(?:y|ies)"
    r"|videos?|photos?|comments?|local|national|international|culture|science|health|technology)\b",
    re.IGNORECASE,
)
_MAX_WORDS = 14
_LONGEST = 250  # characters of a line that can be a byline


def read_byline(line: str) -> str | None:
    """The byline that a line with "By" (or its like) states, without that word; else None.

    "By JIM SALTER, Associated Press" gives "JIM SALTER, Associated Press". A sentence that only
    begins with "By" gives None, since its words are not names.
    """
    if len(line) > _LONGEST:
        return None
    if match := _REPORTER.fullmatch(line) or _REPORTER_JA.fullmatch(line):
        return match["name"].strip()
    match = _BY.match(line)
    if match is None:
        return None
    rest = _HANDLE.sub("", line[match.end() :]).strip(" ,|•·-–—:;")
    return rest if is_names(rest) and rest.lower() not in _NO_NAMES else None


def read_name_above_role(name: str, below: str) -> str | None:
    """The name on a line of its own, where the line below is a role or `name` says from where.

    "Jane Doe" above "Marine correspondent"; "Jane Doe in Seoul". Else None.
    """
    if is_person(name) and _ROLE.search(below) and len(below.split()) <= 5:
        return name
    placed = _PLACED.fullmatch(name)
    return name if placed and is_person(placed["name"]) and is_names(placed["place"]) else None


def find_agency(first: str, last: str, outlets: Outlets) -> str | None:
    """The wire agency that a dateline ("SEOUL (Yonhap) --") or a last "(Yonhap)" names."""
    for match in (AGENCY_END.search(last), _DATELINE.match(first)):
        if match is None:
            continue
        outlet = outlets.named(match["name"])
        if outlet is not None and outlet.agency:
            return match["name"].strip()
    return None


def is_byline_word(line: str) -> bool:
    """Whether the line is "By" alone, so that the name stands in the next."""
    return _BY_ENGLISH.fullmatch(line) is not None


def find_byline(text: str, outlets: Outlets, *, dated: bool) -> tuple[str | None, str]:
    """The byline in `text`, a line of a page's head without its dates, and what else it holds.

    A name without "By" counts beside a role or a known outlet ("Jane Doe | Reuters", "JANE DOE,
    STAFF WRITER"), or where its line has a date (`dated`); anywhere else it may be a section.
    """
    text = text.strip(_EDGES)
    whole = read_byline(text)
    if whole is not None and not _PARTS.search(whole):
        return whole, ""
    parts = [part for p in _PARTS.split(text) if _HAS_WORD.search(part := p.strip(_EDGES))]
    for n, part in enumerate(parts):
        found = read_byline(part)
        bare = _HANDLE.sub("", part).strip(_EDGES)
        if found is None and bare != part and is_person(bare):
            found = bare
        if found is None and is_person(part):
            role = n + 1 < len(parts) and (_is_role(parts[n + 1]) or outlets.find(parts[n + 1]))
            if role or (dated and not _SECTION.search(part)):
                found = part
        if found is None and (_names_role(part, outlets) or (dated and outlets.named(part))):
            found = part
        if found is not None:
            after = parts[n + 1 : n + 2]
            if after and (_is_role(after[0]) or outlets.find(after[0])):
                at = text.index(after[0], text.index(found)) + len(after[0])
                return text[text.index(found) : at], " ".join(parts[:n] + parts[n + 2 :])
            return found, " ".join(parts[:n] + parts[n + 1 :])
    return None, " ".join(parts)


def _names_role(text: str, outlets: Outlets) -> bool:
    """Whether `text` is a name with a role or known outlet behind it: "Jane Doe, AP"."""
    parts = _AFFILIATION.split(text, maxsplit=1)
    if len(parts) != 2 or not is_person(parts[0]):
        return False
    return _is_role(parts[1]) or outlets.find(parts[1].strip(" .")) is not None


def _is_role(text: str) -> bool:
    return _ROLE.search(text) is not None and len(text.split()) <= 8


def is_names(text: str) -> bool:
    """Whether `text` can be names of people, agencies or desks: capitalised words, particles."""
    text = _GROUP.sub("", text)
    words = text.replace(",", " ").replace("|", " ").replace("/", " ").replace("&", " ").split()
    if not words or len(words) > _MAX_WORDS or text.endswith(("?", "!", ":")):
        return False
    if text.endswith(".") and not re.search(r"\b(?:Jr|Sr|[A-Z])\.$", text):
        return False
    capitals = 0
    for word in words:
        bare = word.strip("()-–—.;:•·")
        if not bare or bare.lower() in _PARTICLES or _ROLE.fullmatch(bare):
            continue
        if not _NAME_WORD.fullmatch(bare) or bare[0].islower():
            return False
        capitals += 1
    return capitals > 0


def is_person(text: str) -> bool:
    """Whether `text` looks like the name of one or two people: two to six capitalised words."""
    words = text.split()
    if not 2 <= len(words) <= 6 or _GROUP.search(text):
        return False
    return words[0][0].isupper() and is_names(text)
