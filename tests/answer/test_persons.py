from bot.answer.persons import Person, choose, find_people
from bot.answer.values import Extract, Speaker
from bot.news.article import Head
from bot.search.values import Span

HEAD = Head("a", "t")
TEXT = "Defense Minister Vana Ruun met Mr. Tolland and Mrs. Ebba Stroom aboard the Silver Petrel."


def extract(text: str, marked: str = "", speaker: str = "") -> Extract:
    start = text.find(marked)
    highlights = (Span(10 + start, 10 + start + len(marked)),) if marked else ()
    return Extract(
        HEAD, 10, 10 + len(text), text, highlights=highlights,
        speaker=Speaker(speaker, 0, len(speaker)) if speaker else None,
    )  # fmt: skip


def names(people: list[Person]) -> list[str]:
    return [one.name for one in people]


def test_people_are_named_without_their_titles_and_ships_are_no_people():
    assert sorted(names(find_people(extract(TEXT), []))) == ["Ebba Stroom", "Tolland", "Vana Ruun"]


def test_titles_tell_he_from_she():
    found = {one.name: one.pronoun for one in find_people(extract(TEXT), [])}

    assert found == {"Vana Ruun": None, "Tolland": "he", "Ebba Stroom": "she"}


def test_whoever_answers_comes_first_then_the_speaker_then_whom_the_question_names():
    people = find_people(extract(TEXT, "Mrs. Ebba Stroom", "Pell Orrin"), ["tolland"])

    assert names(people) == ["Ebba Stroom", "Pell Orrin", "Tolland", "Vana Ruun"]


def test_a_ministry_that_speaks_is_nobody():
    assert find_people(extract("It rained.", speaker="the defence ministry"), []) == []
    assert find_people(extract("It rained.", speaker="Stroom University"), []) == []
    assert names(find_people(extract("It rained.", speaker="Stroom"), [])) == ["Stroom"]


def test_a_long_statement_does_not_make_the_people_in_it_the_answer():
    text = "“We told Mr. Tolland in April that the boats were old,” said Mrs. Ebba Stroom."
    statement = "We told Mr. Tolland in April that the boats were old,"

    people = find_people(extract(text, statement, "Ebba Stroom"), [])

    assert names(people) == ["Ebba Stroom", "Tolland"]


def test_without_the_article_the_first_whom_the_pronoun_fits_is_meant():
    people = [Person("Ebba Stroom", "she"), Person("Vana Ruun"), Person("Tolland", "he")]

    assert choose("he", people) == "Vana Ruun"
    assert choose("she", people) == "Ebba Stroom"
    assert choose("he", [people[0]]) is None


BODY = (
    "Vana Ruun, 51, went aboard the Silver Petrel. She said that the boats were old. Ruun added "
    "that she would buy new ones.\n\nPell Orrin, 40, smiled. He said the old ones had been cheap, "
    "and Orrin added that he was sorry."
)


def test_the_article_tells_of_whom_it_writes_she():
    people = [Person("Pell Orrin"), Person("Vana Ruun")]

    assert choose("she", people, BODY) == "Vana Ruun"
    assert choose("he", people, BODY) == "Pell Orrin"


def test_the_article_gives_the_full_name():
    assert choose("she", [Person("Ruun")], BODY) == "Vana Ruun"


def test_where_nobody_remembered_fits_it_is_whom_the_article_writes_of():
    assert choose("she", [Person("Silver Petrel"), Person("Pell Orrin")], BODY) == "Vana Ruun"


def test_someone_of_another_article_is_meant_only_with_the_right_pronoun():
    assert choose("she", [Person("Ebba Stroom", "she")], "It rained all day.") == "Ebba Stroom"
    assert choose("he", [Person("Ebba Stroom")], "It rained all day.") is None


def test_a_name_that_nothing_tells_about_is_meant_only_without_an_article():
    assert (
        choose("he", [Person("Silver Petrel")], "He met Silver Petrel at noon.") == "Silver Petrel"
    )
    assert choose("he", [Person("Silver Petrel")], "He sank the Silver Petrel at noon.") is None
