"""Whose something is that people of the house share: the house's, a team's, or one's own. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from backend.complaints.teams import TEAM_WRONG, label as team_label, teams
from backend.kit.errors import InvalidInputError, NotAllowedError
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from backend.complaints.access import Viewer

_TEAM = "team:"


class Scope(StrEnum):
    """How many share it."""

    HOUSE = "house"
    TEAM = "team"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Place:
    """One place: a scope and, but for the house, whose: a team's code or somebody's id."""

    scope: Scope
    owner: str = ""

    @property
    def where(self) -> str:
        """How forms name it."""
        return f"{_TEAM}{self.owner}" if self.scope is Scope.TEAM else self.scope.value

    @property
    def label(self) -> str:
        """What people call it."""
        if self.scope is Scope.TEAM:
            return team_label(self.owner)
        return "Kurum" if self.scope is Scope.HOUSE else "Benim"


HOUSE = Place(Scope.HOUSE)


def read(where: str, who: Viewer) -> Place:
    """Return the place that a form names.

    Raises:
        InvalidInputError: it names none.

    """
    if where.startswith(_TEAM) and (team := where.removeprefix(_TEAM)) in teams():
        return Place(Scope.TEAM, team)
    if where == Scope.OWN:
        return Place(Scope.OWN, who.id)
    if where != Scope.HOUSE:
        raise InvalidInputError(errors={"where": TEAM_WRONG})
    return HOUSE


def seen_by(who: Viewer) -> list[Place]:
    """Return the places whose things somebody is offered, the nearest first."""
    return [
        Place(Scope.OWN, who.id),
        *(Place(Scope.TEAM, team) for team in sorted(who.teams)),
        HOUSE,
    ]


def editable(who: Viewer) -> list[Place]:
    """Return the places that somebody words: supervisors all, leads their teams, and one's own."""
    found = [Place(Scope.OWN, who.id)] if may(who.role, Permission.ANSWER) else []
    if may(who.role, Permission.RUN_TEAMS):
        return [*found, *(Place(Scope.TEAM, team) for team in teams()), HOUSE]
    if may(who.role, Permission.WORD_OWN_TEAMS):
        found += [Place(Scope.TEAM, team) for team in sorted(who.teams)]
    return found


def require(who: Viewer, place: Place) -> None:
    """Refuse a place that somebody does not word.

    Raises:
        NotAllowedError: they do not.

    """
    if place not in editable(who):
        raise NotAllowedError
