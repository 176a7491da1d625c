"""Links that open an article at the quoted words.

A text fragment (`#:~:text=start,end`) makes the browser find the words, scroll to them and
mark them: the WICG's "URL Fragment Text Directives". Browsers without it open the page.
"""

from urllib.parse import quote

DIRECTIVE = ":~:text="

LONGEST = 400
"""Characters a link may have with a fragment; longer ones fall back to the plain link, since
a message holds three of them beside its quotations."""

_WORDS = 5
"""Words that name each end of a long quotation."""

_CHARACTERS = 40
"""Characters of an end at most, for scripts that write without spaces."""


def deep_link(url: str, text: str, longest: int = LONGEST) -> str:
    """`url` with a fragment that finds `text` on its page.

    A short text stands in the fragment as a whole, a longer one as its first and last words.
    `url` as it came where there is no text, or where the link would be longer than `longest`.
    """
    lines = [line.split() for line in text.splitlines() if line.strip()]
    if not lines:
        return url
    if len(lines) == 1 and len(lines[0]) <= 2 * _WORDS and len(" ".join(lines[0])) <= _CHARACTERS:
        directive = _encode(" ".join(lines[0]))
    else:
        start = _fit(lines[0][:_WORDS], first=0)
        end = _fit(lines[-1][-_WORDS:], first=-1)
        directive = f"{_encode(start)},{_encode(end)}"
    page, _, fragment = url.partition("#")
    fragment = fragment.split(DIRECTIVE, 1)[0]
    link = f"{page}#{fragment}{DIRECTIVE}{directive}"
    return link if len(link) <= longest else url


def _fit(words: list[str], first: int) -> str:
    """As many words as are short enough, from the first (0) or from the last (-1) inwards."""
    while len(words) > 1 and len(" ".join(words)) > _CHARACTERS:
        words = words[:-1] if first == 0 else words[1:]
    text = " ".join(words)
    return text[:_CHARACTERS] if first == 0 else text[-_CHARACTERS:]


def _encode(text: str) -> str:
    """Percent-encoded; the directive's own signs `-`, `,` and `&` too."""
    return quote(text, safe="", errors="replace").replace("-", "%2D")
