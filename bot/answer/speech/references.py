"""Whom a phrase names: a name, a pronoun or a role, resolved to the fullest form."""

from collections.abc import Callable, Iterator, Sequence

from bot.answer.speech.clauses import clause_subject
from bot.answer.speech.cues import Cue
from bot.answer.speech.lexicon import HE, IT, PEOPLE_NOUNS, SHE, THEY
from bot.answer.speech.mentions import Place, find_mentions
from bot.answer.speech.names import Name, Names
from bot.answer.speech.people import People
from bot.answer.speech.phrases import Kind, Phrase
from bot.answer.speech.roles import Roles
from bot.answer.speech.tokens import Tokens

_NEAREST = 5  # sentences in which the speaker that "it" stands for is looked for,
_FURTHEST = 10  # not counting those that are all quotation, up to this many


class References:
    """Resolves phrases of one scene; `cues` gives the attributions of a sentence."""

    __slots__ = ("_cues", "_names", "_people", "_ranges", "_roles", "_tokens")

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
        self._people = People(tokens, ranges, cues, names)
        self._roles = Roles(tokens, ranges, names)

    def resolve(self, phrase: Phrase, sentence: int) -> Name | None:
        """The full name that `phrase` in the given sentence stands for, None when unsure."""
        if phrase.kind is Kind.NAME:
            return self._named(phrase, sentence)
        if phrase.kind is Kind.ROLE:
            return self._roles.find(phrase, sentence)
        if phrase.head in (HE, SHE):
            role = self._role_before(phrase.start, sentence)
            return role or self._people.find(phrase.start, sentence, phrase.head)
        if phrase.head in (IT, THEY):
            return self._carried(phrase.start, sentence, phrase.head)
        return None

    def subject(self, sentence: int) -> Name | None:
        """The person that a sentence is about by its subject, None when unsure."""
        phrase = clause_subject(self._tokens, *self._ranges[sentence])
        if phrase is None:
            return None
        name = self.resolve(phrase, sentence)
        return name if name is not None and name.person else None

    def _named(self, phrase: Phrase, sentence: int) -> Name | None:
        tokens = self._tokens
        alone = phrase.end - phrase.start == 1 and phrase.start == self._ranges[sentence][0]
        if alone and self._names.is_common(tokens.words[phrase.start]):
            return None
        return self._names.find(tokens.starts[phrase.start], tokens.ends[phrase.end - 1])

    def _back(self, sentence: int) -> Iterator[int]:
        """This sentence and those before it, to the third that tells something unquoted."""
        told = 0
        for number in range(sentence, max(-1, sentence - _FURTHEST), -1):
            yield number
            start, end = self._ranges[number]
            told += any(q < 0 for q in self._tokens.quoted[start : end - 1])
            if told == _NEAREST:
                return

    def _role_before(self, before: int, sentence: int) -> Name | None:
        """The unnamed speaker of the last attribution: "Osprey’s spokesman said. He added …"."""
        for number in self._back(sentence):
            for cue in reversed(self._cues(number)):
                phrase = cue.phrase
                if phrase is None or phrase.start >= before or phrase.kind is Kind.PRONOUN:
                    continue
                unnamed = phrase.kind is Kind.ROLE and phrase.head in PEOPLE_NOUNS
                return self._roles.find(phrase, number) if unnamed else None
        return None

    def _carried(self, before: int, sentence: int, pronoun: str) -> Name | None:
        """The last unnamed person ("they") or institution ("it") that spoke, None when unsure."""
        for number in self._back(sentence):
            for cue in reversed(self._cues(number)):
                phrase = cue.phrase
                if phrase is None or phrase.start >= before or phrase.kind is Kind.PRONOUN:
                    continue
                name = self.resolve(phrase, number)
                if name is None:
                    return None
                if phrase.kind is Kind.NAME and name.person:
                    if pronoun == THEY:
                        return None
                    continue
                unnamed = phrase.kind is Kind.ROLE and phrase.head in PEOPLE_NOUNS
                return name if unnamed == (pronoun == THEY) else None
            if self._is_about_another(number, before):
                return None
        return None

    def _is_about_another(self, sentence: int, before: int) -> bool:
        """Whether a sentence has something for its subject that "it" may stand for."""
        start, end = self._ranges[sentence]
        mentions = find_mentions(self._tokens, self._names, start, min(end, before))
        return any(place is Place.MAIN and not name.person for name, place, _ in mentions)
