"""What a page declares about its article for machines: JSON-LD and meta elements."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot.news.html.linked_data import LinkedArticle, read_linked_data
from bot.news.languages import language_of_code
from bot.news.urls import absolute_url

Element = Any  # lxml.html.HtmlElement; lxml carries no types

_PUBLISHED = (
    *("article:published_time", "og:published_time", "article:published", "datepublished"),
    *("publish-date", "publish_date", "publishdate", "published_time", "pubdate"),
    *("publication_date", "parsely-pub-date", "sailthru.date", "date.release", "bt:pubdate"),
    *("cxenseparse:recs:publishtime", "originalpublicationdate", "rnews:datepublished"),
    *("dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date"),
    *("dc.date", "date", "article.published", "citation_publication_date"),
)
_UPDATED = (
    *("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified"),
    *("lastmod", "last-modified", "modified_time", "article.updated"),
)
_AUTHORS = (
    *("author", "article:author", "byl", "sailthru.author", "parsely-author", "dc.creator"),
    *("dcterms.creator", "article:author_name", "article.author", "rnews:author"),
)
_TITLES = ("og:title", "twitter:title", "dc.title")
_SITES = ("og:site_name", "application-name", "dc.publisher", "article:publisher_name")
_SLOGAN = re.compile(r"\s*[|•·»]\s*|\s[-–—:]\s|:\s")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://\S+)")  # written by browsers


@dataclass(frozen=True, slots=True)
class Declared:
    """The declarations of a whole page; tuples hold candidates, best first."""

    linked: tuple[LinkedArticle, ...]
    kind: str  # og:type in lower case, "" when there is none
    titles: tuple[str, ...]
    authors: tuple[str, ...]
    published: tuple[str, ...]
    updated: tuple[str, ...]
    url: str | None
    outlet: str | None
    language: str | None  # ISO 639-1

    @property
    def is_article(self) -> bool:
        """Whether the page calls itself an article."""
        return bool(self.linked) or self.kind == "article"

    @property
    def is_front_page(self) -> bool:
        """Whether the page calls itself the entry to a site."""
        if self.is_article or self.url is None:
            return False
        parts = urlsplit(self.url)
        return parts.path in ("", "/") and not parts.query


def read_declared(tree: Element) -> Declared:
    """What the page `tree` declares."""
    meta = _meta(tree)
    scripts = [
        element.text_content()
        for element in tree.iter("script")
        if "ld+json" in (element.get("type") or "").lower()
    ]
    linked = read_linked_data(scripts)
    publishers = [article.publisher for article in linked if article.publisher]
    languages = [tree.get("lang"), *meta.get("og:locale", []), *(a.language for a in linked)]
    return Declared(
        linked=tuple(linked),
        kind=next(iter(meta.get("og:type", [])), "").lower(),
        titles=_first(meta, _TITLES),
        authors=tuple(name for name in _first(meta, _AUTHORS) if "//" not in name),
        published=_first(meta, _PUBLISHED),
        updated=_first(meta, _UPDATED),
        url=_page_url(tree, meta, linked),
        outlet=_site_name([*_first(meta, _SITES), *publishers]),
        language=next(filter(None, map(language_of_code, languages)), None),
    )


def _site_name(names: list[str]) -> str | None:
    """The first name that is written as one, without the slogan after it."""
    short = [part for name in names if (part := _SLOGAN.split(name, maxsplit=1)[0].strip(" @"))]
    written = (name for name in short if "." not in name and name != name.lower())
    return next(written, next(iter(short), None))


def _meta(tree: Element) -> dict[str, list[str]]:
    meta: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = " ".join((element.get("content") or "").split())[:1000]
        for key in ("property", "name", "itemprop"):
            name = element.get(key)
            if name and content:
                meta.setdefault(name.strip().lower(), []).append(content)
    return meta


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for name in names for value in meta.get(name, ())))


def _page_url(tree: Element, meta: dict[str, list[str]], linked: list[LinkedArticle]) -> str | None:
    shared = absolute_url(next(iter(meta.get("og:url", [])), None), None)
    own = next((url for article in linked if (url := absolute_url(article.url, shared))), None)
    canonical = None
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            canonical = absolute_url(link.get("href"), shared or own)
            break
    urls = [url for url in (canonical, shared, own) if url]
    # Some sites name their front page as the canonical form of every page.
    deep = [url for url in urls if urlsplit(url).path.strip("/")]
    if urls:
        return (deep or urls)[0]
    comments = " ".join(str(node.text) for node in tree.xpath("//comment()")[:20])
    saved = _SAVED_FROM.search(comments)
    return saved[1] if saved else None
