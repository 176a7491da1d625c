"""What the parser process finds in a page of HTML, before anything is decided about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageArticle:
    """One article of a page; all texts but the body are on one line.

    `bylines` are candidates, best first. `published` and `updated` are dates as the page
    declares them for machines, best first; `shown` are lines that may state dates for people.
    """

    body: str  # paragraphs, separated by a blank line
    title: str | None = None
    bylines: tuple[str, ...] = ()
    published: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    url: str | None = None
    captions: tuple[str, ...] = ()
    is_cut: bool = False  # the page says that the whole text is for subscribers


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its articles, or `problem`, a sentence that continues "the page …"."""

    articles: tuple[PageArticle, ...] = ()
    problem: str | None = None
    outlet: str | None = None  # as the page names it
    language: str | None = None  # ISO 639-1
