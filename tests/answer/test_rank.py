from bot.answer.rank import PASSAGES, SENTENCES, find_passages, gather
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING, Filters
from tests.answer.conftest import BODIES, Understand, write


def test_the_passages_of_the_right_article_are_found(library: Snapshot, understood: Understand):
    hits = find_passages(understood("who found giant oysters"), library, EVERYTHING)

    assert library.heads[hits[0].article].id == "oysters"


def test_passages_that_use_other_words_are_found_too(understood: Understand):
    library = Snapshot.build(
        [write("a", "The club dismissed its coach."), write("b", "Rain fell.")]
    )
    from bot.answer.question import understand
    from bot.answer.thesaurus import load_thesaurus

    question = understand("who was fired", library, load_thesaurus())

    assert [
        library.heads[hit.article].id for hit in find_passages(question, library, EVERYTHING)
    ] == ["a"]


def test_filters_hold_for_everything_that_is_ranked(library: Snapshot, understood: Understand):
    only = Filters(articles=frozenset({"bridge"}))
    ranking = gather(understood("who found oysters in Dunmere"), library, only)

    assert {library.heads[place.article].id for place in ranking.places} == {"bridge"}


def test_a_place_is_where_the_quotation_stands(library: Snapshot, understood: Understand):
    ranking = gather(understood("what did Quill say about the bridge"), library)

    for place, sentence in zip(ranking.places, ranking.sentences, strict=True):
        body = BODIES[library.heads[place.article].id]
        assert place.start <= place.sentence < place.end <= len(body)
        assert body[place.sentence : place.sentence + len(sentence.text)] == sentence.text


def test_nothing_is_ranked_where_nothing_matches(library: Snapshot, understood: Understand):
    for text in ("", "zzzqqx"):
        ranking = gather(understood(text), library)
        assert ranking.places == ()
        assert ranking.features.shape[0] == 0


def test_no_more_is_looked_at_closely_than_there_is_time_for(understood: Understand):
    library = Snapshot.build(
        write(f"a{n}", " ".join(f"The bridge of town {n} fell on day {m}." for m in range(4)))
        for n in range(PASSAGES + 20)
    )
    ranking = gather(understood("which bridge fell"), library)

    assert 0 < len(ranking.places) <= SENTENCES
