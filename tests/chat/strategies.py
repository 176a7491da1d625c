"""Values as awkward as an article may make them."""

from datetime import UTC, datetime, timedelta, timezone

from hypothesis import strategies as st

from bot.answer.values import Extract, Speaker
from bot.news.article import Head, Published
from bot.search.values import Span

SIGNS = "\\*_~`|[]()<>@#:-+.&/1 \n\tab,é한א\u202e\u200b\x00😀"
TEXT = st.text(alphabet=st.sampled_from(SIGNS), max_size=420) | st.text(max_size=420)
NAMES = st.text(max_size=300) | st.text(alphabet=st.sampled_from(SIGNS), max_size=300)
URLS = st.none() | st.text(max_size=700) | st.builds("https://news.example/{}".format, NAMES)
MOMENTS = st.datetimes(
    min_value=datetime(1000, 1, 2),  # noqa: DTZ001 - hypothesis adds the zone
    max_value=datetime(9990, 1, 1),  # noqa: DTZ001
    timezones=st.sampled_from([UTC, timezone(timedelta(hours=9))]),
)
PUBLISHED = st.none() | MOMENTS.map(Published.moment) | st.dates().map(Published.on)
HEADS = st.builds(
    Head,
    id=st.text(min_size=1, max_size=300),
    title=NAMES,
    outlet=st.none() | NAMES,
    byline=st.none() | NAMES,
    published=PUBLISHED,
    updated=PUBLISHED,
    url=URLS,
)


@st.composite
def extracts(draw: st.DrawFn) -> Extract:
    """An extract at some place of some body."""
    text = draw(TEXT.filter(bool).map(lambda text: text[:400]))
    start = draw(st.integers(0, 10**6))
    ends = st.integers(start, start + len(text))
    spans = draw(st.lists(st.tuples(ends, ends), max_size=60))
    return Extract(
        draw(HEADS),
        start,
        start + len(text),
        text,
        highlights=tuple(Span(*sorted(span)) for span in spans),
        speaker=draw(st.none() | NAMES.map(lambda name: Speaker(name, 0, 1))),
        also_in=tuple(draw(st.lists(HEADS, max_size=5))),
    )
