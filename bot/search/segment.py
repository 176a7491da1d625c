"""A segment: a run of articles made searchable at once, and never changed."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cached_property
from typing import Any, TypeVar, cast, get_type_hints

import numpy as np
from numpy.typing import NDArray

from bot.search.copies import Sketches
from bot.search.heads import Heads
from bot.search.near import WordCounts
from bot.search.postings import Postings
from bot.search.titles import TitleWords
from bot.search.values import Span
from bot.search.vocabulary import Vocabulary

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Segment:
    """Articles as search needs them, in their order; their bodies are kept elsewhere.

    Article a has the passages `first[a]` to `first[a + 1]`; `starts` and `ends` say for each
    passage its span of the article's body. All of it is arrays, see `arrays`.
    """

    heads: Heads
    terms: Vocabulary
    postings: Postings
    words: WordCounts
    titles: TitleWords
    first: NDArray[np.int64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]
    sketches: Sketches

    def __len__(self) -> int:
        return len(self.heads)

    @property
    def passages(self) -> int:
        """How many passages there are."""
        return len(self.starts)

    @cached_property
    def title_counts(self) -> WordCounts:
        """In how many titles each word of a title stands."""
        return self.titles.counts()

    def span(self, passage: int) -> Span:
        """The span of a passage in its article's body."""
        return Span(int(self.starts[passage]), int(self.ends[passage]))

    def owner(self, passage: int) -> int:
        """The article of a passage."""
        return int(np.searchsorted(self.first, passage, "right")) - 1

    def check(self) -> None:
        """Raises ValueError unless the arrays are of the same articles and passages."""
        articles, passages = len(self.heads), len(self.starts)
        if len(self.first) != articles + 1 or self.first[0] != 0 or self.first[-1] != passages:
            raise ValueError("articles and passages do not agree")
        if (self.first[1:] < self.first[:-1]).any() or (self.ends < self.starts).any():
            raise ValueError("passages are out of order")
        if not len(self.ends) == len(self.postings.lengths) == passages:
            raise ValueError("passages have parts of different lengths")
        if len(self.terms) != len(self.postings.firsts) - 1 or len(self.sketches.sizes) != articles:
            raise ValueError("a segment has parts of different lengths")
        if len(self.titles.holders) and not (
            0 <= self.titles.holders.min() <= self.titles.holders.max() < articles
        ):
            raise ValueError("a title is of no article")


def to_arrays(value: Any, prefix: str = "") -> Iterator[tuple[str, NDArray[Any]]]:
    """The arrays of a dataclass of arrays and of other such, by their dotted names."""
    for field in fields(value):
        part = getattr(value, field.name)
        if is_dataclass(part):
            yield from to_arrays(part, f"{prefix}{field.name}.")
        else:
            yield f"{prefix}{field.name}", part


def from_arrays(kind: type[T], arrays: dict[str, NDArray[Any]], prefix: str = "") -> T:
    """The inverse of `to_arrays`, checked. Raises ValueError, KeyError for what is missing."""
    hints = get_type_hints(kind)
    parts = {
        field.name: from_arrays(hints[field.name], arrays, f"{prefix}{field.name}.")
        if is_dataclass(hints[field.name])
        else arrays[f"{prefix}{field.name}"]
        for field in fields(cast(Any, kind))
    }
    value: Any = kind(**parts)
    value.check()
    return cast(T, value)
