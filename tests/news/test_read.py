"""The table of bad inputs: what was given, what is said of it, and that the rest goes on."""

import gzip
import io
import json
import zipfile
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.html.process import HtmlParser
from bot.news.limits import Limits
from bot.news.outlets import Outlets
from bot.news.read import read
from bot.news.reading import Reading
from tests.news.html.pages import OTHER, STORY, article, linked, news, page, paragraphs

LIMITS = Limits(file_bytes=2_000_000)
BODY = "\n\n".join(STORY)
PASTED = f"Old pier to be repaired\n\nBy Ada Quill\n\nPublished : Mar. 1, 2024 - 10:19\n\n{BODY}\n"
RECORD = {"id": "pier", "title": "Old pier to be repaired", "body": BODY}
KOREAN = "이스트무어 시장은 월요일에 낡은 다리를 닫고 봄까지 고치겠다고 시민들에게 말했다."


class Reader:
    """Reads what a test gives it, and says what was said."""

    def __init__(self, outlets: Outlets, parser: HtmlParser) -> None:
        self._outlets = outlets
        self._parser = parser

    def __call__(self, data: bytes | str, name: str = "file") -> Reading:
        data = data.encode() if isinstance(data, str) else data
        return read(data, name, outlets=self._outlets, limits=LIMITS, parser=self._parser)

    def refusals(self, data: bytes | str, name: str = "file") -> list[str]:
        return list(map(str, self(data, name).refused))

    def bodies(self, data: bytes | str, name: str = "file") -> list[str]:
        reading = self(data, name)
        assert reading.refused == ()
        return [record.article.body for record in reading.records]


@pytest.fixture(scope="module")
def reader(outlets: Outlets, parser: HtmlParser) -> Reader:
    return Reader(outlets, parser)


def zipped() -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("pier.txt", PASTED)
    return file.getvalue()


def hanging_page() -> str:
    attributes = " ".join(f"a{number}=1" for number in range(100_000))
    return page(f"<p {attributes}>{STORY[0]}</p>")


def billion_laughs() -> str:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{entities}]><x>&e11;</x>'


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("pier.txt", PASTED),
        ("pier", PASTED),
        ("pier.html", page(article())),
        ("pier", page(article())),
        ("pier.txt", page(article())),
        ("pier.json", json.dumps(RECORD)),
        ("pier", json.dumps([RECORD])),
        ("pier.jsonl", json.dumps(RECORD)),
        ("pier.md", f"---\ntitle: Old pier to be repaired\n---\n{BODY}"),
        ("pier", f"# Old pier to be repaired\n\n{BODY}"),
    ],
)
@pytest.mark.parametrize("packed", [False, True])
def test_every_form_is_told_by_its_content_packed_or_not(
    reader: Reader, name: str, data: str, packed: bool
) -> None:
    given = gzip.compress(data.encode()) if packed else data.encode()
    reading = reader(given, f"{name}.gz" if packed else name)
    assert [record.article.body for record in reading.records] == [BODY]
    assert reading.records[0].article.head.title == "Old pier to be repaired"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (gzip.compress(b""), "is empty"),
        (" \n\t\r\n \u3000", "holds nothing but white space"),
        (b"\xef\xbb\xbf\n", "holds nothing but white space"),
        (b"\xff\xfe \x00\n\x00", "holds nothing but white space"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00", "is a PNG image"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "is a PDF document; copy its text into a .txt file"),
        (zipped(), "is a ZIP archive or an Office document; unpack it or save it as plain text"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04" + b"\x00" * 50, "is a program"),
        (b"\x00\x01\x02\x03\x04" * 100, "is binary data, not text"),
        (gzip.compress(zipped()), "is a ZIP archive or an Office document"),
        (b"x" * 2_000_001, "is 2.1 MB, over the limit of 2 MB a file"),
        (gzip.compress(bytes(60_000_000)), "unpacks to more than the limit of 2 MB"),
        (gzip.compress(PASTED.encode())[:-9], "is a gzip file that is cut off"),
        (gzip.compress(gzip.compress(PASTED.encode())), "is a gzip archive"),
        (page("<h1>Hello</h1><p>Nothing here.</p>"), "holds no article text"),
        (page("<p>We use cookies. Our partners need your consent to cookies.</p>"),
         "is a cookie or consent wall, not an article; save the page after answering it"),
        (page("<h1>Sign in</h1><input type=password><p>Forgot your password?</p>"),
         "is a login page, not an article; save the page when logged in"),
        (page("<noscript>You need to enable JavaScript.</noscript>"),
         "shows its text only with JavaScript; save it from a browser, or paste its text"),
        (f"<h1>Old pier shut</h1>{paragraphs()}<h1>New hall opened</h1>{paragraphs(OTHER)}",
         "holds 2 articles and does not mark where they end; save each as a file"),
        (billion_laughs(), "is XML of a kind that is not read (its root is <x>)"),
        ('<?xml version="1.0"?><rss></rss>', "is an RSS feed, a list of articles and not the"),
        ('{"title": "Pier", "body": "cut o', ":1: is cut off: no end of the text that begins at"),
        ('[{"title": "Pier"},\n {"title" "Dam"}]', ":2: is not valid JSON: a colon is missing at"
         " column 11"),
        ('{"a": ' * 100_000, ":1: is not read: its values are nested too deeply"),
        ("---\na: &a [1]\ntitle: *a\n---\n# Pier", ":3: has front matter that is not YAML:"),
        ("Home\nSport\nWeather\n", ":1: holds no article"),
    ],
)  # fmt: skip
def test_bad_input_is_refused_with_a_sentence(reader: Reader, data: bytes | str, said: str) -> None:
    reading = reader(data)
    assert reading.records == ()
    (problem,) = reading.refused
    assert str(problem).removeprefix("file: ").removeprefix("file").startswith(said)


def test_a_page_that_grows_over_the_memory_limit_is_refused(outlets: Outlets) -> None:
    limits = Limits(seconds=60, memory_bytes=200_000_000)
    reading = read(page("<p>a</p>" * 1_200_000).encode(), "a", outlets=outlets, limits=limits)
    assert list(map(str, reading.refused)) == ["a: needs more than 200 MB of memory to parse"]


def test_a_page_that_hangs_is_refused_and_the_next_is_read(outlets: Outlets) -> None:
    with HtmlParser(Limits(seconds=2)) as impatient:
        reader = Reader(outlets, impatient)
        assert reader.refusals(hanging_page(), "a.html") == [
            "a.html: took longer than 2 s to parse"
        ]
        assert reader.bodies(page(article()), "b.html") == [BODY]


def test_a_bad_line_costs_only_itself(reader: Reader) -> None:
    lines = [json.dumps(RECORD), '{"title": "cut o', json.dumps({"title": "B", "body": "Kept."})]
    reading = reader("\n".join(lines), "a.jsonl")
    assert [record.article.body for record in reading.records] == [BODY, "Kept."]
    assert list(map(str, reading.refused)) == [
        "a.jsonl:2: is cut off: no end of the text that begins at column 11"
    ]


@pytest.mark.parametrize(
    "text",
    [
        page(article() + article("Library opens a hall", OTHER)),
        page(article()) + page(article("Library opens a hall", OTHER)),
        page("<p>x</p>", linked(
            news(headline="Old pier", articleBody=BODY),
            news(headline="Library opens", articleBody="\n\n".join(OTHER)),
        )),
    ],
)  # fmt: skip
def test_two_articles_in_one_page_are_both_read(reader: Reader, text: str) -> None:
    assert reader.bodies(text, "two.html") == [BODY, "\n\n".join(OTHER)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "euc_kr"])
def test_korean_is_read_in_every_encoding_and_form(reader: Reader, encoding: str) -> None:
    record = json.dumps({"title": "다리", "body": KOREAN}, ensure_ascii=False)
    twice = (KOREAN, f"{KOREAN} 끝.")
    for name, text in (
        ("a.json", record),
        (
            "a.html",
            page(f"<article><h1>다리</h1>{paragraphs(twice)}</article>"),
        ),
        ("a.md", f"# 다리\n\n{KOREAN}"),
        ("a.txt", f"다리를 닫는다\n\n{KOREAN}\n\n{KOREAN} 끝."),
    ):
        (body, *_) = reader.bodies(text.encode(encoding), name)
        assert KOREAN in body


def test_windows_1252_is_read_right_and_said(reader: Reader) -> None:
    text = "The café’s licence “won’t be renewed” — the mayor of Eastmoor said so on Monday night."
    reading = reader(json.dumps({"title": "A", "body": text}, ensure_ascii=False).encode("cp1252"))
    (record,) = reading.records
    assert record.article.body == text
    assert record.warnings == (
        "the file does not declare its encoding and was read as Windows-1252",
    )


def test_what_cannot_be_seen_does_not_reach_what_people_see(reader: Reader) -> None:
    hidden = "The old\u200b pier\u202e of East\x00moor is closed for good, he\u2066 said today."
    html = page(article(texts=(hidden, *STORY)))
    for text in (html, f"# Pier\n\n{hidden}", f"Pier is closed\n\n{hidden}\n\n{BODY}"):
        (body,) = reader.bodies(text)
        assert body.startswith("The old pier of Eastmoor is closed for good, he said today.")


def test_a_page_can_be_read_without_a_parser_of_ones_own(outlets: Outlets) -> None:
    reading = read(page(article()).encode(), "pier.html", outlets=outlets)
    assert [record.article.body for record in reading.records] == [BODY]


FORMS = [PASTED, json.dumps(RECORD), f"---\ntitle: Pier\n---\n{BODY}", gzip.compress(b"x").hex()]


@given(st.binary(max_size=200), st.sampled_from(["a", "a.json", "a.jsonl", "a.md", "a.txt.gz"]))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    limits = replace(LIMITS, memory_bytes=1)  # no page of HTML is to be parsed here
    reading = read(data, name, outlets=Outlets([]), limits=limits)
    assert reading.records or reading.refused
    for problem in reading.refused:
        assert problem.file == name
        assert problem.reason


@given(st.sampled_from(FORMS), st.integers(0, 2000), st.integers(0, 2000), st.binary(max_size=3))
@settings(max_examples=150, deadline=None)
def test_damaged_files_are_read_or_refused(text: str, cut: int, at: int, noise: bytes) -> None:
    data = text.encode()[:cut]
    data = data[:at] + noise + data[at:]
    reading = read(data, "a", outlets=Outlets([]), limits=replace(LIMITS, memory_bytes=1))
    assert reading.records or reading.refused
