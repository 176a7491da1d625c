import pytest

from bot.answer.figures import find_figures
from bot.answer.types import Type


@pytest.mark.parametrize(
    ("text", "kind", "figure"),
    [
        ("The yard paid $5 million.", Type.MONEY, "$5 million"),
        ("About 12 percent voted.", Type.PERCENT, "About 12 percent"),
        ("It opened on May 3, 2024.", Type.DATE, "May 3, 2024"),
        ("It took 18 months.", Type.DURATION, "18 months"),
        ("The fleet has forty boats.", Type.NUMBER, "forty"),
    ],
)
def test_a_figure_has_the_more_telling_type(text: str, kind: Type, figure: str):
    (found,) = find_figures(text)

    assert found.type is kind
    assert text[found.start : found.end] == figure


def test_a_text_without_figures_has_none():
    assert find_figures("The keeper rang the bell.") == []
