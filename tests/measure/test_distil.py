import gzip
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from bot.answer import thesaurus, vectors
from bot.measure import distil as module
from bot.measure.distil import distil, main, read_bodies, read_words
from bot.measure.stem_vectors import DistilError

SEA = "harbor ferry sailor anchor vessel".split()
LAND = "meadow barn tractor orchard harvest".split()
NAMES = "quillan dunmere tarrow fenwick brask".split()
WORDS = [*SEA, "ferries", *LAND, *NAMES, "the"]
THEMES = {
    **dict.fromkeys([*SEA, "ferries"], 0),
    **dict.fromkeys(LAND, 1),
    **dict.fromkeys(NAMES, 2),
}


def encode(words: Sequence[str]) -> np.ndarray:
    """Words of one theme lie near each other; every word has a little of its own."""
    rows = np.zeros((len(words), 8), np.float32)
    for row, word in enumerate(words):
        rows[row] = np.random.default_rng(len(word) + ord(word[0])).normal(0, 0.1, 8)
        rows[row, THEMES.get(word, 3)] += 1
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def words(tmp_path: Path) -> Path:
    path = tmp_path / "words.txt"
    path.write_text("".join(f"{word}\t{4 if word != 'the' else 7.7}\n" for word in WORDS), "utf-8")
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles" / "week"
    folder.mkdir(parents=True)
    body = " ".join(
        f"Yesterday {name.capitalize()} saw the {sea} and the {land}."
        for name, sea, land in zip(NAMES, SEA, LAND, strict=True)
    )
    line = json.dumps({"id": "a", "body": body}) + "\n"
    (folder / "articles.jsonl").write_text(line * 3, "utf-8")
    return folder.parent


class Package:
    """The folder of a package, as importlib.resources gives it."""

    def __init__(self, made: Path, own: Path) -> None:
        self._made, self._own = made, own

    def joinpath(self, name: str) -> Path:
        made = self._made / name
        return made if made.exists() else self._own / name


@pytest.fixture
def made(tmp_path: Path, words: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files of the made-up words, where bot.answer reads them from."""
    output = tmp_path / "new" / "output"
    distil(encode, words, articles, output, "a made-up encoder")
    package = Package(output, Path(thesaurus.__file__).parent)
    for reader in (thesaurus, vectors):
        monkeypatch.setattr(reader, "files", lambda _: package)
    return output


@pytest.mark.usefixtures("made")
def test_the_thesaurus_is_read_back_with_words_of_one_theme_related():
    related = thesaurus.load_thesaurus.__wrapped__().related("harbor")

    assert {"vessel", "anchor", "ferri"} <= set(related)
    assert not {"meadow", "brask"} & set(related)
    assert all(0.42 <= value <= 1 for value in related.values())


@pytest.mark.usefixtures("made")
def test_the_vectors_are_read_back_with_the_theme_nearest():
    read = vectors.load_vectors.__wrapped__()
    sea, other, land = read.of([["harbor"], ["vessel"], ["meadow"]])

    assert sea @ other > 0.8
    assert sea @ land < 0.3
    assert "the" not in read.row_of


@pytest.mark.usefixtures("made")
def test_the_vectors_say_which_stems_are_names():
    read = vectors.load_vectors.__wrapped__()

    assert [read.is_name(name) for name in NAMES] == [True] * 5
    assert not any(read.names[read.row_of[word]] for word in ("harbor", "meadow", "ferri"))


def test_the_thesaurus_says_which_encoder_made_it(made: Path):
    head = gzip.decompress((made / "thesaurus.txt.gz").read_bytes()).decode().splitlines()[:2]

    assert all(line.startswith("#") for line in head)
    assert "a made-up encoder" in head[1]


def test_the_same_input_gives_the_same_bytes(
    made: Path, tmp_path: Path, words: Path, articles: Path
):
    distil(encode, words, articles, tmp_path / "again", "a made-up encoder")

    for name in ("thesaurus.txt.gz", "vectors.npz"):
        assert (tmp_path / "again" / name).read_bytes() == (made / name).read_bytes()


@pytest.mark.parametrize("line", ["harbor", "harbor\tmany", "\t4.0", "harbor\tnan", "harbor\t12"])
def test_a_line_without_word_and_frequency_is_refused_with_its_number(tmp_path: Path, line: str):
    path = tmp_path / "words.txt"
    path.write_text(f"ferry\t4.1\n{line}\n", "utf-8")

    with pytest.raises(DistilError, match=r"words\.txt:2: not a word"):
        read_words(path)


def test_a_word_with_two_frequencies_is_refused(tmp_path: Path):
    path = tmp_path / "words.txt"
    path.write_text("ferry\t4.1\nferry\t4.1\nferry\t3\n", "utf-8")

    with pytest.raises(DistilError, match=r":3: ferry has two frequencies"):
        read_words(path)


@pytest.mark.parametrize("line", ['{"title": "x"}', "[1]", '{"body": "cut'])
def test_a_line_that_is_no_article_is_refused_with_its_number(tmp_path: Path, line: str):
    (tmp_path / "articles.jsonl").write_text(f'{{"body": "Calm."}}\n\n{line}\n', "utf-8")

    with pytest.raises(DistilError, match=r"articles\.jsonl:3: not an article"):
        list(read_bodies(tmp_path))


def test_without_the_encoder_library_one_sentence_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)

    assert main([str(tmp_path)] * 4) == 1
    assert "pip install sentence-transformers" in capsys.readouterr().err


def test_a_missing_word_list_ends_with_its_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
):
    monkeypatch.setattr(module, "load_encoder", lambda _: encode)

    assert main([str(tmp_path / name) for name in ("model", "none.txt", "news", "out")]) == 1
    assert "none.txt" in capsys.readouterr().err
