import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.boilerplate import Boilerplate, boilerplate


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Boilerplate.END, "12 Comments"),
        (Boilerplate.END, "About the author"),
        (Boilerplate.END, "댓글 3"),
        (Boilerplate.WALL, "Related articles"),
        (Boilerplate.WALL, "More from the harbour"),
        (Boilerplate.WALL, "Leia também: a ponte"),
        (Boilerplate.WALL, "関連記事"),
        (Boilerplate.PROMO, "Sign up for our daily newsletter."),
        (
            Boilerplate.PROMO,
            "Want more of this? Sign up here and we will send you the best of the town each day.",
        ),
        (Boilerplate.PROMO, "Click here to read more stories like this one."),
        (Boilerplate.LEGAL, "© 2024 Marrow Gazette. All rights reserved."),
        (Boilerplate.LEGAL, "We use cookies on this site to show you what you like best of all."),
        (Boilerplate.TOOL, "• Link copied"),
        (Boilerplate.TOOL, "ADVERTISEMENT"),
        (Boilerplate.TOOL, "READ MORE: Bridge opens in spring"),
        (Boilerplate.SIGN_OFF, "(Reporting by Ada Quill; Editing by Tom Berg)"),
        (Boilerplate.SIGN_OFF, "Source: Wire"),
        (Boilerplate.SIGN_OFF, "Gazette writer Ada Quill in Oakvale contributed to this report."),
    ],
)
def test_a_line_of_the_page_is_known_for_what_it_does(kind: Boilerplate, text: str) -> None:
    assert boilerplate(text) is kind


@pytest.mark.parametrize(
    "text",
    [
        "Readers of the newsletter were asked to donate to the lifeboat crew of the town, he said.",
        "The court ruled on Monday that the copyright of the map belongs to the town for ever.",
        '"Subscribe to our idea or leave it," she told the council on Monday, and left the hall.',
        "We should all donate to the lifeboat crew, however little we have, and thank them for it.",
        "Nobody commented.",
        "Comments by the mayor had angered traders who sell at the hall.",
        "",
        "share " * 300,
    ],
)
def test_news_that_only_uses_such_words_is_not_boilerplate(text: str) -> None:
    assert boilerplate(text) is None


@given(st.text(max_size=200))
def test_any_line_is_decided(text: str) -> None:
    assert boilerplate(text) in {None, *Boilerplate}
