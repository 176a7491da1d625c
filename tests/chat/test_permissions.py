"""Who may change the corpus."""

from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.chat.permissions import Admins

OWNER, NAMED, ROLE, STRANGER = 1, 2, 3, 4


def application(team: Any = None) -> Any:
    return SimpleNamespace(owner=SimpleNamespace(id=OWNER), team=team)


def teammate(person: int, role: str, state: int = 2) -> Any:
    return SimpleNamespace(
        id=person,
        role=discord.TeamMemberRole(role),
        membership_state=discord.TeamMembershipState(state),
    )


def person(number: int) -> Any:
    return SimpleNamespace(id=number)


@pytest.mark.parametrize(
    ("number", "may"), [(OWNER, True), (NAMED, True), (ROLE, True), (STRANGER, False)]
)
def test_the_owner_and_those_the_operator_named_may(number: int, may: bool):
    admins = Admins(frozenset({NAMED, ROLE}))
    admins.learn(application())

    assert admins.include(person(number)) is may


def test_nobody_may_before_discord_said_who_owns_the_application():
    assert not Admins(frozenset()).include(person(OWNER))


def test_of_a_team_those_who_may_work_on_the_application_may():
    team = SimpleNamespace(
        owner_id=10,
        members=[
            teammate(11, "admin"),
            teammate(12, "developer"),
            teammate(13, "read_only"),
            teammate(14, "developer", state=1),
        ],
    )
    admins = Admins(frozenset())
    admins.learn(application(team))

    allowed = [number for number in range(9, 16) if admins.include(person(number))]
    assert allowed == [10, 11, 12]
    assert not admins.include(person(OWNER))
