"""Who said what, on short made-up reports: one sentence of each is asked about."""

import pytest

from bot.answer.speakers import find_speaker, speakers_of
from bot.search.sentences import split_sentences


def speaker(body: str, words: str) -> str | None:
    """The name of the speaker of the sentence of `body` that holds `words`."""
    at = body.index(words)
    span = next(span for span in split_sentences(body) if span.start <= at < span.end)
    found = find_speaker(body, span.start, span.end)
    return found.name if found else None


@pytest.mark.parametrize(
    "report",
    [
        "“The dike will hold,” said Mara Quill.",
        "“The dike will hold,” Mara Quill said.",
        "Mara Quill said: “The dike will hold.”",
        "“The dike will hold,” Judge Mara Quill wrote in a September ruling.",
        "“The dike,” Mara Quill said, “will hold.”",
        "“The dike will hold,” Mara Quill, a spokeswoman for the harbor, said on Monday.",
        "“The dike will hold,” said Mara Quill, who built it.",
        "“The dike will hold,” said Orlan engineer Mara Quill.",
        "Mara Quill, 44, told reporters the dike will hold.",
        "Mara Quill told reporters that the dike will hold.",
        "According to Mara Quill, the dike will hold.",
        "The dike will hold, according to Mara Quill, one of its builders.",
        "The dike will hold, Mara Quill has argued.",
        "In a letter to the council, Mara Quill warned that the dike will hold for one winter.",
        "Mara Quill, whose father built the old one, testified that the dike will hold.",
        "Mara Quill shrugged, saying the dike will hold.",
        "Mara Quill was firm: “The dike will hold this winter and the next.”",
        "Mara Quill wrote on her page that the dike will hold.",
        "Senator Mara Quill announced on Friday that the dike will hold.",
        "Tarn Water Company president Mara Quill explained why the dike will hold.",
        "“The dike will hold!” shouted Mara Quill.",
        "Mara Quill also publicly said the dike will hold.",
        "Mara Quill on Monday said the dike will hold.",
        "Mara Quill this week announced that the dike will hold.",
        "Mara Quill (Tarn Party) said the dike will hold.",
        "Mara Quill in a statement said the dike will hold.",
        "Mara Quill - who built it - said the dike will hold.",
        "The head of Osprey Lines, Mara Quill, said the dike will hold.",
        "Mara Quill, head of Osprey Lines, said the dike will hold.",
        "The dike will hold, said the head of Osprey Lines, Mara Quill.",
        "Secretary of State Mara Quill said the dike will hold.",
        "Mara Quill of the Tarn Fund said the dike will hold.",
        "Mara Quill stood up and said the dike will hold.",
        "Mara Quill, noting that the dike is new, left.",
        "Mara Quill was quoted as saying the dike will hold.",
        "The dike, Mara Quill says, will hold.",
        "The dike will hold, per Mara Quill.",
        "“The dike will hold,” Mara Quill went on.",
        "Mara Quill called the dike “a wall of hope and clay”.",
        "“Will the dike hold?” asked Mara Quill. The dike will hold, she was told.",
        '"The dike will hold," Mara Quill said.',
        "‘The dike will hold,’ said Mara Quill.",
        "'The dike will hold,' Mara Quill said.",
        '"The dike will hold,” Mara Quill said.',
    ],
)
def test_the_speaker_is_named_wherever_the_name_stands(report: str) -> None:
    assert speaker(report, report[:9]) == "Mara Quill"


@pytest.mark.parametrize(
    "report",
    [
        "The so-called “mother of the dike” was honoured in Tarn on Friday.",
        "Mara Quill won the “Golden Spade” for her dike.",
        "Mara Quill would not say whether the dike will hold.",
        "Mara Quill didn’t say when the work ends.",
        "Mara Quill declined to say when the work ends.",
        "Mara Quill is said to have left the town.",
        "Mara Quill was told that the dike will hold.",
        "If Mara Quill says so, the gates will close.",
        "Nobody in the town said anything about the gates.",
        "Two Orlan states have dikes of their own.",
        "Brent oil added 67 cents and closed at a high.",
        "The company said the gates will close.",
        "I said the gates would close.",
        "It’s a rule which Mara Quill calls “the iron one”.",
        "The gates close at ten, whatever Mara Quill told her crew.",
        "Mara Quill and Dov Imber said the gates will close.",
        "Mara Quill, 44, and Dov Imber, 51, said the gates will close.",
        "Users say the gates stick.",
        "“Long overdue” repair",
        "If anything, the gates stick, as the twins from the inn say.",
        "I’d say the gates stick.",
        "The gates stick, one user wrote.",
        "He and his wife Mara Quill explained how the gates work.",
        "News reports have shown that the gates stick.",
    ],
)
def test_nobody_is_named_where_speech_or_speaker_is_not_certain(report: str) -> None:
    assert speaker(report, report[:9]) is None


@pytest.mark.parametrize(
    ("report", "name"),
    [
        ("Ships wait, Orlan’s interior ministry said in a release.", "Orlan’s interior ministry"),
        ("Ships must wait, a spokesman for Osprey Lines said.", "spokesman for Osprey Lines"),
        ("An Osprey Lines spokesperson said ships must wait.", "Osprey Lines spokesperson"),
        ("Ships must wait, police said.", "police"),
        ("Ships must wait, according to Orlan’s tide report.", "Orlan’s tide report"),
        ("Ships must wait, said the Bank of Orlan.", "Bank of Orlan"),
        ("Ships must wait, the Office for River Trade said.", "Office for River Trade"),
        ("The People’s Lantern warned that ships must wait.", "People’s Lantern"),
        ("Tarn-based Osprey said ships must wait.", "Osprey"),
        ("The head of the Tarn Fund said ships must wait.", "head of the Tarn Fund"),
        ("Ships must wait, according to the Harbor and Coast Agency.", "Harbor and Coast Agency"),
        ("Ships must wait, reports The Tarn Courier.", "Tarn Courier"),
        ("Ships must wait, the Justice Department said.", "Justice Department"),
        ("“Ships must wait,” read a statement issued by Osprey Lines.",
         "statement issued by Osprey Lines"),
    ],
)  # fmt: skip
def test_institutions_offices_and_papers_speak_too(report: str, name: str) -> None:
    assert speaker(report, report[:9]) == name


def test_a_quotation_goes_on_after_its_attribution() -> None:
    body = "“We lost the boat,” Mara Quill said. “We kept the crew. Nobody was hurt.”"

    assert speaker(body, "We kept") == "Mara Quill"
    assert speaker(body, "Nobody") == "Mara Quill"


def test_a_quotation_over_paragraphs_is_attributed_from_its_end() -> None:
    body = "“We lost the boat.\n\n“We kept the crew,” said Mara Quill."

    assert speaker(body, "We lost") == "Mara Quill"


def test_a_quotation_over_paragraphs_is_attributed_from_its_start() -> None:
    body = "Mara Quill said: “We lost the boat.\n\n“We kept the crew.\n\n“Nobody was hurt.”"

    assert speaker(body, "Nobody") == "Mara Quill"


def test_a_long_quotation_in_a_new_paragraph_has_the_speaker_of_the_last_one() -> None:
    body = (
        "“We lost the boat,” Mara Quill said.\n\n“We kept the crew, and that is what counts in the"
        " end, because a boat can be built again and a man cannot be.”"
    )

    assert speaker(body, "We kept") == "Mara Quill"


def test_a_short_line_in_quotation_marks_is_a_heading() -> None:
    body = "“We lost the boat,” Mara Quill said.\n\n“What comes now?”\n\nThe town waits for help."

    assert speaker(body, "What comes") is None


def test_a_quotation_whose_attribution_is_not_understood_has_no_speaker() -> None:
    body = "The boat sank, Mara Quill said. “We saw it go,” the twins from the inn remembered."

    assert speaker(body, "“We saw") is None


def test_a_sentence_about_the_speaker_does_not_end_what_is_quoted() -> None:
    body = (
        "“The firm cheats,” Peter Imber said. As a broker, he has seen its books. “They hold two"
        " sets of them.”"
    )

    assert speaker(body, "“They hold") == "Peter Imber"


def test_the_main_clause_decides_who_speaks() -> None:
    body = "When Anna Gray asks if all is well, Helen Imber tells her: “We are fine and at home.”"

    assert speaker(body, "When") == "Helen Imber"


def test_the_name_nearest_to_the_quotation_decides_who_speaks() -> None:
    body = "Anna Gray argues that mills pay. “Not this one,” said Peter Imber, who owns two."

    assert speaker(body, "“Not this one") == "Peter Imber"


def test_several_sentences_of_one_speaker_have_that_speaker() -> None:
    body = "The mill is for sale. “I am old,” Anna Gray said. “I want to travel.”"

    found = find_speaker(body, 0, len(body))

    assert found is not None
    assert found.name == "Anna Gray"


def test_several_sentences_of_two_speakers_have_none() -> None:
    body = "“I am old,” Anna Gray said. “I am young,” Peter Imber said."

    assert find_speaker(body, 0, len(body)) is None


def test_speakers_of_a_passage_are_given_sentence_by_sentence() -> None:
    text = "Anna Gray owns a mill. It is for sale, she said. “I am old.” Peter Imber wants it."

    assert speakers_of(text, split_sentences(text)) == [None, "Anna Gray", "Anna Gray", None]


def test_a_text_that_begins_within_a_quotation_is_attributed() -> None:
    body = "and the dike will hold,” said Mara Quill."

    assert speaker(body, "and the") == "Mara Quill"


def test_a_long_article_is_read_only_around_the_extract() -> None:
    body = "The town sleeps. " * 3000 + "“I wept,” said Mara Quill. " + "The town sleeps. " * 3000

    assert speaker(body, "“I wept") == "Mara Quill"
