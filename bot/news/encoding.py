"""Bytes to text: byte order mark, strict UTF-8, declared, detected, at last Windows-1252.

A text that is in no declared encoding and not UTF-8 is read with a warning, so that a
wrongly read name can be traced to its cause.
"""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

# UTF-32 before UTF-16: the little-endian marks begin alike.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']?([\w.:-]{2,40})"""
    rb"""|<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192  # bytes; browsers look at 1024, real pages put scripts first

# What pages declare is often the subset of what they use (encoding.spec.whatwg.org, 4.2).
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "euc_kr": "cp949",
    "johab": "cp949",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
    "iso8859-11": "cp874",
}
# Python's codecs in which nobody writes pages; utf-7 hides markup from whoever checks it.
_NOT_WRITTEN = frozenset({"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape"})
_DETECT_WITHIN = 200_000  # bytes
# The encodings news is written in. Without this bound charset-normalizer takes English with
# one accent for the Baltic code page of MS-DOS. Of the Latin ones only Windows-1252 is here:
# a text with few accents does not tell it from its neighbours.
_DETECTABLE = {
    "cp1252": "Windows-1252",
    "cp949": "EUC-KR",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "gb18030": "GB 18030",
    "big5": "Big5",
    "iso2022_jp": "ISO-2022-JP",
    "iso2022_kr": "ISO-2022-KR",
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "cp1253": "Windows-1253",
    "cp1255": "Windows-1255",
    "cp1256": "Windows-1256",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text without a byte order mark, the Python codec it was read with, and warnings."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """Read `data` as text. Never fails: at last every byte is a Windows-1252 character."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _forgiving(data[len(mark) :], encoding)
    if (wide := _wide_encoding(data)) is not None:
        return _forgiving(data, wide)
    # Seven-bit East Asian text passes for UTF-8; its shift sequences give it away.
    if b"\x1b$" not in data and (text := _strict(data, "utf-8")) is not None:
        return Decoded(text, "utf-8")
    declared = _declared_encoding(data)
    if declared not in (None, "utf-8") and (text := _strict(data, declared)) is not None:
        return Decoded(text, declared)
    if _is_damaged_utf8(data, declared == "utf-8"):
        return _forgiving(data, "utf-8")
    return _detected(data)


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _forgiving(data: bytes, encoding: str) -> Decoded:
    if (text := _strict(data, encoding)) is not None:
        return Decoded(text, encoding)
    text = data.decode(encoding, "replace")
    count = text.count("\ufffd")
    name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
    warning = f"{count} places are not valid {name} and are shown as \ufffd"
    return Decoded(text, encoding, (warning if count != 1 else _one_place(name),))


def _one_place(name: str) -> str:
    return f"one place is not valid {name} and is shown as \ufffd"


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its spaces, digits and line ends is NUL."""
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if half < 2 or len(data) % 2:
        return None
    for count, other, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if count >= half * 0.1 and other * 4 <= count and _strict(data, encoding) is not None:
            return encoding
    return None


def _declared_encoding(data: bytes) -> str | None:
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    if match is None:
        return None
    try:
        name = codecs.lookup((match[1] or match[2]).decode("ascii")).name
    except LookupError:
        return None
    if name.startswith(("utf-16", "utf-32")):
        return "utf-8"  # a page whose declaration can be read as ASCII is not in UTF-16
    return _SUPERSETS.get(name, name) if _is_text_encoding(name) else None


def _is_text_encoding(name: str) -> bool:
    if name in _NOT_WRITTEN:
        return False
    try:
        b"a".decode(name)
    except (LookupError, UnicodeError):  # rot13, hex and the like are codecs, but not of text
        return False
    return True


def _is_damaged_utf8(data: bytes, declared: bool) -> bool:
    """Whether `data` is UTF-8 but for a few broken places, such as a cut-off end."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for char in text if char > "\x7f") - broken
    return broken > 0 and whole >= broken * (2 if declared else 20)


def _detected(data: bytes) -> Decoded:
    best = from_bytes(data[:_DETECT_WITHIN], cp_isolation=list(_DETECTABLE)).best()
    if best is not None and (text := _strict(data, best.encoding)) is not None:
        encoding = best.encoding
    else:
        encoding, text = "cp1252", data.decode("cp1252", "replace")
    warning = f"the file does not declare its encoding and was read as {_DETECTABLE[encoding]}"
    return Decoded(text, encoding, (warning,))
