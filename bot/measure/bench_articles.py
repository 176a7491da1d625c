"""Whole articles to measure on: written text with headlines, outlets, dates and paragraphs."""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from zlib import crc32

import numpy as np

from bot.measure.bench_texts import write_passages
from bot.search.wordlists import STOP_WORDS

PASSAGES = 14
"""Passages of an article: 1,000,000 of them are some 70,000 articles."""

_OUTLETS = [f"The Bench {name}" for name in ("Post", "Times", "Wire", "Herald", "Courier")]
_NEWEST = datetime(2030, 1, 1, tzinfo=UTC)
_BETWEEN = timedelta(minutes=30)
_TITLE, _SENTENCE, _PASSAGE = 9, (10, 28), 105  # words
# Measured on real news (47 articles, 5,174 sentences): 11 % of the words are written with a
# capital though they begin no sentence, 2 % with a digit, and 15 % of the sentences quote.
_NAMES, _FIGURE, _QUOTED = 5, 0.02, 0.15
_FIGURES = ("{}", "{} percent", "${} million", "{} years", "October {}", "1,{:03}")


def write_articles(count: int, seed: int = 1) -> Iterator[dict[str, str]]:
    """Records of `count` articles, the same for one seed, of PASSAGES passages each.

    One outlet in a hundred articles is rare, so that a filter can be measured.
    """
    random = np.random.default_rng(seed)
    passages = write_passages(count * PASSAGES, seed)
    for number in range(count):
        texts = [words[:_PASSAGE] for words in islice(passages, PASSAGES)]
        content = [word for word in texts[0] if word not in STOP_WORDS]
        outlet = "The Rare Record" if number % 100 == 0 else _OUTLETS[number % len(_OUTLETS)]
        yield {
            "id": f"bench-{seed}-{number}",
            "title": " ".join(content[:_TITLE]).capitalize() or "Untitled",
            "outlet": outlet,
            "published": (_NEWEST - number * _BETWEEN).isoformat(),
            "body": "\n".join(_paragraph(words, random) for words in texts),
        }


def _paragraph(words: Sequence[str], random: np.random.Generator) -> str:
    written = [_name(word) if is_name(word) else word for word in words]
    for at in np.flatnonzero(random.random(len(words)) < _FIGURE).tolist():
        written[at] = str(random.choice(_FIGURES)).format(int(random.integers(2, 900)))
    sentences = []
    start = 0
    while start < len(words):
        end = start + int(random.integers(*_SENTENCE))
        sentence = " ".join(written[start:end])
        sentence = sentence[0].upper() + sentence[1:]
        if random.random() < _QUOTED:
            speaker = list(dict.fromkeys(filter(is_name, words)))[:2] or ["they"]
            sentences.append(f"“{sentence},” said {' '.join(map(_name, speaker))}.")
        else:
            sentences.append(f"{sentence}.")
        start = end
    return " ".join(sentences)


def is_name(word: str) -> bool:
    """Whether written text has a word with a capital everywhere."""
    return word not in STOP_WORDS and crc32(word.encode()) % _NAMES == 0


def _name(word: str) -> str:
    return word.capitalize()


def write_files(folder: Path, count: int, seed: int = 1, together: int = 1_000) -> list[Path]:
    """The articles as files of JSON records, `together` in one, in a folder that is made."""
    folder.mkdir(parents=True)
    records = write_articles(count, seed)
    files: list[Path] = []
    while some := list(islice(records, together)):
        path = folder / f"{len(files):05}.jsonl"
        path.write_text("\n".join(map(json.dumps, some)) + "\n", "utf-8")
        files.append(path)
    return files
