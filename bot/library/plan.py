"""Which files a change has to look at: those of the corpus folder, or paths an admin gave."""

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from bot.library.intake import Source, look
from bot.library.ledger import FileRow, Origin, path_text
from bot.news.files import walk
from bot.news.reading import Problem


@dataclass(slots=True)
class Plan:
    """What is to be read (`sources`), what is as it was, what cannot be read, what is gone."""

    sources: list[Source] = field(default_factory=list)
    unchanged: list[Source] = field(default_factory=list)
    refused: list[tuple[Source, Problem]] = field(default_factory=list)
    gone: frozenset[int] = frozenset()

    @property
    def found(self) -> int:
        """How many files there are to know of."""
        return len(self.sources) + len(self.unchanged) + len(self.refused)


def plan_reload(folder: Path, known: dict[str, FileRow]) -> Plan:
    """What changed in the corpus folder since the files `known` (by path) were read."""
    plan = Plan()
    found = walk(folder)
    present: set[str] = set()
    for path in found.files:
        source = _source(Origin.CORPUS, folder, path, _below(folder, path))
        _sort_in(plan, source, known.get(source.key))
        present.add(source.key)
    blocked: list[str] = []
    for problem in found.refused:
        key = _below(folder, Path(problem.file))
        source = Source(Origin.CORPUS, key, key, 0, known=known.get(key))
        plan.refused.append((source, Problem(key, problem.reason, problem.line)))
        present.add(key)
        blocked.append("" if key == "." else f"{key}/")
    # What lies in a folder that cannot be listed is not gone: nobody can say what it holds.
    plan.gone = frozenset(
        file.id
        for path, file in known.items()
        if path not in present and not path.startswith(tuple(blocked))
    )
    return plan


def find_sources(paths: Iterable[Path], corpus: Path | None) -> tuple[list[Source], list[Problem]]:
    """The files among `paths` and in the folders among them, each once.

    What lies in the corpus folder is the corpus's, however it was named.
    """
    sources: dict[tuple[Origin, str], Source] = {}
    refused: list[Problem] = []
    for given in paths:
        root = Path(os.path.realpath(given))  # Path.resolve raises on links in a circle
        found = walk(root)
        refused.extend(
            Problem(_named(given, root, Path(p.file)), p.reason, p.line) for p in found.refused
        )
        for path in found.files:
            name = _named(given, root, path)
            folder = root if root.is_dir() else root.parent
            if corpus is not None and path.is_relative_to(corpus):
                source = _source(Origin.CORPUS, corpus, path, name)
                source = replace(source, key=_below(corpus, path))
            else:
                source = replace(_source(Origin.ADDED, folder, path, name), key=path_text(path))
            sources.setdefault((source.origin, source.key), source)
    return list(sources.values()), refused


def plan_adding(
    sources: Iterable[Source],
    known: dict[tuple[Origin, str], FileRow],
    unsettled: frozenset[int],
) -> Plan:
    """What of the sources has to be read; `known` are the files read before.

    Those of them that are `unsettled` are read again even when they are as they were.
    """
    plan = Plan()
    for source in sources:
        file = known.get((source.origin, source.key))
        insist = file is not None and file.id in unsettled
        _sort_in(plan, replace(source, insist=insist), file)
    return plan


def _sort_in(plan: Plan, source: Source, file: FileRow | None) -> None:
    if (
        file is not None
        and file.hash is not None
        and file.mtime_ns is not None
        and (file.size, file.mtime_ns) == (source.size, source.mtime_ns)
        and not source.insist
    ):
        plan.unchanged.append(replace(source, known=file))
    else:
        plan.sources.append(replace(source, known=file))


def _source(origin: Origin, root: Path, path: Path, name: str) -> Source:
    try:
        size, mtime_ns = look(path)
    except OSError:
        size, mtime_ns = 0, None  # reading it will say why
    return Source(origin, name, name, size, mtime_ns, path, root)


def _below(folder: Path, path: Path) -> str:
    return path_text(path.relative_to(folder).as_posix())


def _named(given: Path, root: Path, path: Path) -> str:
    """A file's name as people know it: below the path they gave, not below where it leads."""
    return path_text(given / path.relative_to(root) if path != root else given)
