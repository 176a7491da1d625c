"""Making one segment of several, without reading a text again."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from bot.search.catalog import Catalog
from bot.search.copies import join_sketches
from bot.search.heads import join_heads
from bot.search.joining import join_postings, scatter
from bot.search.near import join_counts
from bot.search.runs import count_up
from bot.search.segment import Segment
from bot.search.titles import join_titles


def merge(
    segments: Sequence[Segment],
    alive: Sequence[NDArray[np.bool_]] | None = None,
    gone: Mapping[str, int] | None = None,
) -> Segment:
    """The segment that the articles of all segments would have been built to.

    `alive` says for each segment which of its articles stay, `gone` how often each folded
    word occurs in those that do not. Raises ValueError when two articles have the same id.
    """
    if alive is None:
        alive = [np.ones(len(segment), bool) for segment in segments]
    catalog = Catalog([segment.heads for segment in segments], alive)
    starts = np.cumsum([0, *(len(segment) for segment in segments)])
    order = starts[catalog.parts] + catalog.places
    heads = join_heads([segment.heads for segment in segments], order)
    if len(heads.places) < len(heads):
        raise ValueError("two articles of a snapshot have the same id")
    counts = np.concatenate([np.diff(segment.first) for segment in segments])[order]
    first = np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])
    passages = [
        _move(segment.first, first, numbers)
        for segment, numbers in zip(segments, catalog.numbers, strict=True)
    ]
    terms, postings = join_postings(
        [segment.terms for segment in segments],
        [segment.postings for segment in segments],
        passages,
        int(first[-1]),
    )
    return Segment(
        heads=heads,
        terms=terms,
        postings=postings,
        words=join_counts([segment.words for segment in segments], gone or {}),
        titles=join_titles([segment.titles for segment in segments], catalog.numbers),
        first=first,
        starts=scatter([segment.starts for segment in segments], passages, int(first[-1])),
        ends=scatter([segment.ends for segment in segments], passages, int(first[-1])),
        sketches=join_sketches([segment.sketches for segment in segments], catalog.numbers),
    )


def _move(
    old: NDArray[np.int64], new: NDArray[np.int64], numbers: NDArray[np.int32]
) -> NDArray[np.int32]:
    """The new number of each passage; -1 for those of articles that are gone."""
    counts = np.diff(old)
    moved = np.where(numbers < 0, -1, new[numbers])
    passages = np.repeat(moved, counts)
    inside = count_up(counts)
    return np.where(passages < 0, -1, passages + inside).astype(np.int32)
