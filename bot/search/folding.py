"""Folding: the letters of a word without case, width and diacritics.

Folding may change the number of characters (`ß` becomes `ss`), so it is applied to whole
words whose offsets are known, never to a text.
"""

import re
import unicodedata

# Letters that Unicode does not decompose but people leave out on the keyboard.
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_DIACRITICS = re.compile("[\u0300-\u036f]+")


def fold(word: str) -> str:
    """`Müller`, `ＭＵＬＬＥＲ` and `muller` become `muller`; scripts other than Latin keep theirs.

    NFKD, casefold, without combining diacritics (U+0300–036F; the vowel signs of other
    scripts stay), composed again.
    """
    if word.isascii():
        return word.lower()
    plain = _DIACRITICS.sub("", unicodedata.normalize("NFKD", word).casefold())
    return unicodedata.normalize("NFKC", plain.translate(_PLAIN))
