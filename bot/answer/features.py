"""What speaks for a sentence: numbers between 0 and about 1, each with a name.

The evidence comes from the words of the sentence, from its surroundings (the sentences
beside it, passage, headline, opening), from BM25's view of passage and article, and from
what kind of answer the sentence could give. The ranker weighs them.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.answer.candidates import Type
from bot.answer.kinds import Kind
from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.vectors import Vector

WANTED: dict[Kind, dict[Type, float]] = {
    Kind.PERSON: {Type.PERSON: 1.0, Type.NAME: 0.7, Type.GROUP: 0.4},
    Kind.GROUP: {Type.GROUP: 1.0, Type.NAME: 0.8, Type.PERSON: 0.3},
    Kind.PLACE: {Type.PLACE: 1.0, Type.NAME: 0.5, Type.GROUP: 0.3},
    Kind.DATE: {Type.DATE: 1.0, Type.DURATION: 0.6},
    Kind.DURATION: {Type.DURATION: 1.0, Type.NUMBER: 0.4, Type.DATE: 0.3},
    Kind.NUMBER: {Type.NUMBER: 1.0, Type.PERCENT: 1.0, Type.DURATION: 0.7, Type.MONEY: 0.8},
    Kind.MONEY: {Type.MONEY: 1.0, Type.NUMBER: 0.3, Type.PERCENT: 0.4},
    Kind.SAID: {Type.QUOTE: 1.0},
    Kind.REASON: {},
    Kind.THING: {Type.NAME: 0.6, Type.GROUP: 0.6, Type.PERSON: 0.3, Type.QUOTE: 0.6},
}
"""How well a candidate of each type answers a question of each kind."""

_CAUSE = re.compile(
    r"\b(because|due to|owing to|so that|in order to|since|reasons?|as a result|therefore|thus"
    r"|amid|caused|led to|in response|at the request|concerns?|concerned|thanks to|given"
    r"|designed to|aim(?:ed|s)? (?:to|at)"
    r"|to (?:avoid|prevent|help|improve|protect|allow|make|get|keep|reduce|ensure))\b",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\b(sa(?:id|ys|ying)|told|tells|wrote|writes|calls?|called|describ\w+|add(?:ed|s)|tweeted"
    r"|claim\w*|argu\w+|according to|explain\w*|noted|testified|admitted|warn\w*|joked|responded"
    r"|replied|asked|announced|stated|statement|think\w*|thought|believe\w*|insist\w*|promis\w*"
    r"|referred|accused|dubbed|suggest\w*)\b",
    re.IGNORECASE,
)
_QUOTE_MARK = re.compile(r"[“”\"]")
_FIRST_PERSON = re.compile(r"\b(?:I|we|my|our|I['’]m|we['’]re)\b")
_VERB_END = re.compile(r"[.!?…。][\"'”’)\]]*$")

FEATURES: tuple[str, ...] = (
    "words",
    "related words",
    "words of the sentence before",
    "words of the sentence after",
    "words of the passage",
    "words of the headline",
    "words of the opening",
    "words of the article",
    "passage score",
    "article score",
    "best passage",
    "rarest word",
    "rarest word near",
    "second rarest word",
    "missing words",
    "covered in all",
    "words for its length",
    "word pairs",
    "closeness of words",
    "candidate person",
    "candidate group",
    "candidate place",
    "candidate date",
    "candidate duration",
    "candidate number",
    "candidate money",
    "candidate thing",
    "no candidate",
    "candidate near words",
    "unit counted",
    "cause",
    "says, said asked",
    "quotation, said asked",
    "voice in the sentence",
    "voice beside",
    "first person, said asked",
    "quotation, other asked",
    "length",
    "very short",
    "very long",
    "opening sentence",
    "question",
    "leans back",
    "leans back on words",
    "no full stop",
    "phrase",
    "candidate with coverage",
    "goes on with words",
    "meaning",
    "meaning with the sentence before",
    "meaning of the headline",
    "names",
    "names within reach",
    "plain words",
    "plain words or relatives",
    "plain words within reach",
    "rarest plain word",
    "described elsewhere",
    "described elsewhere, person",
)

_CANDIDATE_FEATURE = {
    Kind.PERSON: "candidate person",
    Kind.GROUP: "candidate group",
    Kind.PLACE: "candidate place",
    Kind.DATE: "candidate date",
    Kind.DURATION: "candidate duration",
    Kind.NUMBER: "candidate number",
    Kind.MONEY: "candidate money",
    Kind.THING: "candidate thing",
}
_LITTLE = 0.05
_AT = {name: number for number, name in enumerate(FEATURES)}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a passage beside its sentences.

    `passage_score` and `article_score` are shares of the best in (0, 1]; `article` are the
    stems of the article's other matching passages. `described` are, per term of the question,
    the names that the article puts beside it ("Bills *safety* Jordan Poyer").
    """

    headline: frozenset[str]
    opening: frozenset[str]
    article: frozenset[str]
    passage_score: float
    article_score: float
    best: bool
    starts_article: bool
    headline_meaning: float
    described: tuple[frozenset[str], ...]


def match(question: Question, sentence: Sentence) -> list[float]:
    """Per term of the question: 1 where it stands in the sentence, else how near a relative is."""
    stems = sentence.stems
    row = []
    for term in question.terms:
        if term.stem in stems:
            row.append(1.0)
            continue
        common = term.related.keys() & stems
        row.append(max(term.related[one] for one in common) if common else 0.0)
    return row


def describe(
    question: Question,
    sentences: Sequence[Sentence],
    matches: Sequence[Sequence[float]],
    chosen: Sequence[int],
    quotes: Sequence[tuple[int, int]],
    around: Surroundings,
    meaning: Vector,
    names: Sequence[float],
) -> list[list[float]]:
    """The features of the `chosen` sentences of one passage, in the order of FEATURES.

    `quotes` are the first and last sentence that would be quoted with each; `meaning` is the
    question's vector; `names` says of each term how likely it is part of a name.
    """
    named = sum(t.weight * name for t, name in zip(question.terms, names, strict=True))
    plain = 1 - named
    passage = frozenset().union(*(sentence.stems for sentence in sentences))
    weights = [term.weight for term in question.terms]
    levels = [
        (
            float(term.stem in passage),
            float(term.stem in around.headline),
            float(term.stem in around.opening),
            float(term.stem in around.article),
        )
        for term in question.terms
    ]
    ranked = sorted(range(len(weights)), key=lambda n: -weights[n])
    first, second = ranked[0], ranked[min(1, len(ranked) - 1)]
    asked = frozenset(term.stem for term in question.terms)
    known = asked.union(*(term.related.keys() for term in question.terms))
    rows = []
    for n, (quote_first, quote_last) in zip(chosen, quotes, strict=True):
        sentence, here = sentences[n], matches[n]
        before = matches[n - 1] if n else None
        after = matches[n + 1] if n + 1 < len(sentences) else None
        row = [0.0] * len(FEATURES)
        exact = related = around_before = around_after = 0.0
        in_passage = in_headline = in_opening = in_article = covered = missing = 0.0
        names_here = names_reach = plain_here = plain_near = plain_reach = 0.0
        heaviest, heaviest_value = 0.0, 0.0
        for t, (weight, value) in enumerate(zip(weights, here, strict=True)):
            p, h, o, a = levels[t]
            name = names[t]
            if weight * (1 - name) > heaviest:
                heaviest, heaviest_value = weight * (1 - name), value
            plain_near += weight * (1 - name) * value
            if value == 1.0:
                exact += weight
                covered += weight
                names_here += weight * name
                names_reach += weight * name
                plain_here += weight * (1 - name)
                plain_reach += weight * (1 - name)
                continue
            related += weight * value
            lack = weight * (1 - value)
            b = before[t] if before else 0.0
            f = after[t] if after else 0.0
            around_before += lack * b
            around_after += lack * f
            in_passage += lack * p
            in_headline += lack * h
            in_opening += lack * o
            in_article += lack * a
            reach = max(value, 0.9 * b, 0.8 * f, 0.8 * p, 0.9 * h, 0.7 * o, 0.6 * a)
            covered += weight * reach
            names_reach += weight * name * reach
            plain_reach += weight * (1 - name) * reach
            if reach == 0.0:
                missing += weight
        size = len(sentence.order)
        best_typed, typed_near, with_unit = _typed(question, sentence, asked, known, here)
        row[0:8] = (
            exact,
            related,
            around_before,
            around_after,
            in_passage,
            in_headline,
            in_opening,
            in_article,
        )
        row[8] = around.passage_score
        row[9] = around.article_score
        row[10] = float(around.best)
        row[11] = float(here[first] == 1.0)
        row[12] = max(
            here[first],
            0.8 * before[first] if before else 0.0,
            0.8 * levels[first][1],
            0.6 * levels[first][0],
        )
        row[13] = float(here[second] == 1.0)
        row[14] = missing
        row[15] = covered
        row[16] = exact * 2.2 / (1 + 1.2 * (0.25 + 0.75 * size / 25))
        row[17], row[18] = _together(question, sentence)
        kind = question.kind
        feature = _CANDIDATE_FEATURE.get(kind)
        if feature is not None:
            row[_AT[feature]] = best_typed
            row[27] = float(best_typed == 0.0)
        row[28] = typed_near
        row[29] = with_unit
        text = sentence.text
        quoted = _QUOTE_MARK.search(text) is not None
        if kind is Kind.REASON:
            row[30] = float(_CAUSE.search(text) is not None)
        if kind is Kind.SAID:
            row[31] = float(_SAYS.search(text) is not None)
            row[32] = float(quoted)
            row[35] = float(_FIRST_PERSON.search(text) is not None)
        else:
            row[36] = float(quoted)
        if question.voice:
            share = len(question.voice & sentence.stems) / len(question.voice)
            row[33] = share
            beside = 0.0
            if n:
                beside = len(question.voice & sentences[n - 1].stems) / len(question.voice)
            if n + 1 < len(sentences):
                later = len(question.voice & sentences[n + 1].stems) / len(question.voice)
                beside = max(beside, 0.9 * later)
            row[34] = max(0.0, beside - share)
        row[37] = math.log(size + 1) / 4
        row[38] = float(size < 6)
        row[39] = float(size > 45)
        row[40] = float(around.starts_article and n == 0)
        row[41] = float(text.rstrip("\"'”’").endswith("?"))
        row[42] = float(sentence.leans)
        row[43] = around_before if quote_first < n else 0.0
        row[44] = float(_VERB_END.search(text) is None)
        if question.phrases:
            row[45] = float(any(phrase.lower() in text.lower() for phrase in question.phrases))
        row[46] = best_typed * covered
        row[47] = around_after if quote_last > n else 0.0
        row[48] = float(sentence.vector @ meaning)
        row[49] = (
            max(row[48], 0.5 * (row[48] + float(sentences[n - 1].vector @ meaning)))
            if n
            else row[48]
        )
        row[50] = around.headline_meaning
        row[57] = sum(
            weight * (1 - value)
            for weight, value, named_so in zip(weights, here, around.described, strict=True)
            if named_so and named_so & sentence.stems
        )
        row[58] = row[57] if kind is Kind.SAID or kind is Kind.PERSON else 0.0
        row[51:57] = (
            _part(names_here, named),
            _part(names_reach, named),
            _part(plain_here, plain),
            _part(plain_near, plain),
            _part(plain_reach, plain),
            heaviest_value,
        )
        rows.append(row)
    return rows


def _part(value: float, whole: float) -> float:
    """The share, 1 where there is next to nothing to have a share of."""
    return value / whole if whole > _LITTLE else 1.0


def _together(question: Question, sentence: Sentence) -> tuple[float, float]:
    """Neighbours of the question that are neighbours here; how close the matched words are."""
    places = sentence.places
    pairs = 0.0
    terms = question.terms
    for one, two in pairwise(terms):
        heres, theres = places.get(one.stem, ()), places.get(two.stem, ())
        if any(0 < y - x <= 2 for x in heres for y in theres):
            pairs += one.weight + two.weight
    found = sorted(places[term.stem][0] for term in terms if term.stem in places)
    close = len(found) / (found[-1] - found[0] + 1) if len(found) > 1 else 0.0
    return pairs, min(1.0, close)


def _typed(
    question: Question,
    sentence: Sentence,
    asked: frozenset[str],
    known: frozenset[str],
    here: Sequence[float],
) -> tuple[float, float, float]:
    """The best candidate of the wanted type that the question does not name itself: how well
    its type fits, how near it stands to matched words, whether it counts the asked unit."""
    wanted = WANTED[question.kind]
    if not wanted:
        return 0.0, 0.0, 0.0
    best = near = unit = 0.0
    length = max(1, len(sentence.text))
    spots = [
        sentence.text.lower().find(term.word[:5])
        for term, value in zip(question.terms, here, strict=True)
        if value == 1.0
    ]
    spots = [spot for spot in spots if spot >= 0]
    for candidate, stems in zip(sentence.candidates, sentence.candidate_stems, strict=True):
        fit = wanted.get(candidate.type, 0.0)
        if not fit or not stems or stems <= asked:
            continue
        best = max(best, fit)
        if spots:
            distance = min(abs(candidate.start - spot) for spot in spots)
            near = max(near, fit * (1 - distance / length))
        if question.unit is not None and not unit:
            behind = sentence.text[candidate.end : candidate.end + 40].lower()
            inside = sentence.text[candidate.start : candidate.end].lower()
            root = question.unit[:5]
            unit = float(root in behind or root in inside)
    return best, near, unit
