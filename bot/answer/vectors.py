"""Word vectors: how near two texts are in meaning, beyond the words they share.

`vectors.npz` holds 64 numbers for each of some 25,000 English stems, longer for rarer words,
so that a text is the plain sum of its words. `python -m bot.measure.distil` makes such a file;
the weights belong to this one, since another run may turn the axes.
"""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import chain

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


@dataclass(frozen=True)
class Vectors:
    """Rows of shape (stems, 64), the row of each stem, and which stems are mostly names."""

    rows: Vector
    row_of: dict[str, int]
    names: NDArray[np.bool_]

    @cached_property
    def lengths(self) -> Vector:
        """The length of each row, shape (stems, 1)."""
        return np.asarray(np.linalg.norm(self.rows, axis=1, keepdims=True))

    def directions(self, chosen: NDArray[np.int32] | list[int]) -> Vector:
        """The rows of these numbers at unit length, shape (chosen, 64)."""
        return np.asarray(self.rows[chosen] / self.lengths[chosen])

    def is_name(self, stem: str) -> bool:
        """Whether a stem is mostly a name ("berlin"); one that is no common word is."""
        row = self.row_of.get(stem)
        return bool(self.names[row]) if row is not None else not stem.isdigit()

    def weighed(self, weights: Iterable[tuple[str, float]]) -> Vector:
        """The unit vector of stems that count as much as their weights say, shape (64,)."""
        total = np.zeros(self.rows.shape[1], np.float32)
        for stem, weight in weights:
            row = self.row_of.get(stem)
            if row is not None:
                total += self.rows[row] * (weight / float(self.lengths[row, 0]))
        length = float(np.linalg.norm(total))
        return total / length if length else total

    def of(self, texts: Sequence[Iterable[str]]) -> Vector:
        """Unit vectors of texts given as stems, shape (texts, 64); zeros where none is known."""
        row_of = self.row_of
        known = [[row_of[stem] for stem in text if stem in row_of] for text in texts]
        sums = np.zeros((len(texts), self.rows.shape[1]), np.float32)
        filled = [number for number, some in enumerate(known) if some]
        if filled:
            starts = np.cumsum([0, *(len(known[number]) for number in filled)])[:-1]
            rows = self.rows[list(chain.from_iterable(known))]
            sums[filled] = np.add.reduceat(rows, starts, axis=0)
        lengths = np.linalg.norm(sums, axis=1, keepdims=True)
        np.divide(sums, lengths, out=sums, where=lengths > 0)
        return sums


@cache
def load_vectors() -> Vectors:
    """The vectors of the package, read once."""
    packed = files("bot.answer").joinpath("vectors.npz").read_bytes()
    with np.load(io.BytesIO(packed), allow_pickle=False) as data:
        rows = data["rows"].astype(np.float32) * data["scales"][:, None]
        stems = str(data["stems"]).split("\n")
        names = data["names"]
    return Vectors(rows, {stem: number for number, stem in enumerate(stems)}, names)
