"""A stretch of text read for who says what: its sentences, quotations and attributions."""

from collections.abc import Sequence

from bot.answer.speech.cues import Cue, Form, find_cues
from bot.answer.speech.lexicon import SUBORDINATING
from bot.answer.speech.names import Name, Names
from bot.answer.speech.people import may_be_person
from bot.answer.speech.references import References
from bot.answer.speech.tokens import Tokens, ends_sentence, sentence_of
from bot.search.sentences import split_sentences

_MOSTLY = 0.6  # share of a sentence's words that makes it a quotation
_DEEPEST = 6  # quotations followed from paragraph to paragraph
_PARAGRAPH = 20  # tokens of a quotation that is more than a heading
_INTRODUCTION = 3  # tokens before a quotation that name nobody: "For example: “…"


class Scene:
    """Reads `body[start:end]`; offsets in and out count in the whole body.

    `sentences` are spans inside it where they are known already.
    """

    __slots__ = ("_cues", "_names", "_ranges", "_references", "_sentences", "_tokens")

    def __init__(
        self,
        body: str,
        start: int,
        end: int,
        sentences: Sequence[tuple[int, int]] | None = None,
    ) -> None:
        self._tokens = Tokens(body, start, end)
        if sentences is None:
            sentences = split_sentences(body, start, end)
        self._sentences = sentences
        self._ranges = [
            (self._tokens.at(begin), self._tokens.at(stop)) for begin, stop in sentences
        ]
        self._cues: list[list[Cue] | None] = [None] * len(sentences)
        self._names = Names(body)
        self._references = References(self._tokens, self._ranges, self.cues, self._names)

    def speaker_of(self, start: int, end: int) -> Name | None:
        """The one speaker of the speech in [start, end), fully named, None when unsure."""
        found: Name | None = None
        for number, (begin, stop) in enumerate(self._sentences):
            if stop <= start:
                continue
            if begin >= end:
                break
            name = self._sentence_speaker(number)
            if name is not None:
                if found is not None and found.text != name.text:
                    return None
                found = name
        return found

    def cues(self, number: int) -> list[Cue]:
        """The attributions in one sentence."""
        cues = self._cues[number]
        if cues is None:
            cues = self._cues[number] = find_cues(self._tokens, *self._ranges[number])
        return cues

    def _sentence_speaker(self, number: int) -> Name | None:
        cues = self.cues(number)
        if cues:
            return self._resolve(self._main(cues), number)
        first, last = self._ranges[number]
        quoted = [q for q in self._tokens.quoted[first:last] if q >= 0]
        if quoted and len(quoted) >= _MOSTLY * (last - first):
            return self._quotation_speaker(max(set(quoted), key=quoted.count), _DEEPEST)
        return None

    def _main(self, cues: Sequence[Cue]) -> Cue:
        """The attribution that the whole sentence stands under."""
        tokens = self._tokens
        for cue in cues:
            if cue.start > 0 and tokens.quoted[cue.start - 1] >= 0:
                return cue
        for cue in cues:
            before = tokens.words[cue.start - 1].lower() if cue.start else ""
            if before not in SUBORDINATING:
                return cue
        return cues[0]

    def _resolve(self, cue: Cue, number: int) -> Name | None:
        if cue.phrase is None:
            return None
        name = self._references.resolve(cue.phrase, number)
        if name is not None and cue.form is Form.COLON:
            return name if name.person or may_be_person(name) else None
        return name

    def _quotation_speaker(self, quotation: int, depth: int) -> Name | None:
        if depth == 0:
            return None
        tokens = self._tokens
        start, end, unclosed = tokens.quotations[quotation]
        first = self._sentence_at(start)
        last = self._sentence_at(end - 1)
        cue = self._cue_after(end, last) or self._cue_before(start, first)
        if cue is not None:
            return self._resolve(cue[0], cue[1])
        if tokens.words[end - 2] == ",":
            return None  # an attribution follows that was not understood
        begin = self._ranges[first][0]
        if start - begin > _INTRODUCTION:
            return None
        found = self._continued(quotation, first, begin, depth)
        if found is None and unclosed and quotation + 1 < len(tokens.quotations):
            following = tokens.quotations[quotation + 1]
            if following.start == end + 1:
                return self._quotation_speaker(quotation + 1, depth - 1)
        return found

    def _sentence_at(self, token: int) -> int:
        return sentence_of(self._ranges, token)

    def _cue_after(self, end: int, last: int) -> tuple[Cue, int] | None:
        """The attribution that follows a quotation directly."""
        tokens = self._tokens
        if end >= len(tokens):
            return None
        closed = ends_sentence(tokens.words[end - 2][0]) and tokens.words[end - 2][0] in ".…"
        number = self._sentence_at(end)
        if closed and number != last:
            return None
        for cue in self.cues(number):
            if end <= cue.start <= end + 1 and cue.form is not Form.HANGING:
                return cue, number
        return None

    def _cue_before(self, start: int, first: int) -> tuple[Cue, int] | None:
        cues = self.cues(first)
        before = [cue for cue in cues if cue.verb < start]
        if before:
            return before[-1], first
        return (self._main(cues), first) if cues else None

    def _continued(self, quotation: int, first: int, begin: int, depth: int) -> Name | None:
        """The speaker of a quotation that goes on from the sentence or paragraph before."""
        tokens = self._tokens
        if first == 0:
            return None
        parted = begin > 0 and tokens.words[begin - 1][0] == "\n"
        before = tokens.quotations[quotation - 1] if quotation else None
        if parted:
            if before is not None and before.open and before.end == begin - 1:
                return self._quotation_speaker(quotation - 1, depth - 1)
            direct = tokens.quoted[self._ranges[first - 1][0]] >= 0 and self.cues(first - 1)
            whole = tokens.quotations[quotation].end - begin > _PARAGRAPH
            return self._sentence_speaker(first - 1) if direct and whole else None
        if self.cues(first - 1):
            return self._sentence_speaker(first - 1)
        if before is not None and before.end == begin:
            return self._quotation_speaker(quotation - 1, depth - 1)
        return self._still_speaking(first)

    def _still_speaking(self, first: int) -> Name | None:
        """Who spoke just before a sentence about the speaker that stands between quotations."""
        subject = self._references.subject(first - 1)
        if subject is None:
            return None
        for number in range(first - 2, max(-1, first - 5), -1):
            if self.cues(number):
                speaker = self._sentence_speaker(number)
                return subject if speaker is not None and speaker.text == subject.text else None
        return None
