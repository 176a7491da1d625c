"""Which words may stand for which: the bridge between how people ask and how papers write.

Two sources. `newsroom.toml` is kept by hand: groups of words for one event, and phrases of
everyday speech. `thesaurus.txt.gz` holds, for common English stems, the stems nearest in
meaning with their similarity in hundredths; `python -m bot.measure.distil` makes it.
"""

import gzip
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from bot.search.tokens import STOP_WORDS, terms

SAME_EVENT = 0.8
"""Similarity of two words of one newsroom group."""

_HUNDREDTHS = tuple(n / 100 for n in range(101))
_NONE: Mapping[str, float] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Related stems with a similarity in (0, 1], and the phrases of everyday speech.

    `phrases` maps the words of a phrase to the stems that an article has instead.
    """

    stems: Mapping[str, Mapping[str, float]]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]

    def related(self, stem: str) -> Mapping[str, float]:
        """Stems that may stand for `stem`, without itself."""
        return self.stems.get(stem, _NONE)

    def knows(self, stem: str) -> bool:
        """Whether the stem is a common English word, and so no typing error."""
        return stem in self.stems


@cache
def load_thesaurus() -> Thesaurus:
    """The thesaurus of the package, read once: some 20,000 stems in a tenth of a second."""
    here = files("bot.answer")
    stems: dict[str, dict[str, float]] = {}
    packed = here.joinpath("thesaurus.txt.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        if not line.startswith("#"):
            stem, _, row = line.partition("\t")
            pairs = (item.rpartition(":") for item in row.split())
            # One object for what is written many times, which halves the memory this takes.
            stems[sys.intern(stem)] = {sys.intern(o): _HUNDREDTHS[int(n)] for o, _, n in pairs}
    kept = tomllib.loads(here.joinpath("newsroom.toml").read_text("utf-8"))
    for line in kept["groups"]:
        group = dict.fromkeys(terms(line))
        for one in group:
            row_of = stems.setdefault(one, {})
            for other in group:
                if other != one and other not in STOP_WORDS:
                    row_of[other] = max(SAME_EVENT, row_of.get(other, 0.0))
    phrases = {
        tuple(phrase.split()): tuple(dict.fromkeys(terms(words)))
        for phrase, words in kept["phrases"].items()
    }
    return Thesaurus(stems, phrases)
