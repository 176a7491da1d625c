import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.binary import UnfitError, check_decoded, check_text, unpack

TEXT = b"The pier of Eastmoor is closed. " * 40


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "a PDF document"),
        (b"\x7fELF\x02\x01\x01", "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"{\\rtf1\\ansi The pier}", "an RTF document"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"\x00\x00\x00\x20ftypisom", "a video or an image"),
        (b"pier.txt" + b"\x00" * 249 + b"ustar\x0000", "a tar archive"),
    ],
)
def test_files_that_hold_no_text_are_called_by_their_names(data: bytes, what: str) -> None:
    with pytest.raises(UnfitError, match=f"^is {what}"):
        check_text(data)


def test_a_zip_archive_is_told() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("pier.txt", TEXT)
    with pytest.raises(UnfitError, match="ZIP archive or an Office document"):
        check_text(file.getvalue())


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"MZ\x90\x00\x03" + b"\x00" * 100, "is a program"),
        (b"\x00\x01\x02\x03" * 100, "is binary data, not text"),
    ],
)
def test_bytes_full_of_controls_are_no_text(data: bytes, what: str) -> None:
    with pytest.raises(UnfitError, match=what):
        check_decoded(data, data.decode("latin-1"))


@pytest.mark.parametrize("start", ["MZ is short for Mozambique", "BM25 ranks", "ID3 ends", "RIFF"])
def test_text_that_begins_like_a_program_is_text(start: str) -> None:
    check_text(start.encode())
    check_decoded(start.encode(), start)


def test_a_stray_nul_does_not_make_a_text_binary() -> None:
    check_decoded(b"", TEXT.decode() + "\x00")


def test_gzip_is_unpacked_and_other_bytes_stay() -> None:
    assert unpack(gzip.compress(TEXT), 10_000) == TEXT
    assert unpack(TEXT, 10) == TEXT


def test_a_gzip_file_of_several_members_is_unpacked_as_one() -> None:
    assert unpack(gzip.compress(b"a") + gzip.compress(b"b"), 10) == b"ab"


def test_a_gzip_file_of_very_many_empty_members_is_unpacked() -> None:
    assert unpack(gzip.compress(b"") * 50_000, 10) == b""


def test_a_gzip_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(bytes(20_000_000))
    assert len(bomb) < 20_000
    with pytest.raises(UnfitError, match="unpacks to more than the limit of 1 MB"):
        unpack(bomb, 1_000_000)


def test_a_gzip_bomb_of_many_members_stops_at_the_limit() -> None:
    with pytest.raises(UnfitError, match="unpacks to more than the limit"):
        unpack(gzip.compress(bytes(600)) * 3, 1000)


def test_a_cut_off_or_damaged_gzip_file_is_refused() -> None:
    packed = bytearray(gzip.compress(TEXT))
    with pytest.raises(UnfitError, match="is a gzip file that is cut off"):
        unpack(bytes(packed[:-9]), 10_000)
    packed[-6] ^= 0xFF  # the checksum
    with pytest.raises(UnfitError, match="is a damaged gzip file"):
        unpack(bytes(packed), 10_000)


@given(st.binary(max_size=2000), st.integers(0, 2000))
@settings(max_examples=50, deadline=None)
def test_unpacking_gives_back_what_was_packed_or_refuses(data: bytes, limit: int) -> None:
    packed = gzip.compress(data)
    if len(data) <= limit:
        assert unpack(packed, limit) == data
    else:
        with pytest.raises(UnfitError):
            unpack(packed, limit)
