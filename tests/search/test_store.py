from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.search.store import IndexDamagedError, read_arrays, write_arrays

ARRAYS = {
    "docs": np.arange(100, dtype=np.int32),
    "codes": np.arange(7, dtype=np.uint16),
    "pairs": np.arange(8, dtype=np.int32).reshape(4, 2),
    "none": np.empty(0, np.uint64),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "arrays"
    assert write_arrays(path, ARRAYS.items()) == path.stat().st_size
    return path


def test_arrays_come_back_as_they_were_and_cannot_be_written_to(file: Path) -> None:
    read = read_arrays(file, dict)
    assert list(read) == list(ARRAYS)
    for name, array in ARRAYS.items():
        assert read[name].dtype == array.dtype
        np.testing.assert_array_equal(read[name], array)
        assert not read[name].flags.writeable


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_changed_byte_that_matters_is_noticed(file: Path, data: st.DataObject) -> None:
    good = file.read_bytes()
    place = data.draw(st.integers(0, len(good) - 1))
    changed = bytearray(good)
    changed[place] ^= data.draw(st.integers(1, 255))
    other = file.with_name("changed")
    other.write_bytes(changed)
    try:
        read = read_arrays(other, dict)
    except IndexDamagedError:
        return
    for name, array in ARRAYS.items():  # then it stood between two arrays
        np.testing.assert_array_equal(read[name], array)


@pytest.mark.parametrize("size", [0, 1, 19, 20, 400, -1])
def test_a_cut_file_is_noticed(file: Path, size: int) -> None:
    file.write_bytes(file.read_bytes()[:size])
    with pytest.raises(IndexDamagedError, match="arrays"):
        read_arrays(file, dict)


def test_a_missing_file_is_damage(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError, match="No such file"):
        read_arrays(tmp_path / "gone", dict)


def test_numbers_of_an_unknown_kind_are_not_read(tmp_path: Path) -> None:
    write_arrays(tmp_path / "odd", [("odd", np.array(["a"], dtype=object).astype("U1"))])
    with pytest.raises(IndexDamagedError, match="unknown kind"):
        read_arrays(tmp_path / "odd", dict)
