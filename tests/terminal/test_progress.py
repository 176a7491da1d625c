"""The progress bar: for people at a terminal only."""

from bot.library.values import Progress
from bot.terminal.progress import progress_bar
from tests.terminal.conftest import Desk


def test_a_bar_shows_how_many_are_done_the_rate_and_the_time_left(
    terminal: Desk,
) -> None:
    with progress_bar(terminal.screen) as hook:
        assert hook is not None
        hook(Progress(0, None))
        for done in range(31):
            hook(Progress(done, 40, "a.txt"))
    assert "Reading" in terminal.err
    assert "30/40" in terminal.err
    assert "files/s" in terminal.err
    assert "0:00:0" in terminal.err
    assert terminal.out == ""


def test_without_a_terminal_there_is_no_bar(pipe: Desk) -> None:
    with progress_bar(pipe.screen) as hook:
        assert hook is None
    assert pipe.err == ""
