import pytest

from bot.answer.values import LONGEST_QUOTE, Extract, NotVerbatimError
from bot.news.article import Head

HEAD = Head("bridge", "t")


def test_an_extract_is_what_the_body_says_there():
    Extract(HEAD, 4, 10, "bridge").verify("The bridge fell.")


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        (4, 10, "Bridge"),
        (3, 10, "bridge"),
        (-12, -6, "bridge"),
        (4, 99, "bridge fell."),
        (4, 4, ""),
    ],
)
def test_an_extract_that_the_body_does_not_say_is_refused(start: int, end: int, text: str):
    with pytest.raises(NotVerbatimError, match="differs"):
        Extract(HEAD, start, end, text).verify("The bridge fell.")


def test_a_quotation_longer_than_allowed_is_refused():
    body = "x" * (LONGEST_QUOTE + 1)

    Extract(HEAD, 0, LONGEST_QUOTE, body[:-1]).verify(body)
    with pytest.raises(NotVerbatimError, match="too long"):
        Extract(HEAD, 0, len(body), body).verify(body)
