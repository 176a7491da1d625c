"""Whom a pronoun or an office stands for as the speaker, and when that stays open."""

from bot.answer.speakers import find_speaker
from bot.search.sentences import split_sentences


def speaker(body: str, words: str) -> str | None:
    """The name of the speaker of the sentence of `body` that holds `words`."""
    at = body.index(words)
    span = next(span for span in split_sentences(body) if span.start <= at < span.end)
    found = find_speaker(body, span.start, span.end)
    return found.name if found else None


def test_an_office_is_named_as_fully_as_it_was_before() -> None:
    body = "A Port Council official met the press. “We wait,” the official said."

    assert speaker(body, "“We wait") == "Port Council official"


def test_the_judge_is_the_one_judge_that_the_article_names() -> None:
    body = "Judge Odile Farrow heard the case. The judge said the ship may sail."

    assert speaker(body, "The judge") == "Odile Farrow"


def test_the_company_is_the_company_that_the_sentence_before_is_about() -> None:
    body = "Osprey opened a yard in Tarn. Osprey announced it in May. The company said jobs follow."

    assert speaker(body, "The company") == "Osprey"


def test_it_is_the_institution_that_spoke_before() -> None:
    body = "Orlan’s navy said ships must wait. The storm grew. It said two are missing."

    assert speaker(body, "It said") == "Orlan’s navy"


def test_it_stays_open_when_something_else_came_up_in_between() -> None:
    body = "Orlan’s navy said ships must wait. Osprey cut its fares in May. It said trade is slow."

    assert speaker(body, "It said") is None


def test_a_pronoun_is_the_person_who_spoke_before() -> None:
    body = "“The roof leaks,” said Mara Quill. “It always did.” It is old, she added."

    assert speaker(body, "It is old") == "Mara Quill"


def test_a_pronoun_is_the_person_that_the_paragraph_is_about() -> None:
    body = "Peter Imber came home in May. The yard was empty.\n\n“I wept,” he said."

    assert speaker(body, "“I wept") == "Peter Imber"


def test_a_pronoun_stays_open_between_two_women() -> None:
    body = "Anna Gray and Helen Imber met in Tarn. She said the mill is for sale."

    assert speaker(body, "She said") is None


def test_a_pronoun_passes_over_a_man_when_it_means_a_woman() -> None:
    body = "Anna Gray opened the mill. Peter Imber came late. She said it was a fine day."

    assert speaker(body, "She said") == "Anna Gray"


def test_a_pronoun_stays_open_where_somebody_without_a_name_came_up() -> None:
    body = "Peter Imber read the plans. An Orlan professor had doubts. “It is too low,” he wrote."

    assert speaker(body, "“It is too low") is None


def test_a_pronoun_does_not_reach_over_a_heading() -> None:
    body = "Peter Imber sold his boat.\n\nWhat the town wants now\n\n“It is too low,” he said."

    assert speaker(body, "“It is too low") is None


def test_a_contraction_with_a_pronoun_is_read_as_the_pronoun() -> None:
    body = "Peter Imber sells clocks. He’s sure they last: “I have never had one back in here.”"

    assert speaker(body, "He’s sure") == "Peter Imber"


def test_they_is_an_official_without_a_name() -> None:
    body = "A Port Council official said ships wait. “Two hours at most,” they added."

    assert speaker(body, "“Two hours") == "Port Council official"


def test_she_may_be_a_spokeswoman_without_a_name() -> None:
    body = "Osprey’s spokeswoman said ships wait. “Two hours at most,” she added."

    assert speaker(body, "“Two hours") == "Osprey’s spokeswoman"


def test_captions_are_passed_over_when_looking_for_a_person() -> None:
    body = "Peter Imber sells clocks.\n\nDario Vance at home (Lantern Press)\n\n“I wept,” he said."

    assert speaker(body, "“I wept") == "Peter Imber"


def test_a_pronoun_is_nobody_that_its_person_is_compared_with() -> None:
    body = "Peter Imber owns a mill. Like Daniel Vance, he is from Tarn. “I rose,” he said."

    assert speaker(body, "“I rose") == "Peter Imber"


def test_a_pronoun_is_nobody_of_a_list_of_others() -> None:
    body = "The mayor of Tarn dined with guests like Peter Imber and Daniel Vance. He said grace."

    assert speaker(body, "He said") is None


def test_he_is_nobody_when_the_one_he_may_be_stands_beside_the_only_sure_person() -> None:
    body = (
        '"I saw the keeper step aside," said Tomas Lindqvist.\n\n'
        "Athletic's manager, Danilo Reyes-Quint, had left Lindqvist on the bench. "
        "He admitted afterwards that the change had not been his idea."
    )
    start = body.index("He admitted")
    assert find_speaker(body, start, len(body)) is None
