"""Who found which answer helpful: kept in the library's database, and given up on request."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.library.database import Database


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's opinion of one answer. `cast_at` is aware."""

    answer: str
    helpful: bool
    cast_at: datetime


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people found an answer helpful, and how many did not."""

    helpful: int
    not_helpful: int


class Votes:
    """All votes. An answer is known by a key of the caller's, a person by Discord's id."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    async def cast(self, answer: str, person: int, *, helpful: bool) -> None:
        """Count a person's vote; one they cast on the same answer before is replaced."""
        await self._database.run(
            "INSERT INTO votes (answer, person, helpful, cast_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (answer, person) DO UPDATE SET "
            "helpful = excluded.helpful, cast_at = excluded.cast_at",
            (answer, person, helpful, self._clock().isoformat()),
        )

    async def tally(self, answer: str) -> Tally:
        """The votes on one answer."""
        rows = await self._database.rows(
            "SELECT count(*) AS votes, coalesce(sum(helpful), 0) AS helpful "
            "FROM votes WHERE answer = ?",
            (answer,),
        )
        return Tally(rows[0]["helpful"], rows[0]["votes"] - rows[0]["helpful"])

    async def export(self, person: int) -> tuple[Vote, ...]:
        """All that is stored about a person, oldest first."""
        rows = await self._database.rows(
            "SELECT answer, helpful, cast_at FROM votes WHERE person = ? ORDER BY cast_at, answer",
            (person,),
        )
        return tuple(
            Vote(row["answer"], bool(row["helpful"]), datetime.fromisoformat(row["cast_at"]))
            for row in rows
        )

    async def forget(self, person: int) -> int:
        """Delete all votes of a person; how many there were."""
        return await self._database.run("DELETE FROM votes WHERE person = ?", (person,))
