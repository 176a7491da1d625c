"""A small library of invented news that the tests of bot/answer ask."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import strategies as st

from bot.answer.answer import answer
from bot.answer.followup import Context
from bot.answer.question import Question, understand
from bot.answer.thesaurus import load_thesaurus
from bot.answer.values import Answer, NoAnswer
from bot.news.article import Article, Head, Published
from bot.search.snapshot import Snapshot

NOW = datetime(2024, 3, 6, 12, tzinfo=UTC)
"""A Wednesday."""

PATROLS = (
    "Harbour Minister Orla Venn spoke with Fleet Chief Tam Bessel by telephone on Tuesday about "
    "night patrols off the Kestrel Islands.\n\n"
    "Venn said the patrols would begin on March 9 and cost 4.2 million crowns a year. “Nobody "
    "should fear the dark water,” she said.\n\n"
    "Bessel told reporters in Port Amber that he had asked for twelve boats because smugglers use "
    "fast craft. He said that the fleet has only seven."
)
BRIDGE = (
    "The council of Dunmere voted on Saturday to close the Old Tannery Bridge for 18 months after "
    "inspectors found rot in its beams.\n\n"
    "Mayor Idris Quill said that he was sorry for the 3,400 drivers who cross the bridge every "
    "day. “A closed bridge is better than a fallen one,” he said.\n\n"
    "The repair will cost 61 million crowns, according to Marta Solberg, the town's engineer. She "
    "said that oak from the Hollin Forest would replace the rotten beams."
)
OYSTERS = (
    "Divers found a bed of giant oysters in Sallow Bay on Monday, the largest seen there since "
    "1931.\n\n"
    "Biologist Juno Farrow of the Brine Institute said that the oysters weigh up to two kilograms "
    "each. “They were waiting for us,” Farrow said.\n\n"
    "Fishing in Sallow Bay is forbidden until the end of the year."
)
BREAD = (
    "The price of bread rose to 4.10 crowns in Dunmere in January because the harvest of rye was "
    "poor, the statistics office said.\n\n"
    "Bakers expect a further rise in summer."
)


def write(
    article_id: str,
    body: str,
    *,
    title: str = "Untitled",
    outlet: str | None = None,
    on: date | None = None,
) -> Article:
    """An article, with the day it appeared."""
    published = Published.on(on) if on else None
    url = f"https://{article_id}.example/news"
    return Article(Head(article_id, title, outlet, published=published, url=url), body)


ARTICLES = (
    write("patrols", PATROLS, title="Minister and fleet chief discuss night patrols",
          outlet="Tidewater Gazette", on=date(2024, 2, 28)),
    write("bridge", BRIDGE, title="Dunmere closes its oldest bridge",
          outlet="Kestrel Courier", on=date(2024, 3, 3)),
    write("oysters", OYSTERS, title="Giant oysters found in Sallow Bay",
          outlet="The Anchor", on=date(2024, 3, 5)),
    write("bread", BREAD, title="Bread becomes dearer", outlet="Kestrel Courier",
          on=date(2024, 2, 2)),
)  # fmt: skip

BODIES = {article.head.id: article.body for article in ARTICLES}

Ask = Callable[..., Answer | NoAnswer]
Understand = Callable[[str], Question]


@pytest.fixture(scope="session")
def library() -> Snapshot:
    """The invented news, searchable."""
    return Snapshot.build(ARTICLES)


@pytest.fixture
def ask(library: Snapshot) -> Ask:
    """Asks the library on NOW."""

    def ask_library(
        question: str, context: Context | None = None, **options: object
    ) -> Answer | NoAnswer:
        return answer(question, library, now=NOW, context=context, **options)  # type: ignore[arg-type]

    return ask_library


@pytest.fixture
def understood(library: Snapshot) -> Understand:
    """Questions as the library understands them."""
    return lambda text: understand(text, library, load_thesaurus())


def answered(given: Answer | NoAnswer) -> Answer:
    """The answer, which there has to be."""
    assert isinstance(given, Answer), given
    return given


def words_marked(given: Answer) -> list[str]:
    """The highlighted words of the first extract."""
    first = given.extracts[0]
    return [
        first.text[span.start - first.start : span.end - first.start] for span in first.highlights
    ]


_PIECES = st.sampled_from(
    "Orla Venn|Mr. Quill|the ferry|said|he|“|”|\"|'|’s|. |! |\n|\n\n|, |$4.2 million|61 percent|on "
    "Monday|March 9|in 1931|18 months|because|Dunmere|A|ß|İ|日本|선박|🚢|\u200f|e\u0301|-|—|:|who|"
    "what did|today|in the Gazette|last week|(|)|…|0|7:52 a.m.".split("|")
)
any_text = st.one_of(
    st.text(max_size=80),
    st.lists(_PIECES, max_size=40).map(" ".join),
    st.lists(_PIECES).map("".join),
)
"""Texts: arbitrary ones, and news torn to pieces."""
