"""Distilling a sentence encoder into the two data files of bot.answer that need no encoder.

    python -m bot.measure.distil MODEL WORDS ARTICLES OUTPUT

MODEL is the folder of any sentence-transformers encoder; the files of the package come from
all-MiniLM-L6-v2 (Apache-2.0). WORDS has one word a line, a tab, and the word's Zipf frequency
(log10 of its uses in a billion words, van Heuven et al. 2014); `top_n_list` and
`zipf_frequency` of wordfreq give both. ARTICLES is a folder that has `articles.jsonl` in it or
below, which teach what is a name. `thesaurus.txt.gz`, whose head names the folder MODEL, and
`vectors.npz` are written to OUTPUT; the same input on the same machine gives the same bytes.

The files of the package are older than this module: their names were also learned from single
sentences (QAMR), and their axes differ a little. Train the weights again after replacing them.

The encoder drags in torch and serves nothing else, so newsbot does not depend on it: whoever
distils installs it first, `pip install sentence-transformers`.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from bot.measure.stem_vectors import (
    DistilError,
    Frequencies,
    Stems,
    Vector,
    center,
    classify_names,
    compress,
    count_capitals,
    find_related,
    join_by_stem,
    quantise,
    select,
)

Encoder = Callable[[Sequence[str]], Vector]
"""Words to unit vectors, shape (words, dimensions)."""

_RAREST_RELATED, _RAREST_ROW = 3.0, 2.7  # Zipf
_HEADER = """\
# stem<TAB>related stem:similarity in hundredths. Nearest neighbours (cosine) among single common English
# words as encoded by {model}, joined by stem. Made by python -m bot.measure.distil.
"""  # noqa: E501


def read_words(path: Path) -> tuple[list[str], Frequencies]:
    """Words and their Zipf frequencies. Raises DistilError with the line, and OSError."""
    found: dict[str, float] = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        word, _, frequency = line.partition("\t")
        try:
            zipf = float(frequency)
        except ValueError:
            zipf = float("nan")
        if not word or not 0 <= zipf <= 9:
            raise DistilError(f"{path}:{number}: not a word, a tab and a Zipf frequency")
        if found.setdefault(word, zipf) != zipf:
            raise DistilError(f"{path}:{number}: {word} has two frequencies")
    if not found:
        raise DistilError(f"{path}: no words")
    return list(found), np.array(list(found.values()))


def read_bodies(folder: Path) -> Iterator[str]:
    """The bodies of every `articles.jsonl` in or below. Raises DistilError with the line."""
    for path in sorted(folder.rglob("articles.jsonl")):
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            if line.strip():
                try:
                    yield str(json.loads(line)["body"])
                except (KeyError, TypeError, ValueError) as error:
                    raise DistilError(f"{path}:{number}: not an article: {error}") from error


def write_thesaurus(path: Path, stems: Stems, model: str) -> None:
    """Write what bot.answer.thesaurus reads."""
    names, rows, _ = select(stems, _RAREST_RELATED)
    lines = [_HEADER.format(model=model)]
    for name, related in find_related(names, rows):
        lines.append(f"{name}\t{' '.join(f'{one}:{near}' for one, near in related.items())}\n")
    path.write_bytes(gzip.compress("".join(lines).encode(), 9, mtime=0))


def write_vectors(path: Path, stems: Stems, capitals: Mapping[str, float]) -> None:
    """Write what bot.answer.vectors reads, by stem."""
    known = dict(zip(stems[0], classify_names(stems, capitals), strict=True))
    names, rows, zipf = select(stems, _RAREST_ROW)
    whole, scales = quantise(compress(rows), zipf)
    order = np.argsort(names)
    names = [names[row] for row in order]
    np.savez_compressed(
        path,
        stems=np.array("\n".join(names)),
        rows=whole[order],
        scales=scales[order],
        names=np.array([known[name] for name in names]),
    )


def distil(encode: Encoder, words: Path, articles: Path, output: Path, model: str) -> None:
    """Make both files in `output`. Raises DistilError and OSError."""
    listed, zipf = read_words(words)
    capitals = count_capitals(read_bodies(articles))
    stems = join_by_stem(listed, center(encode(listed)), zipf)
    output.mkdir(parents=True, exist_ok=True)
    write_thesaurus(output / "thesaurus.txt.gz", stems, model)
    write_vectors(output / "vectors.npz", stems, capitals)


def load_encoder(folder: Path) -> Encoder:
    """The encoder of a folder, on the processor. Raises DistilError where it cannot be had."""
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise DistilError(f"pip install sentence-transformers first: {error}") from error
    model = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    return lambda words: np.asarray(
        model.encode(list(words), batch_size=512, normalize_embeddings=True), np.float32
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run from the command line; the exit status is 1 when the files cannot be made."""
    parser = argparse.ArgumentParser("bot.measure.distil", description="Make bot.answer's files")
    for name in ("model", "words", "articles", "output"):
        parser.add_argument(name, type=Path)
    given = parser.parse_args(arguments)
    try:
        encode = load_encoder(given.model)
        distil(encode, given.words, given.articles, given.output, given.model.resolve().name)
    except (DistilError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
