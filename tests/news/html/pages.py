"""Pages of HTML for the tests, all about the town of Eastmoor, which does not exist."""

import json
from typing import Any

STORY = (
    "The harbour council of Eastmoor met on Monday and agreed to repair the old pier at once.",
    "“We have waited for twelve years,” said Ada Quill, the harbour master, after the meeting.",
    "Work begins in the spring, the council said, and costs less than the town had feared.",
    "Fishing boats will land their catch at the new quay until the work is done, she added.",
)
OTHER = (
    "The library of Eastmoor opens a second hall on Saturday, three years after the great flood.",
    "Its shelves hold forty thousand books, among them the diaries of the founders of the town.",
    "Readers may borrow six of them at a time, the librarian Bo Marsh told the town's children.",
    "The hall was paid for by a bake sale that went on for eleven months, as the mayor recalled.",
)


def paragraphs(texts: tuple[str, ...] = STORY) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def article(title: str = "Old pier to be repaired", texts: tuple[str, ...] = STORY) -> str:
    return f"<article><h1>{title}</h1>{paragraphs(texts)}</article>"


def page(body: str, head: str = "", *, attributes: str = ' lang="en"') -> str:
    return f"<!DOCTYPE html><html{attributes}><head>{head}</head><body>{body}</body></html>"


def meta(**contents: str) -> str:
    """Meta elements; `og__title="x"` is `<meta property="og:title" content="x">`."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{content}">'
        for name, content in contents.items()
    )


def linked(*values: Any) -> str:
    return "".join(
        f'<script type="application/ld+json">{json.dumps(value)}</script>' for value in values
    )


def news(**fields: Any) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
