"""Typing errors: the word that was meant by one that stands nowhere in the library."""

from collections.abc import Collection, Sequence
from itertools import takewhile

from bot.answer.thesaurus import Thesaurus
from bot.search.snapshot import Snapshot
from bot.search.tokens import STOP_WORDS, stem

_SHORTEST = 4  # letters; shorter words are near to too many
_ENDING = 3  # letters
_FOREIGN = 0.5  # share of unknown words from which a question is of another language


class Speller:
    """Corrects the words of one question by the words of a snapshot."""

    def __init__(self, words: Collection[str], snapshot: Snapshot, thesaurus: Thesaurus) -> None:
        self._snapshot = snapshot
        self._thesaurus = thesaurus
        unknown = [word for word in words if not self._is_known(word)]
        self._foreign = len(unknown) >= max(2, _FOREIGN * len(words))
        self._others = [stem(word) for word in words if word not in STOP_WORDS]

    def meant(self, word: str) -> str:
        """The word that `word` was meant to be; itself when it is a real or a strange word.

        Of several near words the one counts that the library uses together with the other
        words of the question.
        """
        if self._is_known(word) or not (word.isascii() and word.isalpha()):
            return word
        if word.endswith("s") and self._snapshot.has_word(word[:-1]):
            return word[:-1]  # "sbfs": a name in the genitive, typed without the apostrophe
        if len(word) < _SHORTEST or self._foreign:
            return word
        near = [one for one in self._snapshot.near_words(word) if not _is_other_form(word, one)]
        return max(near, key=lambda one: self._company(one, near)) if near else word

    def _company(self, word: str, near: Sequence[str]) -> tuple[float, int]:
        """How well `word` goes with the others; nearer words win ties."""
        others = [one for one in self._others if self._snapshot.df(one)]
        hits = self._snapshot.search([stem(word), *others], 1)
        return (round(hits[0].score, 3) if hits else 0.0), -near.index(word)

    def _is_known(self, word: str) -> bool:
        return (
            word in STOP_WORDS
            or self._snapshot.has_word(word)
            or self._snapshot.df(stem(word)) > 0
            or self._thesaurus.knows(stem(word))
        )


def _is_other_form(word: str, near: str) -> bool:
    """Whether two words differ in more than one letter, and only in their ending: "olympiad" is
    no "olympic" typed wrong."""
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, near, strict=False)))
    one, other = word[same:], near[same:]
    single = one[1:] == other[1:] or one[1:] == other or one == other[1:]
    swapped = one == other[1::-1] + other[2:]
    return max(len(one), len(other)) <= _ENDING and not single and not swapped


def is_genitive(asked: str, used: str) -> bool:
    """Whether `used` is `asked` without the s of a genitive: nothing to tell people about."""
    return asked == used + "s"
