"""From ranked sentences to extracts: how much to quote, what to highlight, once per story."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.answer.highlight import highlight
from bot.answer.question import Question
from bot.answer.rank import Ranking
from bot.answer.speakers import find_speaker
from bot.answer.values import Extract
from bot.news.article import Head
from bot.search.snapshot import Snapshot
from bot.search.values import Span

_SAME = 0.9  # share of the shorter one's stems
_TELLING = 5  # stems; shorter sentences are alike by chance


def cut(
    question: Question,
    ranking: Ranking,
    order: Sequence[int],
    scores: Sequence[float],
    reasons_of: Callable[[int], tuple[tuple[str, float], ...]],
    snapshot: Snapshot,
    limit: int,
) -> tuple[Extract, ...]:
    """At most `limit` extracts in the given order of sentences, each checked against its body.

    Words that several articles carry are quoted once; the others stand in `also_in`.
    """
    extracts: list[Extract] = []
    taken: list[tuple[int, int, int]] = []
    quoted: list[frozenset[str]] = []
    for number in order:
        place, sentence = ranking.places[number], ranking.sentences[number]
        body = snapshot.body(place.article)
        start = place.start
        text = body[start : place.end]
        again = [n for n, stems in enumerate(quoted) if _alike(stems, sentence.stems)]
        if again:
            _note_copy(extracts, again[0], snapshot.heads[place.article])
            continue
        if any(
            article == place.article and begin < place.end and start < end
            for article, begin, end in taken
        ):
            continue
        if len(extracts) == limit:
            break
        quoted.append(sentence.stems)
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
            reasons=reasons_of(number),
        )
        extract.verify(body)
        extracts.append(extract)
    return tuple(extracts)


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two sentences say the same in the same words, or one of them more."""
    shared = len(one & other)
    return shared >= _SAME * min(len(one), len(other)) and min(len(one), len(other)) >= _TELLING


def _note_copy(extracts: list[Extract], number: int, head: Head) -> None:
    """Another article carries the words of an extract: say so, once an outlet."""
    extract = extracts[number]
    outlets = {one.outlet for one in (extract.head, *extract.also_in)}
    if head.outlet not in outlets:
        extracts[number] = replace(extract, also_in=(*extract.also_in, head))
