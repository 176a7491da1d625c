"""Who holds which article: what a file just read changes, decided without a database.

A file claims an article for each of its records. The first to claim one holds it, and the
article shows that file's text; later claims on it are duplicates.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.library.leaving import leave
from bot.library.ledger import Claim, Decision, Holder, Known, NewRevision, State, Text, Told
from bot.library.values import Outcome
from bot.news.reading import Problem

CLAIMING = frozenset({State.ADDED, State.UPDATED, State.UNCHANGED, State.DUPLICATE, State.REFUSED})


class Claims:
    """The claims of one file.

    `previous` is the file's ledger so far; `known` is changed on the way. `next_revision` is
    the first free row number for texts; `insist` brings back what an admin removed.
    """

    def __init__(
        self,
        file: int,
        name: str,
        previous: Sequence[Claim],
        known: Known,
        *,
        next_revision: int,
        insist: bool = False,
    ) -> None:
        self._file = file
        self._name = name
        self._previous = previous
        self._known = known
        self._next_revision = next_revision
        self._removed = {
            claim.article: claim
            for claim in previous
            if claim.state is State.REMOVED and not insist
        }
        self._places: dict[str, str] = {}  # of the articles claimed so far in this reading
        self._decision = Decision()

    def decide(self, texts: Sequence[Text], refused: Sequence[Problem]) -> Decision:
        """Everything that a reading of the file changes."""
        edited = self._edited(texts)
        outcomes: dict[int, tuple[Claim, Told]] = {}
        # What has an id may change its text, and only then is it known which texts are shown.
        order = sorted(range(len(texts)), key=lambda n: texts[n].by_content)
        for number in order:
            text = texts[number]
            outcomes[number] = self._claim(edited or self._id(text), text)
        for _, (claim, told) in sorted(outcomes.items()):
            self._decision.claims.append(claim)
            self._decision.told.append(told)
        held = {
            article for article, holder in self._known.holders.items() if holder.file == self._file
        }
        left = leave(self._previous, self._places.keys(), held, refused, whole=not texts)
        self._decision.told.extend(left.told)
        self._decision.claims.extend(left.claims)
        if refused:  # a removed article may stand in a line that cannot be read now
            told_of = {claim.article for claim in self._decision.claims}
            self._decision.claims.extend(
                claim for article, claim in self._removed.items() if article not in told_of
            )
        return self._decision

    def _edited(self, texts: Sequence[Text]) -> str | None:
        """The article whose text was edited: the only one of its file, before and after."""
        before = [c.article for c in self._previous if c.state in CLAIMING and c.article]
        if len(before) != 1 or len(texts) != 1:
            return None
        holder, text = self._known.holders.get(before[0]), texts[0]
        edited = (
            holder is not None
            and holder.file == self._file
            and holder.by_content
            and text.by_content
            and text.content not in self._known.contents
        )
        return before[0] if edited else None

    def _id(self, text: Text) -> str:
        own = text.record.article.head.id
        if not text.by_content:
            return own
        if (same := self._known.contents.get(text.content)) is not None:
            return same
        return spare_id(own, text.digest) if own in self._known.holders else own

    def _claim(self, article: str, text: Text) -> tuple[Claim, Told]:
        holder = self._known.holders.get(article)
        removed = self._removed.get(article)
        if removed is not None and removed.digest == text.digest:
            return self._stay_removed(removed, text)
        if article in self._places:
            return self._duplicate(article, text, self._places[article])
        line = text.record.line
        self._places[article] = self._name if line is None else f"{self._name}:{line}"
        if holder is None:
            return self._show(State.ADDED, article, text, self._stored(article, text))
        if holder.file != self._file:
            if holder.leaving:
                self._decision.taken.append((holder.file, article))
            elif holder.replaceable and holder.digest != text.digest:
                self._decision.demoted.append((holder.file, article))
            else:
                return self._duplicate(article, text, holder.path)
        if holder.digest == text.digest:
            return self._show(State.UNCHANGED, article, text, holder.revision)
        self._forget(article, holder)
        return self._show(State.UPDATED, article, text, self._store(article, text))

    def _show(self, state: State, article: str, text: Text, revision: int) -> tuple[Claim, Told]:
        line = text.record.line
        self._decision.shown[article] = revision
        self._known.contents.setdefault(text.content, article)
        problems = tuple(Problem(self._name, w, line) for w in text.record.warnings)
        return (
            Claim(state, line, None, article, revision, text.by_content),
            Told(Outcome(state), (article,), problems),
        )

    def _duplicate(self, article: str, text: Text, first: str) -> tuple[Claim, Told]:
        revision, line = self._stored(article, text), text.record.line
        holder = self._known.holders.get(article)
        shown = self._decision.shown.get(article, holder.revision if holder else None)
        problems = (differing(article, first, self._name, line),) if revision != shown else ()
        return (
            Claim(State.DUPLICATE, line, None, article, revision, text.by_content),
            Told(Outcome.DUPLICATE, (article,), problems, first),
        )

    def _stay_removed(self, removed: Claim, text: Text) -> tuple[Claim, Told]:
        line = text.record.line
        reason = f"{removed.article} was removed from the library; `add` brings it back"
        return (
            replace(removed, line=line, reason=reason),
            Told(Outcome.UNCHANGED, (), (Problem(self._name, reason, line),)),
        )

    def _stored(self, article: str, text: Text) -> int:
        same = self._known.revisions.get((article, text.digest))
        return same if same is not None else self._store(article, text)

    def _store(self, article: str, text: Text) -> int:
        number = self._next_revision + len(self._decision.revisions)
        self._decision.revisions.append(NewRevision(number, article, text))
        self._known.revisions[article, text.digest] = number
        return number

    def _forget(self, article: str, holder: Holder) -> None:
        if self._known.contents.get(holder.content) == article:
            del self._known.contents[holder.content]


def differing(article: str, first: str, file: str, line: int | None) -> Problem:
    """What is told of a duplicate in `file` whose text is another than that of the `first`."""
    return Problem(file, f"has another text for {article} than {first}, which stays", line)


def spare_id(content: str, digest: str) -> str:
    """An id for a text whose content id is in use, by an article that was edited since."""
    return f"{content}-{digest[:6]}"
