"""Follow-up questions: what "he", "there" and "that" meant in a conversation."""

import re
from dataclasses import dataclass

from bot.answer.values import Answer

_REFERS = re.compile(
    r"\b(?:he|him|his|she|her|hers|they|them|their|it|its|that|this|there|those|these|then)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a conversation remembers: the last question, its article and the people named."""

    question: str
    article_id: str
    people: tuple[str, ...] = ()


def remember(answer: Answer, context: Context | None = None) -> Context:
    """The context after an answer."""
    first = answer.extracts[0]
    people = tuple(
        first.text[span.start - first.start : span.end - first.start] for span in first.highlights
    )
    return Context(answer.question, first.head.id, people)


def resolve(question: str, context: Context | None) -> str:
    """The question with what it refers to put beside it."""
    if context is None or not _REFERS.search(question):
        return question
    return f"{question} {' '.join(context.people)} {context.question}"
