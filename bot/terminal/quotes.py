"""Answers for people: quotations with their answering words, and where they come from."""

from collections.abc import Iterable
from itertools import groupby

from rich.text import Text

from bot.answer.links import deep_link
from bot.answer.values import Answer, Extract, NoAnswer
from bot.news.article import Head, Precision, Published
from bot.terminal import words
from bot.terminal.screen import Screen, link, plain, plain_line

BAR = "│ "
INDENT = "  "


def print_answer(screen: Screen, answer: Answer | NoAnswer, *, explain: bool = False) -> None:
    """Print what the core returned."""
    _print_understanding(screen, answer)
    if isinstance(answer, NoAnswer):
        screen.say(words.REASONS[answer.reason])
        if answer.nearest:
            screen.say("", words.NEAREST)
            print_headlines(screen, answer.nearest)
        return
    for place, (_, extracts) in enumerate(groupby(answer.extracts, lambda one: one.head.id)):
        if place:
            screen.say("")
        _print_article(screen, list(extracts), explain)


def print_headlines(screen: Screen, heads: Iterable[Head]) -> None:
    """List articles: the title, and below it outlet, date and id."""
    for head in heads:
        source = [head.outlet or words.OUTLET_UNKNOWN, show_date(head.published), head.id]
        screen.say(plain_line(head.title, "bold"))
        screen.say(plain_line(" · ".join(source), "dim"), indent=INDENT)


def show_date(published: Published | None) -> str:
    """The outlet's local day, and the time where it is known: `Feb 28, 2024, 10:19 UTC+09:00`."""
    if published is None:
        return words.DATE_UNKNOWN
    day = f"{published.day:%b} {published.day.day}, {published.day.year}"
    if published.precision is Precision.DAY:
        return day
    offset = f"{published.at:%z}"
    zone = "UTC" if offset == "+0000" else f"UTC{offset[:3]}:{offset[3:5]}"
    return f"{day}, {published.at:%H:%M} {zone}"


def quotation(extract: Extract) -> Text:
    """The quoted words, the answering ones bold. Every piece is cleaned by itself, so that
    what is left out in front of a highlight does not move it."""
    text = Text()
    at = extract.start
    for span in (*sorted(extract.highlights), None):
        start, end = (extract.end, extract.end) if span is None else span
        start = max(start, at)
        text.append_text(plain(_between(extract, at, start)))
        text.append_text(plain(_between(extract, start, end), "bold yellow"))
        at = max(at, end)
    return text


def _between(extract: Extract, start: int, end: int) -> str:
    return extract.text[start - extract.start : end - extract.start] if end > start else ""


def _print_understanding(screen: Screen, answer: Answer | NoAnswer) -> None:
    lines = []
    for correction in answer.corrections:
        lines.append(
            Text.assemble(
                words.SHOWING_RESULTS,
                plain_line(correction.used, "bold"),
                words.NOT_FOUND.format(asked=plain_line(correction.asked).plain),
            )
        )
    if answer.outlets or answer.after or answer.before:
        scope = words.scope(answer.outlets, answer.after, answer.before)
        if isinstance(answer, NoAnswer):
            said = words.looked_first(scope)
        else:
            said = words.looked(scope) if answer.within else words.nothing_within(scope)
        lines.append(plain_line(said))
    if lines:
        screen.say(*lines, "")


def _print_article(screen: Screen, extracts: list[Extract], explain: bool) -> None:
    """Print extracts of one article, and once where they come from."""
    for extract in extracts:
        _print_extract(screen, extract, explain)
    head = extracts[0].head
    print_source(screen, head)
    screen.say(Text.assemble(plain_line(head.title, "italic"), "  ", plain_line(head.id, "dim")))
    if head.url:
        screen.whole(plain_line(head.url, link(deep_link(head.url, extracts[0].text))))


def print_source(screen: Screen, head: Head) -> None:
    """Outlet, byline and date in one line, and what of them is unknown."""
    source = [
        head.outlet or words.OUTLET_UNKNOWN,
        head.byline or words.BYLINE_UNKNOWN,
        show_date(head.published),
        *([] if head.url else [words.LINK_UNKNOWN]),
    ]
    screen.say(plain_line(" · ".join(source)))


def _print_extract(screen: Screen, extract: Extract, explain: bool) -> None:
    screen.say(quotation(extract), indent=BAR)
    if extract.speaker is not None:
        screen.say(_labelled(words.SPEAKER, extract.speaker.name), indent=INDENT)
    if extract.also_in:
        others = "; ".join(
            f"{other.outlet or words.OUTLET_UNKNOWN} ({show_date(other.published)})"
            for other in extract.also_in
        )
        screen.say(_labelled(words.ALSO_IN, others), indent=INDENT)
    if explain:
        reasons = " · ".join(f"{name} {value:+.2f}" for name, value in extract.reasons)
        score = f"{extract.score:.2f} = {reasons}" if reasons else f"{extract.score:.2f}"
        screen.say(_labelled(words.WHY, score), indent=INDENT)


def _labelled(label: str, text: str) -> Text:
    return Text.assemble((f"{label}: ", "dim"), plain_line(text))
