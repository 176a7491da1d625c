"""Text to measure speed on, as long as news and with its distribution of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from pathlib import Path
from random import Random

import numpy as np
from numpy.typing import NDArray

from bot.news.outlets import Outlets
from bot.news.read import read
from bot.search.passages import split_passages
from bot.search.tokens import terms
from bot.search.wordlists import STOP_WORDS

STORY = 14
"""Passages of one article: 1,000,000 passages are some 70,000 articles."""

# Measured on real news cut into passages as the program cuts them (47 articles, 984 passages):
# 115 terms a passage, 81 of them different, 41 % stop words, 13 the headline's. A content word
# of a passage stands in 3.9 % of the passages of other articles (quartiles .4, 2 and 5 %, one in
# ten in 10 %), and in 26 % of those of its own article.
_HEADLINE = 13
_BODY, _SPREAD = 102.5, 25.5  # mean and standard deviation of the other terms of a passage
_STOPS = 0.41
_AGAIN, _HERE = 0.3, 0.1  # of the words, those said before in the article, in the passage
_STOP_SHIFT, _SHIFT = 0.5, 5.0
_FLAT, _STEEP, _BEND = 0.6, 1.6, 1_000
"""Stop words follow Mandelbrot's form of Zipf's law, p ~ 1 / (rank + shift). Content words do
so with the power _FLAT up to rank _BEND, and fall off with _STEEP beyond (two regimes, as in
Gerlach and Altmann 2013)."""

_SHORTEST, _LONGEST = 3, 12  # words of a question, stop words included


@dataclass(frozen=True, slots=True)
class Question:
    """A question's terms, as asked and without its stop words (never empty)."""

    asked: tuple[str, ...]
    content: tuple[str, ...]


def write_passages(count: int, seed: int = 1) -> Iterator[list[str]]:
    """The terms of `count` passages of written text, the same for one seed.

    They are those of articles of STORY passages, each passage with its article's headline
    before it. The vocabulary grows with the text (Heaps' law).
    """
    random = np.random.default_rng(seed)
    words = _write_words(2_000 + int(300 * count**0.5))
    vocabulary = np.array(words, dtype=object)
    sums = np.cumsum(_odds(sum(word in STOP_WORDS for word in words), len(words)))
    sums[-1] = 1.0
    for first in range(0, count, STORY):
        lengths = np.clip(random.normal(_BODY, _SPREAD, STORY), 20, 220).astype(int)
        starts = np.cumsum(lengths) - lengths + _HEADLINE
        size = _HEADLINE + int(lengths.sum())
        said = np.searchsorted(sums, random.random(size))[_sources(starts, size, random)]
        story = vocabulary[said].tolist()
        ends = [*starts[1:].tolist(), size]
        for start, end in islice(zip(starts.tolist(), ends, strict=True), count - first):
            yield story[:_HEADLINE] + story[start:end]


def _odds(stops: int, size: int) -> NDArray[np.float64]:
    """How likely each word is: `stops` stop words, then content words, `size` in all."""
    common = 1 / (np.arange(stops) + 1 + _STOP_SHIFT)
    ranks = np.arange(size - stops) + 1.0
    content = np.where(
        ranks <= _BEND,
        (ranks + _SHIFT) ** -_FLAT,
        (_BEND + _SHIFT) ** -_FLAT * (ranks / _BEND) ** -_STEEP,
    )
    return np.concatenate([_STOPS * common / common.sum(), (1 - _STOPS) * content / content.sum()])


def _sources(
    starts: NDArray[np.int64], size: int, random: np.random.Generator
) -> NDArray[np.int64]:
    """For each word of an article the one it repeats, or itself; its passages are `starts`."""
    places = np.arange(size)
    passage = np.repeat(starts, np.diff(starts, append=size))
    bodies, chance, where = places[_HEADLINE:], *random.random((2, size - _HEADLINE))
    inside = passage + (where * (bodies - passage)).astype(int)
    sources = places.copy()
    sources[_HEADLINE:] = np.select(
        [chance < _AGAIN, chance < _AGAIN + _HERE], [(where * bodies).astype(int), inside], bodies
    )
    while (sources[sources] != sources).any():
        sources = sources[sources]
    return sources


def _write_words(count: int) -> list[str]:
    """Words of two to four syllables after the stop words, all different terms."""
    syllables = [a + b for a, b in product("bdfgklmnprtvz", "aeiou")]
    stops = (term for word in sorted(STOP_WORDS) for term in terms(word))
    words = list(dict.fromkeys(term for term in stops if term in STOP_WORDS))
    known = set(words)
    for size in (2, 3, 4):
        for parts in product(syllables, repeat=size):
            if len(words) >= count:
                return words[:count]
            for word in terms("".join(parts) + "n"):
                if word not in known:
                    known.add(word)
                    words.append(word)
    return words


def ask_about(passages: Sequence[Sequence[str]], count: int, seed: int = 1) -> list[Question]:
    """Questions of 3 to 12 words, each made of the words of one passage."""
    random = Random(seed)  # noqa: S311 - nothing secret
    questions: list[Question] = []
    while len(questions) < count:
        passage = list(dict.fromkeys(random.choice(passages)))
        asked = random.sample(passage, min(random.randint(_SHORTEST, _LONGEST), len(passage)))
        content = tuple(term for term in asked if term not in STOP_WORDS)
        if content:
            questions.append(Question(tuple(asked), content))
    return questions


def read_passages(file: Path) -> list[list[str]]:
    """The terms of every passage of the articles in a file, headlines included.

    Raises ValueError with the reason when the file gives no article.
    """
    try:
        reading = read(file.read_bytes(), file.name, outlets=Outlets.load())
    except OSError as error:
        raise ValueError(f"{file}: {error.strerror}") from None
    passages = [
        terms(article.head.title) + terms(article.body[start:end])
        for article in (record.article for record in reading.records)
        for start, end in split_passages(article.body)
    ]
    if not any(passages):
        why = "; ".join(str(problem) for problem in reading.refused[:3])
        raise ValueError(why or f"{file}: no article")
    return passages
