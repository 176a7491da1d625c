"""Asking further by form: for answers that cannot be replied to.

The form is known by its custom_id alone and comes back with the message it was opened from, so
it may be filled in after a restart.
"""

from collections.abc import Iterator
from typing import Any

import discord
from discord import ui

from bot.chat import decide, limits
from bot.chat.ask import answer_interaction
from bot.chat.asked import Asked
from bot.chat.custom_ids import PREFIX
from bot.chat.desk import Desk, reader_language
from bot.chat.refusals import Refusal
from bot.chat.words import Language, say

FORM = f"{PREFIX}:form"


async def press_follow_up(desk: Desk, interaction: discord.Interaction[Any]) -> None:
    """Open a form for a further question about the answer under which the button stands."""
    await desk.delivery.show(interaction, follow_up_form(reader_language(interaction)))


def follow_up_form(language: Language) -> ui.Modal:
    """A form with one line for a question."""
    form = ui.Modal(title=say(language, "ask.follow_up_title"), custom_id=FORM)
    question: ui.TextInput[Any] = ui.TextInput(
        placeholder=say(language, "ask.follow_up_hint"), max_length=limits.QUESTION
    )
    label: ui.Label[Any] = ui.Label(text=say(language, "ask.follow_up_label"), component=question)
    form.add_item(label)
    return form


async def submit_follow_up(desk: Desk, interaction: discord.Interaction[Any]) -> None:
    """Answer the question that was filled in; privately below a private answer."""
    data: Any = interaction.data
    if data["custom_id"] != FORM:
        raise Refusal("error.outdated_button")
    question = decide.question_in(next(_texts(data["components"]), ""), 0)
    about = interaction.message
    private = True if about is not None and about.flags.ephemeral else None
    asked = Asked(question, reader_language(interaction))
    await answer_interaction(desk, interaction, asked, private=private, about=about)


def _texts(components: list[dict[str, Any]]) -> Iterator[str]:
    for component in components:
        if "value" in component:
            yield component["value"]
        yield from _texts(component.get("components", []))
        yield from _texts([component["component"]] if "component" in component else [])
