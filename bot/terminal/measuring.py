"""The commands that measure: bench and eval."""

from argparse import Namespace

from bot.terminal.screen import Screen


def bench(screen: Screen, arguments: Namespace) -> int:
    """`newsbot bench`: the speed of the search beside rank_bm25's."""
    from bot.measure.bench import SIZES, run_bench

    try:
        report = run_bench(
            arguments.sizes or SIZES, arguments.queries, arguments.articles, say=screen.note
        )
    except (ValueError, OSError) as error:
        screen.note(str(error))
        return 2
    if arguments.json:
        screen.json(report.to_dict())
    else:
        screen.whole(report.table())
    return 0
