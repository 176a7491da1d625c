"""The engines that are measured beside each other: newsbot, rank_bm25 and, where they are
installed (extra `bench`), bm25s, tantivy and SQLite's FTS5.

All get the same passages and questions as terms, rank them by BM25 with the same k1 and b as
far as they let one choose, and give the top TOP.
"""

import copy
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from rank_bm25 import BM25Plus

from bot.search.index import Index
from bot.search.model import DELTA
from bot.search.part import invert
from bot.search.pruning import PruningFinder

TOP = 10

Corpus = Sequence[Sequence[str]]
Search = Callable[[Sequence[str]], object]


@dataclass(frozen=True, slots=True)
class Engine:
    """What is asked, the seconds that building it took, and the version it has."""

    name: str
    search: Search
    build_s: float
    version: str = ""


@dataclass(frozen=True, slots=True)
class Ours:
    """newsbot's index in numpy alone, compiled where numba is installed, and rank_bm25's."""

    plain: Index
    compiled: Index | None
    peer: Any


def build_ours(corpus: Corpus) -> tuple[Ours, list[Engine]]:
    """newsbot and rank_bm25."""
    start = time.perf_counter()
    terms = invert(corpus)
    plain = Index([terms], find=PruningFinder)
    ours = time.perf_counter() - start
    engines = [Engine("newsbot", lambda query: plain.top(query, TOP), ours)]
    compiled = None
    with suppress(ImportError):
        from bot.search.compiled import CompiledFinder

        fast = compiled = Index([terms], find=CompiledFinder)
        engines.append(
            Engine("newsbot, numba", lambda query: fast.top(query, TOP), ours, version("numba"))
        )
    start = time.perf_counter()
    peer = BM25Plus(corpus, delta=DELTA)
    theirs = time.perf_counter() - start
    engines.append(
        Engine(
            "rank_bm25",
            lambda query: peer.get_top_n(query, corpus, TOP),
            theirs,
            version("rank-bm25"),
        )
    )
    return Ours(plain, compiled, peer), engines


def build_peers(corpus: Corpus, folder: Path, stack: ExitStack) -> Iterator[Engine]:
    """The others that are installed; `folder` is for their files, `stack` closes these."""
    for build in (_bm25s, _tantivy, _fts5):
        with suppress(ImportError):
            yield from build(corpus, folder, stack)


def _bm25s(corpus: Corpus, _: Path, __: ExitStack) -> Iterator[Engine]:
    import bm25s

    start = time.perf_counter()
    plain = bm25s.BM25(method="bm25+", k1=1.5, b=0.75, delta=DELTA, backend="numpy")
    plain.index(list(map(list, corpus)), show_progress=False)
    built = time.perf_counter() - start
    known = plain.vocab_dict
    k = min(TOP, len(corpus))

    def asking(retriever: Any) -> Search:
        def search(query: Sequence[str]) -> object:
            asked = [[term for term in query if term in known]]
            return retriever.retrieve(asked, k=k, show_progress=False)

        return search

    yield Engine("bm25s", asking(plain), built, version("bm25s"))
    if find_spec("numba"):
        fast = copy.copy(plain)
        fast.backend = "numba"
        fast.activate_numba_scorer()
        asking(fast)(list(known)[:1])
        versions = f"{version('bm25s')}, {version('numba')}"
        yield Engine("bm25s, numba", asking(fast), built, versions)


def _tantivy(corpus: Corpus, folder: Path, _: ExitStack) -> Iterator[Engine]:
    import tantivy

    start = time.perf_counter()
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("terms", tokenizer_name="whitespace", index_option="freq")
    schema = builder.build()
    path = folder / "tantivy"
    path.mkdir()
    index = tantivy.Index(schema, str(path))
    writer = index.writer(heap_size=500_000_000, num_threads=1)
    for passage in corpus:
        writer.add_document(tantivy.Document(terms=" ".join(passage)))
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    searcher = index.searcher()
    query_of, should = tantivy.Query, tantivy.Occur.Should

    def search(query: Sequence[str]) -> object:
        parts = [(should, query_of.term_query(schema, "terms", term, "freq")) for term in query]
        return searcher.search(query_of.boolean_query(parts), TOP).hits

    yield Engine("tantivy", search, time.perf_counter() - start, version("tantivy"))


def _fts5(corpus: Corpus, folder: Path, stack: ExitStack) -> Iterator[Engine]:
    start = time.perf_counter()
    connection = stack.enter_context(closing(sqlite3.connect(folder / "fts5.db")))
    try:
        connection.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(terms, content='', "
            "tokenize=\"unicode61 tokenchars '.'\")"
        )
    except sqlite3.OperationalError as error:
        raise ImportError("this SQLite has no FTS5") from error
    texts = ((number, " ".join(passage)) for number, passage in enumerate(corpus, 1))
    with connection:
        connection.executemany("INSERT INTO passages (rowid, terms) VALUES (?, ?)", texts)

    def search(query: Sequence[str]) -> object:
        wanted = " OR ".join(f'"{term}"' for term in query)
        return connection.execute(
            f"SELECT rowid, rank FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT {TOP}",  # noqa: S608
            (wanted,),
        ).fetchall()

    yield Engine("SQLite FTS5", search, time.perf_counter() - start, sqlite3.sqlite_version)


def largest_difference(ours: Ours, query: Sequence[str]) -> float:
    """The largest difference between newsbot's score of a passage and rank_bm25's."""
    gap = ours.plain.get_scores(query) - ours.peer.get_scores(query)
    return float(np.abs(gap).max())
