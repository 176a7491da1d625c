"""Reads a news page as people copy it: all text of the page, or the part they selected."""

from collections.abc import Sequence

from bot.news.article import Article, Head
from bot.news.body import find_body
from bot.news.head import find_head
from bot.news.identity import article_id
from bot.news.lines import Line, split_lines
from bot.news.outlets import Outlet, Outlets
from bot.news.reading import Problem, Reading, Record


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
    block = find_body(lines)
    if block is None:
        return None
    outlet = find_outlet(lines, outlets)
    head = find_head(lines, block.start, block.end, outlet, outlets)
    kept = [n for n in block.kept if n >= head.body_start and n not in head.used]
    if not kept:
        return None
    body = "\n\n".join(lines[n].text for n in kept)
    out = set(kept) | head.used
    leftovers = tuple(line.text for n, line in enumerate(lines) if n not in out)
    title = head.title or lines[kept[0]].text[:80]
    outlet_name = outlet.name if outlet else None
    id_, source = article_id(None, None, outlet_name, title, body)
    language = outlet.language if outlet else None
    return Record(
        Article(
            Head(
                id_,
                title,
                outlet_name,
                head.byline,
                head.dated.published,
                head.dated.updated,
                language=language,
            ),
            body,
            leftovers,
        ),
        source,
        line=lines[0].number,
        warnings=head.dated.warnings + head.warnings,
    )


def find_outlet(lines: Sequence[Line], outlets: Outlets) -> Outlet | None:
    """The known outlet whose name is a line of the page."""
    for line in lines[:10]:
        if outlet := outlets.find(line.content):
            return outlet
    return None
