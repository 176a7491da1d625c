"""Reads a news page as people copy it: all text of the page, or the part they selected."""

import re
from collections.abc import Sequence

from bot.news.article import Article, Head
from bot.news.body import Page
from bot.news.dates import Dated
from bot.news.head import PageHead, find_head
from bot.news.identity import article_id
from bot.news.lines import Line, split_lines
from bot.news.masthead import find_masthead
from bot.news.outlets import Outlets
from bot.news.reading import Problem, Reading, Record

_SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+(?P<site>[^|–—]{2,40})$")
_TITLE_LENGTH = 100  # characters of a title taken from the body


def read_pasted(text: str, name: str, outlets: Outlets) -> Reading:
    """The article of a pasted page; refused, with the reason, where there is none.

    Every line that is not title, byline, date or body is a leftover. What is not certain is None
    and has a warning. Never raises.
    """
    lines = split_lines(text)
    if not lines:
        return Reading(refused=(Problem(name, "is empty"),))
    record = _read_page(lines, outlets)
    if record is None:
        return Reading(refused=(Problem(name, "holds no article: no line of it is running text"),))
    return Reading(records=(record,))


def _read_page(lines: Sequence[Line], outlets: Outlets) -> Record | None:
    page = Page(lines)
    run = page.find_run()
    if run is None:
        return None
    masthead = find_masthead(lines, run.start, outlets)
    head = find_head(lines, run, masthead, outlets)
    kept = [n for n in page.body_lines(head.body_start, run) if n not in head.used]
    if not kept:
        return None
    body = "\n\n".join(lines[n].text for n in kept)
    told = {*kept, *head.used, *masthead.lines}
    leftovers = tuple(line.text for n, line in enumerate(lines) if n not in told)
    title, warnings = _title(lines, head, kept, outlets)
    id_, source = article_id(None, masthead.url, masthead.name, title, body)
    about = Head(
        id_,
        title,
        masthead.name,
        head.byline,
        head.dated.published,
        head.dated.updated,
        masthead.url,
        masthead.outlet.language if masthead.outlet else None,
    )
    if masthead.name is None:
        warnings.append("outlet not known: no line of the page names it for certain")
    warnings += head.dated.warnings
    if head.dated == Dated():
        warnings.append("date not known: the page states none near its title")
    return Record(Article(about, body, leftovers), source, lines[0].number, tuple(warnings))


def _title(
    lines: Sequence[Line], head: PageHead, kept: Sequence[int], outlets: Outlets
) -> tuple[str, list[str]]:
    if head.title is None:
        first = lines[kept[0]].text
        title = first if len(first) <= _TITLE_LENGTH else first[:_TITLE_LENGTH].rsplit(" ", 1)[0]
        return title, ["title not known: the beginning of the body stands for it"]
    title = lines[head.title].content
    match = _SITE_SUFFIX.search(title)
    if match and outlets.named(match["site"]):
        title = title[: match.start()]
    return title, []
