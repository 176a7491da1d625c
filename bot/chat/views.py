"""Messages as discord.py sends them, and the buttons that come back.

One dynamic item stands for all buttons: it matches every custom_id of ours, also one that was
sent before a restart, and hands what it says to the client's face.
"""

import re
from typing import Any, Self

import discord
from discord import ui

from bot.chat.custom_ids import TEMPLATE, Press, read, write
from bot.chat.message import Button, Message, Style
from bot.chat.payload import Payload


class NewsButton(ui.DynamicItem[ui.Button[Any]], template=TEMPLATE):
    """Any of our buttons. The face of the client it arrives at handles the press."""

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(ui.Button(custom_id=match[0]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        await interaction.client.face.press(interaction, read(self.custom_id))


def payload(message: Message) -> Payload:
    """The message as it is delivered."""
    view = ui.View(timeout=None) if message.rows else None
    if view is not None:
        for number, row in enumerate(message.rows):
            for button in row:
                view.add_item(_item(button, number))
    return Payload(message.content, view)


def presses_of(message: discord.Message) -> list[Press]:
    """What the buttons under a message of ours do, in order."""
    found = []
    for row in message.components:
        for item in getattr(row, "children", ()):
            custom_id = getattr(item, "custom_id", None)
            press = read(custom_id) if custom_id else None
            if press is not None:
                found.append(press)
    return found


def message_of(message: discord.Message) -> Message:
    """A message of ours read back as a value, so that it can be sent again."""
    rows = []
    for row in message.components:
        buttons = []
        for item in getattr(row, "children", ()):
            if not isinstance(item, discord.Button):
                continue
            press = read(item.custom_id) if item.custom_id else None
            style = Style(item.style.value) if item.style.value <= len(Style) else Style.SECONDARY
            if press is not None or item.url:
                buttons.append(Button(item.label or "", press, item.url, style, item.disabled))
        if buttons:
            rows.append(tuple(buttons))
    return Message(message.content, tuple(rows))


def _item(button: Button, row: int) -> ui.Item[Any]:
    if button.press is None:
        return ui.Button(label=button.label, url=button.url, disabled=button.disabled, row=row)
    style = discord.ButtonStyle(button.style.value)
    item: ui.Button[Any] = ui.Button(
        label=button.label,
        custom_id=write(button.press),
        style=style,
        disabled=button.disabled,
        row=row,
    )
    return NewsButton(item)
