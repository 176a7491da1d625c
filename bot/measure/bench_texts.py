"""Text to measure speed on, as long as news and with its distribution of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random

import numpy as np

from bot.news.outlets import Outlets
from bot.news.read import read
from bot.search.passages import split_passages
from bot.search.tokens import terms
from bot.search.wordlists import STOP_WORDS

_ZIPF, _SHIFT = 1.2, 25.0
"""p(rank) ~ 1 / (rank + shift)^zipf, Mandelbrot's form of Zipf's law."""

_REPEATED = 0.25
"""How often a word of a passage is one said in it before: of 115 terms of a passage of real
news 81 are different."""

_SHORTEST, _LONGEST = 3, 12  # words of a question, stop words included


@dataclass(frozen=True, slots=True)
class Question:
    """A question's terms, as asked and without its stop words (never empty)."""

    asked: tuple[str, ...]
    content: tuple[str, ...]


def write_passages(count: int, seed: int = 1) -> Iterator[list[str]]:
    """The terms of `count` passages of written text, the same for one seed.

    Lengths are those of news passages with their headline, 30 to 220 terms around 115. The
    vocabulary grows with the text (Heaps' law), and its commonest words are English stop
    words.
    """
    random = np.random.default_rng(seed)
    vocabulary = np.array(_write_words(2_000 + int(300 * count**0.5)), dtype=object)
    odds = 1 / (np.arange(len(vocabulary)) + 1 + _SHIFT) ** _ZIPF
    sums = np.cumsum(odds / odds.sum())
    sums[-1] = 1.0
    lengths = np.clip(random.normal(115, 25, count), 30, 220).astype(int)
    for length in lengths.tolist():
        words = np.searchsorted(sums, random.random(length))
        earlier = (random.random(length) * np.arange(length)).astype(int)
        repeated = random.random(length) < _REPEATED
        words[repeated] = words[earlier[repeated]]
        yield vocabulary[words].tolist()


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
