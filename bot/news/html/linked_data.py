"""Articles that a page describes in JSON-LD (schema.org), read forgivingly."""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ARTICLE = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report)$")
_COMMENT = re.compile(r"^\s*(?:<!--|/\*\s*<!\[CDATA\[\s*\*/|//\s*<!\[CDATA\[|<!\[CDATA\[)"
                      r"|(?:-->|/\*\s*\]\]>\s*\*/|//\s*\]\]>|\]\]>)\s*$")  # fmt: skip
_TAG = re.compile(r"<[^<>]{1,200}>")
_MOST = 100  # articles; a page with more describes a list
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class LinkedArticle:
    """What JSON-LD says of one article."""

    headline: str | None = None
    body: str | None = None
    authors: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    url: str | None = None
    publisher: str | None = None
    language: str | None = None
    is_free: bool = True


def read_linked_data(scripts: list[str]) -> list[LinkedArticle]:
    """The articles that `scripts` (texts of application/ld+json elements) describe, in order."""
    found: list[LinkedArticle] = []
    for script in scripts:
        named: dict[str, str] = {}
        for node in _nodes(_load(script), 0):
            if isinstance(node.get("@id"), str) and isinstance(node.get("name"), str):
                named.setdefault(node["@id"], node["name"])
        for node in _nodes(_load(script), 0):
            if _is_article(node) and len(found) < _MOST:
                found.append(_article(node, named))
    return found


def _load(script: str) -> Any:
    script = _COMMENT.sub("", script.strip())
    try:
        return json.loads(script, strict=False)
    except (ValueError, RecursionError):
        return None  # other declarations of the page may do


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(key), depth + 1)


def _is_article(node: dict[str, Any]) -> bool:
    kinds = node.get("@type")
    return any(
        isinstance(kind, str) and _ARTICLE.match(kind.rsplit("/", 1)[-1])
        for kind in (kinds if isinstance(kinds, list) else [kinds])
    )


def _article(node: dict[str, Any], named: dict[str, str]) -> LinkedArticle:
    page = node.get("mainEntityOfPage")
    return LinkedArticle(
        headline=_text(node.get("headline")) or _text(node.get("name")),
        body=_text(node.get("articleBody"), is_long=True),
        authors=tuple(_names(node.get("author") or node.get("creator"), named)),
        published=_texts(node, "datePublished", "dateCreated"),
        updated=_texts(node, "dateModified"),
        url=_url(node.get("url")) or _url(page) or _url(node.get("@id")),
        publisher=next(iter(_names(node.get("publisher"), named)), None),
        language=_text(node.get("inLanguage")),
        is_free=str(node.get("isAccessibleForFree", True)).lower() != "false",
    )


def _names(value: Any, named: dict[str, str]) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from _names(item, named)
    elif isinstance(value, dict):
        name = value.get("name") or named.get(str(value.get("@id")))
        yield from _names(name, named)
    elif (text := _text(value)) and not text.startswith(("http:", "https:", "#")):
        yield text


def _texts(node: dict[str, Any], *keys: str) -> tuple[str, ...]:
    return tuple(text for key in keys if (text := _text(node.get(key))))


def _url(value: Any) -> str | None:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value.strip() if isinstance(value, str) and value.strip() else None


def _text(value: Any, *, is_long: bool = False) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    text = _TAG.sub(" ", html.unescape(str(value)))
    if is_long:
        return text.strip() or None
    return " ".join(text.split())[:500] or None
