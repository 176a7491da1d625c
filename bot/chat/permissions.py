"""Who may change the corpus, and who may change a server's settings.

What Discord shows or hides is a hint that server managers can change; these are the checks
that count, made when a command or button arrives.
"""

from typing import Any

import discord


class Admins:
    """The application's owner or team, and the people and roles that the operator named."""

    def __init__(self, named: frozenset[int]) -> None:
        self._named = named
        self._owners: frozenset[int] = frozenset()

    def learn(self, application: discord.AppInfo) -> None:
        """Take over the owner, or the team's members who may do more than read."""
        team = application.team
        if team is None:
            self._owners = frozenset({application.owner.id})
            return
        self._owners = frozenset(
            member.id
            for member in team.members
            if member.membership_state is discord.TeamMembershipState.accepted
            and member.role is not discord.TeamMemberRole.read_only
        ) | frozenset({team.owner_id} if team.owner_id else ())

    def include(self, person: discord.User | discord.Member) -> bool:
        """Whether a person may change the corpus."""
        ids = {person.id}
        if isinstance(person, discord.Member):
            ids |= set(person._roles)  # the ids Discord sent, known without a cached server
        return person.id in self._owners or not self._named.isdisjoint(ids)


def manages_server(interaction: discord.Interaction[Any]) -> bool:
    """Whether the person may manage the server the interaction comes from."""
    return interaction.guild_id is not None and interaction.permissions.manage_guild
