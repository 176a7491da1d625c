"""Tells bytes that hold no text, by name where people may wonder, and unpacks gzip."""

import gzip
import io
import zlib

from bot.news.limits import in_megabytes


class UnfitError(Exception):
    """A file that cannot hold an article; the message continues "the file"."""


# First bytes of files that people drop by mistake, and what they call such a file.
_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"%PDF-", "a PDF document; copy its text into a .txt file"),
    (b"{\\rtf", "an RTF document; save it as plain text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document; save it as plain text"),
    (b"PK\x03\x04", "a ZIP archive or an Office document; unpack it or save it as plain text"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "an audio or video file"),
    (b"fLaC", "an audio file"),
    (b"\x1aE\xdf\xa3", "a video file"),
)
_MAGIC_IF_BINARY = (
    (b"MZ", "a program"),
    (b"ID3", "an audio file"),
    (b"RIFF", "an image, audio or video file"),
    (b"BM", "a BMP image"),
)
_GZIP = b"\x1f\x8b"
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})


def unpack(data: bytes, limit: int) -> bytes:
    """What gzip `data` unpacks to; other data as it is.

    Never holds more than `limit` bytes, however much the file would unpack to. Raises
    UnfitError.
    """
    if not data.startswith(_GZIP):
        return data
    try:
        with gzip.open(io.BytesIO(data)) as file:
            unpacked = file.read(limit + 1)
    except EOFError as error:
        raise UnfitError("is a gzip file that is cut off") from error
    except (OSError, zlib.error) as error:
        raise UnfitError("is a damaged gzip file") from error
    if len(unpacked) > limit:
        raise UnfitError(f"unpacks to more than the limit of {in_megabytes(limit)}")
    return unpacked


def check_text(data: bytes) -> None:
    """Raises UnfitError, saying what it looks like, unless `data` can be text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnfitError(f"is {kind}")
    if data[257:262] == b"ustar":
        raise UnfitError("is a tar archive")
    if data[4:8] == b"ftyp":
        raise UnfitError("is a video or an image")


def check_decoded(data: bytes, text: str) -> None:
    """Raises UnfitError when `text`, read from `data`, is mostly no text."""
    sample = text[:4096]
    strange = sum(sample.count(chr(code)) for code in _CONTROLS)
    if strange <= len(sample) * 0.02:
        return
    kind = next((kind for magic, kind in _MAGIC_IF_BINARY if data.startswith(magic)), None)
    raise UnfitError(f"is {kind}" if kind else "is binary data, not text")
