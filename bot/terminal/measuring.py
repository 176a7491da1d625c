"""The commands that measure and train: eval, train and bench."""

from argparse import Namespace
from datetime import datetime

from bot.terminal import words
from bot.terminal.screen import Screen


def bench(screen: Screen, arguments: Namespace) -> int:
    """`newsbot bench`: the speed of the search beside rank_bm25's, or what a library costs."""
    from bot.measure.bench import SIZES, run_bench
    from bot.measure.bench_answers import LIBRARIES
    from bot.measure.bench_library import LibraryReport, measure_library
    from bot.measure.bench_report import BenchReport
    from bot.measure.plot import plot

    report: BenchReport | LibraryReport
    try:
        if arguments.library:
            report = measure_library(arguments.library, arguments.queries, say=screen.note)
        else:
            plain = not arguments.sizes and not arguments.articles
            report = run_bench(
                arguments.sizes or SIZES,
                arguments.queries,
                arguments.articles,
                libraries=LIBRARIES if plain else (),
                say=screen.note,
            )
            if arguments.plot:
                arguments.plot.write_text(plot(report), "utf-8")
    except (ValueError, OSError) as error:
        screen.note(words.failure(error))
        return 2
    if arguments.json:
        screen.json(report.to_dict())
    else:
        screen.whole(report.table())
    return 0


def evaluate(screen: Screen, arguments: Namespace, now: datetime) -> int:
    """`newsbot eval`: how often the right sentence is quoted first; `now` is when it is asked."""
    from bot.measure.eval import run_eval
    from bot.measure.questions import QuestionsError

    for path in (arguments.articles, arguments.questions):
        if not path.is_file():
            screen.note(words.no_such_file(path))
            return 2
    try:
        evaluation = run_eval(arguments.articles, arguments.questions, now)
        if arguments.misses:
            evaluation.write_misses(arguments.misses)
    except (QuestionsError, OSError) as error:
        screen.note(words.failure(error))
        return 2
    if arguments.json:
        screen.json(evaluation.to_dict())
    else:
        screen.whole(evaluation.figures.table())
    return 0


def train(screen: Screen, arguments: Namespace) -> int:
    """`newsbot train`: fit the weights of the ranking to questions with known answers."""
    from bot.measure.questions import QuestionsError
    from bot.measure.train import run_train

    try:
        run_train(arguments.folder, arguments.output, screen.say)
    except (QuestionsError, OSError) as error:
        screen.note(words.failure(error))
        return 2
    return 0
