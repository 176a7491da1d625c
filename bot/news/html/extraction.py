"""Finds the articles in a page of HTML; runs in the parser process only.

The body comes from trafilatura in its precision mode, everything else from what the page
declares and shows.
"""

from typing import Any

from lxml.etree import LxmlError, fromstring, tostring  # type: ignore[import-untyped]
from lxml.html import HTMLParser  # type: ignore[import-untyped]
from trafilatura import bare_extraction, load_html

from bot.news.html import shown
from bot.news.html.declared import Declared, Element, read_declared
from bot.news.html.headline import choose_title, fold, is_same
from bot.news.html.linked_data import LinkedArticle
from bot.news.html.page import Page, PageArticle
from bot.news.html.paragraphs import as_paragraphs, split_at_breaks, text_of, without
from bot.news.html.several import (
    FULL_ARTICLE,
    HEADINGS,
    full_articles,
    split_documents,
    unmarked_headlines,
)
from bot.news.html.walls import refusal
from bot.news.lines import count_words
from bot.news.urls import absolute_url

_SEVERAL = "holds {} articles and does not mark where they end; save each as a file: {}"


def extract(text: str) -> Page:
    """What is in the HTML `text`: one article as a rule, several where it holds several."""
    pages = [_extract(part) for part in split_documents(text)]
    articles = tuple(article for page in pages for article in page.articles if article.body)
    best = next((page for page in pages if page.articles), pages[0])
    problem = None if articles else best.problem or "holds no article text"
    return Page(articles, problem, best.outlet, best.language)


def _extract(text: str) -> Page:
    tree = _parse(text)
    if tree is None:
        return Page(problem="holds no HTML")
    declared = read_declared(tree)
    elements = full_articles(tree)
    if len(elements) > 1:
        several = tuple(_element_article(element, declared) for element in elements)
        return Page(several, None, declared.outlet, declared.language)
    if several := _declared_articles(declared):
        return Page(several, None, declared.outlet, declared.language)
    if headlines := unmarked_headlines(tree):
        return Page(problem=_SEVERAL.format(len(headlines), " · ".join(headlines)[:200]))
    article = _only_article(tree, declared)
    problem = refusal(tree, declared, article.body)
    return Page(() if problem else (article,), problem, declared.outlet, declared.language)


def _parse(text: str) -> Element | None:
    # trafilatura mends faulty pages, but takes one that does not fit in memory for no HTML.
    tree = load_html(text)
    if tree is None:
        parser = HTMLParser(encoding="utf-8")
        try:
            return fromstring(text.encode(), parser=parser)
        except LxmlError as error:
            if any(entry.type_name == "ERR_NO_MEMORY" for entry in parser.error_log):
                raise MemoryError from error
    return tree


def _only_article(tree: Element, declared: Declared) -> PageArticle:
    headlines = shown.headlines(tree)
    linked = _linked_to(declared, headlines)
    title = choose_title(
        (*([linked.headline] if linked.headline else []), *declared.titles),
        headlines,
        " ".join(tree.xpath("string(//title)").split()),
        declared.outlet,
    )
    captions = shown.captions(tree)
    dates, bylines = shown.date_lines(tree), shown.bylines(tree)
    body = _body(tree)
    if linked.body and count_words(body) < count_words(linked.body) / 2:
        body = as_paragraphs(linked.body)
    return PageArticle(
        body=without(body, title, captions),
        title=title,
        bylines=(*_joined(linked.authors), *declared.authors, *bylines),
        published=(*linked.published, *declared.published),
        updated=(*linked.updated, *declared.updated),
        shown=dates,
        url=declared.url,
        captions=captions,
        is_cut=not linked.is_free,
    )


def _element_article(element: Element, declared: Declared) -> PageArticle:
    """One of several articles that stand in `<article>` elements of their own."""
    heading = next(element.iter(*HEADINGS))
    title = shown.line(heading)
    same = (one for one in declared.linked if one.headline and is_same(one.headline, title))
    linked = next(same, LinkedArticle())
    link = next(iter(heading.xpath(".//a/@href | ancestor::a/@href")), None)
    url = absolute_url(linked.url, declared.url) or absolute_url(link, declared.url)
    captions = shown.captions(element)
    markup = tostring(element, encoding="unicode", method="html", with_tail=False)
    body = _body(load_html(f"<html><body><div>{markup}</div></body></html>"))
    plain = "\n\n".join(filter(None, map(shown.line, element.iter("p"))))
    if count_words(body) < count_words(plain) / 2:
        body = plain
    return PageArticle(
        body=without(body, title, captions),
        title=title,
        bylines=(*_joined(linked.authors), *shown.bylines(element)),
        published=linked.published,
        updated=linked.updated,
        shown=shown.date_lines(element),
        url=url,
        captions=captions,
    )


def _declared_articles(declared: Declared) -> tuple[PageArticle, ...]:
    """Several articles that the page declares with their whole texts."""
    full = {
        fold(article.headline): article
        for article in declared.linked
        if article.headline and article.body and count_words(article.body) >= FULL_ARTICLE
    }
    if len(full) < 2:
        return ()
    return tuple(
        PageArticle(
            body=as_paragraphs(article.body or ""),
            title=article.headline,
            bylines=_joined(article.authors),
            published=article.published,
            updated=article.updated,
            url=absolute_url(article.url, declared.url),
            is_cut=not article.is_free,
        )
        for article in full.values()
    )


def _linked_to(declared: Declared, headlines: tuple[str, ...]) -> LinkedArticle:
    """The declared article that the page is about, of several the one whose headline it shows."""
    shown_first = (
        article
        for article in declared.linked
        if article.headline and any(is_same(article.headline, text) for text in headlines)
    )
    return next(shown_first, next(iter(declared.linked), LinkedArticle()))


def _body(tree: Element) -> str:
    split_at_breaks(tree)
    found: Any = bare_extraction(tree, favor_precision=True, include_comments=False)
    return "" if found is None else text_of(found.body)


def _joined(authors: tuple[str, ...]) -> tuple[str, ...]:
    return (", ".join(dict.fromkeys(authors)),) if authors else ()
