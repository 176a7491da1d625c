"""What speaks for a sentence: numbers between 0 and about 1, each with a name.

The evidence comes from the words of the sentence, from its surroundings (the sentences
beside it, passage, headline, opening), from BM25's view of passage and article, from its
meaning, and from what kind of answer it could give. The ranker weighs them.
"""

import math
import re
from collections.abc import Sequence
from itertools import pairwise

from bot.answer.coverage import cover
from bot.answer.kinds import Kind
from bot.answer.likeness import summarize
from bot.answer.question import Question
from bot.answer.reading import Sentence
from bot.answer.surroundings import Surroundings
from bot.answer.typed import type_evidence
from bot.answer.voice import said_by_voice, voice_beside

_CAUSE = re.compile(
    r"\b(because|due to|owing to|so that|in order to|since|reasons?|as a result|therefore|thus"
    r"|amid|caused|led to|in response|at the request|concerns?|concerned|thanks to|given"
    r"|designed to|aim(?:ed|s)? (?:to|at)|after|claiming|citing|in breach of|over (?:its|his|her)"
    r"|to (?:avoid|prevent|help|improve|protect|allow|make|get|keep|reduce|ensure))\b",
    re.IGNORECASE,
)
_PLAIN_CAUSE = re.compile(
    r"\b(because|due to|owing to|thanks to|caused (?:by|the|a)|as a result|in response|so that"
    r"|the reason|reasons? (?:is|was|for|why)|led to|prompted|blamed|in order to|since (?:the|it|he"
    r"|she|they|there)|attributed to|stems? from|stemmed from|resulted from)\b",
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
_STOPPED = re.compile(r"[.!?…。][\"'”’)\]]*$")

_TYPED = {
    Kind.PERSON: "candidate person",
    Kind.GROUP: "candidate group",
    Kind.PLACE: "candidate place",
    Kind.DATE: "candidate date",
    Kind.DURATION: "candidate duration",
    Kind.NUMBER: "candidate number",
    Kind.MONEY: "candidate money",
    Kind.THING: "candidate thing",
}
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
    *_TYPED.values(),
    "no candidate",
    "candidate near words",
    "unit counted",
    "beside the asked noun",
    "cause",
    "cause with coverage",
    "plain cause",
    "plain cause with coverage",
    "says, said asked",
    "quotation, said asked",
    "voice in the sentence",
    "voice beside",
    "said by the voice",
    "first person, said asked",
    "quotation, other asked",
    "length",
    "very short",
    "very long",
    "opening sentence",
    "question",
    "leans back on words",
    "goes on with words",
    "no full stop",
    "phrase",
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
    "likeness of words",
    "likeness of plain words",
    "words alike",
    "words somewhat alike",
    "plain word least alike",
)


def describe(
    question: Question,
    sentences: Sequence[Sentence],
    matches: Sequence[Sequence[float]],
    chosen: int,
    quote: tuple[int, int],
    around: Surroundings,
    meanings: tuple[float, float],
    speaker: frozenset[str],
    alike: Sequence[float],
) -> list[float]:
    """The features of one sentence of a passage, in the order of FEATURES.

    `matches` are the rows of `coverage.match` for `sentences`, `quote` the first and the last
    sentence that would be quoted with the chosen one, `meanings` how near the question it and
    the sentence before are in meaning (-1 where there is none before), `speaker` the stems of
    who speaks in it (looked for only where somebody's words are asked), `alike` its row of
    `likeness.liken`.
    """
    sentence, here = sentences[chosen], matches[chosen]
    before = matches[chosen - 1] if chosen else None
    after = matches[chosen + 1] if chosen + 1 < len(sentences) else None
    weights = question.weights
    covered = cover(weights, here, before, after, around.levels)
    first, second = question.rarest
    size = len(sentence.order)
    pairs, close = _together(question, sentence)
    best, near, unit, noun = type_evidence(question, sentence)
    kind, text = question.kind, sentence.text
    said = kind is Kind.SAID
    quoted = _QUOTE_MARK.search(text) is not None
    cause = kind is Kind.REASON and _CAUSE.search(text) is not None
    plain_cause = kind is Kind.REASON and _PLAIN_CAUSE.search(text) is not None
    voice, beside = voice_beside(question, sentences, chosen)
    likeness = summarize(weights, around.levels.names, alike)
    own_meaning, meaning_before = meanings
    described = sum(
        weight * (1 - value)
        for weight, value, names in zip(weights, here, around.described, strict=True)
        if names and names & sentence.stems
    )
    return [
        covered.exact,
        covered.related,
        covered.before,
        covered.after,
        covered.passage,
        covered.headline,
        covered.opening,
        covered.article,
        around.passage_score,
        around.article_score,
        float(around.best),
        float(here[first] == 1.0),
        max(
            here[first],
            0.8 * before[first] if before else 0.0,
            0.8 * around.levels.headline[first],
            0.6 * around.levels.passage[first],
        ),
        float(here[second] == 1.0),
        covered.missing,
        covered.reach,
        # BM25's saturation of one occurrence, k1 = 1.2, b = .75, average length 25 terms.
        covered.exact * 2.2 / (1 + 1.2 * (0.25 + 0.75 * size / 25)),
        pairs,
        close,
        *(best if typed is kind else 0.0 for typed in _TYPED),
        float(kind in _TYPED and best == 0.0),
        near,
        unit,
        noun,
        float(cause),
        covered.reach if cause else 0.0,
        float(plain_cause),
        covered.reach if plain_cause else 0.0,
        float(said and _SAYS.search(text) is not None),
        float(said and quoted),
        voice,
        beside,
        said_by_voice(question, speaker, around),
        float(said and _FIRST_PERSON.search(text) is not None),
        float(quoted and not said),
        math.log(size + 1) / 4,
        float(size < 4),
        float(size > 45),
        float(around.starts_article and chosen == 0),
        float(text.rstrip("\"'”’").endswith("?")),
        covered.before if quote[0] < chosen else 0.0,
        covered.after if quote[1] > chosen else 0.0,
        float(_STOPPED.search(text) is None),
        float(any(phrase.lower() in text.lower() for phrase in question.phrases)),
        own_meaning,
        max(own_meaning, 0.5 * (own_meaning + meaning_before)),
        around.headline_meaning,
        covered.names,
        covered.names_reach,
        covered.plain,
        covered.plain_near,
        covered.plain_reach,
        covered.rarest_plain,
        described,
        described if said or kind is Kind.PERSON else 0.0,
        likeness.words,
        likeness.plain,
        likeness.alike,
        likeness.somewhat,
        likeness.least,
    ]


def _together(question: Question, sentence: Sentence) -> tuple[float, float]:
    """Neighbours of the question that are neighbours here; how close the matched words are."""
    places = [sentence.places_of(term.stem) for term in question.terms]
    pairs = 0.0
    for (one, heres), (two, theres) in pairwise(zip(question.terms, places, strict=True)):
        if any(0 < y - x <= 2 for x in heres for y in theres):
            pairs += one.weight + two.weight
    found = sorted(some[0] for some in places if some)
    close = len(found) / (found[-1] - found[0] + 1) if len(found) > 1 else 0.0
    return pairs, min(1.0, close)
