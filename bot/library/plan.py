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
    """What is to be read (`sources`), what is as it was (row numbers of files, and what people
    call them), what cannot be read, what is gone."""

    sources: list[Source] = field(default_factory=list)
    unchanged: dict[int, str] = field(default_factory=dict)
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
    below = len(os.path.join(folder, ""))  # noqa: PTH118 - a Path loses the separator
    for path in found.files:
        key = path_text(path[below:])
        file, (size, mtime_ns) = known.get(key), _look(path)
        if file is not None and _is_as_it_was(file, size, mtime_ns):
            plan.unchanged[file.id] = key
        else:
            new = Source(Origin.CORPUS, key, key, size, mtime_ns, Path(path), folder, known=file)
            plan.sources.append(new)
        present.add(key)
    blocked: list[str] = []
    for problem in found.refused:
        key = path_text(Path(problem.file).relative_to(folder).as_posix())
        source = Source(Origin.CORPUS, key, key, 0, known=known.get(key))
        plan.refused.append((source, Problem(key, problem.reason, problem.line)))
        present.add(key)
        blocked.append("" if key == "." else f"{key}/")
    # What lies in a folder that cannot be listed is not gone: nobody can say what it holds.
    unseen = tuple(blocked)
    plan.gone = frozenset(
        file.id
        for path, file in known.items()
        if path not in present and not path.startswith(unseen)
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
        folder = root if root.is_dir() else root.parent
        for path in map(Path, found.files):
            origin, key = Origin.ADDED, path_text(path)
            if corpus is not None and path.is_relative_to(corpus):
                origin, key = Origin.CORPUS, path_text(path.relative_to(corpus).as_posix())
            size, mtime_ns = _look(str(path))
            source = Source(origin, key, _named(given, root, path), size, mtime_ns, path, folder)
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
        if file is None or insist or not _is_as_it_was(file, source.size, source.mtime_ns):
            plan.sources.append(replace(source, known=file, insist=insist))
        else:
            plan.unchanged[file.id] = source.name
    return plan


def _is_as_it_was(file: FileRow, size: int, mtime_ns: int | None) -> bool:
    """Whether a file need not be read again."""
    is_known = file.hash is not None and file.mtime_ns is not None
    return is_known and (file.size, file.mtime_ns) == (size, mtime_ns)


def _look(path: str) -> tuple[int, int | None]:
    try:
        return look(path)
    except OSError:
        return 0, None  # reading it will say why


def _named(given: Path, root: Path, path: Path) -> str:
    """A file's name as people know it: below the path they gave, not below where it leads."""
    return path_text(given / path.relative_to(root) if path != root else given)
