"""What Discord refuses to accept in a message, beyond the shape that its OpenAPI file states."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from tests.chat.loopback.state import COMPONENTS_V2, Json

TEXT_DISPLAY, BUTTON, LINK_STYLE = 10, 2, 5


def refusals(body: Json, *, deferral: bool = False) -> list[str]:
    """Why Discord would answer 400 to this message; empty when it would not."""
    if deferral:
        return ["flags: a deferral cannot be V2"] if body.get("flags", 0) & COMPONENTS_V2 else []
    parts = list(walk(body.get("components") or []))
    found = list(_message(body, parts))
    for part in parts:
        found += _component(part)
    ids = Counter(part["custom_id"] for part in parts if part.get("custom_id"))
    found += [f"custom_id twice: {name}" for name, times in ids.items() if times > 1]
    for embed in body.get("embeds") or []:
        found += _embed(embed)
    return found


def walk(components: list[Json]) -> Iterator[Json]:
    """All components, nested ones included."""
    for part in components:
        yield part
        yield from walk(part.get("components") or [])
        if part.get("accessory"):
            yield from walk([part["accessory"]])


def text_of(message: Json) -> str:
    """What a person reads of a message: content and text displays."""
    shown = [part["content"] for part in walk(message["components"]) if part["type"] == 10]
    return "\n".join(filter(None, [message["content"], *shown]))


def _message(body: Json, parts: list[Json]) -> Iterator[str]:
    content = body.get("content") or ""
    if len(content) > 2000:
        yield "content: longer than 2000"
    if body.get("flags", 0) & COMPONENTS_V2:
        if content or body.get("embeds"):
            yield "V2 messages have neither content nor embeds"
        if len(parts) > 40:
            yield "components: more than 40"
        if sum(len(part["content"]) for part in parts if part["type"] == TEXT_DISPLAY) > 4000:
            yield "components: more than 4000 characters of text"
    elif len(body.get("components") or []) > 5:
        yield "components: more than 5 rows"


def _component(part: Json) -> Iterator[str]:
    if part["type"] == TEXT_DISPLAY and not part["content"].strip():
        yield "text display: empty"
    if len(part.get("custom_id") or "") > 100:
        yield "custom_id: longer than 100"
    if part["type"] == BUTTON:
        if len(part.get("label") or "") > 80:
            yield "label: longer than 80"
        if not part.get("label") and not part.get("emoji"):
            yield "button: neither label nor emoji"
        if part.get("style") == LINK_STYLE:
            yield from _url(part.get("url"), "button")


def _embed(embed: Json) -> Iterator[str]:
    for name, limit in (("title", 256), ("description", 4096)):
        if len(embed.get(name) or "") > limit:
            yield f"embed {name}: longer than {limit}"
    for one in embed.get("fields") or []:
        if not one["name"].strip() or not one["value"].strip():
            yield "embed field: empty"
    if embed.get("url"):
        yield from _url(embed["url"], "embed")


def _url(url: Any, where: str) -> Iterator[str]:
    if not str(url).startswith(("http://", "https://")) or len(str(url)) > 512:
        yield f"{where}: bad url"
