from bot.answer.chunks import read_words
from bot.answer.reading import read_passage
from bot.answer.spans import find_parts


def parts(text: str) -> dict[str, str]:
    [sentence] = read_passage(text)
    found = find_parts(sentence, read_words(sentence), frozenset())
    assert len({(part.start, part.end) for part in found}) == len(found)
    return {text[part.start : part.end]: part.shape for part in found}


def test_names_come_without_titles_and_with_the_rest_of_their_list():
    assert parts("Mayor Idris Quill smiled.")["Idris Quill"] == "person"
    assert parts("Boats came from France, Germany and Spain.")["France, Germany and Spain"] == (
        "place"
    )


def test_figures_come_with_their_unit():
    found = parts("The fleet has 12 boats and $61 million.")

    assert found["12 boats"] == "number"
    assert found["$61 million"] == "money"


def test_quoted_words_come_without_their_marks():
    assert parts("She called it “a very sad day” twice.")["a very sad day"] == "quote"


def test_every_part_knows_its_words():
    [sentence] = read_passage("Orla Venn, 51, sold 12 old boats to the Brine Institute on Monday.")
    words = read_words(sentence)

    for part in find_parts(sentence, words, frozenset({"boat"})):
        assert words[part.first].start <= part.start < part.end <= words[part.last - 1].end
