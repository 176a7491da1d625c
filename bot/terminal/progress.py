"""A progress bar with rate and time left, for people at a terminal only."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.progress import Progress as Bar
from rich.text import Text

from bot.library.values import Progress, ProgressHook
from bot.terminal import words
from bot.terminal.screen import Screen


class _RateColumn(ProgressColumn):
    """Files a second."""

    def render(self, task: Task) -> Text:
        speed = task.finished_speed or task.speed
        return Text("" if speed is None else words.rate(speed), style="dim")


@contextmanager
def progress_bar(screen: Screen) -> Iterator[ProgressHook | None]:
    """A hook that moves a bar on standard error; None where that is no terminal."""
    if not screen.err.is_terminal:
        yield None
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        _RateColumn(),
        TimeRemainingColumn(),
    )
    with Bar(*columns, console=screen.err, transient=True) as bar:
        task = bar.add_task(words.COUNTING, total=None)

        def move(progress: Progress) -> None:
            label = words.COUNTING if progress.total is None else words.READING
            bar.update(task, description=label, completed=progress.done, total=progress.total)

        yield move
