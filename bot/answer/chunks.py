"""Words and phrases of a sentence, found without a grammar.

Phrases are runs of words between the small words that English puts around them (articles,
prepositions, auxiliaries), cut at what looks like a verb, and such runs joined. That too many
are found is no harm: the choice among them is made elsewhere.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.answer.form import BE, DETERMINERS, SMALL
from bot.answer.reading import Sentence
from bot.answer.speech.lexicon import FINITE
from bot.search.tokens import tokenize


class Word(NamedTuple):
    """A word or sign of the sentence with its stems."""

    text: str
    low: str
    start: int
    end: int
    stems: frozenset[str]


_WORD = re.compile(r"[$€£]?\w+(?:[.,'’&/-]\w+)*(?:%|(?<=\b[A-Z])\.)?|[^\w\s]")
_SIGNS = frozenset(',;:()[]—–“”"')
_VERBS = frozenset(
    (
        "ate became began begun bore born bought bound broke broken brought built came caught chose"
        " chosen died drawn drew driven drove fallen fell felt flew flown fought found gave given"
        " gone grew grown heard held hid hidden kept knew known led left lost made meant met paid"
        " ran risen rose said sang sank sat saw seen sent shot sold sought spent spoke spoken stole"
        " stolen stood struck swam swore sworn taken taught thought threw thrown told took"
        " understood went withdrew withdrawn wore worn won wrote written"
        " becomes begins brings builds buys comes costs draws falls gets gives goes grows holds"
        " includes keeps knows loses makes means meets needs pays says sees sells sends speaks"
        " stands takes tells thinks wants writes"
    ).split()
)
"""Forms that are hardly ever nouns and do not end in -ed."""
_AUXILIARY = FINITE | {"to", "be", "been", "being", "not"}
_LINKS = {
    **dict.fromkeys(("of", "&"), "of"),
    **dict.fromkeys(("and", "or", ","), "list"),
    **dict.fromkeys(("for", "in", "to", "from", "on", "with", "at", "between", "than"), "prep"),
}
CLAUSES = ("clause", "rest", "rest led")
"""How the shapes of clauses end."""
_LONGEST_JOINED = 3  # phrases


def read_words(sentence: Sentence) -> list[Word]:
    """The words and signs of a sentence in order."""
    found = [match.span() for match in _WORD.finditer(sentence.text)]
    stems: list[set[str]] = [set() for _ in found]
    at = 0
    for token in tokenize(sentence.text):
        while at + 1 < len(found) and token.start >= found[at][1]:
            at += 1
        if found and found[at][0] <= token.start < found[at][1]:
            stems[at].add(token.term)
    return [
        Word(text, text.lower(), start, end, frozenset(some))
        for (start, end), some in zip(found, stems, strict=True)
        for text in (sentence.text[start:end],)
    ]


def find_phrases(words: Sequence[Word], asked: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """Shape, first word and word behind the last of each phrase and clause; some twice. Words
    of the question (`asked`, stems) end a phrase."""
    runs = list(_runs(words))
    pieces: list[tuple[int, int]] = []
    for first, last in runs:
        own = list(_pieces(words, first, last, asked))
        pieces += own
        for begin, end in own:
            yield _shape(words, begin, end), begin, end
        yield _shape(words, first, last), first, last
    for here in range(len(pieces)):
        shape = ""
        for there in range(here + 1, min(here + _LONGEST_JOINED + 1, len(pieces))):
            link = _link(words, pieces[there - 1][1], pieces[there][0])
            if link is None:
                break
            shape = link if shape in ("", link) else "prep"
            yield f"joined {shape}", pieces[here][0], pieces[there][1]
    yield from _clauses(words, runs)


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Words side by side that are neither small words nor signs nor articles."""
    first = -1
    for n, word in enumerate(words):
        inside = word.low not in SMALL and word.low not in DETERMINERS and word.text[0].isalnum()
        inside = inside or (word.text[0] in "$€£#" and len(word.text) > 1)
        inside = inside or (word.text.isupper() and len(word.text) > 1)
        if inside and first < 0:
            first = n
        elif not inside and first >= 0:
            yield first, n
            first = -1
    if first >= 0:
        yield first, len(words)


def _pieces(
    words: Sequence[Word], first: int, last: int, asked: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """A run cut at its verbs and at words of the question."""
    begin = first
    for n in range(first, last + 1):
        if n == last or is_verb(words, n) or words[n].stems & asked:
            if begin < n:
                yield begin, n
            begin = n + 1


def is_verb(words: Sequence[Word], n: int) -> bool:
    """Whether a word is likely to be a verb, by its ending and its neighbours."""
    word = words[n]
    if not word.low.isalpha() or word.text[0].isupper():
        return False
    before = words[n - 1].low if n else ""
    if before in _AUXILIARY and not word.low.endswith("ly"):
        formed = word.low.endswith(("ed", "ing", "en")) or word.low in _VERBS
        return formed or before not in BE
    if word.low in _VERBS or word.low.endswith("ed"):
        return before not in DETERMINERS
    after = words[n + 1].low if n + 1 < len(words) else ""
    return after in DETERMINERS and after != "that"


def _link(words: Sequence[Word], end: int, start: int) -> str | None:
    """How two phrases hang together: by `of`, as a list, by another preposition; else None."""
    between = [word.low for word in words[end:start] if word.low not in DETERMINERS]
    if not between:
        return "of" if end < start else None
    if len(between) > 2 or (len(between) == 2 and between not in ([",", "and"], [",", "or"])):
        return None
    return _LINKS.get(between[0])


def _shape(words: Sequence[Word], first: int, last: int) -> str:
    if all(word.text[0].isupper() for word in words[first:last]):
        return "capitals"
    return "words" if last - first > 1 else "word"


def _clauses(
    words: Sequence[Word], runs: Sequence[tuple[int, int]]
) -> Iterator[tuple[str, int, int]]:
    """Clauses between signs, and from each phrase the rest of its clause and sentence."""
    end = len(words)
    while end and not words[end - 1].text[-1].isalnum() and words[end - 1].text not in "%)”":
        end -= 1
    stops = [n for n, word in enumerate(words[:end]) if word.text in _SIGNS] + [end]
    begin = 0
    for stop in stops:
        if begin < stop:
            yield "clause", begin, stop
        begin = stop + 1
    for first, _ in runs:
        stop = next((stop for stop in stops if stop >= first), end)
        head = first
        while head and words[head - 1].low in DETERMINERS:
            head -= 1
        small = head and words[head - 1].low in SMALL
        lead = head - 1 if small else head
        for stop_at in {stop, end}:
            shape = "rest" if stop_at == stop else "long rest"
            if lead < head < stop_at:
                yield f"{shape} led", lead, stop_at
            if head < stop_at:
                yield shape, head, stop_at
