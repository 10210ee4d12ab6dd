"""Who of the house sees which complaints: one policy for lists, search, pages and actions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sqlalchemy import ColumnElement, and_, false, or_, true

from backend.complaints.models import Complaint
from backend.staff.permissions import Permission, may

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from backend.staff.models import Role


class Viewer(Protocol):
    """Somebody of the house who looks at complaints, or works on them."""

    @property
    def id(self) -> str:
        """The id of their row."""
        ...

    @property
    def role(self) -> Role:
        """What their work is."""
        ...

    @property
    def teams(self) -> AbstractSet[str]:
        """The teams they work in."""
        ...


def visible_to(who: Viewer) -> ColumnElement[bool]:
    """Return the condition on `Complaint` under which somebody may see it."""
    return or_(*visible_parts(who))


def visible_parts(who: Viewer, team: str = "", owner: str = "") -> list[ColumnElement[bool]]:
    """Return the conditions of which one holds of what somebody may see, and never two of them.

    Each goes by an index of its own, so that a list can be put together of the beginnings of some.
    With a `team` or an `owner` (by id) they are those of what is that team's, or that person's.
    """
    if may(who.role, Permission.SEE_ALL_TEAMS):
        return [true()]
    if not may(who.role, Permission.SEE_OWN_TEAMS):
        return [false()]
    if owner == who.id or team in who.teams:
        return [true()]
    own, teams = Complaint.owner_id == who.id, sorted(who.teams)
    if team:
        return [own]
    others = [Complaint.team.not_in(teams)] if teams else []
    return [*(Complaint.team == each for each in teams), and_(own, *others)]


def may_see(who: Viewer, complaint: Complaint) -> bool:
    """Whether somebody may see a complaint: as `visible_to`, for one that was read."""
    if may(who.role, Permission.SEE_ALL_TEAMS):
        return True
    own = complaint.team in who.teams or complaint.owner_id == who.id
    return own and may(who.role, Permission.SEE_OWN_TEAMS)
