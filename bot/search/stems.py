"""English stems, with the exceptions that news needs."""

import re
import threading

import Stemmer

from bot.search.wordlists import FORMS, UNJOINED

_BRITISH = re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations)$)")


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and word != "news" else word


class EnglishStems(dict[str, str]):
    """Folded word to stem; words of other scripts and numbers are their own stems.

    Filled as words come and emptied when it holds `limit` words, so that a flood of
    unheard-of words costs time and not memory.
    """

    def __init__(self, limit: int = 40_000) -> None:
        super().__init__()
        self._limit = limit
        self._stemmer = Stemmer.Stemmer("english", 0)
        self._exceptions = {word: _singular(word) for word in UNJOINED}
        for first, *forms in FORMS:
            stem = self._exceptions.get(first) or str(self._stemmer.stemWord(first))
            self._exceptions |= dict.fromkeys((first, *forms), stem)
        self._lock = threading.Lock()  # a Snowball stemmer keeps the word it works on

    def __missing__(self, word: str) -> str:
        stem = self._exceptions.get(word)
        if stem is None:
            stem = word
            if word.isascii() and word.isalpha():
                with self._lock:
                    stem = str(self._stemmer.stemWord(_BRITISH.sub("iz", word)))
        if len(self) >= self._limit:
            self.clear()
        self[word] = stem
        return stem
