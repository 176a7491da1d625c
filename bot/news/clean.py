"""Takes out of text what people cannot see: controls, zero-width and bidi characters."""

import re
import unicodedata

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")

# Removed wherever they stand. Bidi controls can make a quotation read as something else
# (CVE-2021-42574), tag characters and fillers can hide text in it, a soft hyphen splits a word.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e007f]"
)

# Joiners change the shape of letters in these scripts, and join emoji into one picture.
_JOINERS = re.compile("[\u200c\u200d]")
_JOINING_SCRIPTS = (
    (0x0600, 0x08FF),  # Arabic, Syriac, Thaana, N'Ko, Mandaic
    (0x0900, 0x0DFF),  # the Indic scripts
    (0x0F00, 0x109F),  # Tibetan, Myanmar
    (0x1780, 0x18AF),  # Khmer, Mongolian
)
_EMOJI_TAIL = frozenset("\ufe0f\u20e3")

_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    """`text` with line ends as newlines and without what is invisible in it.

    NUL and other controls, zero-width characters and bidi controls go. A zero-width joiner or
    non-joiner stays where it carries meaning: after a letter of a joining script (Arabic,
    Indic, Khmer, ...), and a joiner between two emoji. A lone surrogate, which no file and no
    database can hold, becomes U+FFFD. Applying it twice changes nothing.
    """
    text = _LINE_ENDS.sub("\n", text)
    text = _SURROGATES.sub("\ufffd", text)
    text = _INVISIBLE.sub("", text)
    return _JOINERS.sub(_keep_joiner, text) if _JOINERS.search(text) else text


def clean_line(text: str) -> str:
    """`text` on one line: cleaned, every run of white space one space, none at the ends."""
    return " ".join(clean(text).split())


def _keep_joiner(match: re.Match[str]) -> str:
    text, at = match.string, match.start()
    before = text[at - 1] if at else ""
    after = text[at + 1 : at + 2]
    if _is_joining(before) and (_is_joining(after) or not after.strip()):
        return match[0]
    if match[0] == "\u200d" and _is_pictograph(before) and _is_pictograph(after):
        return match[0]
    return ""


def _is_joining(char: str) -> bool:
    return bool(char) and any(first <= ord(char) <= last for first, last in _JOINING_SCRIPTS)


def _is_pictograph(char: str) -> bool:
    if not char:
        return False
    if char in _EMOJI_TAIL or 0x1F3FB <= ord(char) <= 0x1F3FF:  # variation, skin tones
        return True
    return unicodedata.category(char) == "So"
