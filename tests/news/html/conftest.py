"""One parser process for all tests of a module, and pages to write with it."""

from collections.abc import Iterator

import pytest

from bot.news.html.process import HtmlParser
from bot.news.limits import Limits


@pytest.fixture(scope="module")
def parser() -> Iterator[HtmlParser]:
    with HtmlParser(Limits()) as parser:
        yield parser
