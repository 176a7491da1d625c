import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.encoding import decode

KOREAN = "시장은 월요일에 다리를 닫겠다고 말했다. 시민들은 아침부터 줄을 섰다."
FRENCH = "Le maire de Valcombe a déclaré que le réseau serait fermé « dès lundi »."
ENGLISH = "The mayor said the café’s licence “won’t be renewed” — not this year, anyway."


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("utf-8", KOREAN),
        ("utf-8-sig", KOREAN),
        ("utf-16", KOREAN),
        ("utf-16", ENGLISH),
        ("utf-32", FRENCH),
        ("utf-16-le", ENGLISH),
        ("utf-16-be", ENGLISH),
        ("utf-16-le", KOREAN),
    ],
)
def test_unicode_is_read_with_and_without_a_mark(encoding: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.warnings == ()


@pytest.mark.parametrize(
    ("encoding", "name", "text"),
    [
        ("euc_kr", "EUC-KR", KOREAN),
        ("cp1252", "Windows-1252", FRENCH),
        ("cp1252", "Windows-1252", ENGLISH),
        ("cp1252", "Windows-1252", "A naïve plan, the council of Eastmoor said on Tuesday."),
        ("cp932", "Shift_JIS", "市長は月曜日に橋を閉鎖すると述べた。市民は朝から列を作った。"),
        ("euc_jp", "EUC-JP", "市長は月曜日に橋を閉鎖すると述べた。市民は朝から列を作った。"),
        ("gb18030", "GB 18030", "市长星期一表示，大桥将于本周关闭。市民从早上开始排队。"),
        ("cp1251", "Windows-1251", "Мэр заявил в понедельник, что мост будет закрыт до весны."),
        ("iso2022_jp", "ISO-2022-JP", "市長は月曜日に橋を閉鎖すると述べた。"),
    ],
)
def test_an_undeclared_encoding_is_detected_and_said(encoding: str, name: str, text: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded.text == text
    assert decoded.warnings == (f"the file does not declare its encoding and was read as {name}",)


@pytest.mark.parametrize(
    ("declaration", "encoding", "text"),
    [
        ('<meta charset="euc-kr">', "cp949", KOREAN),
        ("<meta charset=ISO-8859-1>", "cp1252", ENGLISH),
        (
            '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">',
            "cp1250",
            "Burmistrz powiedział, że most zostanie zamknięty.",
        ),
        ('<?xml version="1.0" encoding="iso-8859-2"?>', "iso8859-2", "Příliš žluťoučký kůň."),
        ("<meta charset='shift_jis'>", "cp932", "市長は橋を閉鎖すると述べた。①"),
    ],
)
def test_a_declared_encoding_is_read_as_browsers_read_it(
    declaration: str, encoding: str, text: str
) -> None:
    decoded = decode(f"{declaration}<p>{text}</p>".encode(encoding))
    assert text in decoded.text
    assert decoded.warnings == ()


def test_strict_utf8_wins_over_a_wrong_declaration() -> None:
    assert KOREAN in decode(f'<meta charset="iso-8859-1">{KOREAN}'.encode()).text


@pytest.mark.parametrize("name", ["x-nonsense", "rot13", "utf-7", "hex"])
def test_a_declaration_that_names_no_text_encoding_is_passed_over(name: str) -> None:
    assert FRENCH in decode(f"<meta charset={name}>{FRENCH}".encode("cp1252")).text


def test_a_cut_off_utf8_text_loses_one_character_and_says_so() -> None:
    cut = decode((KOREAN + "끝").encode()[:-1])
    assert cut.text == KOREAN + "\ufffd"
    assert cut.warnings == ("one place is not valid UTF-8 and is shown as \ufffd",)


def test_bytes_that_no_encoding_knows_are_still_read() -> None:
    decoded = decode(b"A quiet week in Eastmoor \x81\x8d and nothing else happened there at all.")
    assert decoded.text.startswith("A quiet week in Eastmoor")
    assert decoded.warnings


@given(st.binary(max_size=300))
@settings(max_examples=100, deadline=None)
def test_decoding_never_fails_and_drops_the_mark(data: bytes) -> None:
    decoded = decode(data)
    codecs.lookup(decoded.encoding)
    assert isinstance(decoded.text, str)


def test_a_mark_and_a_nul_are_the_mark_of_utf32_which_begins_alike() -> None:
    assert decode(b"\xff\xfe\0\0p\0\0\0").text == "p"


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200).filter(
        lambda text: not text.startswith("\0")  # a mark and a NUL are the mark of UTF-32
    )
)
@settings(max_examples=50, deadline=None)
def test_marked_text_comes_back_as_it_was(text: str) -> None:
    for encoding in ("utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding)).text == text
