import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.news.files import load, walk
from bot.news.limits import Limits
from bot.news.reading import Refused

LIMITS = Limits(file_bytes=1000)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    (folder / "2024").mkdir(parents=True)
    (folder / "2024" / "pier.txt").write_text("The pier of Eastmoor is closed.")
    (folder / "dam.json").write_text("{}")
    return folder


def refused(path: Path, root: Path, limits: Limits = LIMITS) -> str:
    with pytest.raises(Refused) as error:
        load(path, root, limits)
    assert error.value.problem.file == str(path)
    return error.value.problem.reason


def problems(folder: Path) -> dict[str, str]:
    return {Path(problem.file).name: problem.reason for problem in walk(folder).refused}


def names(folder: Path) -> list[str]:
    return [str(Path(path).relative_to(folder)) for path in walk(folder).files]


def test_files_are_found_in_folders_in_order_of_their_names(folder: Path) -> None:
    assert names(folder) == ["2024/pier.txt", "dam.json"]
    assert walk(folder).refused == ()


def test_a_single_file_is_its_own_walk(folder: Path) -> None:
    path = folder / "dam.json"
    assert walk(path).files == (str(path),)
    assert load(path, path, LIMITS) == b"{}"


@pytest.mark.parametrize(
    "name",
    [
        *(".hidden.txt", "SOURCES.md", "README.md", "readme", "LICENSE", "pier.txt~"),
        *(".pier.txt.swp", "pier.bak", "#pier.txt#", "pier.html.part"),
    ],
)
def test_what_is_no_article_is_passed_over(folder: Path, name: str) -> None:
    (folder / name).write_text("not an article")
    assert names(folder) == ["2024/pier.txt", "dam.json"]
    assert walk(folder).refused == ()


def test_hidden_folders_are_passed_over(folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("x")
    assert names(folder) == ["2024/pier.txt", "dam.json"]


def test_an_ordinary_file_is_loaded(folder: Path) -> None:
    assert load(folder / "2024" / "pier.txt", folder, LIMITS).startswith(b"The pier")


def test_a_file_over_the_limit_is_refused_by_its_size_before_it_is_read(folder: Path) -> None:
    path = folder / "huge.txt"
    with path.open("wb") as file:
        file.truncate(2**40)  # a terabyte that takes no room; reading it would never end
    assert refused(path, folder) == "is 1099511.7 MB, over the limit of 1 kB a file"


def test_a_file_of_exactly_the_limit_is_loaded(folder: Path) -> None:
    path = folder / "full.txt"
    path.write_bytes(b"x" * 1000)
    assert len(load(path, folder, LIMITS)) == 1000


def test_a_link_inside_the_folder_is_followed(folder: Path) -> None:
    (folder / "link.txt").symlink_to(folder / "2024" / "pier.txt")
    assert "link.txt" in names(folder)
    assert load(folder / "link.txt", folder, LIMITS).startswith(b"The pier")


def test_a_link_out_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "up").symlink_to(tmp_path)
    reason = "is a link that leads out of its folder"
    assert problems(folder) == {"link.txt": reason, "up": reason}
    assert refused(folder / "link.txt", folder) == reason
    assert refused(folder / "2024" / ".." / ".." / "secret.txt", folder) == reason


def test_links_in_a_circle_are_refused(folder: Path) -> None:
    (folder / "a").symlink_to(folder / "b")
    (folder / "b").symlink_to(folder / "a")
    reason = "is a link that leads in a circle"
    assert problems(folder) == {"a": reason, "b": reason}
    assert refused(folder / "a", folder) == reason


def test_a_link_to_its_own_folder_ends(folder: Path) -> None:
    (folder / "2024" / "again").symlink_to(folder)
    assert problems(folder) == {"again": "is a link to a folder; links to folders are not followed"}
    assert names(folder) == ["2024/pier.txt", "dam.json"]


def test_a_link_to_nothing_is_refused(folder: Path) -> None:
    (folder / "gone.txt").symlink_to(folder / "never.txt")
    assert problems(folder) == {"gone.txt": "is a link to nothing"}


def test_a_pipe_is_refused_without_waiting_for_a_writer(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    assert problems(folder) == {"pipe": "is a named pipe, not a file"}
    assert refused(folder / "pipe", folder) == "is a named pipe, not a file"


@pytest.fixture
def socket_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:  # the path of a socket must be short
        yield Path(name)


def test_a_socket_is_refused(socket_folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(socket_folder / "s"))
        assert problems(socket_folder) == {"s": "is a socket, not a file"}
        assert refused(socket_folder / "s", socket_folder) == "is a socket, not a file"


def test_a_device_and_a_folder_are_refused(folder: Path) -> None:
    assert refused(Path("/dev/null"), Path("/dev")) == "is a device, not a file"
    assert refused(folder / "2024", folder) == "is a folder, not a file"


def test_a_missing_file_is_refused(folder: Path) -> None:
    assert refused(folder / "never.txt", folder) == "does not exist"
    assert walk(folder / "never").files == (str(folder / "never"),)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users may enter, as pytest's own may not be."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """Root may read everything; for these tests the process is nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_an_unreadable_file_is_refused(open_folder: Path, request: pytest.FixtureRequest) -> None:
    path = open_folder / "closed.txt"
    path.write_text("x")
    path.chmod(0)
    request.getfixturevalue("ordinary_user")
    assert refused(path, open_folder) == "may not be read (permission denied)"


def test_an_unreadable_folder_is_refused_and_the_rest_found(
    open_folder: Path, request: pytest.FixtureRequest
) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    (closed / "a.txt").write_text("x")
    closed.chmod(0)
    (open_folder / "b.txt").write_text("x")
    request.getfixturevalue("ordinary_user")
    try:
        assert names(open_folder) == ["b.txt"]
        assert problems(open_folder) == {"closed": "may not be read (permission denied)"}
    finally:
        if os.getuid() != 0:
            closed.chmod(0o700)


def test_a_name_that_is_no_text_is_refused_in_words_that_can_be_printed(folder: Path) -> None:
    (folder / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    (problem,) = walk(folder).refused
    assert problem.reason == "has a name that is not UTF-8; rename it"
    assert problem.file.endswith("caf\ufffd.txt")
    str(problem).encode()
