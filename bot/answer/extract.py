"""From ranked sentences to extracts: how much to quote, what to highlight, once per story."""

from collections.abc import Sequence

from bot.answer.highlight import highlight
from bot.answer.question import Question
from bot.answer.rank import Ranking
from bot.answer.speakers import find_speaker
from bot.answer.values import Extract
from bot.search.snapshot import Snapshot
from bot.search.values import Span


def cut(
    question: Question,
    ranking: Ranking,
    order: Sequence[int],
    scores: Sequence[float],
    reasons: Sequence[tuple[tuple[str, float], ...]],
    snapshot: Snapshot,
    limit: int,
) -> tuple[Extract, ...]:
    """At most `limit` extracts in the given order of sentences, each checked against its body.

    Words that several articles carry are quoted once; the others stand in `also_in`.
    """
    extracts: list[Extract] = []
    taken: list[tuple[int, int, int]] = []
    quoted: set[str] = set()
    for number in order:
        place, sentence = ranking.places[number], ranking.sentences[number]
        body = snapshot.body(place.article)
        start = place.start
        text = body[start : place.end]
        plain = " ".join(sentence.text.lower().split())
        if plain in quoted or any(
            article == place.article and begin < place.end and start < end
            for article, begin, end in taken
        ):
            continue
        quoted.add(plain)
        taken.append((place.article, start, place.end))
        also = tuple(
            snapshot.heads[other]
            for other in snapshot.copies(place.article)
            if sentence.text in snapshot.body(other)
        )
        extract = Extract(
            head=snapshot.heads[place.article],
            start=start,
            end=place.end,
            text=text,
            score=scores[number],
            highlights=tuple(
                Span(place.sentence + begin, place.sentence + end)
                for begin, end in highlight(question, sentence)
            ),
            speaker=find_speaker(body, start, place.end),
            also_in=also,
            reasons=reasons[number],
        )
        extract.verify(body)
        extracts.append(extract)
        if len(extracts) == limit:
            break
    return tuple(extracts)
