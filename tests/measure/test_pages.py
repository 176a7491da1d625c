from pathlib import Path

import pytest

from bot.measure.pages import load_pages
from bot.measure.questions import QuestionsError
from tests.measure.conftest import PAGE_KEY


def test_a_page_has_its_known_body_and_the_head_that_our_reader_reads(pages: Path):
    snapshot = load_pages(pages)

    assert len(snapshot) == 1  # the short page and the German one are left out
    (head,) = snapshot.heads
    assert head.id == PAGE_KEY[:10]
    assert head.title == "Dunmere closes its bridge"
    assert snapshot.body(0).startswith("The council of Dunmere")


@pytest.mark.parametrize("text", ["", "[]", '{"a": {}}'])
def test_a_ground_truth_of_another_form_is_an_error(pages: Path, text: str):
    (pages / "ground-truth.json").write_text(text, "utf-8")

    with pytest.raises(QuestionsError, match="ground-truth"):
        load_pages(pages)
