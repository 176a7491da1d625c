"""Follow-up questions: what "he", "there" and "that" mean in a conversation.

A context is what one answer leaves behind: whom it named, where, and which words decided the
question. A later question that points back gets these put in ("what did he say about Japan"),
one without a matter of its own ("and where?") takes over the matter of the last.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.answer.candidates import Type, find_candidates
from bot.answer.persons import Person, answers, choose, find_people
from bot.answer.pointing import (
    Pointer,
    Points,
    adds,
    asks_on,
    find_pointers,
    leans_on,
    telling_words,
)
from bot.answer.question import Question
from bot.answer.values import Answer, Extract
from bot.search.tokens import terms

REMEMBERED = 8
"""People that a conversation remembers, those of the last answer first."""

_NEAR_SHARE, _FAR_SHARE = 0.12, 0.6
"""What words taken over weigh beside the question's own: within the last answer's article,
which they have chosen already, and in the whole library."""

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
    without the conversation. `own` are its own telling words, `taken` those taken over.
    """

    near: str
    far: str
    strong: bool
    own: tuple[str, ...]
    taken: tuple[str, ...]

    def weigh(self, question: Question, *, near: bool) -> Question:
        """The question with the words taken over counting less than its own."""
        taken = frozenset(terms(" ".join(self.taken))) if self.own else frozenset()
        less = _NEAR_SHARE if near else _FAR_SHARE
        weights = [term.weight * (less if term.stem in taken else 1.0) for term in question.terms]
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
        if first.head.id == context.article_id or refer(answer.question, context) is not None:
            # Still the same conversation: its matter stays, behind what was asked last.
            topic += context.topic
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


def resolve(question: str, context: Context | None) -> str:
    """The question with what it refers to put in; itself when it refers to nothing."""
    follow = refer(question, context)
    return follow.near if follow else question


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
    if names and not (left and len(own) < _FEW):
        strong = of_person or not own
        return FollowUp(text, text if strong else question, strong, tuple(own), names)
    if len(own) > _FEW and not of_person:
        return None
    # "They" and "there" often mean nobody and no place in particular.
    loose = all(pointer.to in (Points.THEY, Points.THERE) for pointer in pointers)
    strong = of_person or not own or (len(own) < _FEW and not loose)
    words = (*names, *context.things, *context.topic)
    return _take_over(text, words, strong=strong, alone=not strong and len(own) >= _FEW)


def _take_over(
    question: str, words: Sequence[str], *, strong: bool, alone: bool | None = None
) -> FollowUp:
    """The question with `words` behind it, those aside that it has already.

    `alone`: the whole library is asked the question as typed.
    """
    own = tuple(telling_words(question))
    has = frozenset(terms(question))
    new = _distinct(word for word in words if not has.issuperset(terms(word)))
    text = " ".join((question.rstrip(" ?!."), *new))
    as_typed = not strong if alone is None else alone
    return FollowUp(text, question if as_typed else text, strong, own, tuple(words))


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
