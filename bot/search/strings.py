"""Many strings as two arrays, so that they can stand in a file and be read one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import overload

import numpy as np
from numpy.typing import NDArray

from bot.search.runs import flat_ranges


@dataclass(frozen=True)
class Strings(Sequence[str]):
    """String n is the UTF-8 in `blob[offsets[n]:offsets[n + 1]]`."""

    offsets: NDArray[np.int64]
    blob: NDArray[np.uint8]

    @classmethod
    def of(cls, strings: Iterable[str]) -> "Strings":
        """The strings in their order."""
        # Half a character (a lone surrogate) is no UTF-8, but may come in a text.
        encoded = [string.encode("utf-8", "surrogatepass") for string in strings]
        offsets = np.fromiter(accumulate(map(len, encoded), initial=0), np.int64, len(encoded) + 1)
        return cls(offsets, np.frombuffer(b"".join(encoded), np.uint8))

    def check(self) -> None:
        """Raises ValueError unless every string lies inside the blob."""
        offsets = self.offsets
        if not len(offsets) or offsets[0] != 0 or offsets[-1] != len(self.blob):
            raise ValueError("strings do not fill their blob")
        if (offsets[1:] < offsets[:-1]).any():
            raise ValueError("strings are out of order")

    def __len__(self) -> int:
        return len(self.offsets) - 1

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        at %= len(self)
        return self.decode(int(self.offsets[at]), int(self.offsets[at + 1]))

    def decode(self, start: int, end: int) -> str:
        """The text between two offsets."""
        return self.blob[start:end].tobytes().decode("utf-8", "surrogatepass")

    def to_list(self) -> list[str]:
        """All of them, faster than one by one."""
        data, offsets = self.blob.tobytes(), self.offsets.tolist()
        return [
            data[start:end].decode("utf-8", "surrogatepass") for start, end in pairwise(offsets)
        ]

    def take(self, places: NDArray[np.int64]) -> "Strings":
        """Those at the places, in this order."""
        starts = self.offsets[places]
        sizes = self.offsets[places + 1] - starts
        offsets = np.zeros(len(places) + 1, np.int64)
        np.cumsum(sizes, out=offsets[1:])
        blob = np.empty(int(offsets[-1]), np.uint8)
        for low, high in flat_ranges(offsets):
            begin, end = int(offsets[low]), int(offsets[high])
            source = np.repeat(starts[low:high] - offsets[low:high], sizes[low:high])
            blob[begin:end] = self.blob[source + np.arange(begin, end)]
        return Strings(offsets, blob)


def join_strings(parts: Sequence[Strings]) -> Strings:
    """The strings of several, one after the other."""
    ends = np.cumsum([0, *(len(part.blob) for part in parts)])
    moved = [part.offsets[:-1] + end for part, end in zip(parts, ends[:-1], strict=True)]
    blobs = [part.blob for part in parts]
    return Strings(
        np.concatenate([*moved, ends[-1:]]).astype(np.int64),
        np.concatenate([*blobs, np.empty(0, np.uint8)]).astype(np.uint8, copy=False),
    )
