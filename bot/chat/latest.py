"""/latest: the newest articles, in pages that can be turned later."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands

from bot.chat import keys, limits
from bot.chat.commands import Everybodys, command
from bot.chat.custom_ids import TurnLatest
from bot.chat.desk import Desk, reader_language, shared_language, visible_outlets
from bot.chat.keys import ArticleKeys
from bot.chat.markup import inline
from bot.chat.message import Button, Message, fitted
from bot.chat.outlets import complete_outlet, known_outlet
from bot.chat.refusals import Refusal
from bot.chat.render import headline_button
from bot.chat.timeline import Page, about, first_page, moment_of, turn
from bot.chat.views import payload
from bot.chat.words import NAME, Language, published, say
from bot.library.guilds import GuildSettings
from bot.news.article import Head
from bot.search.snapshot import Snapshot
from bot.search.tokens import fold
from bot.search.values import Filters

COUNT = 5
MOST = 10
_TITLE = 90
_OUTLET = 40


@dataclass(frozen=True, slots=True)
class Choice:
    """Which articles: of an outlet, about a topic, in a language, of visible outlets."""

    language: Language
    count: int = COUNT
    outlet: str | None = None
    topic: str = ""
    visible: frozenset[str] | None = None


def latest_command(desk: Desk) -> Everybodys:
    """/latest [outlet] [topic] [count]."""

    @command("latest")
    async def latest(
        interaction: discord.Interaction[Any],
        outlet: str | None = None,
        topic: app_commands.Range[str, 1, limits.TOPIC] | None = None,
        count: app_commands.Range[int, 1, MOST] = COUNT,
    ) -> None:
        settings = desk.servers.get(interaction.guild_id)
        choice = Choice(
            _language(interaction, settings, private=settings.private),
            count,
            known_outlet(desk, settings, outlet) if outlet else None,
            (topic or "").strip(),
            visible_outlets(settings),
        )
        await desk.delivery.acknowledge(interaction, private=settings.private)
        snapshot = desk.library.snapshot
        message = await desk.queue.do(lambda: asyncio.to_thread(show_first, choice, snapshot))
        await desk.delivery.edit_response(interaction, payload(message))

    latest.autocomplete("outlet")(complete_outlet(desk))
    return latest


async def press_latest(desk: Desk, interaction: discord.Interaction[Any], to: TurnLatest) -> None:
    """Turn the page: in place for the person who asked, in a message of their own for others."""
    settings = desk.servers.get(interaction.guild_id)
    own = owns(interaction)
    outlet = None
    if to.outlet:
        names = (name for name, _, _ in desk.outlets.of(desk.library.snapshot))
        outlet = keys.find_outlet(to.outlet, names)
        if outlet is None:
            raise Refusal("latest.unknown_outlet")
    language = _language(interaction, settings, private=not own or is_private(interaction))
    choice = Choice(language, to.count, outlet, to.topic, visible_outlets(settings))
    await desk.delivery.acknowledge(interaction, private=not own, thinking=not own)
    snapshot = desk.library.snapshot
    message = await desk.queue.do(
        lambda: asyncio.to_thread(show_turned, choice, to, snapshot, desk.keys)
    )
    await desk.delivery.edit_response(interaction, payload(message))


def owns(interaction: discord.Interaction[Any]) -> bool:
    """Whether whoever pressed a button is the person its message was a response to."""
    message = interaction.message
    metadata = message.interaction_metadata if message else None
    return metadata is not None and metadata.user.id == interaction.user.id


def is_private(interaction: discord.Interaction[Any]) -> bool:
    """Whether only one person sees the message whose button was pressed."""
    return interaction.message is not None and interaction.message.flags.ephemeral


def show_first(choice: Choice, snapshot: Snapshot) -> Message:
    """The newest articles."""
    return render_page(first_page(_articles(choice, snapshot), choice.count), choice, snapshot)


def show_turned(choice: Choice, to: TurnLatest, snapshot: Snapshot, index: ArticleKeys) -> Message:
    """The page newer or older than the one a button stands under."""
    articles = _articles(choice, snapshot)
    anchor = index.find(to.article, snapshot)
    page = turn(articles, to, anchor, snapshot)
    if not page.articles:
        page = first_page(articles, choice.count)
    return render_page(page, choice, snapshot)


def render_page(page: Page, choice: Choice, snapshot: Snapshot) -> Message:
    """Titles with outlet and date, a button for each, and buttons to turn the page."""
    language = choice.language
    heading = [f"**{say(language, 'latest.heading')}**"]
    if choice.outlet:
        heading.append(say(language, "latest.from_outlet", outlet=inline(choice.outlet, NAME)))
    if choice.topic:
        topic = inline(choice.topic, 2 * limits.TOPIC)
        heading.append(say(language, "latest.about", topic=topic))
    if not page.articles:
        return fitted("\n".join((" · ".join(heading), say(language, "latest.none"))))
    heads = [snapshot.heads[number] for number in page.articles]
    lines = [f"**{place}** {_line(head, language)}" for place, head in enumerate(heads, 1)]
    buttons = [_open_button(head, place) for place, head in enumerate(heads, 1)]
    return fitted(
        "\n".join((" · ".join(heading), *lines)),
        [buttons[:5], buttons[5:], _pager(page, heads, choice)],
    )


def _open_button(head: Head, place: int) -> Button:
    return Button(str(place), headline_button(head).press)


def _pager(page: Page, heads: Sequence[Head], choice: Choice) -> list[Button]:
    def press(head: Head, *, older: bool) -> TurnLatest:
        outlet = keys.key(choice.outlet) if choice.outlet else ""
        at = moment_of(head)
        return TurnLatest(older, choice.count, keys.article_key(head.id), at, outlet, choice.topic)

    language = choice.language
    return [
        Button(
            say(language, "button.newer"), press(heads[0], older=False), disabled=not page.newer
        ),
        Button(
            say(language, "button.older"), press(heads[-1], older=True), disabled=not page.older
        ),
    ]


def _line(head: Head, language: Language) -> str:
    outlet = inline(head.outlet or "", _OUTLET) or say(language, "answer.outlet_unknown")
    return f"{inline(head.title, _TITLE)} · {outlet} · {published(language, head.published)}"


def _articles(choice: Choice, snapshot: Snapshot) -> list[int]:
    outlets = choice.visible
    if choice.outlet is not None:
        chosen = fold(choice.outlet)
        outlets = frozenset({chosen}) if outlets is None or chosen in outlets else frozenset()
    filters = Filters(outlets=outlets)
    if choice.topic:
        return about(choice.topic, snapshot, filters)
    return snapshot.latest(len(snapshot), filters)


def _language(
    interaction: discord.Interaction[Any], settings: GuildSettings, *, private: bool
) -> Language:
    return reader_language(interaction) if private else shared_language(interaction, settings)
