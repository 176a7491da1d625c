"""Killed at any moment, the library is whole at the next start and has all it reported."""

import random
from pathlib import Path

import pytest

from tests.library.kill import FORMS, play


@pytest.mark.parametrize("form", FORMS)
def test_an_import_that_is_killed_loses_nothing_it_reported(form: str, tmp_path: Path) -> None:
    played = play(tmp_path, form, 150, random.Random(f"seed of {form}"))

    assert played.faults == []
    assert played.missing == 0
    assert played.complete
