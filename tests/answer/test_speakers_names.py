"""As what a speaker is named: the fullest name that the article gives."""

import pytest

from bot.answer.speakers import find_speaker
from bot.answer.values import Speaker
from bot.search.sentences import split_sentences


def speaker(body: str, words: str) -> str | None:
    """The name of the speaker of the sentence of `body` that holds `words`."""
    at = body.index(words)
    span = next(span for span in split_sentences(body) if span.start <= at < span.end)
    found = find_speaker(body, span.start, span.end)
    return found.name if found else None


def test_a_surname_is_given_as_the_fullest_name_in_the_article() -> None:
    body = "Lantern maker Teodora K. Vance opened a shop.\n\nRents are high, Vance said."

    assert speaker(body, "Rents") == "Teodora K. Vance"


def test_the_span_is_where_the_fullest_name_stands_even_after_the_quotation() -> None:
    body = "“Rents are high,” Imber said.\n\nPeter Imber opened a bakery in May."
    found = find_speaker(body, 0, 29)

    assert found == Speaker("Peter Imber", body.index("Peter"), body.index("Peter") + 11)


def test_a_family_name_that_stands_first_is_completed() -> None:
    body = "Defense Minister Shin Tae-ro met the press. Ships will sail, Shin told reporters."

    assert speaker(body, "Ships") == "Shin Tae-ro"


def test_a_particle_belongs_to_the_name() -> None:
    body = "Runner Alva de Mirren won again. “I am tired,” de Mirren said."

    assert speaker(body, "“I am") == "Alva de Mirren"


def test_a_courtesy_title_chooses_between_namesakes() -> None:
    body = (
        "Anna Gray runs the mill and Peter Gray runs the inn. Anna Gray and Peter Gray quarrel."
        "\n\nThe mill is loud, Mr. Gray said.\n\nThe inn is louder, Ms. Gray said."
    )

    assert speaker(body, "The mill is") == "Peter Gray"
    assert speaker(body, "The inn is") == "Anna Gray"


def test_a_surname_that_two_people_share_stays_a_surname() -> None:
    body = "Anna Gray runs the mill. Peter Gray runs the inn.\n\nTrade is slow, Gray said."

    assert speaker(body, "Trade") == "Gray"


def test_job_descriptions_are_no_part_of_the_name() -> None:
    body = "Osprey Air CEO Mara Quill said fares must rise. Photographer Dov Imber said no."

    assert speaker(body, "Osprey") == "Mara Quill"
    assert speaker(body, "Photographer") == "Dov Imber"


def test_a_man_called_by_his_given_name_is_given_in_full() -> None:
    body = "Peter Imber sells clocks. Clocks are dear, Peter said."

    assert speaker(body, "Clocks are") == "Peter Imber"


def test_a_name_with_a_suffix_keeps_it() -> None:
    body = "Peter Imber Jr. sells clocks. Clocks are dear, Imber said."

    assert speaker(body, "Clocks are") == "Peter Imber Jr."


def test_a_verb_that_begins_a_sentence_is_no_part_of_a_name() -> None:
    body = "Take Mara Quill. She did not take the job. It pays little, Quill said."

    assert speaker(body, "It pays") == "Mara Quill"


def test_a_word_that_only_begins_its_sentence_with_a_capital_names_nobody() -> None:
    body = "Many fans came. Fans said the match was dull."

    assert speaker(body, "Fans said") is None


@pytest.mark.parametrize(
    "body",
    [
        "The Strait Cannery Workers' Union said on Monday that it would strike.",
        "“We will strike,” said the Strait Cannery Workers' Union.",
        "“We will strike,” the Strait Cannery Workers' Union said in a statement.",
    ],
)
def test_an_apostrophe_may_stand_inside_the_name_of_a_union(body: str) -> None:
    speaker = find_speaker(body, 0, len(body))

    assert speaker is not None
    assert speaker.name == "Strait Cannery Workers' Union"
