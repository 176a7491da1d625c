"""Reading: /article, the pages of an article, and a quotation among its paragraphs."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import discord
from discord import app_commands

from bot.answer.links import deep_link
from bot.chat import keys, limits
from bot.chat.attribution import source
from bot.chat.commands import Everybodys, command
from bot.chat.custom_ids import InContext, OpenArticle, Place
from bot.chat.desk import Desk, reader_language, visible_outlets
from bot.chat.markup import emphasized, inline, plain
from bot.chat.message import Button, Message, fitted
from bot.chat.pages import around, page_at, split_pages
from bot.chat.refusals import Refusal
from bot.chat.views import payload
from bot.chat.words import Language, published, say
from bot.library.guilds import GuildSettings
from bot.library.values import StoredArticle
from bot.news.article import Head
from bot.search.snapshot import Snapshot
from bot.search.tokens import fold
from bot.search.values import Filters, Span

_TITLE = 200
_ID = "id:"
"""Stands before an article's key in the value of a choice, where no title begins so."""

Complete = Callable[
    [discord.Interaction[Any], str], Coroutine[Any, Any, list[app_commands.Choice[str]]]
]


def article_command(desk: Desk) -> Everybodys:
    """/article title."""

    @command("article")
    async def article(
        interaction: discord.Interaction[Any], title: app_commands.Range[str, 1, limits.QUESTION]
    ) -> None:
        await desk.delivery.acknowledge(interaction, private=True)
        settings = desk.servers.get(interaction.guild_id)
        snapshot = desk.library.snapshot
        number = await asyncio.to_thread(chosen_article, desk, settings, title, snapshot)
        if number is None:
            raise Refusal("article.not_found")
        message = await asyncio.to_thread(
            render_article, snapshot, number, 0, reader_language(interaction)
        )
        await desk.delivery.edit_response(interaction, payload(message))

    article.autocomplete("title")(complete_title(desk))
    return article


def complete_title(desk: Desk) -> Complete:
    """Offers articles whose titles are like what was typed, the newest before anything is."""

    async def complete(
        interaction: discord.Interaction[Any], current: str
    ) -> list[app_commands.Choice[str]]:
        settings = desk.servers.get(interaction.guild_id)
        snapshot = desk.library.snapshot
        found = await asyncio.to_thread(_find, settings, current, snapshot)
        return [_choice(snapshot.heads[number]) for number in found]

    return complete


def chosen_article(
    desk: Desk, settings: GuildSettings, text: str, snapshot: Snapshot
) -> int | None:
    """The article chosen from what was offered, else the one with the most similar title."""
    number = desk.keys.find(text.removeprefix(_ID), snapshot) if text.startswith(_ID) else None
    if number is not None and _is_visible(snapshot.heads[number], settings):
        return number
    return next(iter(_find(settings, text, snapshot)), None)


async def press_article(desk: Desk, interaction: discord.Interaction[Any], to: OpenArticle) -> None:
    """Open an article for whoever pressed, or turn its page."""
    await desk.delivery.acknowledge(interaction, private=True, thinking=not to.turn)
    snapshot = desk.library.snapshot
    number = await _visible_article(desk, interaction, to.article, snapshot)
    message = await asyncio.to_thread(
        render_article, snapshot, number, to.page, reader_language(interaction)
    )
    await desk.delivery.edit_response(interaction, payload(message))


async def press_context(desk: Desk, interaction: discord.Interaction[Any], to: InContext) -> None:
    """Show the paragraphs around a quotation, from the revision that was quoted."""
    await desk.delivery.acknowledge(interaction, private=True)
    snapshot = desk.library.snapshot
    number = await _visible_article(desk, interaction, to.quoted.article, snapshot)
    stored = await _quoted_revision(desk, snapshot.heads[number].id, to.quoted)
    if stored is None:
        raise Refusal("context.changed")
    language = reader_language(interaction)
    message = await asyncio.to_thread(render_context, stored, to.quoted, language)
    await desk.delivery.edit_response(interaction, payload(message))


async def _visible_article(
    desk: Desk, interaction: discord.Interaction[Any], key: str, snapshot: Snapshot
) -> int:
    """The number of an article that a button names, if it is there and shown in the server."""
    number = await asyncio.to_thread(desk.keys.find, key, snapshot)
    if number is None:
        raise Refusal("article.gone")
    if not _is_visible(snapshot.heads[number], desk.servers.get(interaction.guild_id)):
        raise Refusal("article.hidden")
    return number


def render_article(snapshot: Snapshot, number: int, page: int, language: Language) -> Message:
    """One page of an article below its title, byline and date."""
    head, body = snapshot.heads[number], snapshot.body(number)
    pages = split_pages(body) or [Span(0, len(body))]
    page = min(max(page, 0), len(pages) - 1)
    start, end = pages[page]
    shown = say(language, "article.page", page=page + 1, pages=len(pages))
    lines = [*_heading(head, language), emphasized(body[start:end]).strip(), f"-# {shown}"]
    if len(pages) == 1:
        lines.pop()
    key = keys.article_key(head.id)
    buttons = []
    if page:
        buttons.append(Button(say(language, "button.previous"), OpenArticle(key, page - 1, True)))
    if page + 1 < len(pages):
        buttons.append(Button(say(language, "button.next"), OpenArticle(key, page + 1, True)))
    if head.url:
        buttons.append(Button(say(language, "button.open"), url=head.url))
    return fitted("\n".join(line for line in lines if line), [buttons])


def render_context(stored: StoredArticle, quoted: Place, language: Language) -> Message:
    """The paragraphs around a quotation, which is bold."""
    head, body = stored.article.head, stored.article.body
    own = Span(quoted.start, quoted.end)
    span = around(body, *own)
    text = emphasized(body[span.start : span.end], [own], span.start)
    lines = [*_heading(head, language), text.strip()]
    if not stored.current:
        lines.insert(-1, "-# " + say(language, "context.earlier"))
    buttons = []
    if stored.current:
        page = page_at(split_pages(body), own.start)
        press = OpenArticle(keys.article_key(head.id), page, turn=True)
        buttons.append(Button(say(language, "button.whole"), press))
    if head.url:
        deep = deep_link(head.url, body[own.start : own.end])
        url = deep if limits.link(deep, limits.LINK) else head.url
        buttons.append(Button(say(language, "button.open"), url=url))
    return fitted("\n".join(lines), [buttons])


def _heading(head: Head, language: Language) -> list[str]:
    lines = [f"**{inline(head.title, _TITLE)}**", source(head, language)]
    if head.updated:
        updated = published(language, head.updated)
        lines[-1] += " · " + say(language, "article.updated", date=updated)
    return lines


async def _quoted_revision(desk: Desk, article_id: str, place: Place) -> StoredArticle | None:
    """The newest revision of an article that says at the quotation's place what was quoted."""
    stored = await desk.library.article(article_id)
    while stored is not None:
        quoted = stored.article.body[place.start : place.end]
        if quoted and keys.check(quoted) == place.check:
            return stored
        stored = await desk.library.article(article_id, stored.revision - 1)
    return None


def _find(settings: GuildSettings, text: str, snapshot: Snapshot) -> list[int]:
    """At most 25 articles that a server sees, those with the most similar titles first."""
    text = text.removeprefix(_ID).strip()
    if not text:
        return snapshot.latest(limits.CHOICES, Filters(outlets=visible_outlets(settings)))
    found = snapshot.find_titles(text, 4 * limits.CHOICES)
    return [n for n in found if _is_visible(snapshot.heads[n], settings)][: limits.CHOICES]


def _is_visible(head: Head, settings: GuildSettings) -> bool:
    visible = visible_outlets(settings)
    return visible is None or (head.outlet is not None and fold(head.outlet) in visible)


def _choice(head: Head) -> app_commands.Choice[str]:
    outlet = f" · {head.outlet}" if head.outlet else ""
    day = f" · {head.published.day}" if head.published else ""
    tail = limits.cut(plain(outlet + day), 40)
    title = limits.label(plain(head.title), limits.CHOICE - limits.length(tail) - 1)
    value = _ID + keys.article_key(head.id)
    return app_commands.Choice(name=f"{title} {tail}".strip(), value=value)
