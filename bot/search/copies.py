"""Copies: articles that carry the same text or most of it, as wire copies do."""

import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.search.tokens import terms

SHINGLE, SAMPLE, CONTAINED = 5, 8, 0.6
"""Words of a shingle; one shingle in SAMPLE is kept; the part of the shorter body's kept
shingles that a copy shares."""

_FEWEST = 4
_MOST_SHARED = 200


def find_copies(bodies: Sequence[str]) -> dict[int, tuple[int, ...]]:
    """For every body that has copies, the numbers of these.

    Bodies are compared by hashed runs of SHINGLE terms, sampled by their hash so that the
    same runs are kept everywhere. Bodies of fewer than four kept runs are copies when all
    their terms are the same. A run that more than 200 bodies share (a sign-off) is no sign.
    """
    sketches = [sketch(body) for body in bodies]
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for number, kept in enumerate(sketches):
        for shingle in kept:
            holders[shingle].append(number)
    copies: dict[int, tuple[int, ...]] = {}
    for number, kept in enumerate(sketches):
        shared: Counter[int] = Counter()
        for shingle in kept:
            if 1 < len(holders[shingle]) <= _MOST_SHARED:
                shared.update(holders[shingle])
        found = [
            other
            for other, count in shared.items()
            if other != number and count >= CONTAINED * min(len(kept), len(sketches[other]))
        ]
        if found:
            copies[number] = tuple(sorted(found))
    return copies


def sketch(body: str) -> frozenset[int]:
    """The sampled shingles of a body; for a very short one, the hash of all its terms."""
    found = terms(body)
    hashes = (
        zlib.crc32(" ".join(found[at : at + SHINGLE]).encode())
        for at in range(len(found) - SHINGLE + 1)
    )
    kept = frozenset(value for value in hashes if value % SAMPLE == 0)
    return kept if len(kept) >= _FEWEST else frozenset([zlib.crc32(" ".join(found).encode())])
