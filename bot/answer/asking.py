"""The words by which a question tells what it wants, as `asking.toml` lists them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Asking:
    """`nouns` gives the name of a kind of answer; `speech` are verbs of saying, `manners` those
    that ask for somebody's words only after "how"."""

    nouns: Mapping[str, str]
    speech: frozenset[str]
    manners: frozenset[str]

    def kind_of_noun(self, word: str) -> str | None:
        """The kind of answer that a noun, singular or plural, names; None for other words."""
        for form in _singulars(word):
            if form in self.nouns:
                return self.nouns[form]
        return None


def _singulars(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return word, word[:-3] + "y", word[:-1]
    if word.endswith("s") and not word.endswith("ss"):
        return word, word[:-1], word[:-2]
    return (word,)


@cache
def load_asking() -> Asking:
    """The words of the package, read once."""
    kept = tomllib.loads(files("bot.answer").joinpath("asking.toml").read_text("utf-8"))
    nouns: dict[str, str] = {}
    for kind, listed in kept["nouns"].items():
        for word in listed.split():
            nouns.setdefault(word, kind)
    return Asking(nouns, frozenset(kept["speech"].split()), frozenset(kept["manners"].split()))
