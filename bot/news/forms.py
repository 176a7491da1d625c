"""What form a file has, told by its content first and by its ending where that leaves a choice."""

import re
from enum import StrEnum

from bot.news.binary import UnfitError


class Form(StrEnum):
    """The forms in which articles come."""

    HTML = "HTML"
    JSON = "JSON"
    JSON_LINES = "JSONL"
    MARKDOWN = "Markdown"
    PASTED = "pasted text"


_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|header|div|title|meta|script"
    r"|style|h[1-6]|p|span|a|table|ul|ol|br|img|link|nav|form|blockquote)\b",
    re.IGNORECASE,
)
# Closing tags of elements that hold an article's words; trackers and scripts hold none.
_CLOSING = re.compile(
    r"</(?:html|body|article|main|section|header|div|h[1-6]|p|span|a|b|em|strong|i|li|ul|ol|table"
    r"|td|blockquote|figure|title)\s*>",
    re.IGNORECASE,
)
_HTML_ROOT = re.compile(r"<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_XML_NOISE = re.compile(
    r"\s*(?:<\?.*?\?>|<!--.*?-->|<!doctype\b[^\[>]*(?:\[.*?\]\s*)?>)", re.DOTALL | re.IGNORECASE
)
_ROOT = re.compile(r"\s*<([a-zA-Z][\w:.-]*)")
_FEEDS = {"rss": "an RSS feed", "feed": "an Atom feed", "rdf:rdf": "an RSS feed"}
_SITEMAPS = frozenset({"urlset", "sitemapindex"})
_WEB_ARCHIVE = re.compile(
    r"(?:From: <Saved by |MIME-Version: ).{0,2000}multipart/related", re.DOTALL
)
_FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n(?:.*\n)*?\1[ \t]*(?:\n|$)")
_HEADING = re.compile(r"^(?:#{1,6} \S|\S.*\n(?:={3,}|-{3,})[ \t]*$)", re.MULTILINE)
_JSON = re.compile(r"""\{\s*["}]|\[\s*[\[{\]"]""")
_HTML_ENDINGS = frozenset({"html", "htm", "xhtml"})
_WITHIN = 5000  # characters in which a form shows itself


def find_form(text: str, name: str) -> Form:
    """The form of a decoded file. Raises UnfitError for what is known to hold no article."""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    start = text.lstrip()[:_WITHIN]
    if ending in ("json", "jsonl", "ndjson") or _JSON.match(start):
        return _json_form(text, ending)
    if _WEB_ARCHIVE.match(start):
        raise UnfitError("is a web archive (MHTML); save the page as HTML only")
    if ending in ("md", "markdown") and not _HTML_ROOT.match(start):
        return Form.MARKDOWN if _is_markdown(text) else Form.PASTED
    if start.startswith("<"):
        return _markup_form(start, text, ending)
    if _HTML_ROOT.search(start) and "</" in text:
        return Form.HTML
    if ending in _HTML_ENDINGS and _HTML.search(text):
        return Form.HTML
    if _FRONT_MATTER.match(text.lstrip()) or re.match(r"# \S", start):
        return Form.MARKDOWN
    return Form.PASTED


def _json_form(text: str, ending: str) -> Form:
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    objects = sum(line.startswith("{") and line.endswith("}") for line in lines)
    if len(lines) < 2 or objects == 0 or lines[0].startswith("["):
        return Form.JSON
    is_named = ending in ("jsonl", "ndjson")
    return Form.JSON_LINES if is_named or objects * 2 >= len(lines) else Form.JSON


def _markup_form(start: str, text: str, ending: str) -> Form:
    """The form of `text`, whose `start` begins with `<`."""
    at = 0
    while noise := _XML_NOISE.match(start, at):
        if _HTML_ROOT.search(noise[0]):
            return Form.HTML
        at = noise.end()
    root = _ROOT.match(start, at)
    name = root[1].lower() if root else ""
    if name in _FEEDS:
        raise UnfitError(f"is {_FEEDS[name]}, a list of articles and not the articles themselves")
    if name in _SITEMAPS:
        raise UnfitError("is a sitemap, a list of urls and not an article")
    if ending in _HTML_ENDINGS:
        return Form.HTML
    if root and _HTML.match(start, root.start(1) - 1):
        return Form.HTML if _is_marked_up(text) else Form.PASTED
    if start.startswith("<?xml"):
        kind = f"is XML of a kind that is not read (its root is <{name}>)"
        raise UnfitError(kind if name else "is XML without a root")
    return Form.HTML if _HTML.search(start) and _is_marked_up(text) else Form.PASTED


def _is_marked_up(text: str) -> bool:
    """Whether tags run through `text`; a copied page may begin with a few that held trackers."""
    if _CLOSING.search(text):
        return True
    lines = [line for line in text.split("\n") if line.strip()]
    return sum(_HTML.search(line) is not None for line in lines) * 2 > len(lines)


def _is_markdown(text: str) -> bool:
    return _FRONT_MATTER.match(text.lstrip()) is not None or _HEADING.search(text) is not None
