"""The commands that look at the library: latest, show and status."""

from argparse import Namespace
from typing import Any

from bot.library.library import Library
from bot.library.values import Status, StoredArticle
from bot.news.article import Head
from bot.search.values import Filters
from bot.terminal import words
from bot.terminal.quotes import print_headlines, print_source, show_date
from bot.terminal.screen import Screen, link, plain, plain_line


def latest(library: Library, screen: Screen, arguments: Namespace, filters: Filters) -> int:
    """`newsbot latest`: the newest articles that the filters allow."""
    snapshot = library.snapshot
    heads = [snapshot.heads[number] for number in snapshot.latest(arguments.limit, filters)]
    if arguments.json:
        screen.json([head_json(head) for head in heads])
    elif heads:
        print_headlines(screen, heads)
    else:
        screen.say(words.NO_ARTICLES_MATCH if filters and len(snapshot) else words.NO_ARTICLES)
    return 0 if heads else 1


async def show(library: Library, screen: Screen, arguments: Namespace) -> int:
    """`newsbot show ID`: one article, the body exactly as the library keeps it."""
    stored = await library.article(arguments.id, arguments.revision)
    if stored is None:
        if arguments.revision and await library.article(arguments.id):
            screen.note(words.no_such_revision(arguments.id, arguments.revision))
        else:
            screen.note(words.no_such_article(arguments.id))
        return 2
    if arguments.json:
        screen.json(stored_json(stored))
    else:
        _print_stored(screen, stored)
    return 0


async def status(library: Library, screen: Screen, arguments: Namespace) -> int:
    """`newsbot status`: what the library holds."""
    held = await library.status()
    if arguments.json:
        screen.json(status_json(held))
    else:
        _print_status(screen, held)
    return 0


def head_json(head: Head) -> dict[str, Any]:
    """An article without its body, for programs."""
    return {
        "article_id": head.id,
        "title": head.title,
        "outlet": head.outlet,
        "byline": head.byline,
        "published": head.published and str(head.published),
        "updated": head.updated and str(head.updated),
        "url": head.url,
        "language": head.language,
    }


def stored_json(stored: StoredArticle) -> dict[str, Any]:
    """One revision of an article, for programs; offsets of quotations count in `body`."""
    return {
        **head_json(stored.article.head),
        "revision": stored.revision,
        "current": stored.current,
        "body": stored.article.body,
        "leftovers": list(stored.article.leftovers),
        "file": stored.file,
        "added_at": stored.added_at.isoformat(timespec="seconds"),
        "warnings": list(stored.warnings),
    }


def status_json(held: Status) -> dict[str, Any]:
    """What the library holds, for programs; sizes in bytes, `last_reload` in UTC."""
    return {
        "version": held.version,
        "articles": held.articles,
        "passages": held.passages,
        "outlets": [
            {"name": name, "articles": count, "newest": newest and str(newest)}
            for name, count, newest in held.outlets
        ],
        "newest": held.newest and str(held.newest),
        "database_bytes": held.database_bytes,
        "index_bytes": held.index_bytes,
        "last_reload": held.last_reload and held.last_reload.isoformat(timespec="seconds"),
        "refused": [
            {"file": problem.file, "line": problem.line, "reason": problem.reason}
            for problem in held.refused
        ],
    }


def _print_stored(screen: Screen, stored: StoredArticle) -> None:
    head = stored.article.head
    screen.say(plain_line(head.title, "bold"))
    print_source(screen, head)
    if head.updated:
        screen.say(plain_line(words.updated(show_date(head.updated))))
    if head.url:
        screen.whole(plain_line(head.url, link(head.url)))
    screen.say(plain_line(words.revision(head.id, stored.revision, stored.current), "dim"))
    screen.say("", plain(stored.article.body))
    if stored.article.leftovers:
        screen.say("", words.LEFTOVERS)
        screen.say(*(plain_line(line) for line in stored.article.leftovers), indent="  ")
    if stored.warnings:
        screen.say("", words.WARNINGS)
        screen.say(*(plain_line(warning) for warning in stored.warnings), indent="  ")


def _print_status(screen: Screen, held: Status) -> None:
    screen.say(words.holds(held.articles, held.passages, held.version))
    screen.say(words.sizes(held.database_bytes, held.index_bytes))
    screen.say(words.newest(show_date(held.newest)), words.last_reload(held.last_reload))
    if held.outlets:
        screen.say("", words.OUTLETS)
    for name, count, newest in held.outlets:
        said = words.outlet(name or words.OUTLET_UNKNOWN, count, show_date(newest))
        screen.say(plain_line(said), indent="  ")
    if held.refused:
        screen.say("", words.REFUSED)
        screen.say(*(plain_line(str(problem)) for problem in held.refused), indent="  ")
