"""Whom "he" or "she" stands for, looked for backwards from sentence to sentence."""

from collections.abc import Callable, Sequence

from bot.answer.speech.clauses import begins_clause
from bot.answer.speech.cues import Cue
from bot.answer.speech.lexicon import PEOPLE_KINDS, PEOPLE_NOUNS
from bot.answer.speech.mentions import Place, find_mentions
from bot.answer.speech.names import Name, Names
from bot.answer.speech.phrases import Kind, Phrase
from bot.answer.speech.tokens import Tokens

_NEW = frozenset("a an another one".split())
_COMPARING = frozenset("Like Unlike".split())
_FURTHEST = 12  # sentences looked back over
_STOPS = ".!?…”\"’':,;"


class People:
    """Finds the person that a pronoun stands for; `cues` gives a sentence's attributions."""

    __slots__ = ("_cues", "_names", "_ranges", "_tokens")

    def __init__(
        self,
        tokens: Tokens,
        ranges: Sequence[tuple[int, int]],
        cues: Callable[[int], list[Cue]],
        names: Names,
    ) -> None:
        self._tokens = tokens
        self._ranges = ranges
        self._cues = cues
        self._names = names

    def find(self, before: int, sentence: int, pronoun: str) -> Name | None:
        """Whom "he" or "she" at token `before` of the sentence means, None when unsure."""
        for number in range(sentence, max(-1, sentence - _FURTHEST), -1):
            start, end = self._ranges[number]
            end = min(end, before)
            if number < sentence and self._is_line(number):
                if self._tokens.words[end - 1] == ")":
                    continue  # a caption
                return None
            found, settled = self._in_sentence(number, start, end, pronoun)
            if settled:
                return found
        return None

    def _in_sentence(
        self, number: int, start: int, end: int, pronoun: str
    ) -> tuple[Name | None, bool]:
        """The person meant, and whether looking further back would be wrong."""
        speaker = self._named_speaker(number, end, pronoun)
        if speaker is not None:
            return speaker, True
        people: dict[str, Name] = {}
        subjects: dict[Place, dict[str, Name]] = {Place.MAIN: {}, Place.SUBORDINATE: {}}
        earliest = end
        doubtful = False  # somebody else may be a person too
        for name, place, at in find_mentions(self._tokens, self._names, start, end):
            compared = at > start and self._tokens.words[at - 1] in _COMPARING
            if compared or name.gender not in (pronoun, None):
                continue
            if name.person:
                people[name.text] = name
                earliest = min(earliest, at)
            elif may_be_person(name):
                doubtful = True
            if place is not Place.ELSEWHERE and (name.person or may_be_person(name)):
                subjects[place][name.text] = name
        for leading in (subjects[Place.MAIN], subjects[Place.SUBORDINATE]):
            if len(leading) == 1:
                found = next(iter(leading.values()))
                return (found if found.person else None), True
            if leading:
                return None, True
        if len(people) > 1 or (people and doubtful) or self._introduces(start, end):
            return None, True
        if people and not self._has_pronoun(start, earliest, pronoun):
            return next(iter(people.values())), True
        return None, False

    def _named_speaker(self, number: int, end: int, pronoun: str) -> Name | None:
        """The person named as the speaker of a sentence, if "he" or "she" may follow."""
        cue = next(iter(self._cues(number)), None)
        phrase = cue.phrase if cue else None
        if phrase is None or phrase.kind is not Kind.NAME or phrase.end > end:
            return None
        if phrase.start and self._tokens.words[phrase.start - 1].lower() == "as":
            return None
        tokens = self._tokens
        name = self._names.find(tokens.starts[phrase.start], tokens.ends[phrase.end - 1])
        person = name.person or may_be_person(name)
        return name if person and name.gender in (pronoun, None) else None

    def _introduces(self, start: int, end: int) -> bool:
        """Whether tokens [start, end) are about somebody new: "an Orlan professor wrote"."""
        words, quoted = self._tokens.words, self._tokens.quoted
        for at in range(start + 1, end):
            low = words[at].lower()
            if quoted[at] >= 0 or not (low in PEOPLE_NOUNS or low in PEOPLE_KINDS):
                continue
            before = [word.lower() for word in words[max(start, at - 4) : at]]
            new = any(word in _NEW for word in before[-3:]) and "as" not in before
            if new and begins_clause(self._tokens, Phrase(at, at + 1, Kind.ROLE, low), start):
                return True
        return False

    def _has_pronoun(self, start: int, end: int, pronoun: str) -> bool:
        words, quoted = self._tokens.words, self._tokens.quoted
        return any(words[at].lower() == pronoun and quoted[at] < 0 for at in range(start, end))

    def _is_line(self, sentence: int) -> bool:
        """Whether a sentence is a line of its own without a stop: a heading or a caption."""
        start, end = self._ranges[sentence]
        words = self._tokens.words
        if end - start < 2 or words[end - 1][0] in _STOPS or self._tokens.quoted[end - 1] >= 0:
            return False
        before = start == 0 or words[start - 1][0] == "\n"
        return before and (end >= len(words) or words[end][0] == "\n")


def may_be_person(name: Name) -> bool:
    """Whether a name that nothing tells of looks like a person's."""
    words = name.text.split()
    plain = all(word[-1] == "." or not word.isupper() for word in words)
    return name.person is None and 1 < len(words) < 4 and plain
