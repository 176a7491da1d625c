"""What all tests of reading share: the known outlets, and one process that parses HTML."""

from collections.abc import Iterator

import pytest

from bot.news.html.process import HtmlParser
from bot.news.limits import Limits
from bot.news.outlets import Outlets


@pytest.fixture(scope="session")
def outlets() -> Outlets:
    return Outlets.load()


@pytest.fixture(scope="session")
def parser() -> Iterator[HtmlParser]:
    with HtmlParser(Limits()) as parser:
        yield parser
