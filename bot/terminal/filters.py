"""What --outlet, --after and --before allow, as the search understands it."""

from argparse import Namespace

from bot.news.outlets import Outlets
from bot.search.snapshot import Snapshot
from bot.search.values import Filters
from bot.terminal import words
from bot.terminal.screen import Screen


def build_filters(
    arguments: Namespace, snapshot: Snapshot, outlets: Outlets, screen: Screen
) -> Filters:
    """The filters of a command line. An outlet the library has nothing from is pointed out."""
    names = None
    if arguments.outlet:
        held = {name.casefold(): name for name, _, _ in snapshot.outlets()}
        names = frozenset(_name(asked, held, outlets) for asked in arguments.outlet)
        for name in sorted(names):
            if held and name.casefold() not in held:
                screen.note(words.no_such_outlet(name, sorted(held.values())))
    return Filters(outlets=names, after=arguments.after, before=arguments.before)


def _name(asked: str, held: dict[str, str], outlets: Outlets) -> str:
    """The outlet's own name for the name, alias or domain that was asked for."""
    if asked.casefold() in held:
        return held[asked.casefold()]
    known = outlets.find(asked)
    return known.name if known else asked
