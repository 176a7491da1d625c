"""Reads a news page as people copy it: all text of the page, or the part they selected."""

import re
from collections.abc import Sequence

from bot.news.article import Article, Head
from bot.news.body import Page
from bot.news.bylines import find_agency
from bot.news.captions import fold_doubled
from bot.news.dates import Dated
from bot.news.head import PageHead, find_head
from bot.news.identity import article_id
from bot.news.languages import find_language
from bot.news.limits import why_too_long
from bot.news.lines import Line, split_lines
from bot.news.masthead import Masthead, find_masthead
from bot.news.outlets import Outlets
from bot.news.parts import find_doubtful_cut, split_articles
from bot.news.reading import Problem, Reading, Record
from bot.news.titles import NOT_KNOWN, stand_in

_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
_AGO = re.compile(r"\b\d+\s*(?:minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?) ago\b", re.IGNORECASE)
_NEAR = 12  # lines above the body in which "3 hours ago" is the article's
_TWO = (
    "may part two articles: put each into a file of its own, or a date and byline below each title"
)


def read_pasted(text: str, name: str, outlets: Outlets) -> Reading:
    """The articles of a pasted page, mostly one; refused, with the reason, where there is none.

    Every line that is not title, byline, date or body is a leftover. What is not certain is None
    and has a warning. Never raises.
    """
    if reason := why_too_long(text):
        return _refuse(name, reason)
    lines = split_lines(text)
    if not lines:
        return _refuse(name, "is empty")
    parts = split_articles(lines, outlets)
    if len(parts) == 1 and (cut := find_doubtful_cut(lines, outlets)):
        return _refuse(name, _TWO, cut)
    read = [(start, _read_page(lines[start:end], outlets)) for start, end in parts]
    return Reading(
        tuple(record for _, record in read if record),
        tuple(
            Problem(name, "holds no article: no running text", lines[start].number)
            for start, record in read
            if record is None
        ),
    )


def _refuse(name: str, reason: str, line: int | None = None) -> Reading:
    return Reading(refused=(Problem(name, reason, line),))


def _read_page(lines: Sequence[Line], outlets: Outlets) -> Record | None:
    page = Page(lines)
    run = page.find_run()
    if run is None:
        return None
    masthead = find_masthead(lines, run.start, outlets)
    outlet = masthead.outlet
    if outlet is not None and outlet.junk:
        page = Page(lines, outlet.junk)
        run = page.find_run() or run
    head = find_head(lines, run, masthead, outlets)
    kept = [n for n in page.body_lines(head.body_start, run) if n not in head.told]
    if not kept:
        return None
    body = "\n\n".join(lines[n].text for n in kept)
    told = {*kept, *head.told, *masthead.lines}
    leftovers = tuple(
        fold_doubled(line.text) or line.text for n, line in enumerate(lines) if n not in told
    )
    byline = head.byline or find_agency(lines[kept[0]].text, lines[kept[-1]].text, outlets)
    title = _title(lines, head, kept, outlets)
    id_, source = article_id(None, masthead.url, masthead.name, title, body)
    about = Head(
        id_,
        title,
        masthead.name,
        byline,
        head.dated.published,
        head.dated.updated,
        masthead.url,
        find_language(body, outlet.language if outlet else None),
    )
    warnings = _warnings(head, masthead, byline, lines[max(0, kept[0] - _NEAR) : kept[0]])
    return Record(Article(about, body, leftovers), source, lines[0].number, warnings)


def _title(lines: Sequence[Line], head: PageHead, kept: Sequence[int], outlets: Outlets) -> str:
    if head.title is None:
        return stand_in(lines[kept[0]].text)
    title = lines[head.title].content
    match = _SITE_SUFFIX.search(title)
    return title[: match.start()] if match and outlets.named(match["site"]) else title


def _warnings(
    head: PageHead, masthead: Masthead, byline: str | None, above: Sequence[Line]
) -> tuple[str, ...]:
    warnings: list[str] = []
    if head.title is None:
        warnings.append(NOT_KNOWN)
    if masthead.name is None:
        warnings.append("outlet not known: no line of the page names it for certain")
    if byline is None:
        warnings += head.doubts
    warnings += head.dated.warnings
    if head.dated == Dated():
        ago = next((match[0] for line in above if (match := _AGO.search(line.text))), None)
        reason = f"{ago!r} is relative" if ago else "the page states none near its title"
        warnings.append(f"date not known: {reason}")
    return tuple(warnings)
