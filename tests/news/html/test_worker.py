import io

import pytest
from pydantic import TypeAdapter

from bot.news.html.page import Page
from bot.news.html.process import receive, send
from bot.news.html.worker import serve
from tests.news.html.pages import article, page


def test_pages_are_answered_in_order_until_the_input_ends() -> None:
    source, output = io.BytesIO(), io.BytesIO()
    for text in (page(article("Old pier closed")), page("<p>x</p>"), page(article("Dam is safe"))):
        send(source, text.encode())
    source.seek(0)
    with pytest.raises(EOFError):
        serve(source, output, seconds=600)
    output.seek(0)
    assert receive(output) == b""  # ready
    answers = [TypeAdapter(Page).validate_json(receive(output)) for _ in range(3)]
    assert [[one.title for one in answer.articles] for answer in answers] == [
        ["Old pier closed"],
        [],
        ["Dam is safe"],
    ]
    assert answers[1].problem == "holds no article text"


@pytest.mark.parametrize("sent", [b"", b"\x00" * 7, b"\x00" * 7 + b"\x05abc"])
def test_a_message_that_is_cut_off_is_the_end(sent: bytes) -> None:
    with pytest.raises(EOFError):
        receive(io.BytesIO(sent))
