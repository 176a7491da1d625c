import pytest
from lxml.etree import fromstring as parse
from lxml.html import fromstring

from bot.news.html.paragraphs import as_paragraphs, split_at_breaks, text_of, without


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<body><p>One.</p><p>Two.</p></body>", "One.\n\nTwo."),
        ("<body><head>Why</head><p>One.</p></body>", "Why\n\nOne."),
        ("<body><p>One.<lb/>Two.</p></body>", "One.\nTwo."),
        ("<body><p>One.<lb/><lb/>Two.</p></body>", "One.\n\nTwo."),
        ("<body><list><item>a</item><item>b <hi>c</hi></item></list></body>", "a\nb c"),
        ("<body><list><item><p>a</p><list><item>b</item></list></item></list></body>", "a\nb"),
        ("<body><table><row><cell>a</cell><cell><p>b</p></cell></row></table></body>", "a | b"),
        ("<body><quote><p>One.</p><p>Two.</p></quote>after</body>", "One.\n\nTwo.\n\nafter"),
        ("<body><p> spread\n over   lines </p></body>", "spread over lines"),
        ("<body/>", ""),
    ],
)
def test_the_elements_of_a_body_become_paragraphs(markup: str, text: str) -> None:
    assert text_of(parse(markup)) == text


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<p>One.<br><br>Two <b>more</b>.<br> <br/>Three.</p>", ["One.", "Two more.", "Three."]),
        ("<p>One.<br><br><br>Two.</p>", ["One.", "Two."]),
        ("<p>One.<br>still one.</p>", ["One.still one."]),
        ("<p>One.<br>a<br>still one.</p>", ["One.astill one."]),
        ("<p><br><br></p>", ["", ""]),
    ],
)
def test_two_line_breaks_in_a_row_end_a_paragraph(markup: str, paragraphs: list[str]) -> None:
    tree = fromstring(f"<div>{markup}<p>Last.</p></div>")
    split_at_breaks(tree)
    texts = [element.text_content() for element in tree.iter("p")]
    assert texts == [*paragraphs, "Last."]


def test_many_line_breaks_are_split_in_time_that_grows_with_their_number() -> None:
    tree = fromstring("<p>" + "x<br><br>" * 20_000 + "</p>")
    split_at_breaks(tree)


def test_declared_texts_get_single_blank_lines() -> None:
    assert as_paragraphs(" One  two.\r\n\r\n\n\n Three.\nFour. ") == "One two.\n\nThree.\nFour."


def test_title_and_captions_are_taken_out_of_a_body() -> None:
    body = "Old pier closed\n\nThe pier at dawn. (Quill)\n\nThe pier is closed."
    assert without(body, "Old Pier: closed", ("The pier at dawn (Quill)",)) == "The pier is closed."
    assert without(body, None, ()) == body
