from hypothesis import given
from hypothesis import strategies as st

from bot.chat.limits import length
from bot.chat.markup import emphasized
from bot.chat.pages import ROOM, around, page_at, split_pages

BODIES = st.lists(st.text(alphabet="abc *_.\n", max_size=120), max_size=8).map("\n".join)


@given(BODIES, st.integers(20, 200))
def test_pages_hold_everything_in_order_and_fit(body: str, room: int):
    pages = split_pages(body, room)

    assert "".join("".join(body[start:end] for start, end in pages).split()) == "".join(
        body.split()
    )
    assert all(length(emphasized(body[start:end])) <= room for start, end in pages)
    assert all(page.start < page.end for page in pages)


@given(BODIES.filter(str.strip), st.data())
def test_the_page_of_a_quotation_is_found(body: str, data: st.DataObject):
    pages = split_pages(body, 50)
    inked = [place for place, char in enumerate(body) if not char.isspace()]
    at = data.draw(st.sampled_from(inked))

    page = pages[page_at(pages, at)]

    assert page.start <= at < page.end


@given(BODIES.filter(str.strip), st.data())
def test_the_surroundings_hold_the_quotation(body: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, min(len(body), start + 400)))

    span = around(body, start, end)

    assert span.start <= start
    assert span.end >= end


def test_the_surroundings_are_whole_paragraphs_on_both_sides():
    body = "\n\n".join(f"Paragraph {number}. " + "Some words. " * 20 for number in range(9))
    start = body.index("Paragraph 4")

    span = around(body, start, start + 11)
    shown = body[span.start : span.end]

    assert shown.startswith("Paragraph 2")
    assert "Paragraph 5" in shown
    assert length(emphasized(shown)) <= ROOM


def test_a_quotation_in_an_endless_paragraph_keeps_its_neighbours():
    body = "word " * 2000 + "Here it stands. " + "word " * 2000
    start = body.index("Here")

    span = around(body, start, start + 15)

    assert span.start < start < start + 15 < span.end
    assert span.end - span.start < ROOM


def test_an_endless_paragraph_is_split_at_spaces():
    body = "word " * 1000

    pages = split_pages(body)

    assert len(pages) == 4
    assert all(body[start:end].strip().endswith("word") for start, end in pages)
    assert all(length(emphasized(body[start:end])) <= ROOM for start, end in pages)


def test_a_paragraph_without_spaces_is_split_anywhere():
    assert [tuple(page) for page in split_pages("x" * 4000)] == [
        (0, 1500),
        (1500, 3000),
        (3000, 4000),
    ]
