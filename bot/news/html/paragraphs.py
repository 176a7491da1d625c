"""Bodies as paragraphs of plain text, separated by a blank line."""

import re
from collections.abc import Iterator

from bot.news.html.declared import Element
from bot.news.html.headline import fold

_BLOCKS = frozenset({"p", "head", "quote", "list", "table", "div"})
_LINES = frozenset({"item", "row", "lb"})
_BREAK = re.compile(r"\n{2,}")


def text_of(body: Element) -> str:
    """The paragraphs of a body as trafilatura gives it.

    A heading is a paragraph, a list or table is one whose items or rows are its lines, and
    two line breaks in a row make a new paragraph.
    """
    return as_paragraphs("".join(_pieces(body)))


def as_paragraphs(text: str) -> str:
    """`text` with single spaces, and one blank line wherever there was one or more."""
    lines = "\n".join(" ".join(line.split()) for line in text.split("\n"))
    return _BREAK.sub("\n\n", lines.strip())


def without(body: str, title: str | None, captions: tuple[str, ...]) -> str:
    """`body` without paragraphs that only repeat the title or a caption."""
    extra = {fold(text) for text in (title or "", *captions)}
    return "\n\n".join(part for part in body.split("\n\n") if fold(part) not in extra)


def split_at_breaks(tree: Element) -> None:
    """Make two paragraphs of each `<p>` with two line breaks in a row, as it is shown.

    trafilatura makes one line break of them.
    """
    for first in reversed(list(tree.iter("br"))):  # from the end, so that little is moved
        second, paragraph = first.getnext(), first.getparent()
        is_double = second is not None and second.tag == "br" and not (first.tail or "").strip()
        if not is_double or paragraph is None or paragraph.tag != "p":
            continue
        rest = paragraph.makeelement("p")
        rest.text, rest.tail, paragraph.tail = second.tail, paragraph.tail, None
        rest.extend(second.itersiblings())
        paragraph.remove(first)
        paragraph.remove(second)
        paragraph.addnext(rest)


def _pieces(element: Element) -> Iterator[str]:
    parent = element.getparent()
    is_inner = parent is not None and parent.tag in ("item", "cell")
    edge = "" if element.tag not in _BLOCKS else " " if is_inner else "\n\n"
    yield "\n" if element.tag in _LINES else edge
    yield _on_one_line(element.text)
    for child in element:
        yield from _pieces(child)
        yield _on_one_line(child.tail)
    yield " | " if element.tag == "cell" and element.getnext() is not None else edge


def _on_one_line(text: str | None) -> str:
    return (text or "").replace("\n", " ")
