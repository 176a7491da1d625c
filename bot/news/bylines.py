"""Who an article says wrote it, out of the many shapes of bylines."""

import re

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
_REPORTER = re.compile(r"(?P<name>[가-힣]{2,4}(?:\s?[·,]\s?[가-힣]{2,4})*)\s?(?:선임|전문)?기자(?:\s*=.*)?")
_REPORTER_JA = re.compile(r"[【\[(（]?(?P<name>[\u3040-\u30ff\u4e00-\u9fff 　]{2,12}?)(?:記者|特派員|编辑)?[】\])）]")
_ROLE = re.compile(
    r"\b(?:(?:staff|senior|chief|special|political|sports|business|science|health|foreign|national)"
    r"\s+)*(?:reporter|writer|correspondent|editor|columnist|contributor|journalist|analyst"
    r"|bureau chief|critic|producer|redakteur(?:in)?|korrespondent(?:in)?|redactie)\b",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(
    r"(?:[^\W\d_]\.)+|[^\W\d_][^\W\d_’'\-]*(?:[’'\-][^\W\d_]+)*\.?", re.UNICODE
)
_PARTICLES = frozenset(
    "de da do dos del della di du van von der den ter ten la le el al bin ibn y e and und et och"
    " with in for of the".split()
)
_AFFILIATION = re.compile(r"\s*(?:[|/•·;,@]|\s[-–—]\s|\b(?:in|of|for|at)\b)\s*")
_HANDLE = re.compile(r"\s*(?:\(?@\w+\)?|\S+@\S+\.\w+)")
_MAX_WORDS = 14


def read_byline(line: str) -> str | None:
    """The byline that a line with "By" (or its like) states, without that word; else None.

    "By JIM SALTER, Associated Press" gives "JIM SALTER, Associated Press". A sentence that only
    begins with "By" gives None, since its words are not names.
    """
    if match := _REPORTER.fullmatch(line):
        return match["name"]
    match = _BY.match(line)
    if match is None:
        return None
    rest = _HANDLE.sub("", line[match.end() :]).strip(" ,|•·-–—:;")
    return rest if is_names(rest) else None


def is_byline_word(line: str) -> bool:
    """Whether the line is "By" alone, so that the name stands in the next."""
    return _BY_ENGLISH.fullmatch(line) is not None


def read_name_with_role(line: str, outlets: Outlets) -> str | None:
    """The byline of a line like "Jane Doe | Reuters" or "JANE DOE, STAFF WRITER"; else None.

    A name alone is not enough: it has to stand beside a role or a known outlet.
    """
    parts = _AFFILIATION.split(line, maxsplit=1)
    if len(parts) != 2 or not is_person(parts[0]):
        return None
    rest = parts[1].strip(" .")
    known = outlets.find(rest)
    if known is None and not (_ROLE.search(rest) and len(rest.split()) <= 8):
        return None
    return line.strip(" .|")


def is_names(text: str) -> bool:
    """Whether `text` can be names of people or agencies: capitalised words and particles."""
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
    return 2 <= len(words) <= 6 and is_names(text) and not text.isdigit()
