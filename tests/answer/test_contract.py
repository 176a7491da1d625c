from datetime import UTC, date, datetime

from bot.answer.contract import AnswerJSON, to_json
from bot.answer.values import Answer, Correction, Extract, NoAnswer, NoAnswerReason, Speaker
from bot.news.article import Head, Published
from bot.search.values import Span

HEAD = Head(
    "bridge", "Dunmere closes a bridge", "Kestrel Courier", "Pell Orrin",
    Published.moment(datetime(2024, 3, 3, 9, 30, tzinfo=UTC)), url="https://courier.example/bridge",
)  # fmt: skip
BARE = Head("bread", "Bread", published=Published.on(date(2024, 2, 2)))
EXTRACT = Extract(
    HEAD, 4, 10, "bridge", 1.23456, (Span(4, 6),), Speaker("Quill", 20, 25), (BARE,),
    (("words", 0.75), ("length", -0.5)),
)  # fmt: skip


def test_an_answer_is_written_as_the_contract_says():
    answer = Answer("what closed?", (EXTRACT,), 7, (Correction("brigde", "bridge"),))
    written = to_json(answer, id="q1", elapsed_ms=1.23456).model_dump(mode="json")

    assert written == {
        "id": "q1",
        "question": "what closed?",
        "status": "answered",
        "reason": None,
        "quotes": [
            {
                "text": "bridge", "article_id": "bridge", "title": "Dunmere closes a bridge",
                "outlet": "Kestrel Courier", "byline": "Pell Orrin",
                "published": "2024-03-03T09:30+00:00", "url": "https://courier.example/bridge",
                "start": 4, "end": 10, "speaker": "Quill", "highlights": [[4, 6]], "score": 1.2346,
                "also_in": [
                    {
                        "article_id": "bread", "title": "Bread", "outlet": None, "byline": None,
                        "published": "2024-02-02", "url": None,
                    }
                ],
                "reasons": None,
            }
        ],
        "nearest": [],
        "corrections": [{"asked": "brigde", "used": "bridge"}],
        "elapsed_ms": 1.235,
    }  # fmt: skip


def test_reasons_are_told_when_they_are_asked_for():
    written = to_json(Answer("what?", (EXTRACT,), 1), explain=True)

    assert written.quotes[0].reasons == [("words", 0.75), ("length", -0.5)]


def test_no_answer_is_written_with_its_reason_and_the_nearest_articles():
    none = NoAnswer("who?", NoAnswerReason.TOO_WEAK, 1, (HEAD, BARE))
    written = to_json(none)

    assert (written.status, written.reason, written.quotes) == ("not_found", "too_weak", [])
    assert [head.article_id for head in written.nearest] == ["bridge", "bread"]


def test_what_is_written_can_be_read_back():
    written = to_json(Answer("what?", (EXTRACT,), 1), id=3)

    assert AnswerJSON.model_validate_json(written.model_dump_json()) == written
