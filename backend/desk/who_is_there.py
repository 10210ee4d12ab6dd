"""Who is there to be given work: said beside each team and each person that can be chosen."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from backend.complaints.teams import label as team_label
from backend.staff import presence, service
from backend.staff.presence import Presence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from datetime import datetime

    from sqlalchemy.ext.asyncio import AsyncSession

    from backend.staff.permissions import Permission

    # Under each heading codes with what they are called.
    type Choices = list[tuple[str, list[tuple[str, str]]]]

PRESENCES = {
    Presence.AVAILABLE: "Müsait",
    Presence.BUSY: "Meşgul",
    Presence.AWAY: "Ara verdim",
}
NOT_THERE = "Masada değil"
NOBODY = "kimse yok"
_SAID = {Presence.AVAILABLE: "müsait", Presence.BUSY: "meşgul", Presence.AWAY: "ara verdi"}


@dataclass(frozen=True)
class WhoIsThere:
    """Who may do some work: how many of each team, how many of them are free, and how people are.

    `states` has who is at the desk, whether or not they may do that work; `teams_of` who is in
    which teams.
    """

    members: Mapping[str, int]
    free: Mapping[str, int]
    states: Mapping[str, Presence]
    teams_of: Mapping[str, Collection[str]]

    def team(self, code: str) -> str:
        """Say who is in a team: `2 kişi, 1 müsait`; `kimse yok` where nobody is."""
        people, free = self.members.get(code, 0), self.free.get(code, 0)
        return f"{people} kişi, {free or 'hiçbiri'} müsait" if people else NOBODY

    def person(self, staff_id: str) -> str:
        """Say how somebody is: `müsait`, `masada değil`."""
        state = self.states.get(staff_id)
        return _SAID[state] if state else NOT_THERE.lower()

    def teams(self, labels: Mapping[str, str], prefix: str = "") -> Choices:
        """Return teams to choose from, under who is there; those with somebody free first."""
        order = sorted(
            labels, key=lambda code: (-self.free.get(code, 0), -self.members.get(code, 0))
        )
        return _grouped(
            (f"Ekipler: {self.team(code)}", prefix + code, labels[code]) for code in order
        )

    def people(self, those: Iterable[tuple[str, str]]) -> Choices:
        """Return people, by id and name with their teams, under how they are; who is free first."""
        order = list(_SAID)
        at = {one: order.index(state) for one, state in self.states.items()}
        those = sorted(those, key=lambda each: at.get(each[0], len(order)))
        return _grouped(
            (f"Kişiler: {self.person(one)}", one, self._with_teams(one, name))
            for one, name in those
        )

    def _with_teams(self, staff_id: str, name: str) -> str:
        labels = sorted(team_label(code) for code in self.teams_of.get(staff_id, ()))
        return f"{name} · {', '.join(labels)}" if labels else name

    def empty(self, codes: Iterable[str]) -> list[str]:
        """Return those of some teams in which nobody works."""
        return [code for code in codes if not self.members.get(code)]


def _grouped(those: Iterable[tuple[str, str, str]]) -> Choices:
    """Put together what stands under the same heading, in the order in which it comes."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for heading, code, label in those:
        groups.setdefault(heading, []).append((code, label))
    return list(groups.items())


async def read(session: AsyncSession, now: datetime, permission: Permission) -> WhoIsThere:
    """Read who may do what a permission grants, and how they are at `now`."""
    states = await presence.states(session, now)
    teams = await service.teams_of(session, permission)
    return WhoIsThere(
        members=Counter(team for those in teams.values() for team in those),
        free=Counter(
            team
            for one, those in teams.items()
            if states.get(one) is Presence.AVAILABLE
            for team in those
        ),
        states=states,
        teams_of=teams,
    )
