"""The commands' labels in the words of `bot.chat.words`, as discord.py takes them."""

from typing import Any

import discord
from discord import app_commands

from bot.chat.words import COMMANDS


def pick(name: str, value: str) -> app_commands.Choice[str]:
    """A choice of an option, its label from the table `choices`."""
    return app_commands.Choice(name=COMMANDS["choices"][name]["en"], value=value)


class Translator(app_commands.Translator):
    """Gives Discord the Korean names and descriptions of the commands."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}
        self._texts: dict[str, str] = {}
        for qualified, entry in COMMANDS.items():
            if qualified == "choices":
                self._names |= {choice["en"]: choice["ko"] for choice in entry.values()}
                continue
            self._names[f"/{qualified}"] = entry["name"]["ko"]
            if "description" in entry:
                self._texts[entry["description"]["en"]] = entry["description"]["ko"]
            for option, words in entry.get("options", {}).items():
                self._names[f"/{qualified} {option}"] = words["name"]
                self._texts[words["en"]] = words["ko"]

    async def translate(
        self,
        string: app_commands.locale_str,
        locale: discord.Locale,
        context: app_commands.TranslationContextTypes,
    ) -> str | None:
        if locale is not discord.Locale.korean:
            return None
        where = app_commands.TranslationContextLocation
        data: Any = context.data
        if context.location in (where.command_name, where.group_name):
            name = getattr(data, "qualified_name", string.message)
            return self._names.get(f"/{name}")
        if context.location is where.parameter_name:
            return self._names.get(f"/{data.command.qualified_name} {string.message}")
        if context.location is where.choice_name:
            return self._names.get(string.message)
        return self._texts.get(string.message)
