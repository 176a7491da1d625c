"""Everything the bot says on Discord, in English and Korean.

The sentences stand in `words.toml`, the names and descriptions of the commands in
`commands.toml`. This module picks the language and fills the sentences in.
"""

import tomllib
from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum
from importlib.resources import files
from typing import Any

from bot.chat.markup import inline
from bot.news.article import Precision, Published


class Language(StrEnum):
    """A language the bot speaks: ISO 639-1."""

    ENGLISH = "en"
    KOREAN = "ko"


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(files("bot.chat").joinpath(name).read_text("utf-8"))


def _sentences() -> dict[str, dict[Language, str]]:
    return {
        f"{section}.{name}": {language: entry[language].strip("\n") for language in Language}
        for section, entries in _load("words.toml").items()
        for name, entry in entries.items()
    }


SENTENCES = _sentences()
"""Every sentence by its name, such as `error.full`, in every language."""

COMMANDS = _load("commands.toml")
"""The commands' names, descriptions and options, by qualified name."""


NAME = 60
"""Characters of a name where several stand in a row."""


def say(language: Language, name: str, /, **fields: object) -> str:
    """The sentence `name`, its braces filled in. Text of articles comes in already escaped."""
    return SENTENCES[name][language].format(**fields)


def choose(
    *, setting: str | None = None, reader: str | None = None, server: str | None = None
) -> Language:
    """The language to speak: the server's setting, else the reader's locale, else the
    server's locale, else English. Locales are Discord's, such as `ko` or `en-US`."""
    for locale in (setting, reader, server):
        if locale:
            return Language.KOREAN if locale.lower().startswith("ko") else Language.ENGLISH
    return Language.ENGLISH


def language_of(text: str) -> Language:
    """The language of a question where there is no locale to go by, as in direct messages."""
    return Language.KOREAN if any("가" <= char <= "힣" for char in text) else Language.ENGLISH


def description(command: str) -> str:
    """The description of a command, by its qualified name."""
    text: str = COMMANDS[command]["description"][Language.ENGLISH]
    return text


def options(command: str) -> dict[str, str]:
    """The descriptions of a command's options, for `app_commands.describe`."""
    entries = COMMANDS[command].get("options", {})
    return {name: entry["en"] for name, entry in entries.items()}


def moment(at: int, style: str) -> str:
    """A Discord timestamp, which every reader sees in the own zone and language."""
    return f"<t:{at}:{style}>"


def day(language: Language, value: date) -> str:
    """A day in words. Never a Discord timestamp: a reader's zone could turn it into another."""
    if language is Language.KOREAN:
        return f"{value.year}년 {value.month}월 {value.day}일"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def published(language: Language, value: Published | None) -> str:
    """When an article appeared, as exactly as it is known."""
    if value is None:
        return say(language, "answer.date_unknown")
    if value.precision is Precision.DAY:
        return day(language, value.day)
    return moment(int(value.at.timestamp()), "f")


def age(language: Language, value: Published | None, now: datetime) -> str:
    """When an article appeared and how many days ago that was; `now` is aware."""
    date = published(language, value)
    if value is None:
        return date
    days = (now.astimezone(value.at.tzinfo).date() - value.day).days
    if days > 1:
        return say(language, "answer.days_ago", date=date, n=days)
    if days < 0:
        return date
    return say(language, ("answer.today", "answer.yesterday")[days], date=date)


def names(language: Language, wanted: Iterable[str], most: int = 3) -> str:
    """Names in a row, escaped; those past `most` are counted."""
    every = list(wanted)
    shown = ", ".join(inline(name, NAME) for name in every[:most])
    if len(every) <= most:
        return shown
    return say(language, "answer.also_more", outlets=shown, n=len(every) - most)


def size(count: int) -> str:
    """A number of bytes, in the units of files."""
    value = float(count)
    for unit in ("B", "kB", "MB"):
        if value < 1000:
            return f"{value:.0f} {unit}" if unit == "B" else f"{value:.1f} {unit}"
        value /= 1000
    return f"{value:.1f} GB"


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
