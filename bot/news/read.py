"""The one entry to reading: the bytes of a file and its name in, articles and problems out."""

from dataclasses import replace

from bot.news.binary import UnfitError, check_decoded, check_text, unpack
from bot.news.encoding import Decoded, decode
from bot.news.forms import Form, find_form
from bot.news.html.process import HtmlParser
from bot.news.html.reader import read_html
from bot.news.limits import Limits, in_megabytes
from bot.news.markdown import read_markdown
from bot.news.outlets import Outlets
from bot.news.pasted import read_pasted
from bot.news.reading import Problem, Reading
from bot.news.records import read_json, read_json_lines

_BLANK = "\ufeff \t\r\n\v\f\0\u00a0\u200b\u3000"


def read(
    data: bytes,
    name: str,
    *,
    outlets: Outlets,
    limits: Limits | None = None,
    parser: HtmlParser | None = None,
) -> Reading:
    """The articles in `data`, the bytes of a file called `name`, and what is wrong with it.

    The form is found by the content; `name` (its ending, and `.gz` for any form) decides only
    where the content leaves a choice. Bad input never raises: it is refused with its reason.

    `parser` serves a batch: it keeps its process from page to page, and its own limits hold.
    Without one a page of HTML starts a process for itself, which takes half a second. Blocks
    while parsing; safe in threads.
    """
    limits = limits or Limits()
    try:
        decoded = _open(data, limits)
        plain_name = name[:-3] if name.lower().endswith(".gz") else name
        form = find_form(decoded.text, plain_name)
    except UnfitError as error:
        return Reading(refused=(Problem(name, str(error)),))
    reading = _read(form, decoded.text, name, outlets, limits, parser)
    records = tuple(
        replace(record, warnings=(*record.warnings, *decoded.warnings))
        for record in reading.records
    )
    return replace(reading, records=records)


def _open(data: bytes, limits: Limits) -> Decoded:
    """The text in `data`, unpacked and decoded. Raises UnfitError where there is none."""
    if len(data) > limits.file_bytes:
        size, most = in_megabytes(len(data)), in_megabytes(limits.file_bytes)
        raise UnfitError(f"is {size}, over the limit of {most} a file")
    data = unpack(data, limits.file_bytes)
    if not data:
        raise UnfitError("is empty")
    check_text(data)
    decoded = decode(data)
    check_decoded(data, decoded.text)
    if not decoded.text.strip(_BLANK):
        raise UnfitError("holds nothing but white space")
    return decoded


def _read(
    form: Form, text: str, name: str, outlets: Outlets, limits: Limits, parser: HtmlParser | None
) -> Reading:
    if form is Form.HTML:
        if parser is not None:
            return read_html(text, name, outlets, parser)
        with HtmlParser(limits) as own:
            return read_html(text, name, outlets, own)
    simple = {
        Form.JSON: read_json,
        Form.JSON_LINES: read_json_lines,
        Form.MARKDOWN: read_markdown,
        Form.PASTED: read_pasted,
    }
    return simple[form](text, name, outlets)
