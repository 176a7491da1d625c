import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.news.markup import Block, to_plain


def texts(markdown: str) -> list[str]:
    return [block.text for block in to_plain(markdown).blocks]


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("The *old* pier is **closed**.", "The old pier is closed."),
        ("The ***very* old** pier", "The very old pier"),
        ("The _old_ pier is __closed__.", "The old pier is closed."),
        ("a snake_case_name and 5 * 3 * 2 stay", "a snake_case_name and 5 * 3 * 2 stay"),
        ("~~Monday~~ Tuesday", "Monday Tuesday"),
        ("[The harbour](https://x.example/a_(b) 'T') is shut", "The harbour is shut"),
        ("[The harbour][1] is shut\n\n[1]: https://x.example", "The harbour is shut"),
        ("It was “terible” [sic]", "It was “terible” [sic]"),
        ("<https://x.example/a> or <mailto:a@x.example>", "https://x.example/a or a@x.example"),
        ("Use `pier *x*` here", "Use pier *x* here"),
        (r"5\* and \[this\] and 1\. that", "5* and [this] and 1. that"),
        ("Fish &amp; chips &lt;3", "Fish & chips <3"),
        ("A <span class='x'>pier</span> closed", "A pier closed"),
        ("A fact.[^1]\n\n[^1]: From the archive.", "A fact."),
        ("**“We close”**, she said.", "“We close”, she said."),
        ("An unclosed **mark and [bracket stay", "An unclosed **mark and [bracket stay"),
    ],
)  # fmt: skip
def test_marks_inside_lines_go_and_their_words_stay(markdown: str, plain: str) -> None:
    assert texts(markdown) == [plain]


def test_lines_of_a_paragraph_are_joined_and_hard_breaks_are_kept() -> None:
    assert texts("The pier\nis closed.  \nIt opens\\\nin May.\n\nMore.") == [
        "The pier is closed.\nIt opens\nin May.",
        "More.",
    ]


def test_headings_are_paragraphs_of_their_own_with_a_level() -> None:
    markdown = "# Pier #\nText\n## Why\n\nTitle\n=====\nSub *x*\n---\nEnd\n\n---\n***\nLast"
    assert to_plain(markdown).blocks == (
        Block("Pier", 1),
        Block("Text"),
        Block("Why", 2),
        Block("Title", 1),
        Block("Sub x", 2),
        Block("End"),
        Block("Last"),
    )


def test_lists_are_lines_and_quotations_lose_their_marks() -> None:
    assert texts("- one\n- two\n  goes on\n* three\n\n1. first\n2. second\n\n> said\n> she") == [
        "one\ntwo goes on\nthree",
        "1. first\n2. second",
        "said she",
    ]


def test_table_rows_are_lines() -> None:
    assert texts("| Day | Ships |\n| --- | :---: |\n| Mon | 3 |\n| Tue | 5 |") == [
        "Day | Ships\nMon | 3\nTue | 5"
    ]


def test_characters_of_private_use_stay_as_they_are() -> None:
    assert texts("An \ue041 and \\*a star\\*") == ["An \ue041 and *a star*"]


def test_a_fence_that_is_not_closed_reaches_to_the_end() -> None:
    assert texts("Before\n```\n# not *a* heading\n") == ["Before", "# not *a* heading"]


def test_fenced_text_stays_as_it_is() -> None:
    assert texts("```\n# not *a* heading\n\n  x\n```\nAfter") == [
        "# not *a* heading\n\n  x",
        "After",
    ]


def test_images_comments_and_footnotes_are_kept_aside() -> None:
    plain = to_plain(
        "![The pier at dawn](pier.jpg)\n\nText<!-- check this -->.\n\n[![Map](m.png)](m.html)\n\n"
        "[^n]: A *note*.\n<!-- unclosed stays"
    )
    assert plain.leftovers == ("check this", "The pier at dawn", "Map", "A note.")
    assert [block.text for block in plain.blocks] == ["Text.", "<!-- unclosed stays"]


@pytest.mark.parametrize(
    "mark",
    [
        *("<!--", "*a ", "**a ", "[a](", "``", "a`", "`a ``", "![", "_a", "_a ", "> ", ">", "<a "),
        *("|-", "[[", "~~a", "\\", "&a", "a\n", "a b  \n", "```\n", "# a\n"),
    ],
)
def test_hostile_text_is_read_in_time_that_grows_with_its_length(mark: str) -> None:
    to_plain(mark * 50_000)  # quadratic work would take minutes


@given(st.text(st.sampled_from("ab *_`[]()!<>#-|>~\\\n&;1."), max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_and_blocks_are_never_empty(text: str) -> None:
    for block in to_plain(text).blocks:
        assert block.text.strip()


@given(st.lists(st.text(st.characters(categories=["Ll", "Lu"]), min_size=1), min_size=1))
@settings(max_examples=50, deadline=None)
def test_plain_paragraphs_stay_as_they_are(words: list[str]) -> None:
    paragraphs = [f"{word} and more" for word in words]
    assert texts("\n\n".join(paragraphs)) == paragraphs
