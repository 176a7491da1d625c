"""A conversation in the terminal: questions one after the other, follow-ups included."""

from bot.answer.followup import Context, remember
from bot.answer.smalltalk import is_goodbye
from bot.answer.values import Answer
from bot.terminal import words
from bot.terminal.arguments import question_problem
from bot.terminal.asking import Asker
from bot.terminal.quotes import print_answer
from bot.terminal.screen import Screen


def converse(asker: Asker, screen: Screen, *, explain: bool = False) -> int:
    """Ask until a goodbye, an empty line or the end of input. Always ends with exit code 0."""
    screen.say(words.WELCOME)
    context: Context | None = None
    while question := screen.read(words.PROMPT).strip():
        if is_goodbye(question):
            break
        problem = question_problem(question)
        if problem is not None:
            screen.say(problem)
            continue
        found, _ = asker.ask(question, context)
        if isinstance(found, Answer):
            context = remember(found, context)
        print_answer(screen, found, explain=explain)
        screen.say("")
    return 0
