"""The articles in a folder: which files to read, and their bytes, with nothing read blindly.

Everything that is not an ordinary file inside the folder (pipes, devices, links that lead
out of it, links in a circle) is refused before a byte of it is read.
"""

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from bot.news.limits import Limits, in_megabytes
from bot.news.reading import Problem, Refused

# Files that accompany articles; compared in lower case.
_DOCUMENTS = frozenset({"sources.md", "readme", "readme.md", "readme.txt", "license", "licence"})
_BACKUPS = ("~", ".swp", ".swo", ".bak", ".orig", ".tmp", ".part", ".crdownload")

_KINDS = (
    (stat.S_ISDIR, "a folder, not a file"),
    (stat.S_ISFIFO, "a named pipe, not a file"),
    (stat.S_ISSOCK, "a socket, not a file"),
    (stat.S_ISCHR, "a device, not a file"),
    (stat.S_ISBLK, "a device, not a file"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds: paths of files to read, in order of their names, and what was
    refused."""

    files: tuple[str, ...]
    refused: tuple[Problem, ...]


def walk(root: Path) -> Found:
    """All files under `root` that may hold articles; `root` may be a single file.

    Hidden files and folders, editor backups and the documents that accompany a corpus
    (SOURCES.md, README, LICENSE) are passed over silently. Links to folders are not
    followed; links to files are, as long as they stay inside `root`.
    """
    if not root.is_dir():
        return Found((str(root),), ())
    real = root.resolve()
    files: list[str] = []
    refused: list[Problem] = []
    # Strings and directory entries: as Path objects a large folder takes three times as long.
    left = _entries(str(root), refused)
    while left:
        entry = left.pop()
        problem = _problem(entry, real)
        if problem is not None:
            refused.append(Problem(_shown(Path(entry.path)), problem))
        elif entry.is_dir():
            left += _entries(entry.path, refused)
        else:
            files.append(entry.path)
    return Found(tuple(files), tuple(sorted(refused, key=lambda problem: problem.file)))


def load(path: Path, root: Path, limits: Limits) -> bytes:
    """The bytes of an ordinary file inside `root`.

    Kind and size are looked at before anything is read. Raises Refused.
    """
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve(strict=True)):
            raise _refused(path, "is a link that leads out of its folder")
        # Without O_NONBLOCK, opening a pipe that replaced the file meanwhile would wait forever.
        handle = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
        try:
            data = _read(handle, path, limits)
        finally:
            os.close(handle)
    except (OSError, RuntimeError) as error:
        raise _refused(path, _reason(path, error)) from error
    if len(data) > limits.file_bytes:  # grown since it was looked at
        raise _refused(path, _too_large(len(data), limits))
    return data


def _read(handle: int, path: Path, limits: Limits) -> bytes:
    """At most one byte more than the limit. Raises OSError, Refused."""
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise _refused(path, f"is {_kind(status.st_mode)}")
    if status.st_size > limits.file_bytes:
        raise _refused(path, _too_large(status.st_size, limits))
    with open(handle, "rb", closefd=False) as file:
        return file.read(limits.file_bytes + 1)


def _entries(folder: str, refused: list[Problem]) -> list[os.DirEntry[str]]:
    """What a folder holds, the first by name at the end."""
    try:
        with os.scandir(folder) as found:
            entries = [entry for entry in found if not _is_passed_over(entry.name)]
    except OSError as error:
        refused.append(Problem(_shown(Path(folder)), _reason(Path(folder), error)))
        return []
    return sorted(entries, key=lambda entry: entry.name, reverse=True)


def _is_passed_over(name: str) -> bool:
    lower = name.lower()
    return lower.startswith((".", "#")) or lower.endswith(_BACKUPS) or lower in _DOCUMENTS


def _problem(entry: os.DirEntry[str], root: Path) -> str | None:
    """Why an entry is neither a file to read nor a folder to look into; None when it is."""
    if not entry.path.isascii() and _shown(Path(entry.path)) != entry.path:
        return "has a name that is not UTF-8; rename it"
    try:
        if entry.is_file(follow_symlinks=False) or entry.is_dir(follow_symlinks=False):
            return None
        path = Path(entry.path)
        real = path.resolve(strict=True) if entry.is_symlink() else path
        mode = real.stat().st_mode
    except (OSError, RuntimeError) as error:
        return _reason(Path(entry.path), error)
    if entry.is_symlink():
        if not real.is_relative_to(root):
            return "is a link that leads out of its folder"
        if stat.S_ISDIR(mode):
            return "is a link to a folder; links to folders are not followed"
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else f"is {_kind(mode)}"


def _shown(path: Path) -> str:
    """The path in a form that can be printed and stored, whatever bytes it is made of."""
    return os.fsencode(path).decode("utf-8", "replace")


def _kind(mode: int) -> str:
    return next((name for test, name in _KINDS if test(mode)), "not an ordinary file")


def _reason(path: Path, error: OSError | RuntimeError) -> str:
    # Path.resolve reports a circle of links as RuntimeError before Python 3.13.
    number = error.errno if isinstance(error, OSError) else errno.ELOOP
    if number == errno.ELOOP:
        return "is a link that leads in a circle"
    if number == errno.ENOENT:
        return "is a link to nothing" if path.is_symlink() else "does not exist"
    if number in (errno.EACCES, errno.EPERM):
        return "may not be read (permission denied)"
    if number == errno.ENXIO:
        return "is a socket, not a file"
    return f"cannot be read ({os.strerror(number) if number else error})"


def _too_large(size: int, limits: Limits) -> str:
    return f"is {in_megabytes(size)}, over the limit of {in_megabytes(limits.file_bytes)} a file"


def _refused(path: Path, reason: str) -> Refused:
    return Refused(Problem(_shown(path), reason))
