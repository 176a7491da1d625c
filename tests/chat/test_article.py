"""Pages of an article and the surroundings of a quotation: complete, and accepted by Discord."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.article import render_article, render_context
from bot.chat.custom_ids import OpenArticle
from bot.chat.keys import place
from bot.chat.markup import emphasized
from bot.chat.pages import split_pages
from bot.chat.words import Language
from bot.library.values import StoredArticle
from bot.news.article import Article, Head
from bot.search.snapshot import Snapshot
from tests.chat.accepted import check_accepted
from tests.chat.strategies import HEADS, SIGNS

BODIES = st.lists(
    st.text(alphabet=st.sampled_from(SIGNS), max_size=60).map(lambda text: text * 20), max_size=6
).map("\n".join)


@settings(max_examples=40, deadline=None)
@given(HEADS, BODIES, st.integers(0, 9), st.sampled_from(Language))
def test_every_page_of_every_article_is_shown_whole(
    head: Head, body: str, page: int, language: Language
):
    snapshot = Snapshot.build([Article(head, body)])

    message = render_article(snapshot, 0, page, language)

    check_accepted(message)
    pages = split_pages(body)
    if pages:
        start, end = pages[min(page, len(pages) - 1)]
        assert emphasized(body[start:end]).strip() in message.content


@settings(max_examples=60, deadline=None)
@given(HEADS, BODIES.filter(str.strip), st.booleans(), st.data())
def test_every_quotation_is_shown_among_its_paragraphs(
    head: Head, body: str, current: bool, data: st.DataObject
):
    start = data.draw(st.integers(0, len(body) - 1))
    end = data.draw(st.integers(start + 1, min(len(body), start + 400)))
    stored = StoredArticle(Article(head, body), 1, current, None, datetime.now(UTC))
    quoted = place(head.id, start, body[start:end])

    message = render_context(stored, quoted, Language.KOREAN)

    check_accepted(message)
    words = "".join(char for char in body[start:end] if char.isalnum())
    assert words in "".join(char for char in message.content if char.isalnum())


def test_the_whole_article_opens_at_the_page_of_the_quotation():
    body = "\n\n".join(f"Paragraph {number}. " + "Some words. " * 60 for number in range(9))
    start = body.index("Paragraph 7")
    stored = StoredArticle(Article(Head("a", "T"), body), 1, True, None, datetime.now(UTC))
    quoted = place("a", start, body[start : start + 11])

    [whole] = render_context(stored, quoted, Language.ENGLISH).buttons()

    assert isinstance(whole.press, OpenArticle)
    first, last = split_pages(body)[whole.press.page]
    assert first <= start < last
