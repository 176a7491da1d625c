"""Where a quotation comes from: who said it, which outlet, when, and a link to the words."""

from collections.abc import Sequence

from bot.answer.links import deep_link
from bot.answer.values import Extract
from bot.chat import limits
from bot.chat.markup import inline, quotation
from bot.chat.words import NAME, Language, names, published, say
from bot.news.article import Head
from bot.search.tokens import fold

_BYLINE = 80


def fitting_block(
    extract: Extract,
    room: int,
    language: Language,
    visible: frozenset[str] | None = None,
    before: Head | None = None,
) -> str | None:
    """A quotation and what it is attributed to, in the fullest form that fits into `room`.

    `visible` are the folded names of the outlets that may be named, None for all; `before` is
    the article quoted just above. The shortest form is on one line, without bold and link;
    it fits into an otherwise empty message whatever the article contains.
    """
    head = extract.head
    others = [one for one in extract.also_in if _is_visible(one, visible)]
    bold = quotation(extract.text, extract.highlights, extract.start)
    flat = quotation(" ".join(extract.text.split()))
    said = []
    if extract.speaker:
        name = inline(extract.speaker.name, NAME)
        said = [say(language, "answer.speaker", name=name)]
    same = before is not None and before.id == head.id
    forms = (
        [bold, *said, attribution(head, language, extract.text, others, same=same)],
        [bold, *said, attribution(head, language, "", others, same=same)],
        [flat, *said, source(head, language)],
    )
    for form in forms:
        block = "\n".join(line for line in form if line)
        if limits.length(block) <= room:
            return block
    return None


def attribution(
    head: Head,
    language: Language,
    quoted: str = "",
    also_in: Sequence[Head] = (),
    *,
    same: bool = False,
) -> str:
    """Outlet · byline · date · link · also in, on one line.

    `quoted` is what the link finds. `same`: the article is the one quoted just above.
    """
    outlet = inline(head.outlet, NAME) if head.outlet else ""
    if same and outlet:
        parts = [say(language, "answer.same_article", outlet=f"**{outlet}**")]
    else:
        parts = [source(head, language)]
    url = limits.link(deep_link(head.url, quoted)) if head.url else None
    if url and len(url) <= limits.LINK:
        parts.append(f"[{say(language, 'answer.open')}](<{url}>)")
    others = dict.fromkeys(other.outlet for other in also_in if other.outlet)
    others.pop(head.outlet or "", None)
    if others:
        listed = names(language, (other for other in others if other))
        parts.append(say(language, "answer.also_in", outlets=listed))
    return " · ".join(parts)


def source(head: Head, language: Language) -> str:
    """Outlet · byline · date; what is unknown is said to be."""
    outlet = inline(head.outlet, NAME) if head.outlet else ""
    byline = inline(head.byline, _BYLINE) if head.byline else ""
    return " · ".join(
        (
            f"**{outlet}**" if outlet else say(language, "answer.outlet_unknown"),
            byline or say(language, "answer.byline_unknown"),
            published(language, head.published),
        )
    )


def _is_visible(head: Head, outlets: frozenset[str] | None) -> bool:
    return outlets is None or (head.outlet is not None and fold(head.outlet) in outlets)
