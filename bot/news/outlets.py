"""Known outlets: the names, domains, zone, country, language and junk lines of news sites."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class OutletsError(Exception):
    """An outlets file that cannot be used, in one sentence."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """One news outlet. `zone` is None where it has no zone of its own (a world-wide agency)."""

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    zone: ZoneInfo | None = None
    language: str | None = None  # ISO 639-1
    junk: tuple[str, ...] = ()  # lines of its pages that belong to no article
    country: str | None = None  # ISO 3166-1, decides how 03/04/2024 is read
    agency: bool = False  # a wire agency, whose name stands as byline in other outlets


class Outlets:
    """The outlets this installation knows, found by name, alias, domain or url."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        """Later outlets replace earlier ones of the same name."""
        self._by_name = {_fold(outlet.name): outlet for outlet in outlets}
        self._by_word: dict[str, Outlet] = {}
        self._by_exact_name: dict[str, Outlet] = {}
        self._by_domain: dict[str, Outlet] = {}
        for outlet in self._by_name.values():
            for domain in outlet.domains:
                self._by_domain[domain] = outlet
            for alias in outlet.aliases:
                self._by_word[_fold(alias)] = outlet
            for name in (*outlet.domains, *outlet.aliases, outlet.name):
                self._by_exact_name[name.casefold()] = outlet
        self._by_word.update(self._by_name)

    @classmethod
    def load(cls, extra: Path | None = None) -> "Outlets":
        """The outlets that come with newsbot and those of the admin's own file.

        Raises OutletsError for a file that is missing, unreadable or not of the form.
        """
        packaged = files("bot.news").joinpath("outlets.toml")
        known = _parse(packaged.read_text("utf-8"), "outlets.toml")
        if extra is not None:
            try:
                text = extra.read_text("utf-8-sig")
            except (OSError, UnicodeDecodeError) as error:
                raise OutletsError(f"{extra}: cannot be read ({error})") from error
            known += _parse(text, str(extra))
        return cls(known)

    def __iter__(self) -> Iterator[Outlet]:
        return iter(self._by_name.values())

    def __len__(self) -> int:
        return len(self._by_name)

    def find(self, name_or_url: str) -> Outlet | None:
        """The outlet of that name, alias, domain or url; None when it is not known."""
        return self._by_word.get(_fold(name_or_url)) or self._of_host(name_or_url)

    def named(self, text: str) -> Outlet | None:
        """The outlet whose name, alias or domain `text` is, its article included.

        Stricter than `find`: "National" is a section of many pages, "The National" an outlet.
        """
        return self._by_exact_name.get(text.strip().casefold().removeprefix("www."))

    @staticmethod
    def is_telling(name: str) -> bool:
        """Whether a name is an outlet's wherever it stands: two words or more, or a domain."""
        return len(_fold(name).split()) > 1

    def _of_host(self, text: str) -> Outlet | None:
        host = _host(text)
        while "." in host:
            if host in self._by_domain:
                return self._by_domain[host]
            host = host.partition(".")[2]
        return None


def _fold(name: str) -> str:
    words = re.findall(r"\w+", name.casefold().replace("&", " and ").replace("'", ""))
    return " ".join(words[1:] if words[:1] == ["the"] else words)


def _host(text: str) -> str:
    """The host of a url or bare domain, lower case; empty for any other text."""
    text = text.strip()
    if not text or " " in text or "." not in text:
        return ""
    try:
        return urlsplit(text if "//" in text else f"//{text}").hostname or ""
    except ValueError:
        return ""


_TEXT, _TEXTS, _FLAG = "a text", "a list of texts", "true or false"
_FIELDS = {
    "name": _TEXT,
    "aliases": _TEXTS,
    "domains": _TEXTS,
    "zone": _TEXT,
    "country": _TEXT,
    "language": _TEXT,
    "junk": _TEXTS,
    "agency": _FLAG,
}


def _parse(text: str, file: str) -> list[Outlet]:
    """The outlets of one file of `[[outlet]]` tables. Raises OutletsError."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise OutletsError(f"{file}: is not valid TOML: {error}") from error
    entries = data.pop("outlet", [])
    if data or not isinstance(entries, list):
        raise OutletsError(f"{file}: only [[outlet]] tables may stand in it")
    return [_read_entry(entry, f"{file}: outlet {n}") for n, entry in enumerate(entries, 1)]


def _read_entry(entry: Any, place: str) -> Outlet:
    if not isinstance(entry, dict):
        raise OutletsError(f"{place}: is not a table")
    if isinstance(entry.get("name"), str):
        place = f"{place} ({entry['name']})"
    for key, value in entry.items():
        if key not in _FIELDS:
            raise OutletsError(f"{place}: unknown field {key!r}; known: {', '.join(_FIELDS)}")
        if not _fits(value, _FIELDS[key]):
            raise OutletsError(f"{place}: {key!r} must be {_FIELDS[key]}")
    if not _fold(entry.get("name", "")):
        raise OutletsError(f"{place}: has no name")
    zone = entry.get("zone")
    return Outlet(
        name=entry["name"].strip(),
        aliases=tuple(entry.get("aliases", ())),
        domains=tuple(domain.lower().removeprefix("www.") for domain in entry.get("domains", ())),
        zone=None if zone is None else _zone(zone, place),
        country=entry.get("country"),
        language=entry.get("language"),
        junk=tuple(entry.get("junk", ())),
        agency=entry.get("agency", False),
    )


def _fits(value: Any, kind: str) -> bool:
    if kind == _FLAG:
        return isinstance(value, bool)
    if kind == _TEXT:
        return isinstance(value, str)
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _zone(name: str, place: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise OutletsError(f"{place}: zone {name!r} is not known; write Asia/Seoul") from error
