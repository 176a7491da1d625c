"""The compiled search as a Finder; without numba this module is not imported."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.search.finding import Among, Scored, Wanted
from bot.search.kernels import find_best
from bot.search.postings import BLOCK, Postings


class CompiledFinder:
    """The search in compiled code, which holds no lock of the interpreter."""

    def __init__(self, postings: Postings, gains: NDArray[np.float64], growth: float) -> None:
        self._arrays = tuple(
            _read_only(array)
            for array in (
                postings.firsts,
                postings.blocks,
                postings.places,
                postings.peaks,
                postings.docs,
                postings.codes,
            )
        )
        self._gains = _read_only(gains.astype(np.float32)), _read_only(gains)
        self._growth = growth
        self._free: list[NDArray[np.float32]] = []  # one a search
        self((), 1, Among(0, 0), 0.0)  # compiles now rather than in the first question

    def __call__(self, query: Sequence[Wanted], k: int, among: Among, floor: float) -> Scored:
        try:
            scratch = self._free.pop()
        except IndexError:
            scratch = np.zeros(3 * BLOCK, np.float32)
        found: Scored = find_best(
            *self._arrays,
            self._gains,
            np.array(query, np.float64).reshape(-1, 2),
            self._growth,
            k,
            among.low,
            among.high,
            _NO_MASK if among.mask is None else _read_only(among.mask),
            floor,
            scratch,
        )
        self._free.append(scratch)
        return found


def _read_only(array: NDArray[Any]) -> NDArray[Any]:
    """A view that is not written to, as those of files are: one type, compiled once."""
    view = array.view(np.ndarray)
    view.flags.writeable = False
    return view


_NO_MASK = _read_only(np.empty(0, bool))
