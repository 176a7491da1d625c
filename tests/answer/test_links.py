from urllib.parse import unquote, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from bot.answer.links import DIRECTIVE, LONGEST, deep_link

PAGE = "https://harbourpost.example/news/patrols"
LONG = (
    "Harbour Minister Orla Venn spoke with Fleet Chief Tam Bessel by telephone on Tuesday about "
    "night patrols off the Kestrel Islands."
)


def test_a_short_quotation_stands_in_the_link_as_a_whole():
    assert deep_link(PAGE, "The ferry stopped.") == f"{PAGE}#:~:text=The%20ferry%20stopped."


def test_a_long_quotation_is_found_by_its_first_and_last_words():
    assert deep_link(PAGE, LONG) == (
        f"{PAGE}#:~:text=Harbour%20Minister%20Orla%20Venn%20spoke,patrols%20off%20the%20Kestrel"
        "%20Islands."
    )


def test_a_quotation_over_two_paragraphs_begins_in_one_and_ends_in_the_other():
    assert deep_link(PAGE, "It stopped.\n\nNobody knows why.") == (
        f"{PAGE}#:~:text=It%20stopped.,Nobody%20knows%20why."
    )


def test_the_signs_of_the_directive_are_encoded():
    assert deep_link(PAGE, "Won-sik, Shin & Co").endswith("text=Won%2Dsik%2C%20Shin%20%26%20Co")


def test_the_pages_own_fragment_stays_and_an_older_directive_goes():
    assert deep_link(f"{PAGE}#top:~:text=old", "New.") == f"{PAGE}#top:~:text=New."


def test_without_text_or_room_it_is_the_plain_link():
    assert deep_link(PAGE, " \n ") == PAGE
    assert deep_link("https://a.example/" + "x" * LONGEST, LONG) == (
        "https://a.example/" + "x" * LONGEST
    )


@given(st.text(min_size=1))
def test_any_text_gives_a_valid_link_whose_ends_are_words_of_the_text(text: str):
    link = deep_link(PAGE, text)

    assert len(link) <= LONGEST
    assert link.isascii()
    assert urlsplit(link).netloc == "harbourpost.example"
    if DIRECTIVE in link:
        spaced = " ".join(text.encode("utf-8", "replace").decode().split())
        for end in link.split(DIRECTIVE)[1].split(","):
            assert unquote(end) in spaced
