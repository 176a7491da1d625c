"""Reads a page of HTML into articles; the page itself is taken apart in another process."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import compress

from pydantic import TypeAdapter

from bot.news.article import Article, Head
from bot.news.boilerplate import boilerplate
from bot.news.bylines import is_names, read_byline
from bot.news.clean import clean, clean_line
from bot.news.dates import find_dates, without_dates
from bot.news.html.dating import date_article
from bot.news.html.page import Page, PageArticle
from bot.news.html.paragraphs import as_paragraphs
from bot.news.html.process import HtmlParser, HtmlProcessError
from bot.news.identity import article_id
from bot.news.languages import find_language
from bot.news.outlets import Outlet, Outlets
from bot.news.reading import Problem, Reading, Record
from bot.news.titles import NOT_KNOWN, stand_in
from bot.news.urls import host

_PAGE = TypeAdapter(Page)
_NO_NAMES = frozenset({"admin", "administrator", "webmaster", "root", "user", "author", "unknown"})
_EDGE = " :,;|–—-·•/"
_PARTS = re.compile(r"\s*[|•·]\s*|\s+on$")
_HEAD_LINE = 160  # characters; a longer line is neither byline nor date
_CUT = "the page says that its whole text is for subscribers; it may be cut short"


def read_html(text: str, name: str, outlets: Outlets, parser: HtmlParser) -> Reading:
    """The article or articles of a page; refused, with the reason, where there is none."""
    try:
        page = _PAGE.validate_json(parser.parse(text))
    except HtmlProcessError as error:
        return Reading(refused=(Problem(name, str(error)),))
    if page.problem is not None:
        return Reading(refused=(Problem(name, page.problem),))
    records: dict[str, Record] = {}
    for article in page.articles:
        record = _record(article, page, outlets)
        if record.article.head.id in records:  # several articles behind one url
            record = _record(replace(article, url=None), page, outlets)
        records.setdefault(record.article.head.id, record)
    return Reading(tuple(records.values()))


def _record(article: PageArticle, page: Page, outlets: Outlets) -> Record:
    outlet = _known_outlet(article.url, page.outlet, outlets)
    text = as_paragraphs(clean(article.body))
    kept, junk = _split_off_junk(text.split("\n\n"), outlet)
    byline = next(_bylines(article), None)
    told, paragraphs, shown = _split_off_head(kept, byline)
    dated = date_article(replace(article, shown=(*article.shown, *told)), outlet)
    body = "\n\n".join(paragraphs)
    warnings = list(dated.warnings)
    title = clean_line(article.title or "")
    if not title:
        title = stand_in(body)
        warnings.append(NOT_KNOWN)
    if article.is_cut:
        warnings.append(_CUT)
    named = clean_line(page.outlet or "") or None
    outlet_name = outlet.name if outlet else named or host(article.url)
    id_, source = article_id(None, article.url, outlet_name, title, body)
    head = Head(
        id=id_,
        title=title,
        outlet=outlet_name,
        byline=byline or shown,
        published=dated.published,
        updated=dated.updated,
        url=article.url,
        language=find_language(body, page.language or (outlet.language if outlet else None)),
    )
    leftovers = (*map(clean_line, article.captions), *told, *junk)
    return Record(Article(head, body, leftovers), source, warnings=tuple(warnings))


def _split_off_junk(paragraphs: list[str], outlet: Outlet | None) -> tuple[list[str], list[str]]:
    """The paragraphs of the article, and those in which the page speaks for itself."""
    junk = {line.casefold() for line in outlet.junk} if outlet else set()
    is_junk = [part.casefold() in junk or boilerplate(part) is not None for part in paragraphs]
    kept = [part for part, is_out in zip(paragraphs, is_junk, strict=True) if not is_out]
    return (kept, list(compress(paragraphs, is_junk))) if kept else (paragraphs, [])


def _split_off_head(
    paragraphs: list[str], byline: str | None
) -> tuple[list[str], list[str], str | None]:
    """The lines before the body that tell its byline or date, the body, and the byline told."""
    named = None
    body = 0
    for text in paragraphs[:-1]:
        stamps = find_dates(text) if len(text) <= _HEAD_LINE else []
        rest = without_dates(text, stamps).strip(_EDGE)
        stated = rest if byline and rest.casefold() == byline.casefold() else read_byline(rest)
        if stated is None and (rest or not any(stamp.when for stamp in stamps)):
            break
        named = named or stated
        body += 1
    return paragraphs[:body], paragraphs[body:], named


def _known_outlet(url: str | None, name: str | None, outlets: Outlets) -> Outlet | None:
    return (outlets.find(url) if url else None) or (outlets.find(name) if name else None)


def _bylines(article: PageArticle) -> Iterator[str]:
    """The bylines of the page that can be one, without "By", dates and what stands beside."""
    for candidate in article.bylines:
        line = clean_line(candidate)
        line = without_dates(line, find_dates(line)).strip(_EDGE)
        for part in (line, _PARTS.split(line, maxsplit=1)[0]):
            byline = read_byline(part.strip(_EDGE)) or part.strip(_EDGE)
            if is_names(byline) and byline.casefold() not in _NO_NAMES:
                yield byline
