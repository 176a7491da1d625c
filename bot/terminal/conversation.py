"""A conversation in the terminal: questions one after the other, follow-ups included."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager

from bot.answer.followup import Context, remember
from bot.terminal import words
from bot.terminal.arguments import question_problem
from bot.terminal.asking import Asker
from bot.terminal.quotes import print_answer
from bot.terminal.screen import Screen


def converse(asker: Asker, screen: Screen, *, explain: bool = False) -> int:
    """Ask until an empty line or the end of input. Always ends with exit code 0."""
    screen.say(words.WELCOME)
    context = Context()
    with _interruptible():
        while question := screen.read(words.PROMPT).strip():
            problem = question_problem(question)
            if problem is not None:
                screen.say(problem)
                continue
            found, _ = asker.ask(question, context)
            context = remember(found, context)
            print_answer(screen, found, explain=explain)
            screen.say("")
    return 0


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl-C end a prompt: asyncio's own handler only cancels what is awaited."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
