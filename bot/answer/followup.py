"""Follow-up questions: what "he", "there" and "that" mean in a conversation.

A context is what one answer leaves behind: whom it named, where, and which words decided the
question. A later question that points back gets these put in ("what did he say about Japan"),
one without a matter of its own ("and where?") takes over the matter of the last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answer.candidates import find_candidates
from bot.answer.persons import Person, answers, choose, find_people
from bot.answer.pointing import (
    Pointer,
    Points,
    adds,
    asks_on,
    find_pointers,
    leans_on,
    names_something,
    telling_words,
)
from bot.answer.question import Question
from bot.answer.types import Type
from bot.answer.values import Answer, Extract
from bot.search.tokens import terms

REMEMBERED = 8
"""People that a conversation remembers, those of the last answer first."""

_NAMES_SHARE, _NEAR_SHARE, _FAR_SHARE = 0.6, 0.3, 0.7
"""What names put in weigh at most beside the question's own words, all together, and what words
taken over do: within the last answer's article, which they have chosen already, and in the
whole library."""

_FEW = 2  # telling words with which a question about "it" can have a matter of its own
_LONGEST_TOPIC = 6  # words


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation remembers of the last answer.

    `question` as it was typed, `article_id` and `quote` of its first extract; `people`, the most
    likely meant first; the `places` it names and the other names that answered (`things`);
    `topic`: the words that decide what the conversation is about, the last ones first.
    """

    question: str
    article_id: str
    people: tuple[Person, ...] = ()
    places: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    quote: str = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question with what it refers to put in.

    `near` is to be asked of the last answer's article first, `far` of the whole library; `far`
    is the question as typed where that may well be a new one. `strong`: it cannot be understood
    without the conversation. `own` are its own telling words, `names` those put in for
    pronouns, `taken` the words taken over from earlier questions.
    """

    near: str
    far: str
    strong: bool
    own: tuple[str, ...]
    names: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()

    def weigh(self, question: Question, *, near: bool) -> Question:
        """The question with what was put in counting less than its own words."""
        if not self.own:
            return question
        names = frozenset(terms(" ".join(self.names)))
        taken = frozenset(terms(" ".join(self.taken))) - names
        parts = [
            (names, _NAMES_SHARE),
            (taken, _NEAR_SHARE if near else _FAR_SHARE),
        ]
        own = sum(term.weight for term in question.terms if term.stem not in names | taken)
        less = dict.fromkeys(question.stems, 1.0)
        for stems, share in parts:
            theirs = sum(term.weight for term in question.terms if term.stem in stems)
            if theirs > share * own:
                less.update(dict.fromkeys(stems & question.asked, share * own / theirs))
        weights = [term.weight * less[term.stem] for term in question.terms]
        total = sum(weights) or 1.0
        weighed = (
            replace(term, weight=weight / total)
            for term, weight in zip(question.terms, weights, strict=True)
        )
        return replace(question, terms=tuple(weighed))


def remember(answer: Answer, context: Context | None = None) -> Context:
    """The context after an answer; `context` is the one before it."""
    first = answer.extracts[0]
    topic = telling_words(answer.question)
    people = find_people(first, topic)
    if context is not None:
        if _goes_on(answer.question, first, context):
            topic += context.topic  # still its matter, behind what was asked last
        known = {person.name for person in people}
        people += [one for one in context.people if one.name not in known]
    return Context(
        question=answer.question,
        article_id=first.head.id,
        people=tuple(people[:REMEMBERED]),
        places=_names(first, (Type.PLACE,)),
        things=_names(first, (Type.GROUP, Type.NAME), answering=True),
        topic=_distinct(topic) or tuple(one.name for one in people[:2]),
        quote=first.text,
    )


def _goes_on(question: str, first: Extract, context: Context) -> bool:
    """Whether an answer is about what the conversation was about before."""
    if first.head.id == context.article_id:
        return True
    follow = refer(question, context)
    if follow is None or follow.strong:
        return follow is not None
    written = frozenset(terms(f"{first.head.title} {first.text}"))
    return not written.isdisjoint(terms(" ".join(context.topic)))


def refer(question: str, context: Context | None, body: str = "") -> FollowUp | None:
    """What a question refers to in a conversation; None when it stands alone.

    `body` is the last answer's article: it tells of whom it writes "she".
    """
    if context is None:
        return None
    own = telling_words(question)
    pointers = find_pointers(question)
    if not pointers:
        if asks_on(question):
            return _take_over(question, context.topic, strong=True)
        if adds(question) or leans_on(question):
            return _take_over(question, context.topic, strong=False)
        return None
    text, names, left = _put_in(question, pointers, context, body)
    of_person = any(pointer.to in (Points.HE, Points.SHE) for pointer in pointers)
    if len(own) > _FEW and not of_person:
        return None
    # "They" and "there" often mean nobody and no place in particular.
    strong = of_person or not own or (len(own) < _FEW and not names_something(question))
    if names and not (left and len(own) < _FEW):
        return FollowUp(text, text if strong else question, strong, tuple(own), names)
    return _take_over(text, (*context.things, *context.topic), strong=strong, names=names)


def _take_over(
    question: str, words: Sequence[str], *, strong: bool, names: tuple[str, ...] = ()
) -> FollowUp:
    """The question with `words` behind it, those aside that it has already."""
    has = frozenset(terms(question))
    new = _distinct(word for word in words if not has.issuperset(terms(word)))
    text = " ".join((question.rstrip(" ?!."), *new))
    own = telling_words(question)
    return FollowUp(text, text if strong else question, strong, tuple(own), names, tuple(words))


def _put_in(
    question: str, pointers: Sequence[Pointer], context: Context, body: str
) -> tuple[str, tuple[str, ...], bool]:
    """The question with names for its pointers, the names, and whether a pointer is left."""
    text, names, left = question, [], False
    for pointer in reversed(pointers):
        name = _meant(pointer.to, context, body)
        if name is None:
            left = True
            continue
        names.append(name)
        put = f"in {name}" if pointer.to is Points.THERE else name
        put += "'s" if pointer.owning else " is" if pointer.is_ else ""
        text = text[: pointer.start] + put + text[pointer.end :]
    return text, tuple(names), left


def _meant(to: Points, context: Context, body: str) -> str | None:
    """The name for which a pointer stands."""
    if to is Points.THERE:
        return context.places[0] if context.places else None
    if to in (Points.HE, Points.SHE):
        return choose(to, context.people, body)
    return None


def _names(
    extract: Extract, wanted: tuple[Type, ...], *, answering: bool = False
) -> tuple[str, ...]:
    """The names of some types in an extract, or those of them that answer."""
    return tuple(
        dict.fromkeys(
            extract.text[one.start : one.end]
            for one in find_candidates(extract.text)
            if one.type in wanted and (not answering or answers(extract, one))
        )
    )


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """The first few words, each once."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(word.lower(), word)
    return tuple(found.values())[:_LONGEST_TOPIC]
