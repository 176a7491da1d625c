"""Named fields to an article: the fields of a JSON record or of Markdown front matter."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Annotated, Any

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from bot.news.article import Article, Head, Published
from bot.news.bylines import read_byline
from bot.news.clean import clean_line
from bot.news.dates import find_date
from bot.news.identity import article_id
from bot.news.languages import find_language, language_of_code
from bot.news.outlets import Outlet, Outlets
from bot.news.reading import Record
from bot.news.urls import absolute_url, host

Scalar = str | int | float

_CUT = re.compile(r"\[\+\d+ chars\]\s*$")  # how newsapi.org ends a text it holds back
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?$")
_DIGITS = re.compile(r"\d{8}|\d{9,16}(?:\.\d+)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST_EPOCH = 10**8  # seconds, in 1973; smaller numbers are years or YYYYMMDD
_MILLISECONDS = 10**11  # an epoch from here on counts milliseconds; in seconds it is the year 5138
_MICROSECONDS = 10**14


class FieldError(Exception):
    """Fields that make no article; the message continues "the record"."""

    def __init__(self, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.line = line


def _named(value: Any) -> Any:
    """`{"id": …, "name": "X"}` as newsapi.org and schema.org write it is X; lists are joined."""
    if isinstance(value, Mapping):
        return value.get("name")
    if isinstance(value, list):
        names = [_named(item) for item in value]
        return ", ".join(str(name) for name in names if name) or None
    return value


def _alias(*names: str) -> Any:
    return Field(default=None, validation_alias=AliasChoices(*names))


class Fields(BaseModel):
    """The fields of an article by the names people use.

    Names are compared in lower case without `_` and `-`, so that `published_at`,
    `publishedAt` and `Published-At` are one.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, coerce_numbers_to_str=False)

    id: Scalar | bool | None = _alias("id", "articleid", "guid")
    title: Scalar | None = _alias("title", "headline")
    body: str | None = _alias("body", "text", "content", "articlebody", "contenttext")
    published: Scalar | datetime | date | None = _alias(
        "published", "publishedat", "date", "datepublished", "publisheddate", "pubdate"
    )
    updated: Scalar | datetime | date | None = _alias(
        "updated", "updatedat", "modified", "datemodified", "lastmod"
    )
    outlet: Annotated[Scalar | None, BeforeValidator(_named)] = _alias(
        "source", "outlet", "publisher", "publication", "site"
    )
    byline: Annotated[Scalar | None, BeforeValidator(_named)] = _alias(
        "author", "byline", "authors", "creator"
    )
    url: str | None = _alias("url", "link", "canonical", "canonicalurl")
    language: str | None = _alias("language", "lang")


def read_fields(values: Mapping[Any, Any]) -> Fields:
    """`values` checked; fields that are null count as missing. Raises FieldError."""
    given = {
        re.sub(r"[_\-\s]", "", str(key).lower()): value
        for key, value in values.items()
        if value is not None and value != ""
    }
    try:
        return Fields.model_validate(given)
    except ValidationError as error:
        names = dict.fromkeys(str(problem["loc"][0]) for problem in error.errors())
        raise FieldError(f"has no plain text as {' and '.join(names)}") from error


def make_record(
    fields: Fields, body: str, line: int | None, outlets: Outlets, leftovers: tuple[str, ...] = ()
) -> Record:
    """The article of `fields` with `body` as it is. Raises FieldError without title or text."""
    title = clean_line(str(fields.title)) if fields.title is not None else ""
    missing = [name for name, text in (("title", title), ("body", body.strip())) if not text]
    if missing:
        raise FieldError(f"has no {' and no '.join(missing)}")
    if half := _SURROGATE.search(body):
        raise FieldError(f"has half a character (\\u{ord(half[0]):04x}) in its body")
    warnings: list[str] = []
    url = absolute_url(fields.url)
    if fields.url and not url:
        warnings.append(f"url not understood: {fields.url[:100]!r}")
    named = clean_line(str(fields.outlet)) if fields.outlet is not None else None
    outlet = (outlets.find(named) if named else None) or (outlets.find(url) if url else None)
    published, doubts = _read_date(fields.published, outlet)
    updated, _ = _read_date(fields.updated, outlet)
    warnings += doubts
    if _CUT.search(body):
        warnings.append("its text is cut short at the source")
    own = _own_id(fields.id)
    outlet_name = outlet.name if outlet else named or host(url)
    id_, source = article_id(own, url, outlet_name, title, body)
    head = Head(
        id=id_,
        title=title,
        outlet=outlet_name,
        byline=_byline(fields),
        published=published,
        updated=updated if updated and published and updated.at > published.at else None,
        url=url,
        language=language_of_code(fields.language)
        or find_language(body, outlet.language if outlet else None),
    )
    return Record(Article(head, body, leftovers), source, line, tuple(warnings))


def _own_id(value: Scalar | bool | None) -> str | None:
    if isinstance(value, bool):
        return str(value).lower()
    return None if value is None else str(value).strip() or None


def _byline(fields: Fields) -> str | None:
    line = clean_line(str(fields.byline)) if fields.byline is not None else ""
    return read_byline(line) or line or None


def _read_date(
    value: Scalar | datetime | date | None, outlet: Outlet | None
) -> tuple[Published | None, tuple[str, ...]]:
    """A date as records give it: ISO 8601, as people write it, YYYYMMDD, or an epoch."""
    if value is None:
        return None, ()
    if isinstance(value, datetime | date):
        value = value.isoformat()
    text = clean_line(str(value))
    if _DIGITS.fullmatch(text):
        when = _read_number(text, outlet)
        return when, () if when else (f"date not understood: {text}",)
    dated = find_date(_MIDNIGHT.sub("", text), outlet)
    when = dated.published or dated.updated
    if when is None and not dated.warnings:
        return None, (f"date not understood: {text[:60]!r}",)
    return when, dated.warnings if dated.published or not when else ()


def _read_number(text: str, outlet: Outlet | None) -> Published | None:
    zone = outlet.zone if outlet and outlet.zone else UTC
    try:
        if len(text) == len("20240228"):
            return Published.on(datetime.strptime(text, "%Y%m%d").date(), zone)  # noqa: DTZ007
        seconds = float(text)
        if seconds < _FIRST_EPOCH:
            return None
        for bound, factor in ((_MICROSECONDS, 10**6), (_MILLISECONDS, 10**3)):
            if seconds >= bound:
                seconds /= factor
                break
        return Published.moment(
            datetime.fromtimestamp(seconds, zone).replace(second=0, microsecond=0)
        )
    except (ValueError, OverflowError, OSError):
        return None
