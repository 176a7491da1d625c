"""Reads Markdown, with front matter (YAML or TOML) or without, into plain text."""

import re
import tomllib
from typing import Any

import yaml

from bot.news.bylines import read_byline
from bot.news.clean import clean, clean_line
from bot.news.dates import find_dates, without_dates
from bot.news.fields import FieldError, Fields, make_record, read_fields
from bot.news.limits import why_too_long
from bot.news.markup import Block, to_plain
from bot.news.outlets import Outlets
from bot.news.reading import Problem, Reading

_LARGEST = 16_384  # characters of front matter
_LONGEST_LINE = 160  # characters; a longer line is no byline
_NULLS = ("", "~", "null", "Null", "NULL")
_FRONT = re.compile(
    r"\A\s*(?:---[ \t]*\n(?P<yaml>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\+\+\+[ \t]*\n(?P<toml>.*?)\n\+\+\+[ \t]*(?:\n|\Z))",
    re.DOTALL,
)


class _TextLoader(yaml.BaseLoader):
    """YAML whose values are all texts as written (an id 007 stays 007), without aliases.

    A few lines of aliases can blow up to gigabytes.
    """

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]
            raise yaml.MarkedYAMLError(problem="aliases are not allowed", problem_mark=mark)
        return super().compose_node(parent, index)


def read_markdown(text: str, name: str, outlets: Outlets) -> Reading:
    """The article of a Markdown file; its body is plain text, one blank line a paragraph.

    Without a title in the front matter the first heading of the first level is the title, and
    byline and date may stand in lines of their own below it.
    """
    if reason := why_too_long(text):
        return Reading(refused=(Problem(name, reason),))
    text = clean(text)
    front = _FRONT.match(text)
    plain = to_plain(text[front.end() :] if front else text)
    try:
        fields = read_fields(_front_matter(front) if front else {})
        fields, blocks = _take_title(fields, list(plain.blocks))
        if front is None:
            fields, blocks = _take_lines(fields, blocks)
        body = "\n\n".join(block.text for block in blocks)
        record = make_record(fields, body, None, outlets, plain.leftovers)
    except FieldError as error:
        return Reading(refused=(Problem(name, str(error), error.line),))
    return Reading((record,))


def _take_title(fields: Fields, blocks: list[Block]) -> tuple[Fields, list[Block]]:
    """The title and the blocks without the heading that states it."""
    wanted = None if fields.title is None else clean_line(str(fields.title)).casefold()
    for number, block in enumerate(blocks):
        if block.level and (
            block.level == 1 if wanted is None else block.text.casefold() == wanted
        ):
            title = block.text if wanted is None else fields.title
            return fields.model_copy(update={"title": title}), blocks[:number] + blocks[
                number + 1 :
            ]
    return fields, blocks


def _take_lines(fields: Fields, blocks: list[Block]) -> tuple[Fields, list[Block]]:
    """Byline and date that stand in lines of their own at the beginning of `blocks`."""
    while blocks and len(blocks[0].text) <= _LONGEST_LINE and not blocks[0].level:
        text = blocks[0].text
        stamps = find_dates(text)
        rest = without_dates(text, stamps).strip(" :|,;•·–—-")
        byline = read_byline(rest) if fields.byline is None else None
        if (rest and byline is None) or not (stamps or byline):
            break
        update: dict[str, str | None] = {"byline": byline} if byline else {}
        if stamps and fields.published is None:
            update["published"] = text
        fields = fields.model_copy(update=update)
        blocks = blocks[1:]
    return fields, blocks


def _front_matter(front: re.Match[str]) -> dict[str, Any]:
    source = front["yaml"] if front["yaml"] is not None else front["toml"]
    if len(source) > _LARGEST:
        raise FieldError(f"has front matter of more than {_LARGEST:,} characters")
    try:
        if front["toml"] is not None:
            return tomllib.loads(source)
        values = yaml.load(source, _TextLoader)  # noqa: S506 -- builds texts only
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        line = None if mark is None else _first_line(front) + mark.line
        raise FieldError(f"has front matter that is not YAML: {error.problem}", line) from error
    except (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError) as error:
        problem = " ".join(str(error).split())[:120]
        raise FieldError(f"has front matter that cannot be read: {problem}") from error
    if not isinstance(values or {}, dict):
        raise FieldError("has front matter that is no list of names and values")
    return {name: value for name, value in (values or {}).items() if value not in _NULLS}


def _first_line(front: re.Match[str]) -> int:
    return front.string.count("\n", 0, front.start("yaml")) + 1
