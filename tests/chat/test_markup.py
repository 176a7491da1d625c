"""Text of articles is shown character for character and does nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.markup import emphasized, escape, inline, quotation, unescape
from bot.search.values import Span

SIGNS = st.text(alphabet=st.sampled_from("\\*_~`|[]()<>@#:-+.1 \nab/é한😀"), max_size=80)


@given(st.text() | SIGNS, st.booleans())
def test_escaping_can_be_undone(text: str, line_start: bool):
    assert unescape(escape(text, line_start=line_start)) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("*b* _i_ __u__ ~~s~~ `c` ||x||", r"\*b\* \_i\_ \_\_u\_\_ \~\~s\~\~ \`c\` \|\|x\|\|"),
        (
            "<@1> <@&2> <#3> <t:4> </ask:5> <:e:6>",
            r"\<\@1> \<\@&2> \<#3> \<t:4> \</ask:5> \<\:e:6>",
        ),
        ("@everyone @here", r"\@everyone \@here"),
        ("[x](https://e.example)", r"\[x\](https\://e.example)"),
        (":smile: at 10:19", r"\:smile: at 10:19"),
        ("# head\n-# small\n> bar\n- list\n  + more\n12. one", None),
        ("no. 5 # - > + here", "no. 5 # - > + here"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_what_means_something_to_discord_is_escaped(text: str, shown: str | None):
    if shown is None:
        shown = "\\# head\n\\-# small\n\\> bar\n\\- list\n  \\+ more\n12\\. one"
    assert escape(text) == shown


def test_the_answering_words_are_bold():
    text = "Minister Orla Venn spoke with Harbour Chief Tam Bessel on Tuesday."
    marked = emphasized(text, [Span(119, 124), Span(125, 129), Span(144, 154)], start=100)

    assert marked == "Minister Orla Venn **spoke with** Harbour Chief **Tam Bessel** on Tuesday."


@given(
    SIGNS,
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)).map(lambda ends: Span(*ends))),
)
def test_bold_leaves_every_character_where_it_is(text: str, spans: list[Span]):
    plain = re.sub(r"(?<!\\)((?:\\\\)*)\*\*", r"\1", emphasized(text, spans))

    assert unescape(plain) == text


@given(SIGNS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 90)).map(lambda e: Span(*e))))
def test_bold_is_always_closed_on_its_line(text: str, spans: list[Span]):
    for line in emphasized(text, spans).split("\n"):
        assert len(re.findall(r"(?<!\\)(?:\\\\)*\*\*", line)) % 2 == 0


def test_every_line_of_a_quotation_stands_behind_a_bar():
    assert quotation("One.\n\n# Two.") == "> One.\n> \\# Two."


def test_a_name_is_one_line_without_what_cannot_be_seen():
    assert inline("Orla\u202e\n Venn\u200b") == "Orla Venn"


def test_a_name_written_right_to_left_is_isolated():
    assert inline("אורלה") == "\u2068אורלה\u2069"


@given(st.text(), st.integers(3, 60))
def test_a_name_keeps_its_limit(text: str, limit: int):
    assert len(inline(text, limit)) <= limit + 2
