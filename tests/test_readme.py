"""The README's examples: each command is run on the sample corpus and its output compared.

`python -m tests.test_readme` writes the outputs as they are now into the README.
"""

import contextlib
import io
import os
import re
import shlex
import shutil
import tempfile
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.settings import variables

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
NOT_RUN = {"run", "sync", "eval", "train", "bench"}
"""Commands whose examples need Discord, other data or minutes."""

_BLOCK = re.compile(r"^```console\n(.*?)^```", re.M | re.S)
_EXAMPLE = re.compile(r"^\$ newsbot (.*)\n((?:(?!\$ ).*\n)*)", re.M)


def refreshed(text: str) -> str:
    """`text` with the outputs that its examples print now, run one after the other."""

    def rewrite(example: re.Match[str]) -> str:
        argv = shlex.split(example[1])
        if argv[0] in NOT_RUN:
            return example[0]
        with contextlib.redirect_stdout(io.StringIO()) as out:
            main(argv)
        return f"$ newsbot {example[1]}\n{out.getvalue()}"

    return _BLOCK.sub(lambda block: f"```console\n{_EXAMPLE.sub(rewrite, block[1])}```", text)


def steady(text: str) -> str:
    """`text` without what differs from run to run (durations, sizes, the moment of now) and
    what changes with each training of the ranking (scores and their parts)."""
    text = re.sub(r"\(\d+\.\d s\)", "(… s)", text)
    text = re.sub(r"[\d.,]+ MB", "… MB", text)
    text = re.sub(r'"(elapsed_ms|score)":[\d.]+', r'"\1":…', text)
    text = re.sub(r"Why: .*", "Why: …", text)
    return re.sub(r"(last read: ).*", r"\1…", text)


def test_the_examples_print_what_the_readme_shows(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    monkeypatch.chdir(tmp_path)
    text = README.read_text("utf-8")
    shown = _BLOCK.findall(steady(text))
    assert shown
    assert _BLOCK.findall(steady(refreshed(text))) == shown


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "corpus", Path(folder) / "corpus")
        os.chdir(folder)
        README.write_text(refreshed(README.read_text("utf-8")), "utf-8")
