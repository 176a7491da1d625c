from bot.answer.answer import THRESHOLD
from bot.answer.attempt import attempt
from bot.answer.question import understand
from bot.answer.thesaurus import load_thesaurus
from bot.search.snapshot import Snapshot
from bot.search.values import EVERYTHING, Filters
from tests.answer.conftest import Understand, write


def test_an_attempt_orders_sentences_by_their_scores(library: Snapshot, understood: Understand):
    tried = attempt(understood("who closed the Old Tannery Bridge"), library, EVERYTHING)

    assert tried is not None
    scores = [tried.scores[n] for n in tried.order]
    assert scores == sorted(scores, reverse=True)
    assert 0 < tried.sure < 1
    assert "Old Tannery Bridge" in tried.quote(1)[0].text
    assert tried.nearest(1)[0].id == "bridge"


def test_the_nearest_articles_are_named_once(library: Snapshot, understood: Understand):
    tried = attempt(understood("what happened in Dunmere"), library, EVERYTHING)

    assert tried is not None
    ids = [head.id for head in tried.nearest(3)]
    assert len(ids) == len(set(ids))
    assert {"bridge", "bread"} <= set(ids)


def test_nothing_is_tried_where_nothing_matches(library: Snapshot, understood: Understand):
    nowhere = Filters(articles=frozenset())

    assert attempt(understood("who closed the bridge"), library, nowhere) is None
    assert attempt(understood("zzzqqx"), library, EVERYTHING) is None


def test_a_topic_is_answered_by_what_covers_it(library: Snapshot, understood: Understand):
    covered = attempt(understood("giant oysters sallow bay"), library, EVERYTHING)
    beside = attempt(understood("giant zorblat convention budget"), library, EVERYTHING)

    assert covered is not None
    assert covered.sure > 0.5
    assert beside is None or beside.sure < covered.sure


def test_an_unknown_name_makes_an_answer_doubtful(library: Snapshot, understood: Understand):
    known = attempt(understood("what did Quill say about the bridge"), library, EVERYTHING)
    unknown = attempt(understood("what did Zorblat say about the bridge"), library, EVERYTHING)

    assert known is not None
    assert unknown is None or unknown.sure < known.sure


def test_an_answer_without_the_wanted_figure_is_doubtful(understood: Understand):
    asked = understood("when did the council close the bridge")
    dated = Snapshot.build([write("a", "The council closed the bridge on 14 May 2024.")])
    undated = Snapshot.build([write("a", "The council closed the bridge, to nobody's joy.")])
    when = attempt(asked, dated, EVERYTHING)
    never = attempt(asked, undated, EVERYTHING)

    assert when is not None
    assert never is not None
    assert never.sure < when.sure


def test_a_sentence_of_the_very_words_asked_answers_in_a_library_of_one_article(
    understood: Understand,
):
    library = Snapshot.build([write("a", "Mayor Idris Quill reopened the west quay on Monday.")])
    plain = attempt(understood("who reopened the west quay?"), library, EVERYTHING)

    assert plain is not None
    assert plain.sure > THRESHOLD


def test_a_korean_question_is_answered_by_most_of_its_letters():
    library = Snapshot.build(
        [write("a", "솔내시는 강 위의 옛 다리를 닫았다고 시장이 밝혔다. 비가 왔다.")]
    )
    tried = attempt(
        understand("솔내시는 옛 다리를 왜 닫았나?", library, load_thesaurus()), library, EVERYTHING
    )

    assert tried is not None
    assert tried.sure > THRESHOLD
