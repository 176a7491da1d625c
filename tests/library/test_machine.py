"""Whatever happens to the folder, a reload brings the library to what its files last said."""

import asyncio
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bot.library.library import Library
from bot.library.values import Outcome, Progress
from bot.news.outlets import Outlets
from tests.library.conftest import WORDS, Folder, record
from tests.library.consistency import faults

Saying = tuple[str | None, str]
"""What a record says: its own id, if it has one, and the end of its text."""

FILES = ("a.json", "b.json", "c.jsonl", "sub/d.jsonl")
names = st.sampled_from(FILES)
sayings = st.tuples(st.sampled_from([None, None, "1", "2"]), st.sampled_from("XYZ"))


class Reloads(RuleBasedStateMachine):
    """Files written, spoiled, renamed and deleted; `said` is what each last said that was good."""

    @initialize()
    def open(self) -> None:
        self.place = Path(tempfile.mkdtemp())
        self.folder = Folder(self.place / "corpus")
        self.said: dict[str, set[Saying]] = {}
        self.spoiled: set[str] = set()
        self.unread: dict[str, set[Saying]] = {}
        self.loop = asyncio.Runner()
        self.library = self.run(Library.open(self.place / "data", outlets=Outlets(())))

    def run(self, work: Any) -> Any:
        return self.loop.run(work)

    @rule(name=names, said=st.lists(sayings, min_size=1, max_size=3, unique=True))
    def write(self, name: str, said: list[Saying]) -> None:
        used: set[str] = set()
        records = []
        for own, text in said[: 1 if name.endswith(".json") else 3]:
            key = own or text
            if key not in used:  # within one file the reader refuses the second
                used.add(key)
                fields = {} if own is None else {"id": own}
                records.append(((own, text), record("Pier", text, **fields)))
        self.folder.put(name, *(fields for _, fields in records))
        self.unread[name] = {saying for saying, _ in records}
        self.spoiled.discard(name)

    @rule(name=names)
    def spoil(self, name: str) -> None:
        if (self.folder.path / name).exists():
            self.folder.spoil(name)
            self.unread.pop(name, None)
            self.spoiled.add(name)

    @rule(name=names)
    def delete(self, name: str) -> None:
        if (self.folder.path / name).exists():
            self.folder.delete(name)
            self.unread.pop(name, None)
            self.said.pop(name, None)
            self.spoiled.discard(name)

    @rule()
    def swap(self) -> None:
        one, two = (self.folder.path / name for name in FILES[:2])
        if one.exists() and two.exists() and not self.spoiled & set(FILES[:2]):
            one.rename(self.place / "aside")
            two.rename(one)
            (self.place / "aside").rename(two)
            says = {name: self.unread.get(name) or self.said[name] for name in FILES[:2]}
            self.unread[FILES[0]], self.unread[FILES[1]] = says[FILES[1]], says[FILES[0]]

    @rule()
    def restart(self) -> None:
        self.run(self.library.close())
        self.library = self.run(Library.open(self.place / "data", outlets=Outlets(())))

    @rule(files=st.integers(0, 3))
    def cut_short(self, files: int) -> None:
        """A reload that ends after some files, as when the process is killed."""

        def stop(progress: Progress) -> None:
            if progress.file in self.unread:
                self.said[progress.file] = self.unread.pop(progress.file)
            if progress.done == files:
                raise KeyError("cut short")

        with suppress(KeyError):
            self.run(self.library.sync(self.folder.path, progress=stop, force=True))
        self.run(self.library.refresh())

    @rule()
    def sync(self) -> None:
        rehearsed = self.run(self.library.sync(self.folder.path, dry_run=True, force=True))
        report = self.run(self.library.sync(self.folder.path, force=True))
        assert report.files == rehearsed.files
        self.said.update(self.unread)
        self.unread.clear()
        shown = self.shown()
        said = [saying for file in self.said.values() for saying in file]
        for own, text in said:
            if own is None:
                assert text in shown.values(), "a text without an id is shown"
            else:
                assert own in shown, "an id is shown"
        for article, text in shown.items():
            # A text whose record lost its id keeps the article it has.
            assert (None, text) in said or (article, text) in said, "a file says what is shown"
        texts = [text for article, text in shown.items() if article not in ("1", "2")]
        assert len(texts) == len(set(texts)), "no text without an id is shown twice"

        again = self.run(self.library.sync(self.folder.path, force=True))
        assert not again.counts.keys() & {Outcome.ADDED, Outcome.UPDATED, Outcome.REMOVED}
        assert again.version == report.version
        assert self.shown() == shown

    def shown(self) -> dict[str, str]:
        snapshot = self.library.snapshot
        bodies = snapshot.bodies(range(len(snapshot)))
        return {
            head.id: body.removeprefix(WORDS)
            for head, body in zip(snapshot.heads, bodies, strict=True)
        }

    @invariant()
    @precondition(lambda self: hasattr(self, "library"))
    def is_sound(self) -> None:
        assert faults(self.place / "data" / "library.db") == []

    def teardown(self) -> None:
        if hasattr(self, "library"):
            self.run(self.library.close())
            self.loop.close()
            shutil.rmtree(self.place)


Reloads.TestCase.settings = settings(max_examples=25, stateful_step_count=15, deadline=None)
TestReloads = Reloads.TestCase
