"""Every setting of newsbot, with its default and its meaning.

Values come from the command line, then the environment, then a file `.env` in the folder
the command runs in, then the defaults below. `.env.example` and the README's table are
tested against `Settings`.
"""

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

from dotenv import dotenv_values
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.answer.answer import THRESHOLD

PREFIX = "NEWSBOT_"


class SettingsError(ValueError):
    """A setting cannot be used. The message is one sentence and never holds a secret."""


class LogLevel(StrEnum):
    """How much is logged: the names of the standard library's levels."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


class Settings(BaseSettings):
    """The settings. Frozen: what a run starts with is what it ends with."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=".env",
        env_file_encoding="utf-8",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
        populate_by_name=True,
    )

    discord_token: SecretStr | None = Field(
        default=None,
        validation_alias="DISCORD_TOKEN",
        description="The Discord application's bot token. Only `run` and `sync` need it.",
    )
    data: Path = Field(
        default=Path("data"),
        description="The folder for the database and the index. It is made when missing.",
    )
    corpus: Path = Field(
        default=Path("corpus"),
        description="The folder where articles are dropped, one file each.",
    )
    admins: Annotated[frozenset[int], NoDecode] = Field(
        default=frozenset(),
        description=(
            "Discord ids of people and roles who may change the corpus, separated by commas, "
            "beside the application's owner and team."
        ),
    )
    outlets: Path | None = Field(
        default=None,
        description="A TOML file with outlets of your own: time zone, language, junk lines.",
    )
    file_bytes: int = Field(
        default=10_000_000,
        ge=1_000,
        le=1_000_000_000,
        description="The largest file that is read, in bytes. Larger ones are refused.",
    )
    page_seconds: float = Field(
        default=20.0,
        gt=0,
        le=600,
        description="The longest that one HTML page may keep its parser busy, in seconds.",
    )
    wait_seconds: float = Field(
        default=10.0,
        ge=0,
        le=3600,
        description="How long to wait for another process that is changing the library.",
    )
    threshold: float = Field(
        default=THRESHOLD,
        ge=0,
        le=1,
        description=(
            "How sure newsbot must be of an answer, from 0 (it always quotes what is nearest) "
            "to 1. `newsbot eval` prints what each value gives."
        ),
    )
    message_content: bool = Field(
        default=False,
        description=(
            "Whether the bot may ask for Discord's Message Content intent, which plain "
            "questions in ask-channels need. Switch it on in the developer portal first."
        ),
    )
    person_questions: int = Field(
        default=10,
        ge=1,
        le=1_000,
        description="How many questions one person may ask on Discord within a minute.",
    )
    channel_questions: int = Field(
        default=60,
        ge=1,
        le=10_000,
        description="How many questions may be asked in one Discord channel within a minute.",
    )
    workers: int | None = Field(
        default=None,
        ge=0,
        le=64,
        description=(
            "How many processes answer questions beside `newsbot run` itself; 0 for none. Unless "
            "set, 2 for a library of 10,000 passages and more on a machine with two cores."
        ),
    )
    log_level: LogLevel | None = Field(
        default=None,
        description=(
            "What is logged to standard error: debug, info, warning or error. Unless set, "
            "`run` logs info and the other commands warning."
        ),
    )
    log_json: bool = Field(
        default=False,
        description="Whether each log line is a JSON object instead of text.",
    )
    log_questions: bool = Field(
        default=False,
        description="Whether logs may hold the texts of questions.",
    )

    @property
    def token(self) -> str:
        """The bot token itself; empty when there is none."""
        return self.discord_token.get_secret_value() if self.discord_token else ""

    @field_validator("admins", mode="before")
    @classmethod
    def _split_ids(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        parts = [part for part in re.split(r"[,\s]+", value) if part]
        for place, part in enumerate(parts, 1):
            if not re.fullmatch(r"[0-9]{1,20}", part):
                # The entry itself is not repeated: it may be a token pasted in the wrong line.
                raise ValueError(f"entry {place} is not a Discord id, which is a number")
        return frozenset(int(part) for part in parts)

    @field_validator("log_level", mode="before")
    @classmethod
    def _fold_case(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value


def variable(field: str) -> str:
    """The environment variable that sets `field` of Settings."""
    alias = Settings.model_fields[field].validation_alias
    return alias if isinstance(alias, str) else PREFIX + field.upper()


def variables() -> dict[str, str]:
    """Every environment variable and the field of Settings that it sets."""
    return {variable(field): field for field in Settings.model_fields}


def load_settings(**given: Any) -> Settings:
    """Read the settings; `given` (from the command line) wins, None means not given.

    Raises SettingsError with one sentence that names the setting and what is wrong.
    """
    chosen = {field: value for field, value in given.items() if value is not None}
    try:
        return Settings(**chosen)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        place = str(first["loc"][0]) if first["loc"] else ""
        name = place if place in variables() else variable(place)
        reason = first["msg"].removeprefix("Value error, ").replace("Input should", "it should")
        raise SettingsError(f"The setting {name} cannot be used: {reason}.") from None
    except UnicodeDecodeError:
        raise SettingsError("The file .env is not UTF-8 text.") from None
    except OSError as error:
        raise SettingsError(f"The file .env cannot be read: {error.strerror}.") from None


def unknown_variables(environment: Mapping[str, str] = os.environ) -> list[tuple[str, str | None]]:
    """Variables that begin like ours but set nothing, each with the nearest real name.

    A misspelt setting would otherwise be ignored in silence.
    """
    names: Iterable[str] = {*environment, *dotenv_values(".env", encoding="utf-8")}
    known = [name.removeprefix(PREFIX) for name in variables()]
    unknown = []
    for name in sorted(names):
        own = name.removeprefix(PREFIX)
        if own != name and own not in known:
            near = difflib.get_close_matches(own, known, n=1)
            unknown.append((name, PREFIX + near[0] if near else None))
    return unknown
