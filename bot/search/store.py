"""Named arrays in one file, mapped into memory when it is opened.

The file is the arrays one after the other, each at a multiple of 64 bytes, then a table in
JSON (name, type, shape, place, checksum), then the table's length and checksum and a mark.
What it holds can always be worked out again from the library, so it is not forced to the
disk: a file that a power cut left incomplete is found damaged, like any other.
"""

import json
import mmap
import struct
import zlib
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

Arrays = dict[str, NDArray[Any]]
T = TypeVar("T")

_ALIGNED = 64
_MARK = b"newsbot\n"
_END = struct.Struct("<QI8s")  # length and checksum of the table, the mark
_PIECE = 1 << 24  # bytes whose checksum is taken at once
_KINDS = {"<i4", "<i8", "<u2", "<u4", "<u8", "<f4", "|u1"}


class IndexDamagedError(Exception):
    """A file of the index is damaged, missing, or of another format. `str()` says how."""


def write_arrays(path: Path, arrays: Iterable[tuple[str, NDArray[Any]]]) -> int:
    """Write arrays to a file, which is there with all of them or not at all; its size in bytes.

    Raises OSError.
    """
    table: dict[str, Any] = {}
    part = path.with_name(f"{path.name}.part")
    with part.open("wb") as file:
        for name, array in arrays:
            data = np.ascontiguousarray(array)
            file.write(b"\0" * (-file.tell() % _ALIGNED))
            place = file.tell()
            view = data.reshape(-1).view(np.uint8).data if data.size else memoryview(b"")
            file.write(view)
            table[name] = [data.dtype.str, data.shape, place, _checksum(view)]
        written = json.dumps(table).encode()
        file.write(written)
        file.write(_END.pack(len(written), zlib.crc32(written), _MARK))
        size = file.tell()
    part.replace(path)
    return size


def read_arrays(path: Path, make: Callable[[Arrays], T]) -> T:
    """What `make` makes of the arrays of a file, which are mapped and not writable.

    Raises IndexDamagedError, also when `make` raises ValueError or KeyError.
    """
    try:
        with path.open("rb") as file:
            data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        length, checksum, mark = _END.unpack(data[len(data) - _END.size :])
        start = len(data) - _END.size - length
        written = data[max(start, 0) : start + length]
        if mark != _MARK or start < 0 or zlib.crc32(written) != checksum:
            raise IndexDamagedError(f"{path.name} is incomplete")
        table = json.loads(written)
    except (OSError, ValueError, struct.error) as error:
        raise IndexDamagedError(f"{path.name} cannot be read: {error}") from error
    view = memoryview(data)
    arrays: Arrays = {}
    checks = []
    for name, (kind, shape, place, checksum) in table.items():
        if kind not in _KINDS:
            raise IndexDamagedError(f"{path.name} holds numbers of an unknown kind")
        size = int(np.prod(shape)) * np.dtype(kind).itemsize
        arrays[name] = np.frombuffer(view[place : place + size], kind).reshape(shape)
        checks.append((view[place : place + size], checksum))
    with ThreadPoolExecutor(max_workers=2) as pool:
        sound = pool.map(lambda check: _checksum(check[0]) == check[1], checks)
        if not all(sound):
            raise IndexDamagedError(f"{path.name} is damaged")
    try:
        made = make(arrays)
    except (KeyError, ValueError) as error:
        raise IndexDamagedError(f"{path.name} is damaged: {error}") from error
    # What was read to check it need not stay: what is asked for is read again.
    data.madvise(mmap.MADV_DONTNEED)
    return made


def _checksum(data: memoryview) -> int:
    value = 0
    for start in range(0, len(data), _PIECE):
        value = zlib.crc32(data[start : start + _PIECE], value)
    return value
